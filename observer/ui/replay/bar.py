"""The bar of the replay, below the map: what is played, how fast, and what happens now."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.findings.wording import clock_time
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.map.segments import Segments
from observer.ui.painting import RIGHT, surface
from observer.ui.replay.player import SPEEDS, Player
from observer.ui.theme import SEMIBOLD, SIZES, colour, plain_tooltip

SKIP_MS = 10_000
CLOCK_WIDTH = 130
TRACK_PX, KNOB_PX = 6, 16


class Key(NamedTuple):
    """A key of the replay, by its code, and whether it is pressed with Shift."""

    code: int
    shift: bool = False


class ReplayBar(QWidget):
    """Controls of a player.

    Signals:
        left: the replay is to be put away.
    """

    left = Signal()

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Replay")
        self.play = WordButton("Play", main=True)
        self.back = _button("‹ Back (P)", "The moment before (P); the contact before (Shift+P)")
        self.next = _button("Next (N) ›", "The next moment (N); the next contact (Shift+N)")
        self.close_button = _button("Close", "Back to the map (Esc)")
        self.sentence = Line("", SIZES.lead, SEMIBOLD)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clock = Line("", align=RIGHT)
        self.clock.setFixedWidth(CLOCK_WIDTH)
        self.track = Track(player)
        self.speeds = Segments(f"×{speed}" for speed in SPEEDS)
        self.order = Segments(("All at once", "One by one"))
        self.contacts = QComboBox()
        self.contacts.setFixedHeight(TARGET_PX)
        self.contacts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.contacts.setAccessibleName("Contact")
        self._lay_out()
        self._connect()
        player.moved.connect(self.refresh)

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for button in (self.play, self.back, self.next):
            upper.addWidget(button)
        upper.addSpacing(GRID)
        upper.addWidget(self.sentence, 1)
        upper.addWidget(self.close_button)
        lower.addWidget(self.track, 1)
        for widget in (self.clock, self.speeds, self.order, self.contacts):
            lower.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for layout in (upper, lower):
            layout.setSpacing(GRID)
            rows.addLayout(layout)
        rows.setSpacing(GRID)

    def _connect(self) -> None:
        player = self.player
        self.play.clicked.connect(player.toggle)
        self.back.clicked.connect(lambda: player.step(-1))
        self.next.clicked.connect(lambda: player.step(1))
        self.close_button.clicked.connect(self.left)
        self.speeds.chosen.connect(lambda place: player.set_speed(SPEEDS[place]))
        self.order.chosen.connect(lambda place: player.set_in_turn(bool(place)))
        self.contacts.activated.connect(lambda _: player.choose(self.contacts.currentData()))

    def show_contacts(self) -> None:
        """Offers the contacts that the player has."""
        self.contacts.clear()
        self.contacts.addItem("All contacts", 0)
        for number in self.player.numbers:
            self.contacts.addItem(f"Contact {number}", number)
        self.refresh()

    def refresh(self) -> None:
        player = self.player
        if self.isHidden():
            return
        self.play.set_words("Pause (Space)" if player.playing else "Play (Space)")
        self.sentence.show_text(player.sentence)
        self.sentence.setToolTip(plain_tooltip(player.sentence))
        now_ms = min(player.ms, player.length_ms)
        self.clock.show_text(f"{clock_time(now_ms)} of {clock_time(player.length_ms)}")
        self.speeds.choose(SPEEDS.index(player.speed))
        self.order.choose(int(player.in_turn))
        self.contacts.setCurrentIndex(self.contacts.findData(player.contact))
        self.track.update()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What nobody sees does not go on."""
        super().hideEvent(event)
        self.player.pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows belong to the bar while it has the keyboard."""
        if not self.use_key(event) and not self._use_arrow(event):
            super().keyPressEvent(event)

    def use_key(self, event: QKeyEvent) -> bool:
        """What works wherever on the page it is pressed; whether it was a key of the replay."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        act = self._acts.get(Key(event.key(), bool(modifiers)))
        if act is None:
            return False
        act()
        return True

    @property
    def _acts(self) -> dict[Key, Callable[[], None]]:
        player = self.player
        return {
            Key(Qt.Key.Key_Space): player.toggle,
            Key(Qt.Key.Key_N): lambda: player.step(1),
            Key(Qt.Key.Key_P): lambda: player.step(-1),
            Key(Qt.Key.Key_N, shift=True): lambda: player.step_contact(1),
            Key(Qt.Key.Key_P, shift=True): lambda: player.step_contact(-1),
            Key(Qt.Key.Key_Escape): self.left.emit,
        }

    def _use_arrow(self, event: QKeyEvent) -> bool:
        player, key = self.player, event.key()
        place = SPEEDS.index(player.speed)
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            player.seek(player.ms + (SKIP_MS if key == Qt.Key.Key_Right else -SKIP_MS))
        elif key == Qt.Key.Key_Up:
            player.set_speed(SPEEDS[min(place + 1, len(SPEEDS) - 1)])
        elif key == Qt.Key.Key_Down:
            player.set_speed(SPEEDS[max(place - 1, 0)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            player.seek(0 if key == Qt.Key.Key_Home else player.length_ms)
        else:
            return False
        return True


class Track(QWidget):
    """How far the replay is; dragging moves it."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Time of the replay")
        self.setToolTip(plain_tooltip("← and → move by ten seconds, ↑ and ↓ change the speed"))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, TARGET_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._seek(event)

    def _seek(self, event: QMouseEvent) -> None:
        share = (event.position().x() - KNOB_PX / 2) / max(self._run_px, 1)
        self._player.seek(share * self._player.length_ms)

    @property
    def _run_px(self) -> int:
        return self.width() - KNOB_PX

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, length = self.height() / 2, max(self._player.length_ms, 1)
            x = self._run_px * min(1.0, self._player.ms / length)
            whole = QRectF(KNOB_PX / 2, middle - TRACK_PX / 2, self._run_px, TRACK_PX)
            accent, radius = colour(self, Colour.ACCENT), TRACK_PX / 2
            surface(painter, whole, colour(self, Colour.LINE), radius=radius)
            passed = QRectF(whole.left(), whole.top(), x, TRACK_PX)
            surface(painter, passed, accent, radius=radius)
            knob = QRectF(x, middle - KNOB_PX / 2, KNOB_PX, KNOB_PX)
            surface(painter, knob, accent, radius=KNOB_PX / 2)


def _button(words: str, says: str) -> WordButton:
    made = WordButton(words)
    made.setToolTip(plain_tooltip(says))
    return made
