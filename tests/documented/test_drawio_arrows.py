"""What the lines of a draw.io drawing are as arrows of a process."""

from __future__ import annotations

from tests.documented.drawio_file import (
    BPMN,
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


def test_a_line_without_head_is_read_as_it_was_drawn_with_a_warning() -> None:
    style = "edgeStyle=orthogonalEdgeStyle;endArrow=none;"
    result = read(vertex("a", "A"), vertex("b", "B", at=(200, 0)), edge("a", "b", style=style))
    assert flows(result.processes[0]) == [("a", "b", "")]
    assert [warning.what for warning in result.warnings] == [
        "a line has no arrowhead and is read in the direction of writing"
    ]


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


def test_a_shape_on_an_arrow_is_its_label() -> None:
    process = read_one(
        vertex("a", "A"),
        vertex("b", "B", at=(200, 0)),
        edge("a", "b", "if", cell="line"),
        vertex("label", "late", parent="line"),
    )
    assert flows(process) == [("a", "b", "if late")]
    assert set(kinds(process)) == {"a", "b"}


def test_a_loose_end_goes_to_a_step_rather_than_to_an_icon() -> None:
    process = read_one(
        vertex("a", "A"),
        vertex("b", "B", at=(200, 0)),
        vertex("icon", "Clock", "shape=image;image=clock.png", (180, 20), (10, 10)),
        edge("a", "", points=loose("target", 188, 25)),
    )
    assert flows(process) == [("a", "b", "")]


def test_an_event_that_an_arrow_leads_to_is_not_attached_to_what_it_touches() -> None:
    process = read_one(
        vertex("a", "Ask", BPMN + "task;"),
        vertex("e", "", BPMN + "event;outline=catching;", (115, 20), (20, 20)),
        edge("a", "e"),
    )
    assert process.by_id["e"].attached_to == ""
