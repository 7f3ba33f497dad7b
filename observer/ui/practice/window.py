"""The practice window: a scripted call above the real Observe page, then the score."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from observer.drawing.tokens import Colour
from observer.errors import UserError
from observer.practice.rehearsal import Rehearsal
from observer.ui.keymap.live_keys import read_live_keys
from observer.ui.observe.desk import Desk
from observer.ui.observe.notices import Notice
from observer.ui.observe.page import ObservePage
from observer.ui.practice.score_page import ScorePage
from observer.ui.practice.strip import DialogueStrip

START_SIZE = (1366, 768)
LEAST_SIZE = (1100, 720)
TICK_MS = 100


class PracticeWindow(QMainWindow):
    """One call after another, each in a study that is thrown away.

    Args:
        begin: makes a new go at the call.

    Attributes:
        rehearsal: the go under way; None where none could be made.
        page: the Observe page of it, which takes keys while the call runs.
    """

    def __init__(self, begin: Callable[[], Rehearsal]) -> None:
        super().__init__()
        self._begin = begin
        self.rehearsal: Rehearsal | None = None
        self.page: ObservePage | None = None
        self.setWindowTitle("Observer – Practice")
        self.resize(*START_SIZE)
        self.setMinimumSize(*LEAST_SIZE)
        self.strip, self.score_page = DialogueStrip(), ScorePage()
        self.notice = Notice(Colour.BLOCKED, Colour.ON_BLOCKED)
        self._lay_out()
        self.strip.run_button.clicked.connect(self.run_or_pause)
        self.strip.score_button.clicked.connect(self.show_score)
        for button in (self.strip.again_button, self.score_page.again_button):
            button.clicked.connect(self.begin_anew)
        self.score_page.close_button.clicked.connect(self.close)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_call)
        self.begin_anew()

    def _lay_out(self) -> None:
        live = QWidget()
        self._column = QVBoxLayout(live)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.strip)
        self._column.addStretch()
        self._pages = QStackedWidget()
        self._pages.addWidget(live)
        self._pages.addWidget(self.score_page)
        self.setCentralWidget(self._pages)

    def begin_anew(self) -> None:
        """Throws away what was marked; the call waits to be started."""
        self._end()
        try:
            rehearsal = self._begin()
        except UserError as error:
            self.notice.say(str(error))
            return
        self.notice.say("")
        self.rehearsal = rehearsal
        self.page = ObservePage(Desk(rehearsal.session, rehearsal.process, keys=read_live_keys()))
        for button in (self.page.empty.practise_button, self.page.empty.guide_button):
            button.hide()
        self.page.key_list.change_button.hide()
        self.page.setEnabled(False)
        self._column.insertWidget(2, self.page, 1)
        self._pages.setCurrentIndex(0)
        self.show_call()
        self.strip.run_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._tick.stop()
        if self.page:
            self.page.setParent(None)
            self.page.deleteLater()
        if self.rehearsal:
            self.rehearsal.close()
        self.page = self.rehearsal = None

    def run_or_pause(self) -> None:
        """Keys are taken while the call runs; its time stands still while it is paused."""
        if not self.rehearsal or not self.page:
            return
        clock = self.rehearsal.clock
        if clock.running:
            clock.pause()
            self._tick.stop()
        else:
            clock.run()
            self._tick.start()
        self.page.setEnabled(clock.running)
        if clock.running:
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_call()

    def show_call(self) -> None:
        """Shows what has been said by now."""
        if self.rehearsal:
            clock = self.rehearsal.clock
            self.strip.show_call(self.rehearsal.call, clock.elapsed_ms, running=clock.running)

    def show_score(self) -> None:
        """Ends the call, and says how it went as far as it went."""
        if self.rehearsal and self.page:
            self.rehearsal.clock.pause()
            self._tick.stop()
            self.page.setEnabled(False)
            self.score_page.show_score(self.rehearsal.score(), self.rehearsal.call)
            self._pages.setCurrentWidget(self.score_page)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that the page did not get, such as those pressed on the strip."""
        if self.page and self.page.isEnabled():
            self.page.receive(event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.page:
            self.page.show_activation()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._end()
        super().closeEvent(event)
