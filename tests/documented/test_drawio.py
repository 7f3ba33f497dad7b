"""What the shapes of a draw.io drawing are in a process."""

from __future__ import annotations

import pytest

from tests.documented.drawio_file import (
    BPMN,
    DECISION,
    LANE,
    STEP,
    edge,
    flows,
    kinds,
    read,
    read_one,
    vertex,
)

TEXT = "text;html=1;"


def test_a_rhombus_is_a_choice_and_labels_are_conditions() -> None:
    label = '<mxCell value="above" vertex="1" parent="q-b" style="edgeLabel;html=1;" id="l"/>'
    process = read_one(
        vertex("q", "How much?", DECISION),
        vertex("a", "Refund", at=(200, 0)),
        vertex("b", "Ask", at=(200, 100)),
        edge("q", "a", "within <b>limit</b>"),
        edge("q", "b"),
        label,
    )
    assert kinds(process)["q"] == "exclusive"
    assert flows(process) == [("q", "a", "within limit"), ("q", "b", "above")]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("task;", "step"),
        ("task;isLoopSub=1;", "subprocess"),
        ("event;outline=standard;symbol=message;", "start"),
        ("event;outline=catching;symbol=timer;", "event"),
        ("event;outline=end;symbol=terminate;", "end"),
        ("shape;perimeter=ellipsePerimeter;outline=throwing;symbol=link;", "event"),
        ("shape;perimeter=rhombusPerimeter;symbol=parallelGw;outline=none;", "parallel"),
        ("gateway2;gwType=parallel;outline=none;symbol=none;", "parallel"),
        ("gateway2;gwType=exclusive;outline=none;symbol=none;", "exclusive"),
        ("gateway2;outline=end;symbol=general;", "inclusive"),
        ("gateway2;gwType=complex;outline=none;symbol=none;", "inclusive"),
        ("gateway2;outline=boundInt;symbol=multiple;", "exclusive"),
        ("user_task_end", "end"),
    ],
)
def test_bpmn_shapes_are_what_bpmn_says(style: str, kind: str) -> None:
    assert kinds(read_one(vertex("x", "It", BPMN + style)))["x"] == kind


def test_markers_of_bpmn_are_kept() -> None:
    process = read_one(
        vertex("loop", "Dial", BPMN + "task;isLoopStandard=1;"),
        vertex("end", "Give up", BPMN + "event;outline=end;symbol=terminate2;", at=(300, 0)),
        vertex("timer", "", BPMN + "event;outline=boundNonint;symbol=timer;", (50, 50), (20, 20)),
        edge("loop", "end"),
        edge("timer", "end"),
    )
    assert process.by_id["loop"].repeats
    assert process.by_id["end"].terminates
    timer = process.by_id["timer"]
    assert (timer.attached_to, timer.interrupting, timer.trigger) == ("loop", False, "timer")


def test_html_labels_are_words() -> None:
    label = '<div>Check&nbsp;the <b>am</b>ount</div><div style="x">&amp; note it<br></div>'
    process = read_one(vertex("a", label))
    assert process.nodes[0].name == "Check the amount & note it"


def test_an_object_around_a_cell_gives_label_and_placeholders() -> None:
    cell = '<mxCell style="html=1;" vertex="1" parent="1"><mxGeometry as="geometry"/></mxCell>'
    wrapped = (
        f'<UserObject id="u" label="Pay %what%" what="refund" placeholders="1">{cell}</UserObject>'
    )
    process = read_one(wrapped, vertex("b", "Close", at=(300, 0)), edge("u", "b"))
    assert process.by_id["u"].name == "Pay refund"
    assert flows(process) == [("u", "b", "")]


def test_lanes_are_owners_by_parent_or_by_place() -> None:
    process = read_one(
        vertex("pool", "Company", LANE, size=(600, 400)),
        vertex("agent", "Agent", LANE, (20, 0), (580, 200), "pool"),
        vertex("leader", "Team leader", LANE, (20, 200), (580, 200), "pool"),
        vertex("a", "Ask", STEP, (40, 40), parent="agent"),
        vertex("b", "Approve", STEP, (300, 250)),
        vertex("c", "Watch", STEP, (900, 900)),
        edge("a", "b"),
        edge("b", "c"),
    )
    assert {n.name: n.owner for n in process.nodes} == {
        "Ask": "Agent",
        "Approve": "Team leader",
        "Watch": "",
    }
    assert process.picture is not None
    assert [(lane.id, lane.x, lane.y) for lane in process.picture.lanes] == [
        ("Company", 0, 0),
        ("Agent", 20, 0),
        ("Team leader", 20, 200),
    ]
    boxes = {box.id: (box.x, box.y, box.width, box.height) for box in process.picture.boxes}
    assert boxes["a"] == (60, 40, 120, 60)


