"""Two rounds held against each other: Approve goes, Check comes, Ask stays."""

from __future__ import annotations

import pytest

from observer.discovery.graph import discover_graph
from observer.drawing.descriptions import describe
from observer.drawing.difference import difference_map
from observer.drawing.map_graph import MapGraph, Status, View, real_map
from observer.drawing.maps import draw_map
from observer.drawing.reading import Overlay, overlaid, with_details
from observer.model.identity import edge_id, node_id
from observer.model.trace import EventKind
from tests.drawing.conftest import SYSTEM, Stop, make_trace

START = node_id("start")
ASK, APPROVE, CHECK = (node_id("step", name) for name in ("Ask", "Approve", "Check"))
RESOLVED = node_id("outcome", "resolved")
LEADER: Stop = (EventKind.BLOCKED, "authority", "Team leader", 120_000)
SLOW: Stop = (EventKind.WAIT, "system", "", 100_000)

Contact = list[tuple[str, list[Stop]]]

BEFORE: list[Contact] = [
    [("Ask", [SLOW]), ("Approve", [LEADER])],
    [("Ask", [SLOW]), ("Approve", [LEADER])],
    [("Ask", []), ("Approve", [])],
    [("Ask", [])],
]
AFTER: list[Contact] = [[("Ask", [SYSTEM])], [("Ask", [])], [("Ask", []), ("Check", [])]]


def real(contacts: list[Contact]) -> MapGraph:
    traces = [make_trace(i, steps, "resolved") for i, steps in enumerate(contacts, start=1)]
    return with_details(real_map(discover_graph(traces)), traces)


@pytest.fixture(scope="module")
def difference() -> MapGraph:
    return difference_map(real(BEFORE), real(AFTER))


def test_each_part_is_seen_before_after_or_in_both(difference: MapGraph) -> None:
    assert difference.view is View.DIFFERENCE
    assert {node.id: node.status for node in difference.nodes} == {
        START: Status.BOTH,
        ASK: Status.BOTH,
        APPROVE: Status.BEFORE_ONLY,
        CHECK: Status.AFTER_ONLY,
        RESOLVED: Status.BOTH,
    }
    assert {edge.id: edge.status for edge in difference.edges} == {
        edge_id(START, ASK): Status.BOTH,
        edge_id(ASK, RESOLVED): Status.BOTH,
        edge_id(ASK, APPROVE): Status.BEFORE_ONLY,
        edge_id(APPROVE, RESOLVED): Status.BEFORE_ONLY,
        edge_id(ASK, CHECK): Status.AFTER_ONLY,
        edge_id(CHECK, RESOLVED): Status.AFTER_ONLY,
    }


def words(graph: MapGraph, owner: str) -> list[str]:
    return [text.text for text in draw_map(graph).texts if text.owner == owner]


def test_a_card_says_what_was_and_what_is(difference: MapGraph) -> None:
    assert words(difference, ASK) == ["Ask", "4 of 4 → 3 of 3", "1:50 → 1:00", "after 1:00–1:47"]
    assert words(difference, APPROVE) == ["Approve", "before only", "3 of 4 → 0 of 3", "was 3:00"]
    assert words(difference, CHECK) == ["Check", "0 of 4 → 1 of 3", "1:00"]
    assert words(difference, RESOLVED) == ["Resolved", "4 of 4 → 3 of 3"]


def test_a_point_says_what_was_and_what_is(difference: MapGraph) -> None:
    wait = node_id("wait", "Ask", "system")
    gone = node_id("blocked", "Approve", "authority")
    assert words(difference, wait) == ["W", "system", "2 of 4 → 1 of 3", "1:40 → 0:47"]
    assert words(difference, gone) == [
        "B", "authority", "Team leader", "2 of 4 → 0 of 3", "was 2:00",
    ]  # fmt: skip


def test_a_path_says_both_numbers_with_what_they_are_out_of(difference: MapGraph) -> None:
    told = {edge.id: edge.figure for edge in overlaid(difference, Overlay.FREQUENCY).edges}
    assert told[edge_id(ASK, RESOLVED)] == "1 of 4 → 2 of 3"
    assert told[edge_id(ASK, APPROVE)] == "3 of 4 → 0 of 3"
    assert told[edge_id(ASK, CHECK)] == "0 of 4 → 1 of 3"
    assert told[edge_id(START, ASK)] == ""


def test_a_path_says_both_times(difference: MapGraph) -> None:
    told = {edge.id: edge.figure for edge in overlaid(difference, Overlay.TIME).edges}
    assert told[edge_id(ASK, RESOLVED)] == "1:00 → 1:24"
    assert told[edge_id(ASK, APPROVE)] == "was 2:40"


def test_its_words_tell_both_rounds(difference: MapGraph) -> None:
    said = {element.id: element.description for element in describe(difference)}
    assert said[ASK] == (
        "4 of 4 → 3 of 3 contacts · before: median 1:50 (1:00–2:40) · "
        "after: median 1:00 (1:00–1:47)"
    )
    assert said[APPROVE] == (
        "3 of 4 → 0 of 3 contacts · before: median 3:00 (1:00–3:00) · before only"
    )
    assert said[CHECK] == "0 of 4 → 1 of 3 contacts · after: median 1:00 · after only"
    assert said[edge_id(ASK, RESOLVED)].startswith("1 of 4 → 2 of 3 contacts · before: median 1:00")


def test_evidence_is_that_of_the_later_round(difference: MapGraph) -> None:
    elements = {element.id: element for element in describe(difference)}
    assert elements[ASK].contacts == (1, 2, 3)
    assert elements[APPROVE].contacts == elements[APPROVE].marks == ()


def test_rounds_that_are_alike_differ_in_nothing() -> None:
    same = difference_map(real(AFTER), real(AFTER))
    assert {node.status for node in same.nodes} == {Status.BOTH}
    assert {edge.figure for edge in overlaid(same, Overlay.FREQUENCY).edges} == {""}
