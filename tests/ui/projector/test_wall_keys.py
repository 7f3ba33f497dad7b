"""Where the wall is the only screen, the leader is told what can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.ui.projector import wall_keys
from tests.ui.projector.conftest import Show


def test_one_line_names_the_keys_and_goes(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, show: Show
) -> None:
    line = show.projector.key_line
    for key in ("Esc", "N, P", "Shift+C/K/R", "L ", "?"):
        assert key in line.accessibleName()
    assert line.isVisible()
    assert show.projector.canvas.rect().contains(line.geometry())
    monkeypatch.setattr(wall_keys, "SHOWN_MS", 1)
    brief = wall_keys.KeyLine(show.projector.canvas)
    brief.begin()
    assert brief.isVisible()
    qtbot.waitUntil(brief.isHidden)


def test_a_question_mark_lists_them_and_esc_leads_back_to_the_wall(show: Show) -> None:
    QTest.keyClicks(show.projector, "?")
    assert show.projector.keys.isVisible()
    assert not show.projector.key_line.isVisible()
    focused = QApplication.focusWidget() or show.projector.keys
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not show.projector.keys.isVisible()
    assert show.presentation.is_on


def test_on_a_second_screen_the_team_sees_no_keys(show: Show) -> None:
    screen = show.window.screen()
    show.projector.show_on(screen, alone=False)
    assert not show.projector.key_line.isVisible()
    QTest.keyClicks(show.projector, "?")
    assert not show.projector.keys.isVisible()
    assert show.page.keys.isVisible()
