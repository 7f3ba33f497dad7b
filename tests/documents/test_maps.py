"""A map as a document: the sheet it is given, and what is said where its text gets small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.kinds import DocumentKind, compose
from observer.drawing.map_graph import View
from observer.export.document import Document, smallest_text_pt, walk
from observer.export.paper import Orientation, Paper
from tests.documents.recorded import CLOSE, WHOLE, analysis_of


def exported(sample: Analysis, kind: str, **chosen: object) -> Document:
    return compose(sample, DocumentKind(kind), Choices(**chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["map", "comparison"])
@pytest.mark.parametrize("lies", Orientation)
def test_what_is_said_of_the_size_is_true(sample: Analysis, kind: str, lies: Orientation) -> None:
    for paper in Paper:
        document = exported(sample, kind, paper=paper, orientation=lies)
        (sheet,) = document.sheets
        smallest_pt = smallest_text_pt(sheet)
        if round(smallest_pt, 1) >= sheet.size.smallest_pt:
            assert document.warnings == ()
        else:
            (warning,) = document.warnings
            assert f"on {paper.label} the smallest text is {smallest_pt:.1f} pt" in warning
            assert "“wall”" in warning


def test_the_larger_sheets_that_are_offered_print_it_so(sample: Analysis) -> None:
    (warning,) = exported(sample, "comparison", paper=Paper.A4).warnings
    offers = re.findall(r"on (A\d) at ([\d.]+) pt", warning)
    assert offers
    for name, size_pt in offers:
        (sheet,) = exported(sample, "comparison", paper=Paper[name]).sheets
        assert f"{smallest_text_pt(sheet):.1f}" == size_pt
    assert float(offers[-1][1]) >= Paper[offers[-1][0]].value[2]


def test_the_largest_sheet_holds_the_sample_without_a_warning(sample: Analysis) -> None:
    for lies in Orientation:
        assert exported(sample, "comparison", paper=Paper.A0, orientation=lies).warnings == ()


def test_without_a_choice_the_smallest_sheet_of_the_office_that_reads_well(
    sample: Analysis,
) -> None:
    chosen = exported(sample, "map", view=View.REAL).sheets[0].size
    a4 = exported(sample, "map", view=View.REAL, paper=Paper.A4)
    assert chosen.name == ("A4" if not a4.warnings else "A3")


def test_an_upright_sheet_has_the_map_from_top_to_bottom(sample: Analysis) -> None:
    for lies, is_tall in ((Orientation.PORTRAIT, True), (Orientation.LANDSCAPE, False)):
        (sheet,) = exported(sample, "map", paper=Paper.A3, orientation=lies).sheets
        drawings = [part.block.drawing for part in sheet.parts if part.block.drawing]
        plan = max(drawings, key=lambda drawing: len(drawing.elements))
        assert (plan.height > plan.width) is is_tall


@pytest.mark.parametrize("kind", ["map", "wall"])
def test_a_map_of_what_is_not_done_says_that_it_is_a_draft(tmp_path: Path, kind: str) -> None:
    for name, rows, said in (("done", WHOLE + CLOSE, False), ("open", WHOLE, True)):
        (tmp_path / name).mkdir()
        document = exported(analysis_of(tmp_path / name, rows), kind, view=View.REAL)
        drawn = [p.block.drawing for s in document.sheets for p in walk(s.parts) if p.block.drawing]
        words = " ".join(text.text for drawing in drawn for text in drawing.texts)
        assert ("draft: contact 1 not closed yet" in words) is said
        assert ("draft" in document.properties.subject) is said
