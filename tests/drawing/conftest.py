"""A refund above the agent's limit: five contacts, small enough to count by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import networkx as nx
import pytest

from observer.discovery.graph import discover_graph
from observer.drawing.map_graph import MapGraph, comparison_map, documented_map, real_map
from observer.model.identity import node_id
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.model.trace import Event, EventKind, Trace

OWNERS = {"Greet": "Agent", "Assess claim": "Agent", "Approve": "Team leader", "Refund": "Agent"}

Stop = tuple[EventKind, str, str, int | None]

AUTHORITY: Stop = (EventKind.BLOCKED, "authority", "Team leader", 250_000)
SYSTEM: Stop = (EventKind.WAIT, "system", "", 47_000)
BILLING: Stop = (EventKind.TRANSFER, "Billing", "", None)
FRIEND: Stop = (EventKind.WORKAROUND, "asks a friend", "", None)

CONTACTS: list[tuple[list[tuple[str, list[Stop]]], str]] = [
    ([("Greet", []), ("Assess claim", [SYSTEM, AUTHORITY]), ("Refund", [])], "resolved"),
    ([("Greet", []), ("Assess claim", [AUTHORITY, FRIEND]), ("Refund", [])], "resolved"),
    ([("Greet", []), ("Assess claim", []), ("Greet", []), ("Refund", [])], "resolved"),
    ([("Greet", []), ("Assess claim", [BILLING])], "transferred"),
    ([("Greet", []), ("Assess claim", []), ("Assess claim", []), ("Refund", [])], "callback"),
]


def make_trace(number: int, steps: list[tuple[str, list[Stop]]], outcome: str) -> Trace:
    """One contact; every step takes a minute besides its points."""
    events: list[Event] = []
    now_ms = 0
    for name, stops in steps:
        held_ms = sum(stop[3] or 0 for stop in stops)
        length_ms = 60_000 + held_ms
        end_ms = now_ms + length_ms
        events.append(Event(EventKind.STEP, name, name, now_ms, end_ms, length_ms, 60_000))
        for kind, label, holder, stop_ms in stops:
            end = None if stop_ms is None else now_ms + stop_ms
            events.append(Event(kind, label, name, now_ms, end, stop_ms, held_by=holder))
            now_ms += stop_ms or 0
        now_ms = end_ms
    opened_at = datetime(2025, 3, 4, 9, number, tzinfo=UTC)
    return Trace(
        number, opened_at, "call", "Agent A", tuple(events), (), outcome, True, now_ms,
        open_mark=number * 100, close_mark=number * 100 + 99,
    )  # fmt: skip


@pytest.fixture
def real_graph() -> nx.DiGraph:
    traces = [make_trace(i, steps, outcome) for i, (steps, outcome) in enumerate(CONTACTS, start=1)]
    return discover_graph(traces, OWNERS)


@pytest.fixture
def real(real_graph: nx.DiGraph) -> MapGraph:
    return real_map(real_graph)


@pytest.fixture
def comparison(real_graph: nx.DiGraph) -> MapGraph:
    """Greet → Assess claim → Approve → Refund is documented; nobody went through Approve."""
    graph = nx.DiGraph()
    everyone = (1, 2, 3, 4, 5)
    for name in ("Greet", "Assess claim"):
        _add_step(graph, name, everyone)
    _add_step(graph, "Approve", ())
    _add_step(graph, "Refund", (1, 2, 3, 5))
    graph.add_node(node_id("start"), **_attributes("start", "", "", "both", everyone))
    outcomes: list[tuple[str, tuple[int, ...]]] = [
        ("resolved", (1, 2, 3)),
        ("transferred", (4,)),
        ("callback", (5,)),
    ]
    for outcome, contacts in outcomes:
        name = node_id("outcome", outcome)
        graph.add_node(name, **_attributes("outcome", outcome, "", "both", contacts))
    edges: list[tuple[str, str, str, tuple[int, ...]]] = [
        ("Greet", "Assess claim", "both", everyone),
        ("Assess claim", "Approve", "documented-only", ()),
        ("Approve", "Refund", "documented-only", ()),
        ("Assess claim", "Refund", "observed-only", (1, 2, 5)),
        ("Assess claim", "Greet", "observed-only", (3,)),
        ("Assess claim", "Assess claim", "observed-only", (5,)),
        ("Greet", "Refund", "observed-only", (3,)),
    ]
    for source, target, status, contacts in edges:
        ends = node_id("step", source), node_id("step", target)
        graph.add_edge(*ends, status=status, contacts=contacts)
    return comparison_map(graph, real_graph, PROCESS)


def _add_step(graph: nx.DiGraph, name: str, contacts: tuple[int, ...]) -> None:
    status = "both" if contacts else "documented-only"
    attributes = _attributes("step", name, OWNERS[name], status, contacts)
    graph.add_node(node_id("step", name), **attributes)


def _attributes(
    kind: str, label: str, owner: str, status: str, contacts: tuple[int, ...]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": label,
        "owner": owner,
        "observable": True,
        "status": status,
        "contacts": contacts,
    }


def _process() -> DocumentedProcess:
    nodes = (
        Node("Greet", NodeKind.STEP, "Greet", "Agent"),
        Node("Allowed?", NodeKind.EXCLUSIVE, "Allowed?"),
        Node("Approve", NodeKind.STEP, "Approve", "Team leader"),
        Node("Refund", NodeKind.STEP, "Refund", "Agent"),
    )
    flows = (
        Flow("Greet", "Allowed?"),
        Flow("Allowed?", "Approve", "above the limit"),
        Flow("Allowed?", "Refund", "within the limit"),
        Flow("Approve", "Refund"),
    )
    return DocumentedProcess("p", "Refund", nodes, flows, ("Greet",))


PROCESS = _process()


@pytest.fixture
def documented() -> MapGraph:
    return documented_map(PROCESS)
