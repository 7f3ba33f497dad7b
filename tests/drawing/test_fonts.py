from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.drawing.fonts import (
    REPLACEMENT,
    WRAP_CHARACTERS,
    missing_characters,
    printable,
    shown,
    text_width,
    wrapped,
)
from observer.drawing.typeface import Font, font_path

ANY_TEXT = st.text(st.characters(), max_size=300)


@pytest.mark.parametrize("font", list(Font))
def test_every_font_has_its_file(font: Font) -> None:
    assert font_path(font).read_bytes()[:4] == b"\0\1\0\0"


def test_figures_are_as_wide_as_each_other() -> None:
    assert len({text_width(figure, Font.REGULAR, 10) for figure in "0123456789"}) == 1


def test_width_grows_with_size_and_text() -> None:
    assert text_width("ab", Font.BOLD, 20) == pytest.approx(2 * text_width("ab", Font.BOLD, 10))
    assert text_width("abc", Font.BOLD, 10) > text_width("ab", Font.BOLD, 10)


def test_a_name_of_24_characters_stays_on_one_line() -> None:
    assert wrapped("Check the account status") == ("Check the account status",)


def test_a_longer_name_is_cut_evenly() -> None:
    assert wrapped("Copy order number to refund log") == ("Copy order number", "to refund log")


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert [len(line) for line in wrapped("x" * 50)] == [17, 17, 16]


def test_a_word_is_not_broken_between_a_letter_and_what_belongs_to_it() -> None:
    assert wrapped("e\u0301" * 10, 5) == ("e\u0301e\u0301",) * 5


def test_line_breaks_in_a_name_are_spaces() -> None:
    assert wrapped("Offer\n refund\t now") == ("Offer refund now",)


@given(ANY_TEXT)
def test_wrapping_loses_nothing_but_space(text: str) -> None:
    lines = wrapped(text)
    assert "".join(lines).replace(" ", "") == shown(text).replace(" ", "")
    assert all(0 < len(line) <= WRAP_CHARACTERS for line in lines)


@pytest.mark.parametrize("bad", ["\0", "\x1b", "\ud800", "\u202e", "\u2066", "\uffff"])
def test_what_is_no_character_is_replaced_visibly(bad: str) -> None:
    assert shown(f"a{bad}b") == f"a{REPLACEMENT}b"
    assert missing_characters(f"a{bad}b{bad}") == (bad,)


def test_what_shows_nothing_goes_and_what_steers_its_neighbours_stays() -> None:
    assert shown("a\u200bb\ufe0f\xad") == "ab"
    assert shown("a\u200cb\u200dc\u200f") == "a\u200cb\u200dc\u200f"


def test_a_character_without_glyph_is_named() -> None:
    unassigned = "\U000fffff"
    assert missing_characters(f"Refund {unassigned}") == (unassigned,)
    assert missing_characters("Refund — “naïve” Ünïcödé Ωμέγα Да") == ()


@given(ANY_TEXT)
def test_what_can_be_shown_has_a_width_and_loses_nothing_more(text: str) -> None:
    line = shown(text)
    assert text_width(line, Font.REGULAR, 9) >= 0
    assert shown(line) == line


@given(ANY_TEXT)
def test_printable_text_can_be_encoded_on_one_line(text: str) -> None:
    line = printable(text)
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1
