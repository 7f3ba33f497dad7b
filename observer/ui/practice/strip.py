"""The strip above the live page: what is said, line by line, and the call's own buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.findings.wording import clock_time
from observer.practice.scripted_call import ScriptedCall, SpokenLine
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.painting import text
from observer.ui.panel import Panel
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES, colour, font

SHOWN_LINES = 3
LINE_PX = 25
SPEAKER_PX = 116
HOW = tuple(
    SpokenLine(0, "", words)
    for words in (
        "A call about a refund comes in; what is said and seen appears here in real time.",
        "Observe it below as you would a real one: open the contact, then one key a moment.",
        "Press Start when you are ready.",
    )
)


class DialogueStrip(Panel):
    """Shows where the call is; its buttons are the window's to connect."""

    def __init__(self) -> None:
        super().__init__()
        self.run_button = WordButton("Start", main=True)
        self.again_button = WordButton("Start again")
        self.score_button = WordButton("See how it went")
        self.time = Line("", SIZES.body, SEMIBOLD)
        self.dialogue = _Dialogue()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(Line("Practice", SIZES.lead, SEMIBOLD, Colour.ACCENT))
        head.addSpacing(MARGIN)
        head.addWidget(self.time)
        head.addSpacing(MARGIN)
        head.addWidget(
            Line("A scripted call; nothing here goes into your study.", token=Colour.MUTED), 1
        )
        for button in (self.run_button, self.again_button, self.score_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.dialogue)

    def show_call(self, call: ScriptedCall, elapsed_ms: int, *, running: bool) -> None:
        """Shows the last lines and the time; before the start, what to do."""
        begun, over = running or elapsed_ms > 0, elapsed_ms >= call.length_ms
        self.run_button.set_words("Pause" if running else "Go on" if begun else "Start")
        for button in (self.again_button, self.score_button):
            button.setVisible(begun)
        self.run_button.setVisible(not over)
        time = f"{clock_time(min(elapsed_ms, call.length_ms))} of {clock_time(call.length_ms)}"
        state = " · the call is over" if over else " · paused" if begun and not running else ""
        self.time.show_text(time + state)
        self.time.updateGeometry()
        self.dialogue.show_lines(call.heard(elapsed_ms)[-SHOWN_LINES:] if begun else HOW)


class _Dialogue(QWidget):
    """The last lines, the newest large and at the bottom."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[SpokenLine] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(400, SHOWN_LINES * LINE_PX)

    def show_lines(self, lines: Sequence[SpokenLine]) -> None:
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName("; ".join(f"{line.speaker}: {line.words}" for line in lines))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        muted, ink = colour(self, Colour.MUTED), colour(self, Colour.INK)
        with QPainter(self) as painter:
            for back, line in enumerate(reversed(self._lines)):
                newest = back == 0
                row = QRectF(0, self.height() - (back + 1) * LINE_PX, self.width(), LINE_PX)
                text(painter, row, line.speaker, font(SIZES.body, SEMIBOLD), muted)
                room = row.adjusted(SPEAKER_PX if line.speaker else 0, 0, 0, 0)
                face = font(SIZES.lead if newest else SIZES.body, SEMIBOLD if newest else REGULAR)
                text(painter, room, line.words, face, ink if newest else muted)
