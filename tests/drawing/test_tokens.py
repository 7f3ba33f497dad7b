from __future__ import annotations

import re

import pytest

from observer.drawing.tokens import (
    BLACK,
    DARK,
    LIGHT,
    TEXT_PAIRS,
    WHITE,
    Colour,
    Palette,
    contrast,
)

NAMED = {"light": LIGHT, "dark": DARK, "white": WHITE, "black": BLACK}
THEMES = pytest.mark.parametrize("palette", NAMED.values(), ids=NAMED)


def test_contrast_of_black_on_white_is_the_largest() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


def test_contrast_of_a_known_pair() -> None:
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@THEMES
def test_every_colour_has_a_value(palette: Palette) -> None:
    assert set(palette) == set(Colour)
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in palette.values())


@THEMES
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(palette: Palette, text: Colour, ground: Colour) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


def test_every_text_colour_stands_on_its_filling() -> None:
    on = {colour for colour in Colour if colour.name.startswith("ON_")}
    assert on == {text for text, _ in TEXT_PAIRS} & on
