"""Writing an outline: as one would type it, and only where reading gives the same again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented.outline import read_outline
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from tests.documented.outline_text import write_outline


def read(text: str) -> DocumentedProcess:
    (process,) = read_outline(text).processes
    return process


def test_a_loop_with_choices_is_written_as_one_would_type_it() -> None:
    text = (
        "Ask\n"
        "Check\n"
        "    - within the limit: Refund\n"
        "    - above the limit:\n"
        "        Ask the team leader\n"
        "            - granted: Refund with approval\n"
        "            - refused: Explain\n"
        "            - too old: -> Close\n"
        "        Log\n"
        "    - unclear: -> Ask\n"
        "    - too late: end\n"
        "Close\n"
    )
    assert write_outline(read(text)) == text


@pytest.mark.parametrize(
    "process",
    [
        DocumentedProcess("p", "p", (), (), ()),
        DocumentedProcess("p", "p", (Node("A", NodeKind.PARALLEL, "A"),), (), ("A",)),
        DocumentedProcess("p", "p", (Node("A", NodeKind.STEP, "A", owner="Agent"),), (), ("A",)),
        DocumentedProcess("p", "p", (Node("A\nB", NodeKind.STEP, "A\nB"),), (), ("A\nB",)),
        DocumentedProcess("p", "p", (Node("-> A", NodeKind.STEP, "-> A"),), (), ("-> A",)),
    ],
)
def test_what_an_outline_cannot_hold_is_not_written(process: DocumentedProcess) -> None:
    with pytest.raises(UserError, match="an outline cannot hold this process"):
        write_outline(process)


@st.composite
def step_graphs(draw: st.DrawFn) -> DocumentedProcess:
    """Any graph of steps all of which are reached from the first."""
    count = draw(st.integers(1, 8))
    names = [f"S{number}" for number in range(count)]
    conditions = st.sampled_from(["", "yes", "no, but"])
    pairs = [(draw(st.integers(0, child - 1)), child) for child in range(1, count)]
    anywhere = st.integers(0, count - 1)
    pairs += draw(st.lists(st.tuples(anywhere, anywhere), max_size=6))
    edges = [Flow(names[s], names[t], draw(conditions)) for s, t in dict.fromkeys(pairs)]
    nodes = tuple(Node(name, NodeKind.STEP, name) for name in names)
    return DocumentedProcess("outline", "outline", nodes, tuple(edges), ("S0",))


@given(step_graphs())
def test_what_was_written_is_read(process: DocumentedProcess) -> None:
    again = read(write_outline(process))
    assert set(again.nodes) == set(process.nodes)
    assert set(again.flows) == set(process.flows)
    assert again.starts == process.starts
