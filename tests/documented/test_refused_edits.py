"""Edits that are not possible: each refused in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from observer.documented.edits import (
    Add,
    Connect,
    Disconnect,
    Edit,
    Rename,
    SetCondition,
    SetDuration,
    SetKind,
    SetObservable,
    apply_edit,
)
from observer.errors import UserError
from observer.model.process import NodeKind
from tests.documented.processes import bpmn, drawn

STEP, END, EXCLUSIVE = NodeKind.STEP, NodeKind.END, NodeKind.EXCLUSIVE

REFUSED: list[tuple[Edit, str]] = [
    (Add("A", STEP, " "), "a step needs a name"),
    (Add("A", STEP, "B"), "there is a step “B” already"),
    (Add("A", STEP, "x" * 1001), "at most 1,000 characters"),
    (Add("E", STEP, "X"), "nothing comes after the end “E”"),
    (Add("Q", STEP, "X"), "there is no element “Q”"),
    (Add("A", STEP, "X", before="C"), "no way leads from “A” to “C”"),
    (Add("A", NodeKind.START), "cannot be made by hand"),
    (Add("", END), "does not start with its end"),
    (Rename("A", "B"), "there is a step “B” already"),
    (Rename("A", ""), "a step needs a name"),
    (Connect("A", "B"), "a way leads from “A” to “B” already"),
    (Connect("A", "A"), "leads to something else"),
    (Connect("E", "A"), "nothing comes after the end"),
    (Disconnect("B", "A"), "no way leads from “B” to “A”"),
    (SetCondition("C", "A", "x"), "no way leads from “C” to “A”"),
    (SetKind("A", END), "the process starts at “A”"),
    (SetKind("B", END), "ways lead on from “B”"),
    (SetDuration("A", -1), "less than no time"),
    (SetObservable("E", False), "only a step"),
]


@pytest.mark.parametrize(("edit", "says"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_is_not_possible_is_refused_in_one_sentence(edit: Edit, says: str) -> None:
    process = drawn("ABCE", E=END)
    with pytest.raises(UserError) as error:
        apply_edit(process, edit)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


BPMN_REFUSED: list[tuple[Edit, str]] = [
    (Connect("greet", "start"), "no way leads back to the start"),
    (Connect("greet", "ask"), "across a sub-process"),
    (Connect("greet", "left"), "which an event starts"),
    (Connect("greet", "angry"), "which an event starts"),
    (Connect("greet", "catch"), "only a link leads to"),
    (Connect("throw", "end"), "goes on where it leads to"),
    (Add("angry", STEP, "X"), "which an event starts"),
    (Add("", STEP, "X"), "the process starts at “start”"),
    (SetKind("sub", STEP), "stays a subprocess"),
    (SetKind("ask", EXCLUSIVE), "an event hangs on “Ask”"),
]


@pytest.mark.parametrize(("edit", "says"), BPMN_REFUSED, ids=lambda value: str(value)[:40])
def test_what_the_notation_does_not_know_is_refused(edit: Edit, says: str) -> None:
    with pytest.raises(UserError) as error:
        apply_edit(bpmn(), edit)
    assert says in str(error.value)


def test_what_has_no_name_does_not_become_a_step() -> None:
    process = apply_edit(drawn("ABC"), SetKind("B", EXCLUSIVE))
    nameless = replace(process, nodes=tuple(replace(n, name="") for n in process.nodes))
    with pytest.raises(UserError, match="needs a name"):
        apply_edit(nameless, SetKind("B", STEP))
