"""The preview of an import, and what is said of a process while it is edited."""

from __future__ import annotations

from pathlib import Path

from observer.documented.changes import find_changes
from observer.documented.edits import Connect, Disconnect, apply_edit
from observer.documented.validation import validate
from observer.importing import find_flaws, preview_import, take_in
from observer.matching import match_name
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.sample import make_sample
from tests.documented.processes import drawn

NEW = """step,next,owner,kind
Identify customer,Look up the order,Agent,
Look up the order,ok?,Agent,
ok?,Book refund;Write to customer,,exclusive
Book refund,,Clerk,
Write to customer,Nowhere,Clerk,
Nowhere,,,parallel
"""


def test_a_preview_says_what_would_come_and_go_and_changes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "new.csv"
    source.write_text(NEW)
    delay = ObservedName(MarkKind.STEP, "Explain the delay")
    with make_sample(tmp_path / "a.study") as file:
        match_name(file, delay, ["Explain refusal"])
        file.decide_matches([(ObservedName(MarkKind.WAIT, "system"), ("Long gone",))])
        before = file.documented_process()
        preview = preview_import(file, source)
        assert file.documented_process() == before
        assert len(file.process_versions()) == 1
        assert preview.owners == ("Agent", "Clerk")
        assert [node.name for node in preview.gateways] == ["ok?", "Nowhere"]
        assert [warning.what for warning in preview.warnings] == [
            "the gateway “Nowhere” has only one way"
        ]
        assert preview.changes.same == ("Identify customer", "Book refund")
        assert preview.changes.renamed == (("Look up order", "Look up the order"),)
        assert preview.changes.added == ("Write to customer",)
        assert len(preview.changes.removed) == 7
        assert preview.unmatched == (delay,)
        take_in(file, preview)
        assert file.documented_process() == preview.process
        assert [version.source for version in file.process_versions()] == ["process.csv", "new.csv"]


def one_step(name: str, node_id: str = "n") -> DocumentedProcess:
    return DocumentedProcess("p", "P", (Node(node_id, NodeKind.STEP, name),), (), (node_id,))


def drawn_names(*names: str) -> DocumentedProcess:
    nodes = tuple(Node(name, NodeKind.STEP, name) for name in names)
    return DocumentedProcess("p", "P", nodes, (), names[:1])


def test_a_step_is_renamed_where_its_id_or_its_name_says_so() -> None:
    assert find_changes(one_step("Greet"), one_step("Hold")).renamed == (("Greet", "Hold"),)
    other = find_changes(one_step("Greet"), one_step("Hold", "m"))
    assert (other.renamed, other.added, other.removed) == ((), ("Hold",), ("Greet",))
    alike_step = one_step("Approve refund", "m")
    alike = find_changes(one_step("Refund approval"), alike_step)
    assert alike.renamed == (("Refund approval", "Approve refund"),)
    both = find_changes(drawn_names("Refund approval", "Approval of refund"), alike_step)
    assert (len(both.renamed), len(both.removed)) == (1, 1)
    assert find_changes(None, one_step("Greet")).added == ("Greet",)


def test_every_edit_is_judged_at_once() -> None:
    process = drawn("ABC")
    assert find_flaws(process) == ()
    cut = apply_edit(process, Disconnect("A", "B"))
    assert [flaw.what for flaw in find_flaws(cut)] == [
        "the step “B” cannot be reached from the start",
        "the step “C” cannot be reached from the start",
    ]
    assert find_flaws(apply_edit(cut, Connect("A", "B"))) == ()
    endless = drawn("ABA")
    assert find_flaws(endless) == validate(endless) != ()
    stuck = drawn("SAJ", "SBJ", S=NodeKind.EXCLUSIVE, J=NodeKind.PARALLEL)
    assert ["gets stuck at “J”" in flaw.what for flaw in find_flaws(stuck)] == [True]


def test_what_would_take_long_to_decide_is_left_open_while_reading() -> None:
    """Nine branches of two steps side by side have 3^9 markings, and the join waits for ever."""
    branches = [f"G{letter}{letter.lower()}J" for letter in "ABCDEFHIK"]
    kinds = {"X": NodeKind.EXCLUSIVE, "G": NodeKind.PARALLEL, "J": NodeKind.PARALLEL}
    starving = drawn("XG", "XJ", *branches, **kinds)
    assert find_flaws(starving) == ()
    few = drawn("XG", "XJ", *branches[:2], **kinds)
    assert ["comes to an end" in flaw.what for flaw in find_flaws(few)] == [True]


def test_steps_without_a_name_are_told_of_as_nothing_can_be_compared_with_them() -> None:
    nodes = (Node("a", NodeKind.STEP, ""), Node("b", NodeKind.STEP, ""))
    nameless = DocumentedProcess("p", "P", nodes, (Flow("a", "b"),), ("a",))
    assert ["no step of it has a name" in flaw.what for flaw in find_flaws(nameless)] == [True]
