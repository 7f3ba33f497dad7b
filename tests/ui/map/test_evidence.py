"""What the evidence says, worked out by hand from the marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from observer.analysis import Analysis
from observer.drawing.display_list import Element
from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.ui.map.evidence import Evidence, gather_evidence
from observer.views import draw_view

BLOCKED = node_id("blocked", "Check account", "authority")
Gather = Callable[..., Evidence]


@pytest.fixture
def gather(analysis: Analysis) -> Gather:
    def gathered(owner: str, view: View = View.REAL) -> Evidence:
        element = draw_view(analysis, view).drawing.elements[owner]
        return gather_evidence(analysis, view, element)

    return gathered


def lines(evidence: Evidence) -> list[tuple[int, int, str, str]]:
    return [(row.contact, row.at_ms, row.duration, row.remark) for row in evidence.rows]


def test_a_block_lists_each_of_its_marks(gather: Gather) -> None:
    evidence = gather(BLOCKED)
    assert evidence.title == "Blocked at Check account"
    assert evidence.subtitle == "needs authority · held by Back office, Team leader"
    assert lines(evidence) == [
        (1, 80_000, "1:00", "Team leader"),
        (2, 31_000, "0:30", "Back office"),
    ]
    assert dict(evidence.figures) == {
        "Time lost": "1:30",
        "Median": "0:45",
        "Range": "0:30–1:00",
    }


def test_the_marks_are_those_of_the_graph(gather: Gather, analysis: Analysis) -> None:
    for owner, data in analysis.graph.nodes(data=True):
        marks = [mark for row in gather(owner).rows for mark in row.marks]
        assert sorted(marks) == sorted(data["marks"])
        assert gather(owner).contacts == data["contacts"]


def test_a_constraint_has_the_interval_over_closed_contacts(gather: Gather) -> None:
    """Clopper–Pearson for 2 of 3, from a table: 0.094 to 0.992."""
    evidence = gather(BLOCKED)
    assert (evidence.contacts, evidence.of) == ((1, 2), 4)
    assert evidence.certainty == "2 of 3 closed, 95 % interval 9–99 %"
    compared = gather(BLOCKED, View.COMPARISON)
    assert (compared.contacts, compared.of) == ((1, 2), 3)
    assert compared.certainty == "95 % interval 9–99 %"


def test_a_transfer_whose_end_nobody_saw_has_no_time(gather: Gather) -> None:
    evidence = gather(node_id("transfer", "Check account", "Billing"))
    assert evidence.subtitle == "to Billing"
    assert lines(evidence) == [(2, 71_000, "not seen", "cold · context lost")]
    assert evidence.figures == ()


def test_the_one_holder_is_named_in_the_head_alone(
    analyse_script: Callable[[str], Analysis],
) -> None:
    analysis = analyse_script(
        "contact,at_ms,key,detail\n1,0,open,\n1,0,step,Check\n"
        "1,1000,wait,on=approval;who=Team leader\n1,4000,moving,\n1,5000,close,outcome=resolved\n"
    )
    element = draw_view(analysis, View.REAL).drawing.elements[node_id("wait", "Check", "approval")]
    evidence = gather_evidence(analysis, View.REAL, element)
    assert evidence.subtitle == "waiting on approval · held by Team leader"
    assert lines(evidence) == [(1, 1_000, "0:03", "")]


def test_a_line_lists_who_passed_and_how_long_it_took(gather: Gather) -> None:
    edge = node_id("edge", node_id("step", "Greet"), node_id("step", "Check account"))
    evidence = gather(edge)
    assert lines(evidence) == [(1, 20_000, "0:19", ""), (2, 11_000, "0:10", "")]
    assert ("Median, start to start", "0:14") in evidence.figures


def test_open_contacts_are_not_compared(gather: Gather) -> None:
    assert gather(node_id("start")).contacts == (1, 2, 3, 4)
    assert gather(node_id("start"), View.COMPARISON).contacts == (1, 2, 3)


def test_a_documented_step_tells_what_was_written_and_what_was_seen(gather: Gather) -> None:
    evidence = gather("Check account", View.DOCUMENTED)
    assert evidence.subtitle == "Agent"
    assert evidence.written == (("May decide here", "Team leader"), ("Introduced", "2016"))
    assert [(row.contact, row.at_ms) for row in evidence.rows] == [(1, 20_000), (2, 11_000)]


def test_a_step_that_nobody_saw_has_no_rows(gather: Gather) -> None:
    evidence = gather(node_id("step", "Approve form"), View.COMPARISON)
    assert evidence.rows == ()
    assert evidence.contacts == ()


def test_a_reason_left_open_is_called_so(analyse_script: Callable[[str], Analysis]) -> None:
    analysis = analyse_script("contact,at_ms,key,detail\n1,0,open,\n1,1000,wait,\n1,2000,moving,\n")
    element = Element(node_id("wait", "", ""), "wait", "", "")
    evidence = gather_evidence(analysis, View.REAL, element)
    assert evidence.title == "Wait before the first step"
    assert evidence.subtitle == "reason left open"
