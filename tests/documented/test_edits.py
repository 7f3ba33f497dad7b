"""Editing a documented process: what each edit does, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from observer.documented.edits import (
    Add,
    Connect,
    Delete,
    Edit,
    Editing,
    Rename,
    SetCondition,
    SetDuration,
    SetKind,
    SetObservable,
    SetText,
    apply_edit,
    empty_process,
)
from observer.errors import UserError
from observer.model.process import DocumentedProcess, NodeKind, Notation
from tests.documented.processes import bpmn, drawn, flaws_of_form

STEP, END, EXCLUSIVE = NodeKind.STEP, NodeKind.END, NodeKind.EXCLUSIVE


def ways(process: DocumentedProcess) -> list[str]:
    """The ways by the names of their ends, with the condition, in order."""
    name = {node.id: node.name or node.id for node in process.nodes}
    return [
        f"{name[f.source]}>{name[f.target]}" + (f" ({f.name})" if f.name else "")
        for f in process.flows
    ]


def after(process: DocumentedProcess, *edits: Edit) -> DocumentedProcess:
    for edit in edits:
        process = apply_edit(process, edit)
        assert flaws_of_form(process) == []
    return process


def test_a_process_can_be_written_from_nothing() -> None:
    process = after(
        empty_process("Refund"),
        Add("", STEP, "Greet"),
        Add("Greet", STEP, "Close"),
        Add("Greet", EXCLUSIVE, "Ok?"),
        Add("Ok?", STEP, "Explain"),
        Connect("Explain", "Close", "always"),
        Add("Close", END),
        Add("", STEP, "Wake up"),
    )
    assert ways(process) == [
        "Wake up>Greet", "Greet>Ok?", "Ok?>Close", "Ok?>Explain", "Explain>Close (always)",
        "Close>end",
    ]  # fmt: skip
    assert process.starts == ("Wake up",)
    assert process.step_names == ("Wake up", "Greet", "Explain", "Close")


def test_a_step_is_put_into_the_only_way_or_the_one_named_else_it_begins_a_new_one() -> None:
    process = drawn("AB", "AC")
    assert ways(after(drawn("ABC"), Add("A", STEP, "X"))) == ["A>X", "X>B", "B>C"]
    assert ways(after(process, Add("A", STEP, "X"))) == ["A>B", "A>C", "A>X"]
    assert ways(after(process, Add("A", STEP, "X", before="C"))) == ["A>B", "A>X", "X>C"]
    assert ways(after(drawn("AB"), Add("A", END))) == ["A>B", "A>end"]
    named = after(process, SetCondition("A", "C", " late "), Add("A", STEP, "X", before="C"))
    assert ways(named) == ["A>B", "A>X (late)", "X>C"]


def test_deleting_joins_the_neighbours_where_one_way_led_in_and_one_out() -> None:
    assert ways(after(drawn("ABC"), Delete("B"))) == ["A>C"]
    assert ways(after(drawn("ABC", "AC"), Delete("B"))) == ["A>C"]
    assert ways(after(drawn("ABA"), Delete("B"))) == []
    assert ways(after(drawn("ABC", "BD"), Delete("B"))) == []
    assert ways(after(drawn("ABC"), SetCondition("A", "B", "if so"), Delete("B"))) == [
        "A>C (if so)"
    ]


def test_a_condition_stays_one_where_its_step_is_deleted() -> None:
    process = replace(drawn("ABC"), notation=Notation.BPMN)
    before = after(process, SetCondition("B", "C", "if big"))
    (way,) = after(before, Delete("B")).flows
    assert (way.name, way.conditional) == ("if big", True)


def test_the_start_is_never_lost() -> None:
    assert after(drawn("ABC"), Delete("A")).starts == ("B",)
    for process, says in ((drawn("A"), "nothing follows"), (drawn("AB", "AC"), "several elements")):
        with pytest.raises(UserError, match=f"starts at “A”, and {says}"):
            apply_edit(process, Delete("A"))
    assert after(bpmn(), Delete("start")).starts == ("greet",)


def test_a_sub_process_goes_with_all_that_stands_in_it_or_hangs_on_it() -> None:
    process = after(bpmn(), Delete("sub"))
    gone = {node.id for node in bpmn().nodes} - {node.id for node in process.nodes}
    assert gone == {"sub", "begin", "ask", "late", "answer", "left"}
    assert ways(process) == ["start>Greet", "Greet>Which?", "Which?>Book", "On>Done", "Book>Done"]
    assert process.picture is not None
    assert len(process.picture.boxes) == len(process.nodes)
    assert process.picture.lines[0] == bpmn().picture.lines[0]  # type: ignore[union-attr]
    unlinked = after(bpmn(), Delete("catch"))
    assert unlinked.by_id["throw"].links_to == ""


def test_facts_are_written_and_taken_away() -> None:
    process = after(
        drawn("AB"),
        SetText("A", "owner", " Team leader "),
        SetText("A", "may_decide", "Manager"),
        SetText("A", "introduced", "2016"),
        SetText("A", "reviewed", "never"),
        SetDuration("A", 90_000),
        SetObservable("B", False),
        Rename("A", " Approve "),
        SetText("A", "reviewed", ""),
    )
    node = process.by_id["A"]
    assert (node.name, node.owner, node.may_decide) == ("Approve", "Team leader", "Manager")
    assert (node.introduced, node.reviewed, node.documented_ms) == ("2016", "", 90_000)
    assert not process.by_id["B"].observable


def test_a_named_way_out_of_a_bpmn_activity_is_taken_on_that_condition_alone() -> None:
    process = after(bpmn(), SetCondition("greet", "which", "known"))
    (flow,) = process.outgoing["greet"]
    assert (flow.name, flow.conditional) == ("known", True)
    (flow,) = after(process, SetCondition("greet", "which", "")).outgoing["greet"]
    assert not flow.conditional
    assert not after(drawn("AB"), SetCondition("A", "B", "if")).flows[0].conditional


def test_undo_and_redo_without_limit_and_a_new_edit_ends_redo() -> None:
    editing = Editing(drawn("AB"))
    steps = [editing]
    for name in "CDEF":
        steps.append(steps[-1].apply(Add("A", STEP, name)))
    for step in reversed(steps[:-1]):
        assert steps[-1].undo().process == step.process
        steps.append(steps[-1].undo())
    assert steps[-1].undo() == steps[-1]
    redone = steps[-1].redo().redo()
    assert redone.process.step_names == ("A", "D", "C", "B")
    changed = steps[-1].redo().undo().apply(Rename("A", "Z"))
    assert changed.redo() == changed
    same = Editing(drawn("AB")).apply(Rename("A", "A"))
    assert same.done == ()


def test_kinds_change_among_steps_gateways_and_ends() -> None:
    process = after(drawn("ABC"), SetKind("B", EXCLUSIVE), SetKind("C", END))
    assert process.step_names == ("A",)
    assert after(process, SetKind("B", STEP)).step_names == ("A", "B")
    gateway = after(bpmn(), SetObservable("greet", False), SetKind("greet", EXCLUSIVE))
    assert (gateway.by_id["greet"].repeats, gateway.by_id["greet"].observable) == (False, True)
