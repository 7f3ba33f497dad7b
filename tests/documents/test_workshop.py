"""The workshop pack, as a team gets it: every page in its order, nothing concluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.workshop.pack import compose_workshop
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


@pytest.mark.parametrize("orientation", list(Orientation))
@pytest.mark.parametrize("paper", list(Paper))
def test_every_sheet_holds_what_stands_on_it_in_text_that_is_large_enough(
    sample: Analysis, paper: Paper, orientation: Orientation
) -> None:
    document = compose_workshop(sample, Choices(paper=paper, orientation=orientation))
    for sheet in document.sheets:
        size = sheet.size
        too_small = "smallest text of the map" in " ".join(document.warnings)
        if not (too_small and words_of(sheet).startswith("The map")):
            assert round(smallest_text_pt(sheet), 2) >= size.smallest_pt
        for part in walk(sheet.parts):
            assert part.x >= -0.01
            assert part.y >= -0.01
            assert part.x + part.block.width <= size.width + 0.01
            assert part.y + part.block.height <= size.height + 0.01


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
