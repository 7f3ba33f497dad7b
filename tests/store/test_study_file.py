"""Creating, writing and reading back a study."""

from __future__ import annotations

import stat
import struct
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from observer.capture.session import Session
from observer.errors import UserError
from observer.model.mark import Mark, MarkKind
from observer.model.moment import Moment
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.model.study import Contact, Round
from observer.store.format import APPLICATION_ID, FORMAT
from observer.store.study_file import StudyFile
from tests.store.studies import AT, STUDY, contents, create, mark_contact

AWKWARD = 'Zürich <b> & "q" \\ \n 日本 \u202e 😀 \ud800 \0 ' + "x" * 300


def test_a_new_study_has_an_empty_baseline_and_is_readable_by_its_owner_alone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.study"
    with create(path) as file:
        assert file.study() == STUDY
        assert file.rounds() == (Round(1, "baseline", 1),)
        assert file.recorded(file.round()) == []
        assert file.documented_process() is None
        assert file.read_only == ""
        mark_contact(file, 1)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert list(contents(tmp_path)) == ["a.study"]


def test_the_file_says_what_it_is_in_its_first_hundred_bytes(tmp_path: Path) -> None:
    create(tmp_path / "a.study").close()
    header = (tmp_path / "a.study").read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\0"
    assert struct.unpack_from(">I", header, 60) == (FORMAT,)
    assert struct.unpack_from(">I", header, 68) == (APPLICATION_ID,)
    assert header[68:72] == b"OBSV"


def test_marks_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with create(path) as file:
        contact = file.add_contact(file.round().id, 1)
        later = Moment("boot", 2**62, AT + timedelta(microseconds=1))
        marks = [
            Mark(1, contact.id, MarkKind.OPEN, Moment("boot", -5, AT), later, {"agent": AWKWARD}),
            Mark(2, contact.id, MarkKind.WAIT, later, later),
            Mark(3, contact.id, MarkKind.CLOSE, later, later, {"outcome": "resolved"}),
            Mark(4, contact.id, MarkKind.MOVING, later, later, cause=3),
            Mark(5, contact.id, MarkKind.UNDO, later, later, target=3),
        ]
        file.append(marks[:2])
        file.append(marks[2:4])
        file.append(marks[4:])
        assert file.recorded(file.round()) == [(Contact(1, 1, 1), marks)]
        assert file.next_mark_id() == 6
    with StudyFile.open(path) as file:
        assert file.recorded(file.round()) == [(Contact(1, 1, 1), marks)]


def test_a_session_read_back_is_where_it_was(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        session = mark_contact(file)
    with StudyFile.open(tmp_path / "a.study") as file:
        again = Session(session.clock, file, file.round(), file.recorded(file.round()))
        assert again.state(1) == session.state(1)
        assert again.standing(1) == session.standing(1)
        assert again.focus == 1


def test_the_marks_of_one_press_are_written_all_or_none(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        session = mark_contact(file, 1)
        good = replace(session.standing(1)[1], id=3)
        with pytest.raises(Exception, match="FOREIGN KEY"):
            file.append([good, replace(good, id=4, contact_id=77)])
        assert len(file.recorded(file.round())[0][1]) == 2


def test_the_studys_facts_can_be_replaced(tmp_path: Path) -> None:
    facts = replace(STUDY, coached_metric=AWKWARD.replace("\ud800", ""), agent_count=4)
    with create(tmp_path / "a.study") as file:
        file.set_study(facts)
    with StudyFile.open(tmp_path / "a.study") as file:
        assert file.study() == facts


def test_rounds_keep_their_contacts_apart_and_the_latest_is_the_default(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        mark_contact(file, 2)
        after = file.add_round("after the change")
        assert file.round() == after
        mark_contact(file, 3)
        counts = {r.name: [len(rows) for _, rows in file.recorded(r)] for r in file.rounds()}
        assert counts == {"baseline": [3], "after the change": [4]}
        with pytest.raises(UserError, match="no round “spring”, only: baseline, after the change"):
            file.round("spring")


def test_documented_processes_are_kept_as_versions_and_the_last_one_counts(tmp_path: Path) -> None:
    first = DocumentedProcess("p", "", (Node("a", NodeKind.STEP, "A"),), (), ("a",))
    nodes = (Node("a", NodeKind.STEP, AWKWARD, "Agent", 5, "X", "2016", "", observable=False),)
    second = DocumentedProcess("p", "P", nodes, (Flow("a", "a", "again"),), ("a",))
    with create(tmp_path / "a.study") as file:
        file.set_documented_process(first, "first.csv")
        file.set_documented_process(second, "second.csv")
    with StudyFile.open(tmp_path / "a.study") as file:
        assert file.documented_process() == second


def test_a_name_that_is_taken_is_refused_and_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a.study").write_text("mine")
    (tmp_path / "b.study").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.study").mkdir()
    before = contents(tmp_path)
    for name in ("a.study", "b.study", "c.study"):
        with pytest.raises(UserError, match="a file of this name already"):
            create(tmp_path / name)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", ["missing/a.study", "file/a.study", "x" * 300])
def test_a_study_that_cannot_be_written_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(UserError, match="the study cannot be written") as error:
        create(tmp_path / place)
    assert "\n" not in str(error.value)
    assert ".new" not in str(error.value)
    assert contents(tmp_path) == before
