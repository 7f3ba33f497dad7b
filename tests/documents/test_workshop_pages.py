"""What a team is given to fill in: boxes, questions and a canvas, in the order of the process."""

from __future__ import annotations

from dataclasses import replace

import pytest

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.workshop.canvas import draw_canvas, lanes_of
from observer.documents.workshop.pack import compose_workshop
from observer.documents.workshop.questions import FIRST, LAST, questions
from observer.documents.workshop.step_order import steps_in_order
from observer.documents.workshop.tally import point_words, recurring_points
from observer.drawing.map_graph import View
from observer.model.mark import MarkKind
from tests.discovery.playing import traces
from tests.documents.recorded import sample_analysis
from tests.documents.test_workshop import sheet_of, words_of

STEPS = (
    "Identify customer", "Look up order", "Check refund rules", "Copy order number to refund log",
    "Obtain refund approval", "Explain the delay", "Book refund", "Tell customer the outcome",
    "Explain refusal", "Record contact",
)  # fmt: skip
"""Of the sample: as its document has them, and “Explain the delay” after the approval it is of."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return sample_analysis(tmp_path_factory.mktemp("sample"))


def test_steps_come_in_the_order_of_the_process(sample: Analysis) -> None:
    observed = sample.observed
    assert observed.process
    assert steps_in_order(observed.traces, observed.process.step_names) == STEPS


def test_without_a_document_they_come_as_they_followed_each_other() -> None:
    first = ((0, "open", ""), (1, "step", "A"), (2, "step", "C"), (9, "close", ""))
    second = (
        (0, "open", ""),
        (1, "step", "A"),
        (2, "step", "B"),
        (3, "step", "C"),
        (9, "close", ""),
    )
    assert steps_in_order(traces(first, second), ()) == ("A", "B", "C")


def test_what_recurs_is_asked_at_its_step_and_nothing_is_counted(sample: Analysis) -> None:
    words = words_of(sheet_of(compose_workshop(sample, Choices()), "Does this happen to you?"))
    places = [words.index(name) for name in STEPS]
    assert places == sorted(places)
    order = ("Look up order", "Waits on: system", "Check refund rules")
    assert sorted(order, key=words.index) == list(order)
    asked = words.split("in our own words")[1].split("Contacts chosen")[0]
    assert not any(character.isdigit() for character in asked)
    assert "authority" not in asked  # seen once


def test_an_approval_is_one_point_whether_waited_for_or_blocked(sample: Analysis) -> None:
    points = recurring_points(sample.observed.traces)["Obtain refund approval"]
    assert [point_words(point) for point in points] == [
        "Waits on, or is blocked and needs: approval",
        "Transferred to Back office",
    ]


def test_questions_are_asked_of_what_was_seen() -> None:
    assert list(questions({MarkKind.STEP})) == [*FIRST, *LAST]
    asked = " ".join(questions({MarkKind.WAIT, MarkKind.TRANSFER}))
    assert "Choose a wait" in asked
    assert "Choose a transfer" in asked
    assert "blocked" not in asked


def test_the_canvas_has_a_lane_for_each_known_owner_and_one_to_name(sample: Analysis) -> None:
    known = lanes_of(sample.observed)
    assert known == ["Agent", "Team leader", "Back office", "Complaints team", ""]
    words = words_of(sheet_of(compose_workshop(sample, Choices()), "How should it run?"))
    for printed in (*known[:3], "Resolved", "Callback", "Transferred", "Unresolved"):
        assert printed in words


def test_without_a_document_the_first_lane_is_to_be_named_too(sample: Analysis) -> None:
    undocumented = replace(sample.observed, process=None)
    assert lanes_of(undocumented) == ["", "Back office", "Complaints team", ""]


def test_without_an_owner_the_canvas_is_still_one() -> None:
    words = [text.text for text in draw_canvas([""], ["resolved"], 700, 400).texts]
    assert words == ["begins", "ends as", "Resolved"]


def test_many_owners_take_further_sheets(sample: Analysis) -> None:
    process = sample.observed.process
    assert process
    nodes = tuple(
        replace(node, owner=f"Team number {at} of them") if node.owner else node
        for at, node in enumerate(process.nodes)
    )
    many = replace(sample, observed=replace(sample.observed, process=replace(process, nodes=nodes)))
    sheets = [s for s in compose_workshop(many, Choices()).sheets if "How should" in words_of(s)]
    lanes = " ".join(map(words_of, sheets))
    assert len(sheets) > 1
    assert all(f"number {at} of" in lanes for at, node in enumerate(nodes) if node.owner)


@pytest.mark.parametrize("view", [View.REAL, View.COMPARISON])
def test_no_agent_stands_in_it_even_as_one_who_was_waited_for(sample: Analysis, view: View) -> None:
    agents = {trace.agent for trace in sample.observed.traces}
    assert "Agent B" in agents & {e.held_by for t in sample.observed.traces for e in t.events}
    document = compose_workshop(sample, Choices(view=view))
    words = " ".join(map(words_of, document.sheets))
    assert not [agent for agent in agents if agent in words]
    assert "a colleague" in words


def test_nothing_is_concluded(sample: Analysis) -> None:
    document = compose_workshop(sample, Choices())
    words = " ".join(map(words_of, document.sheets)).lower()
    for conclusion in ("constraint", "finding", "recurring", "fitness", "deviation", "median of"):
        assert conclusion not in words
    contact_pages = " ".join(w for w in map(words_of, document.sheets) if w.startswith("Contact "))
    assert "%" not in contact_pages
