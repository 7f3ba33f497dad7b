"""Before anything is written, what looks personal is told with its place, as it would go out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse
from observer.documents.choices import DEFAULTS, Choices
from observer.documents.kinds import DocumentKind, compose
from observer.documents.web_page import export_html
from observer.drawing.display_list import DisplayList
from observer.drawing.lines import Line, set_lines, wrap_to_width
from observer.drawing.map_graph import View
from observer.model.brief import Brief
from observer.outputs import bpmn_document, picture_of
from observer.privacy.outgoing import Outgoing, document_texts, drawing_texts, markup_texts
from observer.privacy.suspects import LooksPersonal, looks_personal
from observer.views import draw_view
from tests.documents.recorded import analysis_of, sample_analysis

NAMING = """1,0,open,channel=call;agent=Ms Agent
1,1000,step,Ask Mr Smith
1,2000,wait,on=colleague;who=Mrs Jones
1,3000,note,order 448812
1,4000,workaround,uses the key of Dr Brown
1,9000,close,outcome=resolved;repeat=no;demand=value
"""


def told(analysis: Analysis, drawing: DisplayList) -> dict[str, tuple[str, ...]]:
    found = looks_personal(drawing_texts(drawing), analysis.observed)
    return {suspect.text: suspect.sources for suspect in found}


def test_the_picture_of_a_map_is_told_with_the_marks_it_comes_from(tmp_path: Path) -> None:
    analysis = analysis_of(tmp_path, NAMING)
    assert told(analysis, picture_of(draw_view(analysis, View.REAL))) == {
        "Mr Smith": ("contact 1, step",),
        "Mrs Jones": ("contact 1, wait",),
        "Dr Brown": ("contact 1, workaround",),
    }


def test_aliases_and_notes_do_not_go_out(tmp_path: Path) -> None:
    document = compose(analysis_of(tmp_path, NAMING), DocumentKind.MAP)
    texts = " ".join(outgoing.text for outgoing in document_texts(document))
    assert "Ms Agent" not in texts
    assert "448812" not in texts


def test_a_document_tells_the_page(tmp_path: Path) -> None:
    analysis = analysis_of(tmp_path, NAMING, contact_type="Refund for Mr Smith")
    document = compose(analysis, DocumentKind.MAP)
    suspects = looks_personal(document_texts(document), analysis.observed)
    smith = next(suspect for suspect in suspects if suspect.text == "Mr Smith")
    assert smith.pages == ("properties", "page 1")
    assert smith.sources == ("contact 1, step", "the study's contact type")
    assert str(smith) == (
        "“Mr Smith” looks like a name: contact 1, step, the study's contact type "
        "(properties, page 1)"
    )


def test_a_page_for_a_browser_is_looked_through_with_the_names_of_its_rounds(
    tmp_path: Path,
) -> None:
    observed = sample_analysis(tmp_path).observed
    named = replace(observed, round=replace(observed.round, name="Mr Smith's morning"))
    analysis = analyse(replace(observed, before=named))
    with pytest.raises(LooksPersonal) as refused:
        export_html(analysis, Choices(view=View.DIFFERENCE), tmp_path / "page.html")
    (suspect,) = refused.value.suspects
    assert suspect.text.startswith("Mr Smith")
    assert suspect.sources == ("the name of a round",)
    assert not (tmp_path / "page.html").exists()


def test_who_hands_it_on_may_be_named(tmp_path: Path) -> None:
    analysis = sample_analysis(tmp_path)
    document = compose(analysis, DocumentKind.MAP, replace(DEFAULTS, author="Dr Anna Leader"))
    assert document.properties.author == "Dr Anna Leader"
    assert looks_personal(document_texts(document), analysis.observed) == ()


def test_bpmn_is_looked_through_by_its_names(tmp_path: Path) -> None:
    analysis = analysis_of(tmp_path, NAMING)
    found = looks_personal(markup_texts(bpmn_document(analysis, View.REAL)), analysis.observed)
    assert "Mr Smith" in [suspect.text for suspect in found]


def test_every_picture_of_the_sample_is_quiet(tmp_path: Path) -> None:
    analysis = sample_analysis(tmp_path)
    for view in (View.REAL, View.COMPARISON, View.DOCUMENTED):
        assert told(analysis, picture_of(draw_view(analysis, view))) == {}
    for view in (View.REAL, View.DOCUMENTED):
        texts = markup_texts(bpmn_document(analysis, view))
        assert looks_personal(texts, analysis.observed) == ()


def test_a_name_on_two_lines_and_a_word_broken_in_two_are_found(tmp_path: Path) -> None:
    analysis = sample_analysis(tmp_path)
    for text, width in (("Ask Mr Smith", 36), ("DE89370400440532013000", 60)):
        lines = wrap_to_width(text, Line(""), width)
        assert len(lines) > 1
        drawing = DisplayList(width, 100, tuple(set_lines(lines, 0, 0)))
        assert told(analysis, drawing)


def test_what_stands_beside_each_other_is_not_read_as_one(tmp_path: Path) -> None:
    ticks = [set_lines([Line(str(number))], 20 * number, 0)[0] for number in range(1, 20)]
    drawing = DisplayList(400, 20, tuple(ticks))
    assert told(sample_analysis(tmp_path), drawing) == {}


def test_the_brief_is_looked_through_and_named(tmp_path: Path) -> None:
    analysis = sample_analysis(tmp_path)
    brief = Brief(question="Why?", by_whom="Ms Brown, head of finance")
    observed = replace(analysis.observed, brief=brief)
    (found,) = looks_personal([Outgoing(brief.by_whom, "page 1")], observed)
    assert (found.text, found.sources) == ("Ms Brown", ("what is asked for",))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_document_of_the_sample_is_quiet(tmp_path: Path, kind: DocumentKind) -> None:
    analysis = sample_analysis(tmp_path)
    document = compose(analysis, kind)
    assert looks_personal(document_texts(document), analysis.observed) == ()
