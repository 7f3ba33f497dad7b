"""The slides: large text, the neutral map before any finding, nothing out of its slide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse
from observer.documents.choices import DEFAULTS, Choices
from observer.documents.slides import compose_proposal, compose_slides
from observer.drawing.display_list import Role
from observer.export.document import Document, smallest_text_pt, walk
from observer.export.paper import SLIDE, Orientation, Paper
from observer.model.brief import Brief
from tests.documents.leadership.reading import outside, words
from tests.documents.leadership.test_first_page import renamed
from tests.documents.leadership.test_pack import PROPOSAL, long_process


@pytest.fixture(scope="module")
def slides(sample: Analysis) -> Document:
    return compose_slides(sample, DEFAULTS)


def first_with(document: Document, said: str) -> int:
    return next(n for n, sheet in enumerate(document.sheets) if said in words(sheet))


def test_every_slide_is_16_to_9_whatever_paper_is_chosen(sample: Analysis) -> None:
    chosen = Choices(paper=Paper.A3, orientation=Orientation.PORTRAIT)
    for sheet in compose_slides(sample, chosen).sheets:
        assert sheet.size is SLIDE
        assert sheet.size.width / sheet.size.height == pytest.approx(16 / 9)


def test_all_text_can_be_read_from_afar(sample: Analysis, slides: Document) -> None:
    for document in (slides, compose_proposal(sample, DEFAULTS, PROPOSAL)):
        for sheet in document.sheets:
            assert smallest_text_pt(sheet) >= SLIDE.smallest_pt - 0.01
            assert outside(sheet) == []


def test_findings_come_after_the_neutral_map_and_how_it_is_known(slides: Document) -> None:
    neutral = first_with(slides, "The main path, taken from end to end by 3 of 10")
    known = first_with(slides, "How do you know?")
    stops = first_with(slides, "Where work stops")
    asked = first_with(slides, "What is asked for")
    sure = first_with(slides, "How sure")
    assert neutral < known < stops < asked < sure
    for sheet in slides.sheets[: known + 1]:
        drawings = [part.block.drawing for part in walk(sheet.parts) if part.block.drawing]
        letters = {t.text for d in drawings for t in d.texts if t.role is Role.LETTER}
        assert letters <= {"W", "T", "B"}


def test_each_constraint_has_a_slide_of_its_own(slides: Document) -> None:
    for said in ("9 of 10 contacts", "4 of 10 contacts", "2 of 10 contacts"):
        assert sum(said in words(sheet) for sheet in slides.sheets) == 1
    told = words(slides.sheets[first_with(slides, "9 of 10 contacts")])
    assert "24:32 in all" in told
    assert "Team leader" in told
    assert "until she is out of her meeting" in told


def test_the_neutral_map_shows_every_outcome_and_step_of_the_path(slides: Document) -> None:
    text = " ".join(words(sheet) for sheet in slides.sheets[1:3])
    for said in ("Identify customer", "Obtain refund approval", "Record contact", "Unresolved"):
        assert said in text


def test_what_is_proposed_is_shown_too(sample: Analysis) -> None:
    document = compose_proposal(sample, DEFAULTS, PROPOSAL)
    text = " ".join(map(words, document.sheets))
    for said in ("Who may decide", "Raise the limit", "1 to 2 of 2 replayed"):
        assert said in text


def test_long_texts_are_cut_and_say_where_they_stand_whole(sample: Analysis) -> None:
    long = "why " * 500
    brief = Brief(question=long, decision=long, by_whom=long, words=long)
    observed = replace(sample.observed, brief=brief)
    document = compose_slides(replace(sample, observed=observed), DEFAULTS)
    assert "whole in the leadership pack" in words(document.sheets[0])
    for sheet in document.sheets:
        assert outside(sheet) == []


def test_no_agent_appears(slides: Document) -> None:
    text = " ".join(map(words, slides.sheets))
    assert not any(f"Agent {letter}" in text for letter in "ABCD")


def test_a_long_path_is_shown_where_it_stops_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    document = compose_slides(long_process(tmp_path, 60), DEFAULTS)
    maps = [sheet for sheet in document.sheets if "The main path" in words(sheet)]
    assert len(maps) == 1
    assert "60 steps left out" in words(maps[0])
    for sheet in document.sheets:
        assert outside(sheet) == []


def test_long_names_leave_points_out_before_they_get_small(sample: Analysis) -> None:
    traces = tuple(renamed(trace, "Wort " * 14) for trace in sample.observed.traces)
    observed = replace(sample.observed, traces=traces, process=None)
    document = compose_slides(analyse(observed), DEFAULTS)
    assert all(smallest_text_pt(sheet) >= SLIDE.smallest_pt - 0.01 for sheet in document.sheets)
    assert "left out" in " ".join(map(words, document.sheets))
