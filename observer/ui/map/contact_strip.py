"""One contact on a line of time: its steps, where it was held, and the mark that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import Colour
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.model.trace import POINT_KINDS, Event, EventKind, Trace
from observer.ui.looks import LOOKS
from observer.ui.painting import LEFT, RIGHT, surface, text
from observer.ui.theme import SIZES, font, mixed, plain_tooltip, qcolor, tokens_of

BAR_PX, POINTER_PX, FOOT_PX = 28, 8, 20
LEAST_PX = 2.0
STEP_SHARES = (0.12, 0.22)
"""How much ink the grounds of steps hold, in turns."""


class ContactStrip(QWidget):
    """Steps are grounds in turns, points stand on them in their colours."""

    def __init__(self) -> None:
        super().__init__()
        self._trace: Trace | None = None
        self._at_ms = 0
        self.setFixedHeight(POINTER_PX + BAR_PX + FOOT_PX)
        self.hide()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, self.height())

    def show_moment(self, trace: Trace, at_ms: int) -> None:
        """Shows a contact with a pointer at so many ms since it opened."""
        self._trace, self._at_ms = trace, at_ms
        words = ", ".join(f"{clock_time(e.start_ms)} {_name(e)}" for e in trace.events)
        self.setToolTip(plain_tooltip(words))
        self.setAccessibleName(f"Contact {trace.contact}: {words}")
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        trace = self._trace
        if trace is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            steps = [event for event in trace.events if event.kind is EventKind.STEP]
            for place, step in enumerate(steps):
                self._paint(painter, step, STEP_SHARES[place % 2], POINTER_PX)
            for event in trace.events:
                if event.kind in POINT_KINDS:
                    self._paint(painter, event, 1, POINTER_PX + BAR_PX / 2)
            self._paint_foot(painter, trace)

    def _x(self, at_ms: int) -> float:
        assert self._trace
        return self.width() * at_ms / max(self._trace.end_ms, 1)

    def _paint(self, painter: QPainter, event: Event, share: float, top: float) -> None:
        colours = tokens_of(self)
        fill = Colour.INK if event.kind is EventKind.STEP else LOOKS[MarkKind(event.kind)].fill
        left = self._x(event.start_ms)
        end_ms = event.start_ms if event.end_ms is None else event.end_ms
        width = max(LEAST_PX, self._x(end_ms) - left)
        area = QRectF(left, top, width, POINTER_PX + BAR_PX - top)
        surface(painter, area, mixed(colours[fill], colours[Colour.SURFACE], share), radius=1)

    def _paint_foot(self, painter: QPainter, trace: Trace) -> None:
        colours = tokens_of(self)
        accent, muted = qcolor(colours[Colour.ACCENT]), qcolor(colours[Colour.MUTED])
        x = min(max(self._x(self._at_ms), POINTER_PX / 2), self.width() - POINTER_PX / 2)
        tip = (QPointF(x - 4, 0), QPointF(x + 4, 0), QPointF(x, POINTER_PX))
        painter.setBrush(accent)
        painter.setPen(accent)
        painter.drawPolygon(QPolygonF(tip))
        painter.drawLine(QPointF(x, POINTER_PX), QPointF(x, POINTER_PX + BAR_PX))
        foot = QRectF(0, POINTER_PX + BAR_PX, self.width(), FOOT_PX)
        small = font(SIZES.small)
        text(painter, foot, f"Contact {trace.contact}", small, muted, LEFT)
        text(painter, foot, clock_time(trace.end_ms), small, muted, RIGHT)


def _name(event: Event) -> str:
    return " ".join(part for part in (event.kind.value, event.label) if part)
