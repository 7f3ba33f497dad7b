"""The documented process in a workbook: the same process as from CSV, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from observer.documented.reading import read_process
from observer.documented.table.csv_format import read_csv
from observer.documented.table.workbook import is_workbook, read_workbook
from observer.errors import UserError
from observer.model.process import DocumentedProcess
from tests.faults.hostile import workbook

PATH = Path("refund.xlsx")
Sheet = Sequence[Sequence[object]]
TABLE: Sheet = [["step", "next"], ["A", "B;C"], ["B", None], ["C", None]]
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(*sheets: Sheet) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for rows in sheets:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def replaced(content: bytes, name: str, part: str) -> bytes:
    """The workbook with one part of it written anew."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, part if member == name else old.read(member))
    return stream.getvalue()


def read(content: bytes) -> DocumentedProcess:
    (process,) = read_workbook(content, PATH).processes
    return process


def sentence(content: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_workbook(content, PATH)
    return str(caught.value)


def from_csv(text: str) -> DocumentedProcess:
    return read_csv(text, Path("refund.csv")).processes[0]


def test_a_workbook_gives_the_same_process_as_csv() -> None:
    content = book(
        [
            ["observable", "Step", "NEXT", "introduced", "owner", "kind"],
            [True, "Check", " Due? ", datetime(2016, 4, 11), "Agent", None],
            [None, "Due?", "Pay; Refuse", None, None, "exclusive"],
            [False, "Pay", None, 2016, "Back office", None],
            [1, "Refuse", None, "never", None, None],
        ]
    )
    assert read(content) == from_csv(
        "step,next,owner,kind,introduced,observable\n"
        "Check,Due?,Agent,,2016-04-11,yes\n"
        "Due?,Pay;Refuse,,exclusive,,\n"
        "Pay,,Back office,,2016,no\n"
        "Refuse,,,,never,yes\n"
    )


def test_the_first_sheet_with_the_columns_is_read_whatever_stands_above_them() -> None:
    notes: Sheet = [["Notes"], ["step by step"]]
    titled: Sheet = [["How a refund goes"], [], [None, datetime(2024, 3, 1)], *TABLE]
    other: Sheet = [["step", "next"], ["Z", None]]
    assert read(book(notes, titled, other)) == from_csv("step,next\nA,B;C\nB,\nC,\n")


def test_a_table_need_not_begin_in_the_corner() -> None:
    moved: Sheet = [[], [], *([None, None, *row] for row in TABLE)]
    assert read(book(moved)) == from_csv("step,next\nA,B;C\nB,\nC,\n")


def test_the_stored_value_of_a_formula_counts() -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><t>step</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>next</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"A"&amp;"x"</f><v>Ax</v></c>'
    )
    sheet = f'<worksheet {MAIN}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    assert read(replaced(book(TABLE), SHEET, sheet)).step_names == ("Ax",)


def test_flaws_name_the_row() -> None:
    assert sentence(book([["Title"], [], *TABLE, ["D", "X"]])) == (
        "refund.xlsx:7: “next” names “X”, which no row is for"
    )
    assert sentence(book([["a", "b"]], [["c"]])).startswith(
        "refund.xlsx:1: there is no column “step” and no column “next”"
    )
    assert sentence(book([])).startswith("refund.xlsx:1: there is no column “step”")
    noted = book([[*TABLE[0]], [*TABLE[1], None, "see Ann"], *TABLE[2:]])
    (warning,) = read_workbook(noted, PATH).warnings
    assert (warning.where, warning.what) == (
        "refund.xlsx:1", "the column 4, which has no name, is ignored",
    )  # fmt: skip


def test_a_workbook_is_recognised_by_its_content(tmp_path: Path) -> None:
    assert is_workbook(book(TABLE))
    path = tmp_path / "refund.csv"
    path.write_bytes(book(TABLE))
    assert read_process(path).processes == (from_csv("step,next\nA,B;C\nB,\nC,\n"),)


def test_styles_that_are_amiss_are_not_spoken_of(capfd: pytest.CaptureFixture[str]) -> None:
    content = book(TABLE)
    none = f"<styleSheet {MAIN}/>"
    assert read(replaced(content, "xl/styles.xml", none)).step_names == ("A", "B", "C")
    wrong = (
        f"<styleSheet {MAIN}><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs>"
        '<cellStyles><cellStyle name="a" xfId="9"/></cellStyles></styleSheet>'
    )
    assert sentence(replaced(content, "xl/styles.xml", wrong)).startswith(
        "refund.xlsx: the workbook is damaged; open it and save it again"
    )
    assert capfd.readouterr() == ("", "")


BOMBS = {
    "entities": (
        SHEET,
        f'<!DOCTYPE x [<!ENTITY a "x">]><worksheet {MAIN}>&a;</worksheet>',
        ", xl/worksheets/sheet1.xml:1: the XML declares entities",
    ),
    "nesting": (SHEET, "<a>" * 10_000 + "</a>" * 10_000, ", xl/worksheets/sheet1.xml:1: the XML"),
    "a million cells": (
        SHEET,
        f"<worksheet {MAIN}><sheetData><row>{'<c/>' * 1_000_000}</row></sheetData></worksheet>",
        ", xl/worksheets/sheet1.xml: the XML has 1,000,003 elements",
    ),
    "fonts": (
        "xl/styles.xml",
        f"<styleSheet {MAIN}><fonts>{'<font/>' * 60_000}</fonts></styleSheet>",
        ", xl/styles.xml: the workbook has too many styles; save the table as CSV",
    ),
    "no workbook": ("[Content_Types].xml", "<Types/>", ": the workbook is damaged; open it and"),
    "cut": ("xl/workbook.xml", "<workbook", ", xl/workbook.xml:1: the XML is damaged or breaks"),
    "no rows": (SHEET, f"<worksheet {MAIN}/>", ":1: there is no column “step”"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_is_no_table_is_refused_in_one_sentence(bomb: str) -> None:
    name, part, said = BOMBS[bomb]
    assert sentence(replaced(book(TABLE), name, part)).startswith(f"refund.xlsx{said}")


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    content = book(TABLE)
    path = tmp_path / "cut.xlsx"
    for end in range(4, len(content), 97):
        path.write_bytes(content[:end])
        with pytest.raises(UserError, match=r"cut\.xlsx: "):
            read_process(path)


def test_a_sheet_with_too_many_steps_is_refused() -> None:
    rows: Sheet = [["step", "next"], *([f"S{number}"] for number in range(10_001))]
    assert sentence(book(rows)).startswith("refund.xlsx:10002: a process has at most 10,000 steps")


def test_a_formatted_row_far_below_the_table_is_no_row_of_it(tmp_path: Path) -> None:
    def draw(sheet: bytes) -> bytes:
        return sheet.replace(b"</sheetData>", b'<row r="1048576" ht="9"/></sheetData>')

    path = tmp_path / "process.xlsx"
    path.write_bytes(workbook(draw))
    assert read_process(path).processes[0].step_names == ("Greet", "Check")
