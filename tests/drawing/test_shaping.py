"""Shaping: letters join, kern and form ligatures, and each glyph knows its characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.drawing.faces import open_face, own_face, system_face
from observer.drawing.fonts import shown, text_width
from observer.drawing.shaping import Glyph, clusters, shape
from observer.drawing.system_fonts import font_files
from observer.drawing.typeface import Font, font_path

ARABIC, DEVANAGARI, CHINESE = "مرحبا", "हिन्दी", "中文"


def glyphs(text: str, font: Font = Font.REGULAR) -> list[Glyph]:
    return [glyph for run in shape(text, font) for glyph in run.glyphs]


def need(text: str) -> None:
    if system_face(text) is None:
        pytest.skip(f"no font of this system has {text}")


def test_a_ligature_stands_for_its_letters() -> None:
    assert [glyph.text for glyph in glyphs("office")] == ["o", "ff", "i", "c", "e"]


def test_letters_that_lean_together_are_kerned() -> None:
    apart = sum(text_width(letter, Font.REGULAR, 10) for letter in "AVA")
    assert text_width("AVA", Font.REGULAR, 10) < apart


def test_arabic_letters_join_and_run_to_the_left() -> None:
    need(ARABIC)
    joined = glyphs(ARABIC)
    assert "".join(glyph.text for glyph in joined) == ARABIC[::-1]
    alone = {glyph.number for letter in ARABIC for glyph in glyphs(letter)}
    assert {glyph.number for glyph in joined} != alone


def test_a_vowel_sign_is_drawn_before_the_letter_it_is_written_after() -> None:
    need(DEVANAGARI)
    first, second, *_ = glyphs(DEVANAGARI)
    assert (first.text, second.text) == ("हि", "")


def test_what_the_shipped_font_lacks_comes_from_the_system() -> None:
    need(CHINESE)
    latin, chinese = shape(f"Fall {CHINESE}", Font.ITALIC)
    assert latin.face is own_face(Font.ITALIC)
    assert chinese.face is system_face(CHINESE)


def test_bold_text_is_bold_in_other_scripts_too() -> None:
    need(ARABIC)
    plain, bold = system_face(ARABIC), system_face(ARABIC, bold=True)
    if plain is bold:
        pytest.skip("no bold font of this system has these characters")
    (run,) = shape(ARABIC, Font.BOLD)
    assert run.face is bold


def test_a_style_without_the_letter_takes_the_shipped_upright() -> None:
    (run,) = shape("Ωμέγα", Font.ITALIC)
    assert run.face is own_face(Font.REGULAR)


def test_letters_that_are_bound_to_each_other_are_one_cluster() -> None:
    assert list(clusters("e\u0301t")) == ["e\u0301", "t"]
    assert list(clusters("क्षत्रिय")) == ["क्ष", "त्रि", "य"]
    assert list(clusters("👩\u200d👧!")) == ["👩\u200d👧", "!"]


def test_a_mark_stays_with_its_letter() -> None:
    assert len({run.face for run in shape("q\u0308\u0331", Font.REGULAR)}) == 1


def test_fonts_that_no_page_can_embed_are_passed_over() -> None:
    pictures = [path for path in font_files() if "ColorEmoji" in path.name]
    if not pictures:
        pytest.skip("no font of colour pictures on this system")
    assert all(open_face(path) is None for path in pictures)


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\0\1\0\0" + b"\xff" * 400])
def test_a_file_that_is_no_font_is_passed_over(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)
    assert open_face(path) is None
    assert open_face(tmp_path / "missing.ttf") is None


def test_a_font_is_read_from_a_folder_of_any_name(tmp_path: Path) -> None:
    path = tmp_path / "Jürgen – шрифты" / "font.ttf"
    path.parent.mkdir()
    path.write_bytes(font_path(Font.REGULAR).read_bytes())
    face = open_face(path)
    assert face
    assert face.has("Refund")


def test_what_no_font_has_is_drawn_as_a_question_mark() -> None:
    (unknown,), (asked,) = glyphs("\U000fffff"), glyphs("?")
    assert (unknown.number, unknown.text) == (asked.number, "\U000fffff")


@given(st.text(max_size=80))
def test_glyphs_stand_for_the_whole_text(text: str) -> None:
    line = shown(text)
    said = "".join(glyph.text for glyph in glyphs(line))
    assert sorted(said) == sorted(line)
