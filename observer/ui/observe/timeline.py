"""The live timeline of the contact in focus."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from observer.drawing.tokens import DARK, MARGIN, Colour
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.ui.looks import LOOKS
from observer.ui.observe.track import HELD, LASTING, Entry, Track
from observer.ui.painting import LEFT, RIGHT, advance, badge, hatch, surface, text
from observer.ui.theme import (
    SEMIBOLD,
    SIZES,
    colour,
    font,
    mixed,
    qcolor,
    tokens_of,
)

HEIGHT, LOWEST, TALLEST = 150, 130, 300
SHORTEST_SPAN_MS = 120_000
LONGEST_SPAN_MS = 20 * 60_000
MOST_SHOWN = 48
"""Entries painted at most, the latest ones; so a long contact costs no more than a short one."""

_AXIS_Y, _NAME_Y, _BAR_Y, _BAR_HEIGHT = 20, 44, 78, 28
"""In a timeline of the usual height; a taller one has higher bars, further down."""
_BAR_DOWN_SHARE, _BAR_HIGHER_SHARE = 0.3, 0.4
_TICK_STEPS_MS = tuple(s * 1000 for s in (15, 30, 60, 120, 180, 300, 600))
_MOST_TICKS = 6
_SIGN = 16
_HOLD_HEIGHT = 8
_NARROWEST_LABEL = 30


class Timeline(QWidget):
    """Steps, points, holds and moments since the contact opened; the present at the right.

    Args:
        whole: shows the contact from its first mark on, however long it is.
    """

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__()
        self.setAccessibleName("Timeline of the contact in focus")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(TALLEST)
        self._whole = whole
        self._selected: int | None = None
        self._track: Track | None = None
        self._now_ms = 0

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(300, LOWEST)

    def show_track(self, track: Track | None, now_ms: int) -> None:
        self._track, self._now_ms = track, now_ms
        self.update()

    def select(self, mark_id: int | None) -> None:
        """Makes a mark stand out; none where it does not stand."""
        self._selected = mark_id
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            surface(painter, QRectF(self.rect()), colour(self, Colour.SURFACE))
            if self._track is not None and self._track.entries:
                drawing = _Drawing(self, painter, self._track, self._now_ms, whole=self._whole)
                drawing.draw()
                drawing.select(self._selected)


class _Drawing:
    """One painting of a track."""

    def __init__(
        self, widget: QWidget, painter: QPainter, track: Track, now_ms: int, *, whole: bool
    ) -> None:
        self.painter, self.track = painter, track
        self.colours = tokens_of(widget)
        self._place(widget.height() - HEIGHT)
        self.sign_x: dict[int, float] = {}
        self.now_ms = max(now_ms, track.entries[-1].start_ms)
        longest_ms = self.now_ms if whole else LONGEST_SPAN_MS
        self.shown = track.entries if whole else list(_latest(track, self.now_ms - longest_ms))
        self.start_ms = max(0, self.now_ms - longest_ms)
        if not whole and len(self.shown) == MOST_SHOWN:
            self.start_ms = max(self.start_ms, self.shown[0].start_ms)
        self.span_ms = max(SHORTEST_SPAN_MS, (self.now_ms - self.start_ms) * 1.08)
        self.left, self.right = float(MARGIN), widget.width() - float(MARGIN)
        self._scale = (self.right - self.left) / self.span_ms

    def _place(self, more: float) -> None:
        """From top to bottom, with so many pixels more than the usual height."""
        self.bar_y = round(_BAR_Y + more * _BAR_DOWN_SHARE)
        self.bar_height = round(_BAR_HEIGHT + more * _BAR_HIGHER_SHARE)
        self.name_y = self.bar_y - (_BAR_Y - _NAME_Y)
        self.sign_y = self.bar_y - _SIGN * 0.75
        self.latency_y = self.bar_y + self.bar_height + _HOLD_HEIGHT + 12.0

    def x(self, ms: float) -> float:
        at = self.left + (ms - self.start_ms) * self._scale
        return min(max(at, self.left), self.right)

    def ink(self, token: Colour) -> QColor:
        return qcolor(self.colours[token])

    def draw(self) -> None:
        self._axis()
        for entry in self.shown:
            if entry.kind is MarkKind.STEP:
                self._step(entry)
        self._step_names()
        for transfers in (True, False):  # which run beneath the stops meanwhile
            for entry in self.shown:
                is_transfer = entry.kind is MarkKind.TRANSFER
                if (is_transfer or entry.kind in HELD) and is_transfer is transfers:
                    self._point(entry)
        for hold in self.track.holds[-MOST_SHOWN:]:
            self._hatched(hold, Colour.HOLD)
        self._signs()
        self._latency()
        self._present()

    def _axis(self) -> None:
        step_ms = next(
            (s for s in _TICK_STEPS_MS if self.span_ms / s <= _MOST_TICKS), _TICK_STEPS_MS[-1]
        )
        muted, face = self.ink(Colour.MUTED), font(SIZES.small)
        tick_ms = -(-self.start_ms // step_ms) * step_ms
        while tick_ms < self.start_ms + self.span_ms:
            x = self.x(tick_ms)
            text(self.painter, QRectF(x, _AXIS_Y - 10, 60, 20), clock_time(tick_ms), face, muted)
            self.painter.setPen(QPen(self.ink(Colour.LINE), 1))
            self.painter.drawLine(
                QPointF(x, self.bar_y - 4), QPointF(x, self.bar_y + self.bar_height + 2)
            )
            tick_ms += step_ms

    def _bar(self, entry: Entry) -> QRectF:
        end_ms = self.now_ms if entry.end_ms is None else entry.end_ms
        left, right = self.x(entry.start_ms), self.x(end_ms)
        return QRectF(left, self.bar_y, max(right - left, 2), self.bar_height)

    def _step(self, entry: Entry) -> None:
        rect = self._bar(entry).adjusted(0, 0, -1.5, 0)
        fill = mixed(self.colours[Colour.ACCENT], self.colours[Colour.SURFACE], 0.16)
        surface(self.painter, rect, fill, radius=3)

    def _step_names(self) -> None:
        """Each name has the room up to the next one; the last is never without any."""
        steps = [entry for entry in self.shown if entry.kind is MarkKind.STEP]
        if not steps:
            return
        ends = [self.x(step.start_ms) for step in steps[1:]] + [self.right]
        face, ink = font(SIZES.small, SEMIBOLD), self.ink(Colour.INK)
        for step, end in zip(steps, ends, strict=True):
            left = self.x(step.start_ms)
            room = QRectF(left, self.name_y - 10, end - left - 6, 20)
            if step is steps[-1]:
                need = min(advance(step.label, face) + 2, 200)
                room.setLeft(min(left, self.right - need))
            if room.width() > _NARROWEST_LABEL:
                text(self.painter, room, step.label, face, ink)

    def _point(self, entry: Entry) -> None:
        look = LOOKS[entry.kind]
        rect = self._bar(entry)
        runs = self.track.lasting.get(entry.kind) is entry
        if entry.kind is MarkKind.TRANSFER and entry.end_ms is None and not runs:
            rect.setWidth(20)
        surface(self.painter, rect, self.ink(look.fill), radius=2)
        rect = self._free_of_points(entry, rect)
        words = f"{look.letter} {entry.label}" if entry.label else look.letter
        room = rect.adjusted(5, 0, -3, 0)
        if room.width() > _NARROWEST_LABEL:
            face = font(SIZES.small, SEMIBOLD)
            text(self.painter, room, words, face, self.ink(look.text))
        elif rect.width() >= _SIGN - 4:
            ink = self.ink(look.text)
            letter = QRectF(rect.center().x() - 8, rect.y(), 16, rect.height())
            self.painter.setFont(font(SIZES.small, SEMIBOLD))
            self.painter.setPen(ink)
            self.painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, look.letter)

    def _free_of_points(self, entry: Entry, rect: QRectF) -> QRectF:
        """The room for words: of a transfer's bar, what is left of the next point on it."""
        if entry.kind is not MarkKind.TRANSFER:
            return rect
        free = QRectF(rect)
        for other in self.shown:
            later = other.kind is MarkKind.TRANSFER and other.start_ms > entry.start_ms
            covers = self._bar(other)
            if (other.kind in HELD or later) and covers.right() > rect.left():
                free.setRight(max(rect.left(), min(free.right(), covers.left())))
        return free

    def _hatched(self, entry: Entry, token: Colour) -> None:
        """The customer's hold: a hatched strip under the bar."""
        rect = self._bar(entry)
        if rect.right() <= self.left:
            return
        strip = QRectF(rect.left(), rect.bottom() + 2, rect.width(), _HOLD_HEIGHT)
        self.painter.fillRect(strip, self.ink(token))
        self.painter.fillRect(strip, hatch(qcolor(DARK[Colour.PAPER])))

    def _signs(self) -> None:
        """Moments above the bar, parked and unobserved time as breaks across it."""
        free_from = self.left - 100
        for entry in self.shown:
            x = self.x(entry.start_ms)
            if entry.kind in {MarkKind.PARK, MarkKind.GAP}:
                self._break(x)
            elif entry.kind not in LASTING and entry.kind not in {MarkKind.OPEN, MarkKind.CLOSE}:
                x = max(x, free_from)
                box = QRectF(x - _SIGN / 2, self.sign_y - _SIGN / 2, _SIGN, _SIGN)
                self._stem(self.x(entry.start_ms), x)
                badge(self.painter, box, entry.kind, self.colours)
                free_from = x + _SIGN + 4
                self.sign_x[entry.mark.id] = x

    def _stem(self, x: float, sign_x: float) -> None:
        self.painter.setPen(QPen(self.ink(Colour.MUTED), 1, Qt.PenStyle.DotLine))
        foot, top = QPointF(x, self.bar_y), QPointF(sign_x, self.sign_y + _SIGN / 2)
        self.painter.drawLine(foot, top)

    def _break(self, x: float) -> None:
        rect = QRectF(x - 3, self.bar_y - 4, 6, self.bar_height + 8)
        self.painter.fillRect(rect, self.ink(Colour.SURFACE))
        self.painter.setPen(QPen(self.ink(Colour.MUTED), 1.5))
        for at in (rect.left(), rect.right()):
            self.painter.drawLine(QPointF(at, rect.top()), QPointF(at, rect.bottom()))

    def _latency(self) -> None:
        """The bracket from the resolution known to its permission, or to now, or to the close."""
        known, permitted = self.track.known, self.track.permitted
        if known is None:
            return
        end_ms = permitted.start_ms if permitted else self.now_ms
        words = f"decision latency {clock_time(end_ms - known.start_ms)}"
        if self.track.closed_ms is not None:
            final = self.track.latency
            if final is None or final.own_authority:
                return
            least = "" if final.permitted else "at least "
            words = f"decision latency {least}{clock_time(final.ms)}"
        elif permitted is None:
            words += ", running"
        left, right = self.x(known.start_ms), self.x(end_ms)
        self._bracket(left, right, dashed=permitted is None)
        self._latency_words(left, right, words)

    def _bracket(self, left: float, right: float, *, dashed: bool) -> None:
        pen = QPen(self.ink(Colour.RESOLUTION), 1.5)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        top, foot = self.bar_y + self.bar_height + _HOLD_HEIGHT + 4, self.latency_y
        self.painter.drawPolyline(
            [QPointF(left, top), QPointF(left, foot), QPointF(right, foot), QPointF(right, top)]
        )

    def _latency_words(self, left: float, right: float, words: str) -> None:
        face, ink = font(SIZES.small, SEMIBOLD), self.ink(Colour.RESOLUTION)
        need = advance(words, face) + 4
        room = QRectF(left, self.latency_y + 1, need, 20)
        if room.right() > self.right:
            room.moveRight(max(right, self.left + need))
            text(self.painter, room, words, face, ink, RIGHT)
        else:
            text(self.painter, room, words, face, ink, LEFT)

    def _present(self) -> None:
        if self.track.closed_ms is None:
            x = self.x(self.now_ms)
            self.painter.setPen(QPen(self.ink(Colour.INK), 2))
            self.painter.drawLine(
                QPointF(x, self.bar_y - 8), QPointF(x, self.bar_y + self.bar_height + 8)
            )

    def select(self, mark_id: int | None) -> None:
        """A frame around what has a length, a ring around a sign, a line through the rest."""
        at_ms = self.track.at_ms.get(mark_id or 0)
        if at_ms is None:
            return
        self.painter.setPen(QPen(self.ink(Colour.ACCENT), 2.5))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        entry = next((e for e in self.shown if e.mark.id == mark_id), None)
        if mark_id in self.sign_x:
            sign = QPointF(self.sign_x[mark_id], self.sign_y)
            self.painter.drawEllipse(sign, _SIGN / 2 + 5, _SIGN / 2 + 5)
        elif entry and entry.kind in LASTING and entry.kind is not MarkKind.PARK:
            self.painter.drawRoundedRect(self._bar(entry).adjusted(-2, -3, 2, 3), 4, 4)
        else:
            x, foot = self.x(at_ms), self.bar_y + self.bar_height + 8.0
            self.painter.drawLine(QPointF(x, self.bar_y - 8.0), QPointF(x, foot))


def _latest(track: Track, from_ms: int) -> Iterator[Entry]:
    """The entries to paint, oldest first: those since `from_ms` and the step before them."""
    entries = track.entries
    first = bisect_left(entries, from_ms, key=lambda entry: entry.start_ms)
    while first > 0 and entries[first - 1].kind is not MarkKind.STEP:
        first -= 1
    first = max(first - 1, len(entries) - MOST_SHOWN, 0)
    return iter(entries[first:])
