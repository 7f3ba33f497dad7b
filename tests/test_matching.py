"""Matching on a study: proposed, confirmed, used at once, taken back; versions of the process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from observer.analysis import analyse, compare_observed, read_observed
from observer.documented.edits import Editing, Rename, SetObservable, apply_edit
from observer.errors import UserError
from observer.matching import (
    match_name,
    read_match_table,
    set_observable,
    unmatch_name,
)
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.process import DocumentedProcess, Flow
from observer.process_versions import go_back, store_edited
from observer.sample import make_sample
from observer.store.study_file import StudyFile

NEW_NAMES = {
    "Identify customer": "Establish the caller's identity",
    "Look up order": "Retrieve order record",
    "Check refund rules": "Verify eligibility for reimbursement",
    "Copy order number to refund log": "Note order no. in log",
    "Obtain refund approval": "Authorisation of refund",
    "Book refund": "Enter the refund",
    "Tell customer the outcome": "Inform caller",
    "Explain refusal": "Give reasons for refusing",
    "Record contact": "Document the contact",
}


def renamed(process: DocumentedProcess) -> DocumentedProcess:
    """The process as somebody else wrote it, with ids as a modelling tool gives them."""
    ids = {node.id: f"Activity_{k}" for k, node in enumerate(process.nodes)}
    nodes = (
        replace(node, id=ids[node.id], name=NEW_NAMES.get(node.name, node.name))
        for node in process.nodes
    )
    flows = (Flow(ids[flow.source], ids[flow.target], flow.name) for flow in process.flows)
    starts = tuple(ids[start] for start in process.starts)
    return DocumentedProcess("Process_1", "Refund", tuple(nodes), tuple(flows), starts)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[StudyFile]:
    with make_sample(tmp_path / "refund.study") as file:
        yield file


def cost(file: StudyFile) -> int:
    return compare_observed(read_observed(file)).cost


def step(name: str) -> ObservedName:
    return ObservedName(MarkKind.STEP, name)


def process(file: StudyFile) -> DocumentedProcess:
    found = file.documented_process()
    assert found is not None
    return found


def test_the_same_process_in_other_words_costs_the_same_once_its_names_are_matched(
    sample: StudyFile,
) -> None:
    original = cost(sample)
    before = analyse(read_observed(sample))
    sample.set_documented_process(renamed(process(sample)), "refund.bpmn")
    assert cost(sample) > original + 60
    for row in read_match_table(sample).names:
        name = row.sighting.observed
        if name.kind is MarkKind.STEP and row.proposals and name.label in NEW_NAMES:
            match_name(sample, name, [NEW_NAMES[name.label]], "Team manager")
    assert cost(sample) == original
    after = analyse(read_observed(sample))
    kinds = [data["kind"] for _, data in after.graph.nodes(data=True)]
    assert kinds == [data["kind"] for _, data in before.graph.nodes(data=True)]
    assert [c.total_ms for c in after.findings.constraints] == [
        c.total_ms for c in before.findings.constraints
    ]
    steps = {d["label"] for _, d in after.graph.nodes(data=True) if d["kind"] == "step"}
    assert steps == {*NEW_NAMES.values(), "Explain the delay"}
    assert {c.step for c in after.findings.constraints} <= {*steps, ""}


def test_most_of_the_other_words_are_proposed_first(sample: StudyFile) -> None:
    sample.set_documented_process(renamed(process(sample)), "refund.bpmn")
    rows = {row.sighting.observed.label: row for row in read_match_table(sample).names}
    first = {name: rows[name].proposals[0].step for name in NEW_NAMES if rows[name].proposals}
    right = [name for name in first if first[name] == NEW_NAMES[name]]
    assert len(right) >= len(NEW_NAMES) - 1, first


def test_the_table_says_what_stands_for_what(sample: StudyFile) -> None:
    blocked = ObservedName(MarkKind.BLOCKED, "approval")
    match_name(sample, step("Explain the delay"), ["Explain refusal", "Record contact"], "Coach")
    match_name(sample, blocked, ["Obtain refund approval"])
    table = read_match_table(sample)
    rows = {row.sighting.observed: row for row in table.names}
    delay = rows[step("Explain the delay")]
    assert (delay.sighting.contacts, delay.sighting.count) == (2, 2)
    assert (delay.documented, delay.decided) == (("Explain refusal", "Record contact"), True)
    by_name = rows[step("Book refund")]
    assert (by_name.documented, by_name.decided, by_name.proposals) == (("Book refund",), False, ())
    assert rows[blocked].sighting.holders == ("Team leader",)
    steps = {row.step: row for row in table.steps}
    assert steps["Obtain refund approval"].observed == (step("Obtain refund approval"), blocked)
    assert not steps["Release payment"].observable
    assert [entry.author for entry in table.history] == ["Coach", ""]


def test_a_point_matched_at_one_step_is_counted_there_alone(sample: StudyFile) -> None:
    at_log = ObservedName(MarkKind.WAIT, "system", "Look up order")
    assert match_name(sample, at_log, ["Check refund rules"]) == ()
    assert match_name(sample, at_log, ["Book refund"]) == ("Check refund rules",)
    rows = {row.sighting.observed: row for row in read_match_table(sample).names}
    everywhere = rows[ObservedName(MarkKind.WAIT, "system")].sighting
    assert 0 < rows[at_log].sighting.count < everywhere.count
    assert rows[at_log].sighting.steps == ("Look up order",)
    assert unmatch_name(sample, at_log) == ("Book refund",)


def test_a_match_taken_back_leaves_the_figures_as_they_were(sample: StudyFile) -> None:
    before = cost(sample)
    match_name(sample, step("Explain the delay"), ["Explain refusal"])
    assert cost(sample) != before
    unmatch_name(sample, step("Explain the delay"))
    assert cost(sample) == before
    assert len(read_match_table(sample).history) == 2
    with pytest.raises(UserError, match="“Explain the delay” is not matched"):
        unmatch_name(sample, step("Explain the delay"))


@pytest.mark.parametrize(
    ("observed", "documented", "says"),
    [
        (step("Explain the dely"), ["Record contact"], "did you mean “Explain the delay”"),
        (step("Explain the delay"), ["Record contct"], "did you mean “Record contact”"),
        (ObservedName(MarkKind.WAIT, "weather"), ["Record contact"], "shows the wait “weather”"),
        (ObservedName(MarkKind.WAIT, "approval", "Nowhere"), ["Record contact"], "at “Nowhere”"),
    ],
)
def test_names_that_are_not_there_are_not_matched(
    sample: StudyFile, observed: ObservedName, documented: list[str], says: str
) -> None:
    with pytest.raises(UserError) as error:
        match_name(sample, observed, documented)
    assert says in str(error.value)
    assert sample.match_entries() == []


def test_a_step_out_of_sight_costs_nothing_to_leave_out_and_can_be_seen_again(
    sample: StudyFile,
) -> None:
    before = cost(sample)
    set_observable(sample, "Release payment", observable=True)
    dearer = cost(sample)
    assert dearer > before
    set_observable(sample, "Release payment", observable=False)
    assert cost(sample) == before
    assert [version.source for version in sample.process_versions()][1:] == ["edited", "edited"]
    go_back(sample, 2)
    assert cost(sample) == dearer


def test_a_renamed_step_is_still_the_step_that_was_marked(sample: StudyFile) -> None:
    before = cost(sample)
    match_name(sample, step("Explain the delay"), ["Explain refusal"])
    matched = cost(sample)
    editing = Editing(process(sample))
    for name in ("Explain refusal", "Book refund", "Release payment"):
        editing = editing.apply(Rename(name, f"{name} now"))
    store_edited(sample, editing.process, "Team manager")
    assert cost(sample) == matched
    assert sample.matching().step_names("Explain the delay") == ("Explain refusal now",)
    assert sample.matching().step_names("Book refund") == ("Book refund now",)
    assert step("Release payment") not in sample.matching().pairs
    go_back(sample, 1)
    assert cost(sample) == matched
    assert dict(sample.matching().pairs) == {step("Explain the delay"): ("Explain refusal",)}
    unmatch_name(sample, step("Explain the delay"))
    assert cost(sample) == before


def test_going_back_appends_and_refuses_what_is_not_there(sample: StudyFile) -> None:
    first = process(sample)
    store_edited(sample, first)
    assert len(sample.process_versions()) == 1
    store_edited(sample, apply_edit(first, SetObservable("Book refund", False)))
    assert go_back(sample, 1).process == first
    assert process(sample) == first
    assert [(v.number, v.source) for v in sample.process_versions()] == [
        (1, "process.csv"),
        (2, "edited"),
        (3, "version 1 again (process.csv)"),
    ]
    with pytest.raises(UserError, match="there is no version 9"):
        go_back(sample, 9)
    with pytest.raises(UserError, match="version 3 is the one in use"):
        go_back(sample, 3)
