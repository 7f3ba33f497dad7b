"""A real window on a real study file, and a leader who presses its keys."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.documented.reading import choose_process, read_process
from observer.model.mark import Mark
from observer.model.study import Study
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile
from observer.ui.theme import apply_theme, load_fonts
from observer.ui.window import Window

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "Backspace": Qt.Key.Key_Backspace,
    "Tab": Qt.Key.Key_Tab,
    **{name: getattr(Qt.Key, f"Key_{name}") for name in ("Up", "Down", "Left", "Right")},
    "Del": Qt.Key.Key_Delete,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1 + n - 1) for n in range(1, 11)},
}


class Leader:
    """Presses keys and looks at the page; time moves only when told to."""

    def __init__(self, window: Window, clock: ManualClock) -> None:
        self.window, self.page, self.desk = window, window.observe, window.desk
        self.clock = clock

    def press(self, *keys: str) -> None:
        """Presses keys one after another: a character, a name, or `Ctrl+…`."""
        for key in keys:
            modifiers = Qt.KeyboardModifier.NoModifier
            name = key
            for prefix, modifier in (("Ctrl+", CONTROL), ("Shift+", SHIFT)):
                if name.startswith(prefix) and len(name) > len(prefix):
                    name, modifiers = name.removeprefix(prefix), modifiers | modifier
            if name in NAMED:
                QTest.keyClick(self._target(), NAMED[name], modifiers)
            else:
                QTest.keyClicks(self._target(), name, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._target(), text)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def click_chip(self, words: str) -> None:
        """Clicks what is offered in those words."""
        chips = self.page.prompt_bar._chips
        self.page._show_what_takes_long()
        chip = next(chip for chip in chips.chips() if chip.text() == words)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)

    @property
    def told(self) -> str:
        """The quiet sentence below the chips."""
        return self.page.prompt_bar._foot.words

    def wait(self, ms: int) -> None:
        self.clock.advance(ms)
        self.page._show_times()

    def marks(self, number: int = 1) -> list[tuple[str, dict[str, str], int]]:
        """The standing marks of a contact: kind, details, ms since its first row."""
        history = self.desk.session.contacts[number].history
        return [(m.kind.value, dict(m.detail), history.ms(m.happened)) for m in history.standing()]

    def kinds(self, number: int = 1) -> list[str]:
        return [kind for kind, _, _ in self.marks(number)]

    def last(self) -> Mark:
        """The mark shown last of the contact in focus."""
        assert self.desk.track is not None
        return self.desk.track.entries[-1].mark


@pytest.fixture(autouse=True)
def _garbage_waits() -> Iterator[None]:
    """Python's collector runs between tests, as the program's own runs between turns of the loop.

    In the midst of a style or palette that goes from widget to widget it would delete some of them.
    """
    gc.disable()
    yield
    gc.enable()


def make_study(path: Path, *, process: bool = True) -> StudyFile:
    """A new study, with the sample's documented process."""
    file = StudyFile.create(path, Study("Refund above the limit", START))
    if process:
        source = resource_path("sample", "process.csv")
        file.set_documented_process(choose_process(read_process(source)), source.name)
    return file


def show_window(qtbot: QtBot, file: StudyFile, clock: ManualClock) -> Window:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    load_fonts()
    apply_theme(application, dark=False)
    window = make_window(file, clock)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.observe.setFocus()
    return window


def after_restart(qtbot: QtBot, path: Path, keys: tuple[str, ...]) -> Leader:
    """A study in which keys were pressed at the start; the machine restarts ten minutes later."""
    first = Leader(show_window(qtbot, make_study(path), ManualClock(START)), ManualClock(START))
    first.press(*keys)
    first.window.close()
    clock = ManualClock(START + timedelta(minutes=10), boot_id="next")
    return Leader(show_window(qtbot, StudyFile.open(path), clock), clock)


@pytest.fixture
def study(tmp_path: Path) -> StudyFile:
    """A new study; the window closes it."""
    return make_study(tmp_path / "new.study")


@pytest.fixture
def leader(qtbot: QtBot, study: StudyFile) -> Leader:
    clock = ManualClock(START)
    return Leader(show_window(qtbot, study, clock), clock)
