"""Files that are no study, or no sound one: one sentence, and not a byte of them changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import closed_study, contents, interrupted_study, raw


def other_database(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def newer_study(path: Path) -> None:
    closed_study(path)
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 99")


def garbage(size: int) -> Callable[[Path], object]:
    """A file of `size` that is not there until it is read."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(b"garbage")
            file.truncate(size)

    return write


def inflated_study(path: Path) -> None:
    """A study's beginning, and 200 MB of nothing behind it."""
    closed_study(path)
    with path.open("r+b") as file:
        file.truncate(200_000_000)
        file.seek(0)
        file.seek(28)
        file.write((200_000_000 // 4096).to_bytes(4, "big"))


NO_STUDY: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "there is no such file"),  # noqa: ARG005
    "empty": (lambda path: path.write_bytes(b""), "the file is empty"),
    "folder": (Path.mkdir, "this is a folder"),
    "dangling link": (lambda path: path.symlink_to("nowhere"), "there is no such file"),
    "link to itself": (lambda path: path.symlink_to(path), "the file cannot be used"),
    "text": (lambda path: path.write_text("contact,at_ms\n" * 99), "this is not a study"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" * 99), "this is not a study"),
    "99 bytes of a database": (
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 83), "this is not a study",
    ),
    "200 MB": (garbage(200_000_000), "this is not a study"),
    "other database": (other_database, "this is a database, but not a study"),
    "newer study": (newer_study, "the study has format 99, and this version reads formats up to 6"),
    "inflated study": (inflated_study, "the study is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_STUDY)
def test_what_is_no_study_is_refused_in_one_sentence_and_left_as_it_was(
    tmp_path: Path, kind: str
) -> None:
    make, says = NO_STUDY[kind]
    path = tmp_path / "a.study"
    make(path)
    before = contents(tmp_path)
    for open_ in (StudyFile.open, StudyFile.open_snapshot):
        with pytest.raises(UserError) as error:
            open_(path)
        assert str(error.value).startswith(f"{path}: {says}")
        assert "\n" not in str(error.value)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("size", [100, 1000, 4096, 8192, 9000, -4096, -1])
def test_a_study_cut_off_is_refused_and_left_as_it_was(tmp_path: Path, size: int) -> None:
    path = closed_study(tmp_path / "a.study")
    path.write_bytes(path.read_bytes()[:size])
    assert_damaged(path)


@pytest.mark.parametrize("page", [0, 1, 2, 4])
def test_a_study_with_a_page_of_noise_is_refused_and_left_as_it_was(
    tmp_path: Path, page: int
) -> None:
    path = closed_study(tmp_path / "a.study")
    content = bytearray(path.read_bytes())
    start = max(100, page * 4096)
    content[start : start + 64] = bytes(range(150, 214))
    path.write_bytes(content)
    assert_damaged(path)


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1 :]


LOGS: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda log: b"garbage " * (len(log) // 8),
    "a few bytes": lambda log: log[:20],
    "of another kind": lambda log: b"\0\0\0\7" + log[4:],
    "flipped in the header": lambda log: flipped(log, 17),
    "flipped in the first frame": lambda log: flipped(log, 32 + 24 + 100),
    "flipped in the middle": lambda log: flipped(log, len(log) // 2),
    "flipped in a frame's header": lambda log: flipped(log, 32 + 3 * (24 + 4096) + 9),
}


@pytest.mark.parametrize("kind", LOGS)
def test_a_study_whose_log_is_damaged_is_refused_and_both_are_left_as_they_were(
    tmp_path: Path, kind: str
) -> None:
    """SQLite alone would open it, pass over the marks and cut the log off."""
    path = interrupted_study(tmp_path / "a.study")
    log = tmp_path / "a.study-wal"
    log.write_bytes(LOGS[kind](log.read_bytes()))
    assert "its write-ahead log" in assert_damaged(path)


def test_a_newer_format_that_is_only_in_the_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    closed_study(tmp_path / "newer.study")
    with raw(tmp_path / "newer.study") as connection:
        connection.execute("PRAGMA user_version = 99")
        for suffix in ("", "-wal"):
            kept = (tmp_path / f"newer.study{suffix}").read_bytes()
            (tmp_path / f"a.study{suffix}").write_bytes(kept)
    assert "the study has format 99" in assert_damaged(path)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DROP TRIGGER mark_DELETE", "“mark_DELETE” is missing"),
        ("DROP TABLE documented_process", "“documented_process” is missing"),
        ("DELETE FROM study", "the study's own facts are missing"),
        ("UPDATE study SET created_at = 'once'", "row 1 of “study” cannot be read"),
        ("INSERT INTO documented_process VALUES (1, '', '', '{')", "“documented_process” cannot"),
        ("INSERT INTO matching VALUES (1, 'nap', 'A', NULL, '[]', '', '')", "“matching” cannot be"),
        ("DROP TRIGGER matching_DELETE", "“matching_DELETE” is missing"),
        ("DELETE FROM contact", "belongs to a missing “contact”"),
        ("UPDATE mark SET kind = 'sneeze' WHERE id = 3", "mark 3 of contact 1 cannot be read"),
        ("UPDATE mark SET kind = 'redo' WHERE id = 3", "mark 3 of contact 1 cannot be read"),
        ("UPDATE mark SET kind = 'step' WHERE id = 3", "mark 3 of contact 1 cannot be read"),
        ("UPDATE mark SET kind = 'gap' WHERE id = 3", "mark 3 of contact 1 cannot be read"),
        ("UPDATE mark SET detail = '[' WHERE id = 3", "mark 3 of contact 1 cannot be read"),
        ("UPDATE mark SET pressed_at = 'noon' WHERE id = 3", "mark 3 of contact 1 cannot be read"),
        ("DELETE FROM _sqlite_migrations", "the list of its migrations is not complete"),
    ],
)
def test_contents_that_make_no_study_are_named(tmp_path: Path, statement: str, says: str) -> None:
    path = closed_study(tmp_path / "a.study")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'mark_UPDATE'")
        (sql,) = trigger.fetchone()
        connection.execute("DROP TRIGGER mark_UPDATE")
        connection.execute(statement)
        connection.execute(sql)
    assert says in assert_damaged(path)


def assert_damaged(path: Path) -> str:
    """Checks that every way in refuses the file and leaves its folder as it was."""
    before = contents(path.parent)
    problems = check_study(path).problems
    assert problems
    for open_ in (StudyFile.open, StudyFile.open_snapshot):
        with pytest.raises(UserError) as error:
            open_(path)
        assert "\n" not in str(error.value)
        assert str(error.value).startswith(f"{path}: ")
        assert problems[0] in str(error.value)
    assert contents(path.parent) == before
    return problems[0]
