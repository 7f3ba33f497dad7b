"""How the page uses its room, in small windows and large ones."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.practice.rehearsal import Rehearsal
from observer.practice.scripted_call import load_call
from observer.ui.line import Line
from observer.ui.observe.page import ObservePage
from observer.ui.practice.window import PracticeWindow

from .conftest import START, Leader


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def stacked(page: ObservePage) -> list[QWidget]:
    body = page.body
    return [page.head, page.banner, body.aside, body.timeline, body.prompt_bar, body.last_marks]


def lie_apart(widgets: list[QWidget]) -> bool:
    tops = [widget.mapToGlobal(widget.rect().topLeft()).y() for widget in widgets]
    feet = [top + widget.height() for top, widget in zip(tops, widgets, strict=True)]
    return all(foot <= top for foot, top in zip(feet[:-1], tops[1:], strict=True))


def test_practice_shows_all_ten_contacts_and_lays_nothing_over_another(qtbot: QtBot) -> None:
    clock = ManualClock(START)
    window = PracticeWindow(lambda: Rehearsal(load_call(), clock))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.strip.run_button.click()
    page = window.page
    assert page
    page.desk.focus_on(1, clock.now())
    qtbot.waitUntil(lambda: is_whole(page.slots_column.slot_of(10)))
    assert lie_apart(stacked(page))
    window.close()


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_last_marks_take_no_more_room_than_they_need(
    leader: Leader, size: tuple[int, int], qtbot: QtBot
) -> None:
    leader.window.resize(*size)
    leader.press("o", "Esc", "w", "1")
    panel, timeline = leader.page.body.last_marks, leader.page.body.timeline
    qtbot.waitUntil(lambda: panel.height() < 140)
    assert lie_apart(stacked(leader.page))
    assert timeline.height() > size[1] * 0.2
    for _ in range(3):
        leader.wait(1_000)
        leader.press("f")
    qtbot.waitUntil(lambda: panel.height() > 190)


def test_with_the_disk_and_the_keyboard_lost_every_line_is_whole(
    leader: Leader, qtbot: QtBot
) -> None:
    leader.window.resize(1366, 768)
    leader.press("o", "Esc", "b")
    leader.window.disk.say("Not on disk since 08:00 (3 marks). Retrying…")
    leader.page.unrecorded.say("Keys are not being recorded: another window has the keyboard.")
    qtbot.waitUntil(leader.page.unrecorded.isVisible)
    qtbot.wait(50)
    lines = leader.page.prompt_bar.findChildren(Line)
    assert len(lines) == 2
    assert all(is_whole(line) for line in lines)
    assert lie_apart(stacked(leader.page))
    assert leader.window.height() == 768
