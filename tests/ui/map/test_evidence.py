"""What the evidence says, worked out by hand from the marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from observer.analysis import Analysis
from observer.drawing.display_list import Element
from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.ui.map.evidence import Evidence, find_way, gather_evidence
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
    assert evidence.certainty == "2 of 3 closed, 95 % interval: between 9 % and over 99 %"
    compared = gather(BLOCKED, View.COMPARISON)
    assert (compared.contacts, compared.of) == ((1, 2), 3)
    assert compared.certainty == "95 % interval: between 9 % and over 99 %"


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
    evidence = gather(node_id("step", "Check account"), View.DOCUMENTED)
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


@pytest.mark.parametrize(
    ("owner", "contacts"), [("start", (1, 2, 3, 4)), ("end", (1, 2, 3)), ("step:Greet", (1, 2, 3))]
)
def test_documented_starts_and_ends_list_the_contacts(
    gather: Gather, owner: str, contacts: tuple[int, ...]
) -> None:
    assert gather(owner, View.DOCUMENTED).contacts == contacts


def test_a_documented_line_lists_who_passed(gather: Gather) -> None:
    line = node_id("edge", node_id("step", "Greet"), node_id("step", "Check account"))
    assert lines(gather(line, View.DOCUMENTED)) == [
        (1, 20_000, "0:19", ""),
        (2, 11_000, "0:10", ""),
    ]


def test_what_is_out_of_sight_is_not_called_missed(
    analyse_script: Callable[..., Analysis],
) -> None:
    process = (
        "step,next,owner,observable\nGreet,Check account,Agent,\n"
        "Check account,Approve form,Agent,\nApprove form,,Team leader,no\n"
    )
    analysis = analyse_script(process=process)
    for view, owner in [
        (View.DOCUMENTED, node_id("step", "Approve form")),
        (View.COMPARISON, node_id("step", "Approve form")),
    ]:
        element = draw_view(analysis, view).drawing.elements[owner]
        assert "cannot be seen" in gather_evidence(analysis, view, element).unseen
    assert element.description == "Team leader · documented only · cannot be seen from here"


def test_the_way_of_a_contact_is_all_that_it_went_through(analysis: Analysis) -> None:
    drawing = draw_view(analysis, View.REAL).drawing
    greet, resolved = node_id("step", "Greet"), node_id("outcome", "resolved")
    assert find_way(analysis, View.REAL, drawing, {3}) == {
        node_id("start"),
        greet,
        resolved,
        node_id("edge", "start", greet),
        node_id("edge", greet, resolved),
    }


def test_a_row_tells_the_time_of_day_who_and_how_it_ended(
    gather: Gather, analysis: Analysis
) -> None:
    row = gather(BLOCKED).rows[0]
    opened = analysis.observed.traces[0].opened_at
    clock = (opened + timedelta(seconds=80)).astimezone()
    assert row.story == (
        f"{clock:%H:%M:%S} · authority · Team leader · contact 1 ended as resolved"
    )
