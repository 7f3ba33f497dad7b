"""What the shapes and connectors of a Visio drawing are as a process."""

from __future__ import annotations

import pytest

from tests.documented.drawio_file import flows, kinds
from tests.documented.vsdx_file import connector, glue, line_to, read, read_one, shape

FLOWCHART = {
    "2": "Process",
    "3": "Decision.17",
    "4": "Start/End",
    "5": "Swimlane",
    "6": "CFF Container",
    "7": "Subprocess",
    "8": "Text Annotation",
    "9": "Sequence Flow",
}


def test_universal_names_of_masters_decide_whatever_the_language() -> None:
    process = read_one(
        shape(1, "Anruf", "4", (1, 5)),
        shape(2, "Betrag prüfen", "2", (4, 5)),
        shape(3, "Zu hoch?", "3", (7, 5)),
        shape(4, "Ende", "4", (10, 5)),
        *(connector(line) for line in (11, 12, 13)),
        *(glue(11, 1, 2), glue(12, 2, 3), glue(13, 3, 4)),
        masters=FLOWCHART,
    )
    assert kinds(process) == {"1": "start", "2": "step", "3": "exclusive", "4": "end"}
    assert flows(process) == [("1", "2", ""), ("2", "3", ""), ("3", "4", "")]
    assert process.name == "refund"


@pytest.mark.parametrize(
    ("master", "data", "kind"),
    [
        ("Task", {}, "step"),
        ("Collapsed Sub-Process", {}, "subprocess"),
        ("Start Event", {}, "start"),
        ("Intermediate Event", {}, "event"),
        ("End Event", {}, "end"),
        ("Gateway", {"BpmnGatewayType": "Parallel"}, "parallel"),
        ("Gateway", {"BpmnGatewayType": "Inclusive"}, "inclusive"),
        ("Gateway", {"BpmnGatewayType": "Exclusive Event (Instantiate)"}, "exclusive"),
        ("Parallel Gateway", {}, "parallel"),
        ("Initial Node", {}, "start"),
        ("Final Node", {}, "end"),
        ("Action", {}, "step"),
        ("Predefined process", {}, "subprocess"),
        ("Rectangle", {}, "step"),
        ("Diamond", {}, "exclusive"),
        ("XOR", {}, "exclusive"),
        ("Preparation", {}, "step"),
        ("Data.4", {}, "step"),
    ],
)
def test_each_stencil_has_its_kinds(master: str, data: dict[str, str], kind: str) -> None:
    process = read_one(shape(1, "It", "2", data=data), masters={"2": master})
    assert kinds(process) == {"1": kind}


def test_a_gateway_of_no_told_kind_is_read_as_exclusive_with_a_warning() -> None:
    result = read(shape(1, "Enough?", "2"), shape(2, "Which?", "2"), masters={"2": "Gateway"})
    assert set(kinds(result.processes[0]).values()) == {"exclusive"}
    assert [w.what for w in result.warnings if "read as" in w.what] == [
        "2 gateways are read as exclusive: the drawing does not say of what kind"
    ]


def test_lanes_are_owners_with_their_heading_in_a_part() -> None:
    heading = shape(21, "Agent")
    process = read_one(
        shape(10, "Refunds", "6", (5, 5), (10, 10)),
        shape(20, "", "5", (5, 7.5), (10, 5), inner=heading),
        shape(30, "Leader", "5", (5, 2.5), (10, 5)),
        shape(1, "Ask", "2", (2, 8)),
        shape(2, "Approve", "2", (2, 2)),
        connector(11),
        glue(11, 1, 2),
        masters=FLOWCHART,
    )
    assert {n.name: n.owner for n in process.nodes} == {"Ask": "Agent", "Approve": "Leader"}


def test_the_picture_has_y_downwards_and_sizes_of_the_master() -> None:
    process = read_one(shape(1, "Ask", "2", (3, 8), None), masters=FLOWCHART)
    assert process.picture is not None
    (box,) = process.picture.boxes
    assert (box.x, box.y, box.width, box.height) == (2, 1.5, 2, 1)


def test_a_lane_that_lies_on_its_side_is_where_it_is_drawn() -> None:
    lane = shape(30, "Agent", "5", (2, 5), (8, 2)).replace(
        "<Section", '<Cell N="Angle" V="1.5708"/><Section', 1
    )
    process = read_one(lane, shape(1, "Ask", "2", (2, 8)), masters=FLOWCHART)
    assert process.nodes[0].owner == "Agent"


def test_loose_ends_are_snapped_with_a_warning() -> None:
    result = read(
        shape(1, "Ask", "2", (1, 5)),
        shape(2, "Answer", "2", (5, 5)),
        connector(11, (2, 5), (4, 5), "then"),
        masters=FLOWCHART,
    )
    assert flows(result.processes[0]) == [("1", "2", "then")]
    assert result.warnings[0].what == (
        "the arrow “then” from “Ask” to “Answer” is not attached at its beginning and its end; "
        "it is read as drawn"
    )


