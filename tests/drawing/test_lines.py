"""Text in lines of a width: every word is there, and each line holds as many as fit."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from observer.drawing.fonts import shown, text_width
from observer.drawing.lines import Line, wrap_to_width
from observer.drawing.typeface import Font

letters = st.characters(codec="latin-1", categories=("Lu", "Ll", "Nd", "Po"))
words = st.text(letters, min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(
    said=st.lists(words, max_size=40).map(" ".join),
    width=st.floats(40, 600),
    size=st.sampled_from([7.0, 9.0, 34.0]),
    font=st.sampled_from(Font),
)
def test_each_line_holds_as_many_words_as_fit(
    said: str, width: float, size: float, font: Font
) -> None:
    lines = wrap_to_width(said, Line("", size, font), width)
    assert "".join(line.text for line in lines).replace(" ", "") == shown(said).replace(" ", "")
    assert all(line.width <= width or len(line.text) == 1 for line in lines)
    for one, two in pairwise(lines):
        longer = f"{one.text} {two.text.split(' ')[0]}"
        if longer in " ".join(shown(said).split()):
            assert text_width(longer, font, size) > width


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = wrap_to_width("an immeasurable thing", Line("", 9.0), 40)
    assert lines[0].text == "an"
    assert "".join(line.text for line in lines) == "animmeasurable thing"
    assert all(line.width <= 40 for line in lines)
