"""What stands below the banner: the live contact, or the list of what was left open."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from observer.ui.complete.offer import CompleteOffer
from observer.ui.complete.page import CompletePage
from observer.ui.keys import Action
from observer.ui.observe.aside import Aside
from observer.ui.observe.last_marks import LastMarks
from observer.ui.observe.prompt_bar import PromptBar
from observer.ui.observe.timeline import Timeline

GAP = 12


class Body(QStackedWidget):
    """Shows one of the two; the other keeps what it says.

    Attributes:
        offer: the quiet line that leads to the list.
    """

    def __init__(
        self, live: tuple[Aside, Timeline, PromptBar, LastMarks], complete: CompletePage
    ) -> None:
        super().__init__()
        self.complete, self.offer = complete, CompleteOffer()
        self.aside, self.timeline, self.prompt_bar, self.last_marks = live
        whole, line = QWidget(), QHBoxLayout()
        line.addWidget(self.aside, 1)
        line.addWidget(self.offer)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.timeline, 220)
        column.addWidget(self.prompt_bar)
        column.addWidget(self.last_marks, 280)
        column.addStretch(1)
        self.addWidget(whole)
        self.addWidget(complete)

    @property
    def is_list(self) -> bool:
        """Whether what was left open is asked."""
        return self.currentWidget() is self.complete

    @property
    def takes_keys(self) -> bool:
        """Whether keys are the list's: only where it can be seen that they are."""
        return self.is_list and self.isActiveWindow()

    def show_list(self) -> bool:
        """Asks what was left open; False where nothing was."""
        if not self.complete.begin():
            return False
        self.setCurrentWidget(self.complete)
        return True

    def leave_list(self) -> None:
        """Goes back to the live contact; what is open stays so."""
        if self.is_list:
            self.setCurrentIndex(0)
            self.complete.leave()

    def take_key(self, event: QKeyEvent, digit: int | None) -> bool:
        """Whether the key did something in the list."""
        return self.takes_keys and self.complete.take_key(event, digit)

    def take_back(self, action: Action) -> bool:
        """Whether the action took back, or brought back, an answer given in the list."""
        if not self.is_list:
            return False
        if action is Action.UNDO:
            return self.complete.undo()
        return action is Action.REDO and self.complete.redo()
