"""The pages beside the stages: each made when it is first shown, each with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from observer.ui.keys import Action

if TYPE_CHECKING:
    from observer.analysis import Analysis
    from observer.ui.export.record import BriefRecord
    from observer.ui.observe.desk import Desk
    from observer.ui.process.study_process import StudyProcess
    from observer.ui.rounds.study_rounds import StudyRounds


class BesidePage(Protocol):
    """A page that can be left, and begins anew each time it is shown."""

    @property
    def left(self) -> SignalInstance: ...

    def begin(self) -> None: ...


class PagesBeside(QObject):
    """Signals:
    left: back to the stage that was shown before.
    shown: another page is shown.
    """

    left = Signal()
    shown = Signal()

    def __init__(
        self, stack: QStackedWidget, makers: Mapping[Action, Callable[[], QWidget]]
    ) -> None:
        """
        Args:
            stack: where they stand among the others.
            makers: of a page each, by the action that leads to it.
        """
        super().__init__(stack)
        self._stack, self._makers = stack, makers
        self._made: dict[Action, QWidget] = {}

    def made(self, action: Action) -> QWidget | None:
        """The page of an action; None before it was first shown."""
        return self._made.get(action)

    def show(self, action: Action) -> QWidget:
        """Shows the page of an action; returns it."""
        page = self._made.get(action) or self._make(action)
        self._stack.setCurrentWidget(page)
        page.activateWindow()
        cast(BesidePage, page).begin()
        self.shown.emit()
        return page

    def _make(self, action: Action) -> QWidget:
        page = self._made[action] = self._makers[action]()
        cast(BesidePage, page).left.connect(self.left)
        self._stack.addWidget(page)
        return page


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pages tell of."""

    desk: Desk
    rounds: StudyRounds
    process: StudyProcess
    open_analysis: Callable[[], Analysis]
    brief: BriefRecord


def makers_of(shown: Shown) -> dict[Action, Callable[[], QWidget]]:
    """What makes each page, by the action that leads to it; its libraries come with it."""
    makers = {
        Action.REVIEW: _review,
        Action.GUIDE: _guide,
        Action.CHANGE_KEYS: _key_map,
        Action.ROUNDS: _rounds,
        Action.PROCESS: _process,
        Action.DOCUMENTS: _documents,
    }
    return {action: partial(make, shown) for action, make in makers.items()}


def _review(shown: Shown) -> QWidget:
    from observer.ui.review.page import ReviewPage

    return ReviewPage(shown.desk, shown.rounds.study)


def _guide(shown: Shown) -> QWidget:
    from observer.ui.guide.page import GuidePage

    return GuidePage(shown.desk.keys)


def _key_map(shown: Shown) -> QWidget:
    from observer.ui.keymap.page import KeyMapPage

    return KeyMapPage(shown.desk.keys)


def _rounds(shown: Shown) -> QWidget:
    from observer.ui.rounds.page import RoundsPage

    return RoundsPage(shown.rounds, shown.desk)


def _process(shown: Shown) -> QWidget:
    from observer.ui.process.page import ProcessPage

    return ProcessPage(shown.process, shown.desk.keys)


def _documents(shown: Shown) -> QWidget:
    from observer.ui.export.page import ExportPage

    return ExportPage(shown.open_analysis, shown.rounds.path, shown.desk.keys, shown.brief)
