"""What `validate` names in a process that can be read."""

from __future__ import annotations

import pytest

from observer.documented.validation import validate
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

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
