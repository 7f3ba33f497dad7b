"""Words are neither lost nor read as mark-up, however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from observer.ui.map.words import LONG_WORD, OneLine, breakable, sentence, wrapping

BREAK = "\u200b"


@given(st.text(st.characters(exclude_characters=BREAK, exclude_categories=["Cs"]), max_size=300))
def test_breaking_loses_nothing_and_leaves_no_long_piece(words: str) -> None:
    broken = breakable(words)
    assert broken.replace(BREAK, "") == words
    assert all(len(piece) < LONG_WORD for piece in broken.replace(BREAK, " ").split())


def test_ordinary_words_are_not_broken() -> None:
    assert breakable("needs authorisation") == "needs authorisation"


@pytest.mark.parametrize(
    ("words", "said"),
    [("no map yet", "No map yet."), ("Laying out…", "Laying out…"), ("", ""), ("why?", "Why?")],
)
def test_a_message_is_a_sentence(words: str, said: str) -> None:
    assert sentence(words) == said


def test_wrapping_labels_show_markup_as_it_stands(qtbot: QtBot) -> None:
    made = wrapping("<b>x</b>")
    qtbot.addWidget(made)
    assert made.text() == "<b>x</b>"
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_one_line_keeps_what_it_has_no_room_for_a_hover_away(qtbot: QtBot) -> None:
    line = OneLine(15)
    qtbot.addWidget(line)
    line.say("one\ntwo & <i>three</i>")
    assert line.words == "one two & <i>three</i>"
    assert line.toolTip() == "<p>one two &amp; &lt;i&gt;three&lt;/i&gt;</p>"
