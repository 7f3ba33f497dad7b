"""The real-process graph of three contacts, worked out by hand."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from observer.discovery.graph import discover_graph
from observer.discovery.variants import Variant, find_variants
from observer.model.trace import Trace
from tests.discovery.playing import traces

FIRST = [
    (0, "open", "agent=Agent A"),
    (1000, "step", "Ask"),
    (5000, "wait", "on=system;who=CRM"),
    (9000, "moving", ""),
    (11_000, "step", "Book"),
    (15_000, "hold", ""),
    (20_000, "off-hold", ""),
    (21_000, "close", "outcome=resolved"),
]
SECOND = [
    (0, "open", "agent=Agent B"),
    (3000, "step", "Ask"),
    (4000, "wait", "on=system;who=Order system"),
    (10_000, "moving", ""),
    (12_000, "transfer", "to=Back office"),
    (20_000, "step", "Book"),
    (26_000, "step", "Ask"),
    (28_000, "wait", "on=system"),
    (30_000, "gap", "ms=1000"),
    (31_000, "step", "Book"),
    (40_000, "close", "outcome=callback"),
]
OPEN = [(0, "open", ""), (2000, "step", "Ask"), (6000, "blocked", "for=policy"), (9000, "note", "")]


@pytest.fixture
def found() -> list[Trace]:
    return traces(FIRST, SECOND, OPEN)


@pytest.fixture
def graph(found: list[Trace]) -> nx.DiGraph:
    return discover_graph(found, {"Ask": "Agent", "Book": "Cashier"})


def test_the_graph_names_its_contacts_and_those_still_open(graph: nx.DiGraph) -> None:
    assert (graph.graph["contacts"], graph.graph["open"]) == ((1, 2, 3), (3,))


NODES: dict[str, dict[str, Any]] = {
    "start": {"kind": "start", "contacts": (1, 2, 3), "count": 3, "median_ms": None},
    "step:Ask": {
        "kind": "step", "label": "Ask", "owner": "Agent", "contacts": (1, 2, 3), "count": 4,
        "median_ms": 8500, "min_ms": 4000, "max_ms": 17_000, "working_ms": 5000,
    },
    "step:Book": {
        "kind": "step", "owner": "Cashier", "contacts": (1, 2), "count": 3,
        "median_ms": 9000, "min_ms": 6000, "max_ms": 10_000, "working_ms": 9000,
    },
    "wait:Ask:system": {
        "kind": "wait", "label": "system", "owner": "Agent", "held_by": ("CRM", "Order system"),
        "contacts": (1, 2), "count": 3, "median_ms": 4000, "min_ms": 2000, "max_ms": 6000,
        "working_ms": None,
    },
    "transfer:Ask:Back office": {
        "kind": "transfer", "label": "Back office", "contacts": (2,), "count": 1,
        "median_ms": None, "min_ms": None, "max_ms": None,
    },
    "blocked:Ask:policy": {"contacts": (3,), "count": 1, "median_ms": 3000},
    "outcome:resolved": {"kind": "outcome", "label": "resolved", "contacts": (1,), "count": 1},
    "outcome:callback": {"kind": "outcome", "contacts": (2,), "median_ms": None},
}  # fmt: skip
"""Ask lasts 10, 17, 4 (5 less the gap) and 7 s; of these 6, 11, 2 and 4 s without its points.
Book lasts 10, 6 and 9 s."""


def test_every_node_has_its_contacts_and_times(graph: nx.DiGraph) -> None:
    assert set(graph.nodes) == set(NODES)
    for node, expected in NODES.items():
        assert {name: graph.nodes[node][name] for name in expected} == expected, node


EDGES: dict[tuple[str, str], tuple[tuple[int, ...], int, float | None]] = {
    ("start", "step:Ask"): ((1, 2, 3), 3, 2000),
    ("step:Ask", "wait:Ask:system"): ((1, 2), 3, 2000),
    ("wait:Ask:system", "step:Book"): ((1, 2), 2, 1000),
    ("step:Book", "outcome:resolved"): ((1,), 1, 10_000),
    ("wait:Ask:system", "transfer:Ask:Back office"): ((2,), 1, 2000),
    ("transfer:Ask:Back office", "step:Book"): ((2,), 1, None),
    ("step:Book", "step:Ask"): ((2,), 1, 6000),
    ("step:Book", "outcome:callback"): ((2,), 1, 9000),
    ("step:Ask", "blocked:Ask:policy"): ((3,), 1, 4000),
}
"""From Ask to its wait 4, 1 and 2 s; from the wait to Book 2 and 0 s. The gap, from 29 to 30 s, is
within the last wait."""


def test_every_edge_has_its_contacts_and_the_time_to_its_target(graph: nx.DiGraph) -> None:
    told = {
        (a, b): (edge["contacts"], edge["count"], edge["median_ms"])
        for a, b, edge in graph.edges(data=True)
    }
    assert told == EDGES


def test_an_open_contact_leads_to_no_outcome(graph: nx.DiGraph) -> None:
    assert list(graph.successors("blocked:Ask:policy")) == []


def test_every_node_and_edge_leads_back_to_its_marks(graph: nx.DiGraph, found: list[Trace]) -> None:
    by_start = {
        (trace.contact, event.kind.value, event.start_ms): event.marks
        for trace in found
        for event in trace.events
    }
    waits = by_start[1, "wait", 5000] + by_start[2, "wait", 4000] + by_start[2, "wait", 28_000]
    assert graph.nodes["wait:Ask:system"]["marks"] == waits
    assert graph.nodes["start"]["marks"] == tuple(trace.open_mark for trace in found)
    ends = (*by_start[1, "step", 11_000], found[0].close_mark)
    assert graph.edges["step:Book", "outcome:resolved"]["marks"] == ends
    assert all(node["marks"] for _, node in graph.nodes(data=True))
    assert all(edge["marks"] for _, _, edge in graph.edges(data=True))


def test_the_order_of_the_contacts_does_not_matter(found: list[Trace]) -> None:
    graphs = [discover_graph(order) for order in (found, found[::-1])]
    assert dict(graphs[0].nodes(data=True)) == dict(graphs[1].nodes(data=True))
    assert list(graphs[0].edges(data=True)) == list(graphs[1].edges(data=True))


def test_no_contacts_make_an_empty_graph() -> None:
    assert len(discover_graph([])) == 0


def test_contacts_that_went_the_same_way_are_one_variant() -> None:
    short = [(0, "open", ""), (5, "step", "Ask"), (9, "close", "outcome=resolved")]
    slow = [(0, "open", ""), (700, "step", "Ask"), (9000, "close", "outcome=resolved")]
    other = [(0, "open", ""), (5, "step", "Ask"), (9, "close", "outcome=callback")]
    cut_off = [(0, "open", ""), (5, "step", "Ask")]
    assert find_variants(traces(other, short, cut_off, slow)) == (
        Variant(("start", "step:Ask", "outcome:resolved"), (2, 4)),
        Variant(("start", "step:Ask", "outcome:callback"), (1,)),
        Variant(("start", "step:Ask"), (3,)),
    )


def test_names_make_no_node_of_another() -> None:
    tricky = [(0, "open", ""), (5, "step", "Ask:a"), (6, "wait", "on=b"), (9, "close", "")]
    plain = [(0, "open", ""), (5, "step", "Ask"), (6, "wait", "on=a:b"), (9, "close", "")]
    graph = discover_graph(traces(tricky, plain))
    assert sorted(graph) == [
        "outcome:", "start", "step:Ask", "step:Ask%3Aa", "wait:Ask%3Aa:b", "wait:Ask:a%3Ab",
    ]  # fmt: skip
