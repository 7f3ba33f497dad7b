"""Any sequence of edits: the process stays well-formed, and undo leads back exactly."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from observer.documented.edits import (
    Add,
    Connect,
    Delete,
    Disconnect,
    Edit,
    Editing,
    Rename,
    SetCondition,
    SetDuration,
    SetKind,
    SetObservable,
    SetText,
    empty_process,
)
from observer.documented.validation import validate
from observer.errors import UserError
from observer.model.process import DocumentedProcess, NodeKind
from tests.documented.processes import bpmn, drawn, flaws_of_form

PROCESSES = (bpmn(), drawn("ABCD", "BDA", D=NodeKind.EXCLUSIVE), empty_process("New"))
IDS = st.integers(0, 30)
NAMES = st.sampled_from(["", "X", "Y", "Z", "A", "Greet", " Z "])
KINDS = st.sampled_from(list(NodeKind))


def a_node(editing: Editing, number: int) -> str:
    """An id of the process, now and then one that is not there, or none."""
    ids = ["", "nowhere", *(node.id for node in editing.process.nodes)]
    return ids[number % len(ids)]


@st.composite
def edits(draw: st.DrawFn, editing: Editing) -> Edit:
    first, second = a_node(editing, draw(IDS)), a_node(editing, draw(IDS))
    text = draw(NAMES)
    candidates: list[st.SearchStrategy[Edit]] = [
        st.builds(Add, st.just(first), KINDS, st.just(text), st.sampled_from(["", second])),
        st.just(Rename(first, text)),
        st.just(Connect(first, second, text)),
        st.just(Disconnect(first, second)),
        st.just(Delete(first)),
        st.just(SetCondition(first, second, text)),
        st.builds(SetKind, st.just(first), KINDS),
        st.just(SetText(first, "owner", text)),
        st.builds(SetDuration, st.just(first), st.none() | st.integers(-1, 9)),
        st.builds(SetObservable, st.just(first), st.booleans()),
    ]
    return draw(st.one_of(candidates))


@given(st.sampled_from(PROCESSES), st.data())
def test_any_edits_keep_the_process_well_formed_and_can_be_undone(
    process: DocumentedProcess, data: st.DataObject
) -> None:
    editing = Editing(process)
    met = [editing.process]
    for _ in range(data.draw(st.integers(1, 12))):
        before = editing
        with suppress(UserError):
            editing = editing.apply(data.draw(edits(editing)))
        assert flaws_of_form(editing.process) == []
        assert bool(editing.process.starts) or not met[-1].starts
        validate(editing.process)
        if editing is not before:
            met.append(editing.process)
    last = editing
    for expected in reversed(met[:-1]):
        editing = editing.undo()
        assert editing.process == expected
    assert editing.undo() == editing
    for expected in met[1:]:
        editing = editing.redo()
        assert editing.process == expected
    assert editing == last
