"""A small window that stays on top: clock, state and the main keys, on the same desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import Colour
from observer.errors import UserError
from observer.settings import read_settings, settings_path, write_settings
from observer.ui.buttons import REFUSED_SHARE, PaintedButton
from observer.ui.keys import BINDING_OF, Action, Binding
from observer.ui.live_time import live_time
from observer.ui.looks import LOOKS
from observer.ui.observe.headline import headline
from observer.ui.observe.page import ObservePage
from observer.ui.painting import CENTRE, surface, text
from observer.ui.strip.face import Face
from observer.ui.theme import SEMIBOLD, SIZES, colour, font, plain_tooltip

SIZE = QSize(560, 96)
MARGIN, SPACING = 4, 4
TOUCH_PX = 44
TICK_MS = 250
UNRECORDED = "Keys are not being recorded. Click here to go on."
ACTIONS = (
    Action.WAIT,
    Action.TRANSFER,
    Action.BLOCKED,
    Action.MOVING,
    Action.RESOLUTION_KNOWN,
    Action.PERMITTED,
    Action.CLOSE,
)
_FILLED = frozenset({Action.WAIT, Action.TRANSFER, Action.BLOCKED})


class TouchKey(PaintedButton):
    """A key cap that is large enough for a finger; it never takes `Enter` from the page."""

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding.word)
        self._cap = ""
        filled = binding.action in _FILLED
        look = LOOKS[binding.kinds[0]] if filled else None
        self._fill = look.fill if look else Colour.SURFACE
        self._ink = look.text if look else Colour.INK
        self._refusal = ""
        self.setToolTip(plain_tooltip(binding.word))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(TOUCH_PX)
        self.setMinimumWidth(TOUCH_PX)

    def set_cap(self, cap: str) -> None:
        if cap != self._cap:
            self._cap = cap
            self.update()

    def set_refusal(self, reason: str) -> None:
        if reason != self._refusal:
            self._refusal = reason
            self.setAccessibleDescription(reason)
            self.setToolTip(plain_tooltip(f"{self.text()}: {reason}" if reason else self.text()))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            painter.setOpacity(REFUSED_SHARE if self._refusal else 1)
            line = colour(self, Colour.LINE)
            surface(painter, rect, self._shade(colour(self, self._fill)), line)
            face = font(SIZES.lead, SEMIBOLD)
            text(painter, rect, self._cap, face, colour(self, self._ink), CENTRE)
            painter.setOpacity(1)
            self._paint_focus(painter)


class Strip(QWidget):
    """Shows the page's desk in small; keys pressed here are the page's.

    Args:
        standing: what the leader should know as long as nothing newer is said.

    Signals:
        told: why its place could not be remembered.
        activation_changed: it has got or lost the keyboard.
    """

    told = Signal(str)
    activation_changed = Signal()

    def __init__(self, page: ObservePage, standing: Callable[[], str]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._page, self._standing, self._told = page, standing, ""
        self.setWindowTitle("Observer strip")
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Observer strip")
        self.face = Face()
        self.keys = {action: TouchKey(BINDING_OF[action]) for action in ACTIONS}
        self._lay_out()
        page.desk.pressed.connect(lambda _number: self._tell(""))
        page.desk.focused.connect(self.refresh)
        self.activation_changed.connect(page.show_activation)
        page.desk.prompted.connect(lambda _prompt: self.refresh())
        page.desk.told.connect(self._tell)
        page.desk.unsaved.connect(self._tell)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._tick.start()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACING)
        row.setSpacing(SPACING)
        column.addWidget(self.face)
        column.addLayout(row)
        for action, key in self.keys.items():
            key.clicked.connect(lambda _checked=False, action=action: self._page.act_now(action))
            row.addWidget(key, 1)

    def refresh(self) -> None:
        """Shows the contact in focus as it is now."""
        if not self.isVisible():
            return
        desk, track = self._page.desk, self._page.desk.track
        now = desk.session.clock.now()
        line = headline(desk.state, track, desk.keys)
        since = live_time(track.lasted_ms(line.since, now)) if track and line.since else ""
        clock = live_time(track.elapsed_ms(now)) if track else ""
        contact = str(desk.session.focus) if track else ""
        self.face.show_state(clock, contact, line, since, self._message())
        for action, key in self.keys.items():
            key.set_cap(desk.keys.cap(action))
            key.set_refusal(desk.refusal(action))

    def _message(self) -> str:
        """What the leader has to know first."""
        prompt = self._page.prompt_bar.prompt
        if not self.isActiveWindow() and not self._page.keys_live:
            return UNRECORDED
        if prompt and self._page.typing:
            return f"{prompt.title}: {self._page.prompt_bar.typed}▏"
        if prompt:
            answers = (f"{at} {c.words}" for at, c in enumerate(prompt.choices, start=1))
            return "  ".join(answers) or prompt.title
        return self._told or self._standing()

    def _tell(self, sentence: str) -> None:
        self._told = sentence
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._page.receive(event)
        self.refresh()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._page.keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.activation_changed.emit()
            self.refresh()

    def take_place(self) -> None:
        """Goes where it stood last, if a screen still shows that place."""
        try:
            place = QPoint(*read_settings(settings_path()).strip_position)
        except UserError as error:
            self.told.emit(str(error))
            return
        if not place.isNull() and QGuiApplication.screenAt(place):
            self.move(place)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remembers its place."""
        place = self.pos()
        try:
            write_settings(settings_path(), strip_position=(place.x(), place.y()))
        except UserError as error:
            self.told.emit(str(error))
        super().closeEvent(event)
