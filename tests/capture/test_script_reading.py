"""Reading mark scripts: what each row means, and each flaw with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.capture.script import SCRIPT_KEYS, ScriptRow, read_script
from observer.errors import UserError
from observer.model.mark import MarkKind as K

HEADER = "contact,at_ms,key,detail\n"


def read(tmp_path: Path, text: str) -> tuple[ScriptRow, ...]:
    script = tmp_path / "marks.csv"
    script.write_bytes(text.encode("utf-8"))
    return read_script(script)


@pytest.mark.parametrize(
    ("row", "kind", "detail"),
    [
        ("open,channel=call;agent=Agent A", K.OPEN, {"channel": "call", "agent": "Agent A"}),
        ("open,", K.OPEN, {}),
        ("open", K.OPEN, {}),
        ("step,Check account", K.STEP, {"name": "Check account"}),
        ("step,Is a=b; or c", K.STEP, {"name": "Is a=b; or c"}),
        ('step,"Zürich, ""Hbf"""', K.STEP, {"name": 'Zürich, "Hbf"'}),
        ("wait,on=approval;who=Team leader", K.WAIT, {"on": "approval", "who": "Team leader"}),
        ("wait, on = approval ; who = A = B ;", K.WAIT, {"on": "approval", "who": "A = B"}),
        ("wait,approval", K.WAIT, {"on": "approval"}),
        ("blocked,authority", K.BLOCKED, {"for": "authority"}),
        ("transfer,Back office", K.TRANSFER, {"to": "Back office"}),
        ("workaround,asked; by=phone", K.WORKAROUND, {"text": "asked; by=phone"}),
        ("note,x=1", K.NOTE, {"text": "x=1"}),
        ("backdate,5", K.BACKDATE, {"seconds": "5"}),
        ("gap,2500", K.GAP, {"ms": "2500"}),
        ("close,outcome=resolved;repeat=no", K.CLOSE, {"outcome": "resolved", "repeat": "no"}),
        ("moving,", K.MOVING, {}),
    ],
)  # fmt: skip
def test_a_row_is_read(tmp_path: Path, row: str, kind: K, detail: dict[str, str]) -> None:
    (read_row,) = read(tmp_path, f"{HEADER}3,1500,{row}\n")
    assert read_row == ScriptRow(2, 3, 1500, kind, detail)


KEYS = (
    "open step wait blocked transfer moving resolution-known permitted hold off-hold undo redo "
    "frustration customer-gone park resume workaround note backdate detail gap close"
)


def test_every_key_of_the_script_is_one() -> None:
    assert sorted(SCRIPT_KEYS) == sorted(KEYS.split())


def test_a_detail_may_name_the_mark_that_it_completes(tmp_path: Path) -> None:
    (row,) = read(tmp_path, f"{HEADER}1,0,detail,mark=12;on=system\n")
    assert (row.mark_number, row.detail) == (12, {"on": "system"})


def test_line_numbers_count_lines_not_rows(tmp_path: Path) -> None:
    text = f'\ufeff{HEADER}\n1,0,open,\n\n1,5,note,"two\nlines"\n,,,\n1,9,close,\n'
    assert [row.line for row in read(tmp_path, text)] == [3, 5, 8]


def test_line_ends_of_every_system_are_read(tmp_path: Path) -> None:
    text = HEADER + "1,0,open,\n1,5,close,\n"
    for end in ("\n", "\r\n", "\r"):
        assert len(read(tmp_path, text.replace("\n", end))) == 2


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("contact,at_ms,key\n1,0,open\n", 1, "this is no mark script"),
        ("1,0,open,\n", 1, "this is no mark script"),
        ("<?xml version='1.0'?>\n", 1, "this is no mark script"),
        (HEADER + "1,0\n", 2, "4 columns are needed, not 2"),
        (HEADER + "1,0,open,\n1,0,wait,a,b\n", 3, "4 columns are needed, not 5"),
        (HEADER + "0,0,open,\n", 2, "“contact” is a whole number from 1, not “0”"),
        (HEADER + "x,0,open,\n", 2, "“contact” is a whole number from 1, not “x”"),
        (HEADER + "-1,0,open,\n", 2, "“contact” is a whole number"),
        (HEADER + "1,-5,open,\n", 2, "“at_ms” is a whole number from 0, not “-5”"),
        (HEADER + "1,1.5,open,\n", 2, "“at_ms” is a whole number from 0, not “1.5”"),
        (HEADER + "1,,open,\n", 2, "“at_ms” is a whole number from 0, not “”"),
        (HEADER + "1,٣,open,\n", 2, "“at_ms” is a whole number"),
        (HEADER + "1,10000000000000,open,\n", 2, "“at_ms” is a whole number"),
        (HEADER + f"1,{'9' * 5000},open,\n", 2, "“at_ms” is a whole number"),
        (HEADER + "99999999999999999999,0,open,\n", 2, "“contact” is a whole number"),
        (HEADER + "1,0,jump,\n", 2, "“jump” is no key of a mark script"),
        (HEADER + "1,0,Open,\n", 2, "“Open” is no key of a mark script"),
        (HEADER + "1,0,,\n", 2, "“” is no key of a mark script"),
        (HEADER + "1,0,detail,mark=x;on=system\n", 2, "“mark” is a whole number from 1, not “x”"),
        (HEADER + "1,0,detail,mark=0;on=system\n", 2, "“mark” is a whole number from 1"),
        (HEADER + '1,0,open,\n\n1,0,note,"never\nclosed\n', 4, "cannot be divided into cells"),
        (HEADER + '1,0,note,"a"b\n', 2, "cannot be divided into cells"),
        (HEADER + f"1,0,note,{'x' * 200_000}\n", 2, "cannot be divided into cells"),
    ],
)
def test_a_flaw_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(UserError) as error:
        read(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'marks.csv'}:{line}: ")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (HEADER.encode(), "the script holds no mark"),
        (HEADER.encode() + b"\n,,,\n", "the script holds no mark"),
        (HEADER.encode() + b"1,0,step,Gr\xfc\xdfen\n", ":2: the text is not in UTF-8"),
        (HEADER.encode("utf-16"), "this is not a text file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is not a text file"),
    ],
)
def test_what_is_no_script_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    script = tmp_path / "marks.csv"
    script.write_bytes(content)
    with pytest.raises(UserError, match=says):
        read_script(script)
