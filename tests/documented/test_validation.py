"""What `validate` names in a process that can be read."""

from __future__ import annotations

from typing import Any

import pytest

from observer.documented.validation import validate
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation

GATEWAY, END = NodeKind.EXCLUSIVE, NodeKind.END


def flaws(ways: str, *, starts: tuple[str, ...] = ("A",), **kinds: NodeKind) -> dict[str, str]:
    """What is wrong by element, in a process of ways such as `A>B` over one-letter names."""
    names = sorted({letter for letter in ways if letter.isalpha()})
    nodes = tuple(Node(name, kinds.get(name, NodeKind.STEP), name) for name in names)
    flows = tuple(Flow(way[0], way[2]) for way in ways.split() if ">" in way)
    process = DocumentedProcess("p", "process", nodes, flows, starts)
    return {warning.where: warning.what for warning in validate(process)}


@pytest.mark.parametrize("ways", ["A", "A>B B>C", "A>B A>C B>D C>D", "A>B B>A B>C", "A>A A>B"])
def test_nothing_is_wrong(ways: str) -> None:
    assert flaws(ways) == {}


def test_unreachable() -> None:
    assert flaws("A>B C>D D>B") == {
        "C": "the step “C” cannot be reached from the start",
        "D": "the step “D” cannot be reached from the start",
    }
    assert flaws("A C", C=END) == {"C": "the end “C” cannot be reached from the start"}


def test_dead_end() -> None:
    assert flaws("A>B A>C C>D D>C") == {
        "C": "from the step “C” no end can be reached",
        "D": "from the step “D” no end can be reached",
    }


def test_a_process_without_any_end_is_one_flaw() -> None:
    assert flaws("A>B B>C C>A") == {"p": "no way leads from the start to an end"}


def test_missing_start() -> None:
    assert flaws("A>B", starts=()) == {"p": "the process has no start"}


def test_a_gateway_with_one_way() -> None:
    assert flaws("A>G G>B", G=GATEWAY) == {"G": "the gateway “G” has only one way"}
    assert flaws("A>G G>B G>C B>H C>H H>D", G=GATEWAY, H=GATEWAY) == {}


def test_an_element_without_a_name_is_called_by_its_id() -> None:
    nodes = (Node("A", NodeKind.STEP, "A"), Node("e1", END, ""))
    process = DocumentedProcess("p", "process", nodes, (), ("A",))
    (warning,) = validate(process, {"e1": "file.csv:7"})
    assert (warning.where, warning.what) == (
        "file.csv:7",
        "the end “e1” cannot be reached from the start",
    )


def bpmn(*nodes: Node, ways: str, starts: tuple[str, ...] = ("A",)) -> dict[str, str]:
    """What is wrong in a BPMN process of these nodes; the other letters of its ways are steps."""
    known = {node.id for node in nodes}
    letters = sorted({letter for letter in ways if letter.isalpha()} - known)
    steps = [Node(name, NodeKind.STEP, name) for name in letters]
    flows = tuple(Flow(way[0], way[2]) for way in ways.split() if ">" in way)
    process = DocumentedProcess("p", "", (*steps, *nodes), flows, starts, Notation.BPMN)
    return {warning.where: warning.what for warning in validate(process)}


def step(name: str, **facts: Any) -> Node:
    return Node(name, NodeKind.STEP, name, **facts)


def sub(name: str, **facts: Any) -> Node:
    return Node(name, NodeKind.SUBPROCESS, name, **facts)


def event(name: str, **facts: Any) -> Node:
    return Node(name, NodeKind.EVENT, name, **facts)


@pytest.mark.parametrize(
    ("nodes", "ways"),
    [
        ([sub("S"), step("X", parent="S"), step("Y", parent="S")], "A>S S>B X>Y"),
        ([event("e", attached_to="A")], "A>B e>C"),
        ([sub("T", triggered=True), step("X", parent="T")], "A>B"),
        ([event("t", links_to="c"), event("c")], "A>t c>B"),
        ([sub("S", collapsed=True), step("X", parent="S"), step("Y", parent="S")], "A>S X>X Y"),
        ([sub("S"), step("X", parent="S"), event("e", attached_to="S")], "A>S X>X S>B e>B"),
        ([Node("f", NodeKind.PARALLEL, ""), Node("z", NodeKind.END, "", terminates=True)],
         "A>f f>B B>B f>C C>z"),
    ],
    ids=["sub-process", "boundary event", "triggered", "link", "collapsed",
         "loop ended by an event", "loop ended by the end of all"],
)  # fmt: skip
def test_nothing_is_wrong_in_bpmn(nodes: list[Node], ways: str) -> None:
    assert bpmn(*nodes, ways=ways) == {}


def test_flaws_inside_a_sub_process() -> None:
    inside = [step(name, parent="S") for name in "VWXYZ"]
    assert bpmn(sub("S"), *inside, ways="A>S S>B V>W V>X X>Y Y>X Z>Z") == {
        "X": "from the step “X” no end can be reached",
        "Y": "from the step “Y” no end can be reached",
        "Z": "the step “Z” cannot be reached from the start",
    }


def test_a_sub_process_without_any_end_is_one_flaw() -> None:
    inside = [Node("b", NodeKind.START, "", parent="S"), step("X", parent="S")]
    assert bpmn(sub("S"), *inside, ways="A>S S>B b>X X>X") == {
        "S": "no way leads from the start of the sub-process “S” to an end"
    }


def test_a_sub_process_that_cannot_be_reached_is_one_flaw() -> None:
    assert bpmn(sub("S"), step("X", parent="S"), ways="A>B S>B") == {
        "S": "the sub-process “S” cannot be reached from the start"
    }


def test_a_boundary_event_of_an_activity_out_of_reach_is_none_of_its_own() -> None:
    flawed = bpmn(event("e", attached_to="C"), ways="A>B C>B e>B")
    assert flawed == {"C": "the step “C” cannot be reached from the start"}
