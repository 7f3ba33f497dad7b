"""The sample study: believable, complete, and in the formats that the program reads."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from observer.briefing import read_briefing
from observer.documented.reading import choose_process, read_process
from observer.model.mark import DETAIL_NAMES, DETAIL_VALUES, MarkKind
from observer.model.process import GATEWAYS, DocumentedProcess
from observer.model.study import TARGET_CONTACTS
from observer.resource_files import resource_path
from observer.sample import make_sample

Row = tuple[int, str, str]
"""Milliseconds since the contact opened (0 for `open`), key, detail."""

OBSERVED_ONLY = {"Explain the delay"}


@pytest.fixture(scope="module")
def process() -> DocumentedProcess:
    result = read_process(resource_path("sample", "process.csv"))
    assert result.warnings == ()
    return choose_process(result)


@pytest.fixture(scope="module")
def contacts() -> dict[int, list[Row]]:
    """The rows of each contact, in the order of the script."""
    rows: dict[int, list[Row]] = defaultdict(list)
    with resource_path("sample", "marks.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at_ms = 0 if row["key"] == "open" else int(row["at_ms"])
            rows[int(row["contact"])].append((at_ms, row["key"], row["detail"]))
    return rows


def holding(contacts: dict[int, list[Row]], *wanted: tuple[str, str]) -> set[int]:
    """Contacts with rows of these keys and parts of their detail, in this order."""
    found = set()
    for number, rows in contacts.items():
        left = iter(rows)
        if all(any(key == k and text in d for _, k, d in left) for key, text in wanted):
            found.add(number)
    return found


def test_ten_contacts_of_believable_length(contacts: dict[int, list[Row]]) -> None:
    assert list(contacts) == list(range(1, TARGET_CONTACTS + 1))
    for rows in contacts.values():
        times = [at_ms for at_ms, _, _ in rows]
        assert times == sorted(times)
        assert (rows[0][1], rows[-1][1]) == ("open", "close")
        parked = {key: at_ms for at_ms, key, _ in rows if key in ("park", "resume")}
        observed_ms = times[-1] - parked.get("resume", 0) + parked.get("park", 0)
        assert 6 <= observed_ms / 60_000 <= 12


def test_every_detail_is_a_standard_one(contacts: dict[int, list[Row]]) -> None:
    free_text = {MarkKind.STEP, MarkKind.NOTE, MarkKind.WORKAROUND, MarkKind.BACKDATE}
    for _, key, detail in (row for rows in contacts.values() for row in rows):
        kind = MarkKind(key)
        if kind in free_text:
            assert detail
        elif detail and kind is not MarkKind.DETAIL:
            pairs = dict(pair.split("=") for pair in detail.split(";"))
            assert set(pairs) <= set(DETAIL_NAMES[kind])
            for name, value in pairs.items():
                assert value in DETAIL_VALUES.get((kind, name), (value,))


def test_steps_are_the_documented_ones_but_for_a_few(
    contacts: dict[int, list[Row]], process: DocumentedProcess
) -> None:
    marked = [detail for rows in contacts.values() for _, key, detail in rows if key == "step"]
    assert set(marked) - set(process.step_names) == OBSERVED_ONLY
    unseen = set(process.step_names) - set(marked)
    assert unseen == {node.name for node in process.nodes if not node.observable}


def test_the_documented_process_has_what_a_map_needs(process: DocumentedProcess) -> None:
    assert {node.owner for node in process.nodes if node.visible} == {
        "Agent", "Team leader", "Back office",
    }  # fmt: skip
    assert any(node.kind in GATEWAYS for node in process.nodes)
    unreviewed = [node.name for node in process.nodes if node.introduced and not node.reviewed]
    assert unreviewed == ["Obtain refund approval"]
    introduced = datetime.fromisoformat(process.by_id["Obtain refund approval"].introduced)
    assert introduced.year == 2016


def test_the_five_things_that_such_a_map_shows(contacts: dict[int, list[Row]]) -> None:
    assert len(holding(contacts, ("step", "Copy order number to refund log"))) == 10
    approvals = [("wait", "on=approval"), ("blocked", "for=approval"), ("blocked", "for=authority")]
    assert len(set.union(*(holding(contacts, approval) for approval in approvals))) == 10
    late = holding(contacts, ("resolution-known", ""), ("transfer", ""))
    assert late == {2, 5, 10}
    assert late.isdisjoint(holding(contacts, ("permitted", ""), ("transfer", "")))
    assert holding(contacts, ("workaround", "")) == {3, 7}
    assert holding(contacts, ("wait", "on=approval"), ("close", "outcome=callback")) == {4, 5, 8}


def test_the_study_says_what_stays_with_its_figures(tmp_path: Path) -> None:
    make_sample(tmp_path / "a.study").close()
    briefing = read_briefing(tmp_path / "a.study")
    assert briefing.study.contact_type == "Refund above the agent's limit"
    assert briefing.study.agent_count == 4
    assert briefing.missing == ()
    recurring = [held.id for held in briefing.constraints if held.recurring]
    assert set(briefing.brief.said) <= set(recurring)
