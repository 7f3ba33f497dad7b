"""The column of contacts: each with its number, clock, marks and state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from observer.capture.state import ContactState, Phase
from observer.drawing.tokens import GRID, RADIUS, Colour
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.model.moment import Moment
from observer.model.study import TARGET_CONTACTS
from observer.ui.buttons import PaintedButton
from observer.ui.observe.track import HELD, Track
from observer.ui.painting import RIGHT, badge, surface, text
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, colour, font, tokens_of

WIDTH = 132
SLOT_HEIGHT, LOWEST, TALLEST = 58, 46, 92
SCROLL_WIDTH = 10
SLOT_STRETCH = 100
"""Against the 1 of the empty end of the column."""
SHOWN_LETTERS = 5
_STATE_WORDS = {
    Phase.NEW: "not open",
    Phase.OPEN: "live",
    Phase.PARKED: "parked ‖",
    Phase.CLOSED: "done ✓",
}


@dataclass(frozen=True, slots=True)
class SlotContent:
    """What a slot shows; `held` is the point that holds the contact now."""

    phase: Phase = Phase.NEW
    letters: str = ""
    held: MarkKind | None = None


def slot_content(state: ContactState, track: Track | None) -> SlotContent:
    if track is None:
        return SlotContent(state.phase)
    held = next(iter(track.lasting.keys() & HELD), None)
    more = "…" if len(track.letters) > SHOWN_LETTERS else ""
    return SlotContent(state.phase, more + " ".join(track.letters[-SHOWN_LETTERS:]), held)


class Slot(PaintedButton):
    """One contact of the round."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Contact {number}")
        self.number = number
        self._content = SlotContent()
        self._time = ""
        self._in_focus = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(TALLEST)

    def show_content(self, content: SlotContent) -> None:
        if content != self._content:
            self._content = content
            state = f"held: {content.held}" if content.held else _STATE_WORDS[content.phase]
            self.setAccessibleName(f"Contact {self.number}, {state}")
            self.update()

    def show_contact(self, state: ContactState, track: Track, now: Moment) -> None:
        self.show_content(slot_content(state, track))
        self.show_time(track, now)

    def show_time(self, track: Track, now: Moment) -> None:
        """Moves its clock on."""
        time = clock_time(track.elapsed_ms(now))
        if time != self._time:
            self._time = time
            self.update()

    def set_in_focus(self, in_focus: bool) -> None:
        if in_focus != self._in_focus:
            self._in_focus = in_focus
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDTH, SLOT_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            is_new = self._content.phase is Phase.NEW
            self._paint_ground(painter, rect, is_new)
            ink = colour(self, Colour.MUTED if is_new else Colour.INK)
            muted = colour(self, Colour.MUTED)
            upper = rect.adjusted(12, 7, -12, -rect.height() / 2)
            text(painter, upper, str(self.number), font(SIZES.lead, BOLD), ink)
            lower = rect.adjusted(36, rect.height() / 2 - 1, -12, -7)
            words = "not open" if is_new else self._time
            text(painter, upper, words, font(SIZES.body), muted if is_new else ink, RIGHT)
            if not is_new:
                self._paint_state(painter, lower)
            self._paint_focus(painter)

    def _paint_ground(self, painter: QPainter, rect: QRectF, is_new: bool) -> None:
        if self._in_focus:
            accent = colour(self, Colour.ACCENT)
            surface(painter, rect, colour(self, Colour.SURFACE), accent, 2.5)
        elif is_new:
            painter.setPen(QPen(colour(self, Colour.LINE), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        else:
            fill = self._shade(colour(self, Colour.SURFACE))
            surface(painter, rect, fill, colour(self, Colour.LINE))

    def _paint_focus(self, painter: QPainter, radius: float = RADIUS) -> None:
        """Dashes within the frame, which says that the contact is the current one."""
        if self.hasFocus():
            painter.setPen(QPen(colour(self, Colour.INK), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect = QRectF(self.rect()).adjusted(5, 5, -5, -5)
            painter.drawRoundedRect(rect, radius - 3, radius - 3)

    def _paint_state(self, painter: QPainter, rect: QRectF) -> None:
        content = self._content
        if content.held:
            box = QRectF(12, rect.center().y() - 9, 18, 18)
            badge(painter, box, content.held, tokens_of(self))
        live = content.phase is Phase.OPEN
        words = _STATE_WORDS[content.phase].split()[-1] if content.letters else ""
        words = "●" if live else words or _STATE_WORDS[content.phase]
        token = Colour.RESOLUTION if live else Colour.MUTED
        used = text(painter, rect, words, font(SIZES.small, SEMIBOLD), colour(self, token), RIGHT)
        letters = rect.adjusted(0, 0, -used - 6, 0)
        face = font(SIZES.small, SEMIBOLD)
        text(painter, letters, content.letters, face, colour(self, Colour.MUTED), RIGHT)


class SlotColumn(QScrollArea):
    """Ten slots, and more where the round has more; they share the height there is, and scroll.

    Signals:
        chosen: the number of a slot that was clicked.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH + SCROLL_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._slots: dict[int, Slot] = {}
        self._in_focus: int | None = None
        self._follow = QTimer(self, singleShot=True)
        self._follow.timeout.connect(self._show_focus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.require(TARGET_CONTACTS)

    def require(self, count: int) -> None:
        """Makes sure that there is a slot for each number up to `count`."""
        for number in range(len(self._slots) + 1, count + 1):
            slot = Slot(number)
            slot.clicked.connect(lambda _checked=False, n=number: self.chosen.emit(n))
            self._slots[number] = slot
            self._column.insertWidget(number - 1, slot, SLOT_STRETCH)

    def slot_of(self, number: int) -> Slot:
        """The slot of a contact, made where there was none."""
        self.require(number)
        return self._slots[number]

    def set_focus(self, number: int | None) -> None:
        self._in_focus = number
        for slot in self._slots.values():
            slot.set_in_focus(slot.number == number)
        self._follow.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._follow.start(0)

    def _show_focus(self) -> None:
        """Once a slot that was just made has got its place."""
        if self._in_focus is not None:
            self.ensureWidgetVisible(self.slot_of(self._in_focus), 0, GRID)
