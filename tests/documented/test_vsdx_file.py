"""Visio packages: their pages, and what cannot be read in one sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented.reading import read_process
from observer.documented.visio.reader import is_vsdx, read_vsdx
from observer.errors import UserError
from tests.documented.drawio_file import flows
from tests.documented.vsdx_file import FILE, connector, glue, package, page, shape, zipped

MASTERS = {"2": "Process"}
TWO_STEPS = page(
    shape(1, "Ask", "2", (1, 5)),
    shape(2, "Answer", "2", (5, 5)),
    connector(11, text="then"),
    glue(11, 1, 2),
)
WHOLE = package(TWO_STEPS, masters=MASTERS)


def altered(content: bytes, name: str, text: str | None) -> bytes:
    """The package with one part replaced, or without it."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        members: dict[str, str | bytes] = {n: whole.read(n) for n in whole.namelist()}
    del members[name]
    return zipped(members if text is None else members | {name: text})


def test_a_drawing_is_told_by_content(tmp_path: Path) -> None:
    file = tmp_path / "process.csv"
    file.write_bytes(WHOLE)
    (process,) = read_process(file).processes
    assert flows(process) == [("1", "2", "then")]


def test_another_archive_is_none() -> None:
    assert not is_vsdx(zipped({"word/document.xml": "<a/>"}))


def test_each_page_in_front_is_a_process() -> None:
    content = package(TWO_STEPS, page(), TWO_STEPS, TWO_STEPS, masters=MASTERS, background=4)
    result = read_vsdx(content, FILE)
    assert [(p.name, flows(p)) for p in result.processes] == [
        ("Blatt 1", [("1.1", "1.2", "then")]),
        ("Blatt 3", [("3.1", "3.2", "then")]),
    ]


@pytest.mark.parametrize("part", ["visio/masters/masters.xml", "visio/masters/master2.xml"])
def test_a_drawing_without_its_masters_is_read(part: str) -> None:
    (process,) = read_vsdx(altered(WHOLE, part, None), FILE).processes
    assert [node.name for node in process.nodes] == ["Ask", "Answer"]


def test_a_missing_page_is_named() -> None:
    with pytest.raises(UserError, match=r"refund\.vsdx: .* lacks its part “visio/pages/sheet1"):
        read_vsdx(altered(WHOLE, "visio/pages/sheet1.xml", None), FILE)


def test_a_damaged_part_is_named() -> None:
    with pytest.raises(UserError, match=r"refund\.vsdx, visio/pages/sheet1\.xml:1: .* damaged"):
        read_vsdx(altered(WHOLE, "visio/pages/sheet1.xml", TWO_STEPS[:200]), FILE)


def test_entities_in_a_part_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">]>' + TWO_STEPS
    with pytest.raises(UserError, match=r"sheet1\.xml:1: .* entities"):
        read_vsdx(altered(WHOLE, "visio/pages/sheet1.xml", laughs), FILE)


def test_a_relation_out_of_the_archive_leads_nowhere() -> None:
    relations = (
        '<Relationships><Relationship Id="r1" Target="../../../../etc/passwd"/></Relationships>'
    )
    with pytest.raises(UserError, match="lacks its part “etc/passwd”"):
        read_vsdx(altered(WHOLE, "visio/pages/_rels/pages.xml.rels", relations), FILE)


def test_a_part_that_expands_without_bound_is_refused() -> None:
    bomb = altered(WHOLE, "visio/pages/sheet1.xml", " " * 33_000_000)
    with pytest.raises(UserError, match=r"sheet1\.xml: this part is too large"):
        read_vsdx(bomb, FILE)


def test_a_master_that_refers_to_no_master_is_read() -> None:
    content = package(TWO_STEPS.replace('Master="2"', 'Master="99"'), masters=MASTERS)
    (process,) = read_vsdx(content, FILE).processes
    assert flows(process) == [("1", "2", "then")]


@given(st.integers(0, 20_000))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(UserError, match=r"^refund\.vsdx"):
        read_vsdx(WHOLE[: min(length, len(WHOLE) - 1)], FILE)


@given(st.text(max_size=20), st.integers(0, 2_000))
def test_an_altered_page_is_read_or_refused_in_one_line(inserted: str, place: int) -> None:
    text = TWO_STEPS[:place] + inserted + TWO_STEPS[place:]
    content = altered(WHOLE, "visio/pages/sheet1.xml", text)
    try:
        result = read_vsdx(content, FILE)
    except UserError as refused:
        said = str(refused)
    else:
        said = "\t".join(warning.what for warning in result.warnings)
    assert "\n" not in said
