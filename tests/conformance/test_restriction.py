"""A comparison of some contacts is the one that they alone would have."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from observer.analysis import Observed, read_observed
from observer.conformance.comparison import compare
from observer.conformance.restriction import restrict
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.sample import make_sample
from tests.discovery.playing import Row, traces


def told(graph: nx.DiGraph) -> tuple[dict[str, object], dict[tuple[str, str], object]]:
    return dict(graph.nodes(data=True)), {(s, t): data for s, t, data in graph.edges(data=True)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Observed:
    with make_sample(tmp_path_factory.mktemp("sample") / "sample.study") as file:
        return read_observed(file)


@given(st.sets(st.integers(1, 10), min_size=1))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_contacts_of_the_sample(sample: Observed, contacts: set[int]) -> None:
    assert sample.process is not None
    whole = compare(sample.process, sample.traces).graph
    some = [trace for trace in sample.traces if trace.contact in contacts]
    alone = compare(sample.process, some).graph
    assert told(restrict(whole, sample.process, contacts)) == told(alone)


STEPS = ("Ask", "Approve", "Pay", "Thank")
PROCESS = DocumentedProcess(
    "p", "P",
    (
        Node("Ask", NodeKind.STEP, "Ask"), Node("Approve", NodeKind.STEP, "Approve"),
        Node("Pay", NodeKind.STEP, "Pay", observable=False),
    ),
    (Flow("Ask", "Approve"), Flow("Ask", "Pay"), Flow("Approve", "Pay")), ("Ask",),
)  # fmt: skip


def contact(steps: list[str], outcome: str) -> list[Row]:
    rows: list[Row] = [(0, "open", "")]
    rows += [(1_000 * at, "step", step) for at, step in enumerate(steps, start=1)]
    return [*rows, (1_000 * (len(steps) + 1), "close", f"outcome={outcome}")]


@given(
    st.lists(
        st.builds(
            contact,
            st.lists(st.sampled_from(STEPS), max_size=4),
            st.sampled_from(["resolved", "callback"]),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sets(st.integers(1, 4), min_size=1),
)
@settings(max_examples=40, deadline=None)
def test_a_process_with_a_step_out_of_sight(rows: list[list[Row]], contacts: set[int]) -> None:
    observed = traces(*rows)
    some = [trace for trace in observed if trace.contact in contacts]
    restricted = restrict(compare(PROCESS, observed).graph, PROCESS, contacts)
    assert told(restricted) == told(compare(PROCESS, some).graph)
