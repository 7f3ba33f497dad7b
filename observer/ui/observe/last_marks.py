"""The last marks of the contact in focus, newest first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.findings.wording import clock_time
from observer.model.moment import Moment
from observer.ui.buttons import WordButton
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action
from observer.ui.line import Line
from observer.ui.looks import LOOKS
from observer.ui.observe.track import LASTING, Entry, Track
from observer.ui.painting import RIGHT, badge, text
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, colour, font, tokens_of

ROW_HEIGHT = 30
LEAST_ROWS, MOST_ROWS = 1, 12
HEAD_HEIGHT = 64


class LastMarks(Panel):
    """Time, letter, words and length of the last marks; undo at hand.

    Signals:
        acted: undo was pressed.
    """

    acted = Signal(Action)

    def __init__(self, keys: LiveKeys) -> None:
        super().__init__()
        self._keys = keys
        self._rows = _Rows()
        self.undo = WordButton("")
        self.undo.clicked.connect(lambda: self.acted.emit(Action.UNDO))
        head = QHBoxLayout()
        head.addWidget(Line("Last marks", SIZES.body, SEMIBOLD, Colour.MUTED), 1)
        head.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._rows, 1)

    def show_track(self, track: Track | None, now: Moment) -> None:
        """Shows the marks anew; the panel is no higher than they are."""
        self.undo.set_words(f"Undo ({self._keys.cap(Action.UNDO)})")
        entries = [] if track is None else track.entries[-MOST_ROWS:]
        self.setMaximumHeight(HEAD_HEIGHT + ROW_HEIGHT * max(LEAST_ROWS, len(entries)))
        self._rows.show_entries(entries)
        self.show_lengths(track, now)

    def show_lengths(self, track: Track | None, now: Moment) -> None:
        """Moves the times of what is under way on."""
        self._rows.show_lengths(track, now)


class _Rows(QWidget):
    """As many rows as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._lengths: list[str] = []

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, LEAST_ROWS * ROW_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, MOST_ROWS * ROW_HEIGHT)

    def show_entries(self, entries: list[Entry]) -> None:
        self._entries = entries[::-1]
        self.setAccessibleName("; ".join(_words(entry) for entry in self._entries))
        self.update()

    def show_lengths(self, track: Track | None, now: Moment) -> None:
        lengths = [_length(e, track, now) if track else "" for e in self._entries]
        if lengths != self._lengths:
            self._lengths = lengths
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            count = self.height() // ROW_HEIGHT
            rows = zip(self._entries[:count], self._lengths, strict=False)
            for at, (entry, length) in enumerate(rows):
                self._paint_row(
                    painter, QRectF(0, at * ROW_HEIGHT, self.width(), ROW_HEIGHT), entry
                )
                muted = colour(self, Colour.MUTED)
                rect = QRectF(0, at * ROW_HEIGHT, self.width(), ROW_HEIGHT)
                text(painter, rect, length, font(SIZES.body), muted, RIGHT)

    def _paint_row(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        muted, ink = colour(self, Colour.MUTED), colour(self, Colour.INK)
        times = QRectF(0, rect.y(), 52, rect.height())
        text(painter, times, clock_time(entry.start_ms), font(SIZES.body), muted, RIGHT)
        box = QRectF(68, rect.center().y() - 11, 22, 22)
        badge(painter, box, entry.kind, tokens_of(self))
        text(painter, rect.adjusted(106, 0, -110, 0), _words(entry), font(SIZES.body), ink)


def _words(entry: Entry) -> str:
    parts = (LOOKS[entry.kind].word, entry.label, entry.holder)
    return " · ".join(part for part in parts if part)


def _length(entry: Entry, track: Track, now: Moment) -> str:
    if track.lasting.get(entry.kind) is entry:
        return f"running {clock_time(track.lasted_ms(entry, now))}"
    if entry.length_ms is not None:
        return clock_time(entry.length_ms)
    return "not seen" if entry.kind in LASTING else ""