def test_an_arrow_drawn_backwards_is_turned() -> None:
    process = read_one(
        shape(1, "Ask", "2", (1, 5)),
        shape(2, "Answer", "2", (5, 5)),
        connector(11, BeginArrow=4, EndArrow=0),
        glue(11, 1, 2),
        masters=FLOWCHART,
    )
    assert flows(process) == [("2", "1", "")]


def test_messages_associations_and_notes_are_left_out() -> None:
    result = read(
        shape(1, "Ask", "2", (1, 5)),
        shape(2, "Answer", "2", (5, 5)),
        shape(3, "Since May", "8", (5, 1)),
        *(connector(11, master="9"), connector(12, master="20"), connector(13)),
        *(glue(11, 1, 2), glue(12, 2, 1), glue(13, 1, 3)),
        masters=FLOWCHART | {"20": "Message Flow.4"},
    )
    assert flows(result.processes[0]) == [("1", "2", "")]
    assert set(kinds(result.processes[0])) == {"1", "2"}
    assert result.warnings == ()


def test_groups_are_looked_into_and_glue_to_a_part_is_glue_to_its_shape() -> None:
    part = '<Shape ID="101" MasterShape="7"/>'
    grouped = shape(1, "Ask", "2", (1, 1), inner=part) + shape(2, "Answer", "2", (5, 1))
    process = read_one(
        shape(100, "", "", (10, 5), (8, 4), inner=grouped),
        connector(11),
        glue(11, 101, 2),
        masters=FLOWCHART,
    )
    assert flows(process) == [("1", "2", "")]
    assert process.picture is not None
    boxes = {box.id: (box.x, box.y) for box in process.picture.boxes}
    assert boxes["1"] == (6.25, 5.5)


def test_an_event_on_the_border_of_an_activity_is_attached_to_it() -> None:
    process = read_one(
        shape(1, "Ask", "2", (2, 5), (2, 1)),
        shape(2, "Too late", "3", (2.5, 4.5), (0.4, 0.4)),
        shape(3, "Close", "2", (6, 5), (2, 1)),
        *(connector(11), connector(12), glue(11, 1, 3), glue(12, 2, 3)),
        masters={"2": "Task", "3": "Intermediate Event"},
    )
    assert process.by_id["2"].attached_to == "1"
    assert process.starts == ("1",)


def test_a_shape_drawn_by_hand_is_a_step_where_an_arrow_is() -> None:
    process = read_one(
        shape(1, "Ask"),
        shape(2, "Answer", at=(5, 0)),
        shape(3, "Refunds, May", at=(5, 8)),
        *(connector(11), glue(11, 1, 2)),
    )
    assert kinds(process) == {"1": "step", "2": "step"}


RHOMBUS = ((1.5, 0.5), (0.75, 1), (0, 0.5), (0.75, 0))


@pytest.mark.parametrize(
    ("outline", "kind"),
    [
        ("".join(line_to(*corner) for corner in RHOMBUS), "exclusive"),
        ("".join(line_to(*corner) for corner in ((1.5, 0), (1.5, 1), (0, 1), (0, 0))), "step"),
        ('<Row T="Ellipse"/>', "start"),
    ],
)
def test_the_outline_tells_where_no_name_does(outline: str, kind: str) -> None:
    process = read_one(
        shape(1, "Here", outline=outline),
        shape(2, "There", at=(5, 0)),
        connector(11),
        glue(11, 1, 2),
    )
    assert kinds(process) == {"1": kind, "2": "step"}


def test_a_connector_with_two_heads_leads_both_ways() -> None:
    process = read_one(
        shape(1, "A", "3", (1, 8)),
        shape(2, "B", "3", (3, 8)),
        connector(11, BeginArrow=4, EndArrow=4),
        glue(11, 1, 2),
        masters={"3": "Process"},
    )
    assert [(flow.source, flow.target) for flow in process.flows] == [("1", "2"), ("2", "1")]


@pytest.mark.parametrize("mark", [10, 22, 23, 41])
def test_dots_diamonds_and_slashes_at_the_start_are_no_heads(mark: int) -> None:
    process = read_one(
        shape(1, "A", "3", (1, 8)),
        shape(2, "B", "3", (3, 8)),
        connector(11, BeginArrow=mark, EndArrow=13),
        glue(11, 1, 2),
        masters={"3": "Process"},
    )
    assert [(flow.source, flow.target) for flow in process.flows] == [("1", "2")]


def test_the_symbols_of_or_and_of_a_junction_are_gateways() -> None:
    process = read_one(
        shape(1, "", "3", (1, 8)),
        shape(2, "", "4", (3, 8)),
        connector(11),
        glue(11, 1, 2),
        masters={"3": "Or", "4": "Summing junction"},
    )
    assert kinds(process) == {"1": "inclusive", "2": "exclusive"}