def test_a_step_that_juts_out_of_its_lane_has_its_owner() -> None:
    process = read_one(
        vertex("lane", "Agent", LANE, (0, 0), (600, 100)),
        vertex("a", "Ask", at=(40, 60)),
    )
    assert process.nodes[0].owner == "Agent"


def test_a_place_may_be_told_in_shares_of_the_shape_around() -> None:
    timer = vertex("t", "", BPMN + "event;outline=boundInt;", (0.5, 1), (20, 20), "a")
    offset = '<mxPoint x="-10" y="-10" as="offset"/></mxGeometry>'
    relative = timer.replace("<mxGeometry", '<mxGeometry relative="1"').replace(
        "/></", ">" + offset + "</"
    )
    process = read_one(vertex("a", "Ask", BPMN + "task;", (100, 100)), relative)
    assert process.by_id["t"].attached_to == "a"
    assert process.picture is not None
    boxes = {box.id: (box.x, box.y) for box in process.picture.boxes}
    assert boxes["t"] == (150, 150)


def test_a_text_on_a_shape_without_name_is_its_name() -> None:
    process = read_one(
        vertex("a", "", STEP),
        vertex("over", "Ask", "text;html=1;", (20, 15), (80, 30)),
        vertex("b", "", STEP, (200, 0)),
        vertex("in", "Answer", "text;html=1;", parent="b"),
        vertex("legend", "", STEP, (0, 300)),
        vertex("words", "Since May", "text;html=1;", (10, 310), (50, 20)),
        edge("over", "b"),
    )
    assert [node.name for node in process.nodes] == ["Ask", "Answer"]
    assert flows(process) == [("a", "b", "")]


def test_a_start_on_the_border_of_a_step_is_an_event_at_it() -> None:
    process = read_one(
        vertex("a", "Ask", BPMN + "task;"),
        vertex("e", "", BPMN + "event;outline=eventNonint;", (50, 50), (20, 20)),
        vertex("b", "Remind", at=(300, 200)),
        edge("e", "b"),
    )
    event = process.by_id["e"]
    assert (event.kind.value, event.attached_to, event.interrupting) == ("event", "a", False)


def test_a_start_that_touches_its_first_step_is_the_start() -> None:
    process = read_one(
        vertex("s", "", BPMN + "event;outline=standard;", (-20, 20), (20, 20)),
        vertex("a", "Ask", BPMN + "task;"),
        edge("s", "a"),
    )
    assert process.starts == ("s",)


def test_a_thin_bar_without_name_divides_and_joins_side_by_side() -> None:
    bar = "html=1;points=[];perimeter=orthogonalPerimeter;fillColor=strokeColor;"
    process = read_one(
        vertex("fork", "", bar, (0, 60), (200, 5)),
        vertex("a", "A", at=(0, 100)),
        vertex("b", "B", at=(200, 100)),
        vertex("join", "", bar, (0, 200), (200, 5)),
        *(edge(*ends) for ends in (("fork", "a"), ("fork", "b"), ("a", "join"), ("b", "join"))),
    )
    assert [node.kind for node in process.nodes if not node.name] == ["parallel"] * 2


def test_shapes_of_one_id_are_all_read_and_told_of() -> None:
    """An arrow at that id is the first one's."""
    drawn = read(
        vertex("a", "A", at=(0, 0)),
        vertex("b", "B", at=(200, 0)),
        vertex("b", "C", at=(400, 0)),
        edge("a", "b"),
    )
    (process,) = drawn.processes
    assert process.step_names == ("A", "B", "C")
    assert flows(process) == [("a", "b", "")]
    assert any("more than one element has the id “b”" in w.what for w in drawn.warnings)
