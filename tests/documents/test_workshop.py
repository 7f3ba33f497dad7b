"""The workshop pack, as a team gets it: every page in its order, nothing concluded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.workshop.pack import compose_workshop
from observer.errors import UserError
from observer.export.document import Document, Sheet, smallest_text_pt, walk
from observer.export.paper import Orientation, Paper
from tests.documents.recorded import CLOSE, WHOLE, analysis_of, sample_analysis


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return sample_analysis(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def pack(sample: Analysis) -> Document:
    return compose_workshop(sample, Choices())


def words_of(sheet: Sheet) -> str:
    """Everything that stands on a sheet, in the order in which it is read."""
    drawings = (part.block.drawing for part in walk(sheet.parts))
    return " ".join(text.text for drawn in drawings if drawn for text in drawn.texts)


def sheet_of(document: Document, title: str) -> Sheet:
    """The first sheet with that title."""
    return next(sheet for sheet in document.sheets if words_of(sheet).startswith(title))


def test_the_pack_of_the_sample_has_its_pages_in_the_order_of_the_work(pack: Document) -> None:
    titles = ["Workshop", "The map", "All contacts at a glance"]
    titles += [f"Contact {number} ·" for number in range(1, 11)]
    titles += ["Does this happen to you?", "Questions", "How should it run?"]
    starts = [words_of(sheet) for sheet in pack.sheets]
    found = [next(at for at, words in enumerate(starts) if words.startswith(t)) for t in titles]
    assert found == sorted(found)
    assert len(set(found)) == len(titles)


def test_pages_are_numbered(pack: Document) -> None:
    count = len(pack.sheets)
    assert [sheet.label for sheet in pack.sheets] == [str(n + 1) for n in range(count)]
    assert f"page 3 of {count}" in words_of(pack.sheets[2])


@pytest.mark.parametrize(
    ("paper", "orientation"),
    [
        *((paper, Orientation.LANDSCAPE) for paper in Paper),
        (Paper.A4, Orientation.PORTRAIT),
        (Paper.A1, Orientation.PORTRAIT),
    ],
)
def test_every_sheet_holds_what_stands_on_it_in_text_that_is_large_enough(
    sample: Analysis, paper: Paper, orientation: Orientation
) -> None:
    document = compose_workshop(sample, Choices(paper=paper, orientation=orientation))
    for sheet in document.sheets:
        size = sheet.size
        too_small = "smallest text of the map" in " ".join(document.warnings)
        if not (too_small and words_of(sheet).startswith("The map")):
            assert round(smallest_text_pt(sheet), 2) >= size.smallest_pt
        assert_all_on(sheet)


def assert_all_on(sheet: Sheet) -> None:
    """No block reaches out of the sheet, and no text out of its block's drawing."""
    for part in walk(sheet.parts):
        block = part.block
        assert part.x >= -0.01
        assert part.y >= -0.01
        assert part.x + block.width <= sheet.size.width + 0.01
        assert part.y + block.height <= sheet.size.height + 0.01
        for text in block.drawing.texts if block.drawing else ():
            right = part.x + text.bounds.right * block.scale
            assert right <= sheet.size.width + 0.01, text.text


def test_a_round_that_is_not_closed_gives_a_draft_on_every_page(tmp_path: Path) -> None:
    document = compose_workshop(analysis_of(tmp_path, WHOLE), Choices())
    assert all("Draft: contact 1 not closed yet" in words_of(s) for s in document.sheets)


def test_a_closed_round_is_no_draft(pack: Document) -> None:
    assert not any("Draft" in words_of(sheet) for sheet in pack.sheets)


def test_only_notes_that_are_chosen_go_out(tmp_path: Path) -> None:
    rows = WHOLE + "1,2000,note,first thing\n1,3000,note,second thing\n" + CLOSE
    analysis = analysis_of(tmp_path, rows)
    first, _ = analysis.observed.traces[0].instants
    words = " ".join(
        words_of(sheet)
        for sheet in compose_workshop(analysis, Choices(notes=frozenset({first.mark}))).sheets
    )
    assert "Noted: first thing" in words
    assert "second thing" not in words
    assert "noted beside it" in words


def test_whatever_was_marked_stays_on_its_sheet(tmp_path: Path) -> None:
    """Names of 300 characters, a note of a page, many steps, gaps and contacts, no reason given."""
    name = "Look up what was said before " * 10
    rows = ["1,0,open,", f"1,1000,note,{'a long story ' * 400}", f"1,2000,workaround,{name}"]
    rows += [f"1,{3000 + 1000 * n},step,{name}{n}" for n in range(20)]
    rows += ["1,50000,wait,", "1,51000,blocked,", "1,52000,transfer,"]
    rows += [f"1,{60000 + 9000 * n},gap,8000" for n in range(20)]
    for number in range(2, 16):
        rows += [f"{number},{number * 1000},open,", f"{number},10,step,مرحبا 你好 😀"]
        rows += [f"{number},20,transfer,to={name}", f"{number},30,close,"]
    analysis = analysis_of(tmp_path, "\n".join(rows) + "\n", contact_type=name)
    notes = frozenset(i.mark for i in analysis.observed.traces[0].instants)
    for orientation in Orientation:
        document = compose_workshop(analysis, Choices(orientation=orientation, notes=notes))
        for sheet in document.sheets:
            assert_all_on(sheet)


def test_a_contact_without_a_step_has_its_page(tmp_path: Path) -> None:
    document = compose_workshop(analysis_of(tmp_path, "1,0,open,\n1,0,close,\n"), Choices())
    assert "Closed, outcome left open" in words_of(sheet_of(document, "Contact 1"))


def test_a_round_without_a_contact_is_refused(sample: Analysis) -> None:
    nobody = replace(sample, observed=replace(sample.observed, traces=()))
    with pytest.raises(UserError, match="no contact was observed"):
        compose_workshop(nobody, Choices())
