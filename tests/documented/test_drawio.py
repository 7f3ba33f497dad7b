"""What the shapes and arrows of a draw.io drawing are as a process."""

from __future__ import annotations

import pytest

from tests.documented.drawio_file import (
    BPMN,
    DECISION,
    LANE,
    ROUND,
    STEP,
    edge,
    flows,
    kinds,
    loose,
    read,
    read_one,
    vertex,
)

TEXT = "text;html=1;"


def test_round_shapes_are_starts_and_ends_by_their_arrows() -> None:
    process = read_one(
        vertex("a", "Call comes in", ROUND),
        vertex("b", "Check account", at=(200, 0)),
        vertex("c", "Wait", ROUND, at=(400, 0)),
        vertex("d", "Done", "rounded=1;arcSize=50;", at=(600, 0)),
        *(edge(source, target) for source, target in ("ab", "bc", "cd")),
    )
    assert kinds(process) == {"a": "start", "b": "step", "c": "step", "d": "end"}
    assert process.starts == ("a",)
    assert process.name == "refund"


def test_a_terminal_called_start_is_one_though_arrows_lead_back_to_it() -> None:
    process = read_one(
        vertex("a", "Start", ROUND), vertex("b", "Ask", at=(200, 0)), edge("a", "b"), edge("b", "a")
    )
    assert kinds(process) == {"a": "start", "b": "step"}


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


def test_a_loose_end_is_snapped_to_the_nearest_shape_with_a_warning() -> None:
    result = read(
        vertex("a", "Ask"),
        vertex("b", "Answer", at=(200, 0)),
        vertex("far", "Other", at=(200, 500)),
        edge("a", "", "then", points=loose("target", 190, 30)),
    )
    assert flows(result.processes[0]) == [("a", "b", "then")]
    assert [w.what for w in result.warnings if "attached" in w.what] == [
        "the arrow “then” from “Ask” to “Answer” is not attached at its end; it is read as drawn"
    ]


def test_an_end_near_nothing_leaves_the_arrow_out_with_a_warning() -> None:
    result = read(
        vertex("a", "Ask"),
        vertex("b", "Answer", at=(200, 0)),
        edge("a", "b"),
        edge("a", "", "lost", points=loose("target", 190, 300)),
    )
    assert flows(result.processes[0]) == [("a", "b", "")]
    assert "the arrow “lost” from “Ask” has no shape at its end; it is left out" in [
        w.what for w in result.warnings
    ]


def test_an_arrow_into_an_arrow_ends_where_that_one_ends() -> None:
    process = read_one(
        vertex("a", "Ask"),
        vertex("b", "Answer", at=(200, 0)),
        vertex("c", "Search", at=(100, 200)),
        edge("a", "b", cell="line"),
        edge("c", "line"),
    )
    assert flows(process) == [("a", "b", ""), ("c", "b", "")]


def test_heads_give_the_direction() -> None:
    process = read_one(
        vertex("a", "A"),
        vertex("b", "B", at=(200, 0)),
        edge("a", "b", style="startArrow=classic;endArrow=none;", cell="1x"),
        edge("a", "b", style="startArrow=classic;endArrow=classic;", cell="2x"),
    )
    assert flows(process) == [("b", "a", ""), ("a", "b", ""), ("b", "a", "")]


def test_what_stands_beside_the_process_is_no_part_of_it() -> None:
    process = read_one(
        vertex("a", "Ask"),
        vertex("b", "Answer", at=(200, 0)),
        vertex("title", "Refunds", TEXT, (0, 300)),
        vertex("note", "Since May", "shape=note;", (400, 300)),
        vertex("frame", "Phase 1", STEP, (-50, -50), (500, 200)),
        vertex("data", "Invoice", BPMN + "data;", (0, 400)),
        edge("a", "b"),
        edge("a", "note"),
        edge("a", "title", style="dashed=1;endArrow=none;"),
        edge("data", "b"),
    )
    assert kinds(process) == {"a": "step", "b": "step"}
    assert flows(process) == [("a", "b", "")]


def test_lines_run_from_border_to_border_as_drawn() -> None:
    corner = '<Array as="points"><mxPoint x="60" y="300"/></Array>'
    process = read_one(
        vertex("a", "A"),
        vertex("b", "B", at=(200, 20)),
        vertex("c", "C", at=(200, 270)),
        edge("a", "b"),
        edge("a", "c", points=corner),
        edge("b", "c", style="exitX=1;exitY=0.5;entryX=1;entryY=0;"),
        edge("a", "c", style="edgeStyle=orthogonalEdgeStyle;", cell="square"),
    )
    assert process.picture is not None
    assert process.picture.lines == (
        ((120, 50), (200, 50)),
        ((60, 60), (60, 300), (200, 300)),
        ((320, 50), (320, 270)),
        ((60, 60), (60, 165), (260, 165), (260, 270)),
    )
