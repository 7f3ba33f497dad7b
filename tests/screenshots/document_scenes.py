"""Pictures of the page of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtTest import QTest

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.model.brief import Brief
from observer.sample import make_sample
from observer.ui.export.page import ExportPage
from tests.screenshots.scenes import NEXT_MORNING, Scene, Shown, Size, lay_open
from tests.ui.conftest import START, Leader, make_study

Act = Callable[[ExportPage, Path], None]
PERSONAL = "Mrs Hannah Becker, customer 4471 9023, waits every time."


def settle(page: ExportPage) -> None:
    """Until what is laid out or saved is there, and painted."""
    QTest.qWait(50)
    while page.busy:
        QTest.qWait(20)
    QTest.qWait(300)


def show_page(*keys: str, act: Act | None = None, brief: Brief | None = None) -> Scene:
    """The page of the sample after keys, and what is done then."""

    def show(folder: Path, size: Size) -> Shown:
        file = make_sample(folder / "refund.study")
        if brief is not None:
            file.set_brief(brief)
        clock = ManualClock(START + NEXT_MORNING)
        window = make_window(file, clock)
        lay_open(window, size)
        leader = Leader(window, clock)
        leader.press("Ctrl+d")
        page = window.documents_page
        assert page
        for key in keys:
            settle(page)
            leader.press(key)
        settle(page)
        if act:
            act(page, folder)
            settle(page)
        return window.close, window

    return show


def show_empty(folder: Path, size: Size) -> Shown:
    window = make_window(make_study(folder / "new.study"), ManualClock(START))
    lay_open(window, size)
    window.show_documents()
    page = window.documents_page
    assert page
    settle(page)
    return window.close, window


def _save(page: ExportPage, folder: Path) -> None:
    page.save(folder / "refund.pdf")


def _save_nowhere(page: ExportPage, folder: Path) -> None:
    page.save(folder / "a folder that is gone" / "refund.pdf")


def _large(page: ExportPage, _folder: Path) -> None:
    page.preview.sheets.zoom(4)


def _waiting(page: ExportPage, _folder: Path) -> None:
    page.preview.show_waiting()


SCENES: Mapping[str, Scene] = {
    "documents-map": show_page("1"),
    "documents-map-large": show_page("1", act=_large),
    "documents-wall": show_page("2", "Right"),
    "documents-workshop": show_page("3", "Right", "Right"),
    "documents-leadership": show_page("4"),
    "documents-writing": show_page("4", "w"),
    "documents-unwritten": show_page("4", "w", brief=Brief()),
    "documents-slides": show_page("5"),
    "documents-web-page": show_page("6"),
    "documents-waiting": show_page("4", act=_waiting),
    "documents-saved": show_page("4", act=_save),
    "documents-personal": show_page("4", act=_save, brief=Brief(words=PERSONAL)),
    "documents-cannot-write": show_page("1", act=_save_nowhere),
    "documents-empty": show_empty,
}
