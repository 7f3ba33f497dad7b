"""The state banner: shape, words, colour and its own running time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import DARK, RADIUS, Colour
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.model.moment import Moment
from observer.ui.observe.headline import Headline
from observer.ui.observe.track import Track
from observer.ui.painting import RIGHT, advance, hatch, hourglass, shape, surface, text
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, colour, font, qcolor

HEIGHT = 60
ICON = 24
TIME_WIDTH = 130
HOLD_HEIGHT = 10
NIGHT = DARK[Colour.PAPER]
"""What stands on the colour of hold, which is the same in both themes."""


class Banner(QWidget):
    """Says in one glance whether the contact moves, waits or is blocked, and for how long."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._line = Headline("")
        self._time = self._hold_time = ""

    @property
    def headline(self) -> Headline:
        return self._line

    def show_headline(self, line: Headline) -> None:
        if line != self._line:
            self._line = line
            self.setAccessibleName(f"{line.words}, {line.about}" if line.about else line.words)
            self.update()

    def show_times(self, track: Track | None, now: Moment) -> None:
        """Moves the times of what is under way on."""
        since, hold = self._line.since, self._line.hold
        time = clock_time(track.lasted_ms(since, now)) if track and since else ""
        hold_time = clock_time(track.lasted_ms(hold, now)) if track and hold else ""
        if (time, hold_time) != (self._time, self._hold_time):
            self._time, self._hold_time = time, hold_time
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            self._paint_ground(painter, rect)
            if self._line.hold:
                self._paint_foot(painter, rect)
                rect.setBottom(rect.bottom() - HOLD_HEIGHT)
            self._paint_words(painter, rect)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        line = self._line
        ink = colour(self, line.ink)
        self._paint_icon(painter, QRectF(22, rect.center().y() - ICON / 2, ICON, ICON), ink)
        room = rect.adjusted(64, 0, -TIME_WIDTH, 0)
        if line.hold:
            room.setRight(room.right() - self._paint_hold(painter, rect))
        quiet = ink if line.kind else colour(self, Colour.MUTED)
        title, lead = font(SIZES.title, BOLD), font(SIZES.lead)
        if advance(line.words, title) + 14 + advance(line.about, lead) <= room.width():
            used = text(painter, room, line.words, title, ink)
            text(painter, room.adjusted(used + 14, 2, 0, 2), line.about, lead, quiet)
        else:
            middle = rect.center().y() + 3
            above, below = QRectF(room), QRectF(room)
            above.setBottom(middle)
            below.setTop(middle)
            text(painter, above.adjusted(0, 4, 0, 0), line.words, font(SIZES.lead, BOLD), ink)
            text(painter, below.adjusted(0, 0, 0, -6), line.about, font(SIZES.body), quiet)
        face = font(SIZES.title, SEMIBOLD)
        text(painter, rect.adjusted(0, 0, -20, 0), self._time, face, ink, RIGHT)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        line = self._line
        if line.quiet:
            pen = QPen(colour(self, Colour.MUTED), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        else:
            edge = None if line.kind else colour(self, Colour.RESOLUTION)
            surface(painter, rect, colour(self, line.fill), edge, 2)

    def _paint_icon(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        kind = self._line.kind
        painter.setPen(QPen(ink, 2.2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is MarkKind.WAIT:
            painter.drawPath(hourglass(box.adjusted(4, 1, -4, -1)))
        elif kind is not None:
            painter.drawPath(shape(kind, box.adjusted(0, 0, -2, 0)))
        else:
            painter.drawPath(_state_sign(self._line, box))

    def _paint_foot(self, painter: QPainter, rect: QRectF) -> None:
        """The hatching of a customer's hold along the foot."""
        shape_ = QPainterPath()
        shape_.addRoundedRect(rect, RADIUS, RADIUS)
        painter.setClipPath(shape_)
        strip = QRectF(0, rect.bottom() - HOLD_HEIGHT, rect.width(), HOLD_HEIGHT)
        painter.fillRect(strip, colour(self, Colour.HOLD))
        painter.fillRect(strip, hatch(qcolor(NIGHT)))
        painter.setClipping(False)

    def _paint_hold(self, painter: QPainter, rect: QRectF) -> float:
        """The words of a customer's hold on a pill; returns the width taken."""
        words = f"Customer on hold {self._hold_time}"
        face = font(SIZES.body, SEMIBOLD)
        width = advance(words, face) + 24
        pill = QRectF(rect.right() - TIME_WIDTH - width, rect.center().y() - 15, width, 30)
        surface(painter, pill, colour(self, Colour.HOLD), radius=15)
        text(painter, pill.adjusted(12, 0, 0, 0), words, face, qcolor(NIGHT))
        return width + 12


def _state_sign(line: Headline, box: QRectF) -> QPainterPath:
    """An arrow on for moving, two bars for parked, a tick for closed, a ring for none."""
    path = QPainterPath()
    x, y, side = box.x(), box.y(), box.width()
    if not line.quiet:
        points = ((0.2, 0.1), (0.9, 0.5), (0.2, 0.9), (0.2, 0.1))
        path.addPolygon(QPolygonF([QPointF(x + a * side, y + b * side) for a, b in points]))
    elif line.words == "Parked":
        path.addRect(QRectF(x + 4, y + 3, 5, side - 6))
        path.addRect(QRectF(x + side - 9, y + 3, 5, side - 6))
    elif line.words == "Closed":
        path.moveTo(x + 3, y + side * 0.55)
        path.lineTo(x + side * 0.42, y + side - 4)
        path.lineTo(x + side - 2, y + 4)
    else:
        path.addEllipse(box.adjusted(3, 3, -3, -3))
    return path
