"""A small window that stays on top: clock, state and the main keys, on the same desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.errors import UserError
from observer.findings.wording import clock_time
from observer.settings import read_settings, settings_path, write_settings
from observer.ui.keys import BINDING_OF, Action
from observer.ui.observe.headline import headline
from observer.ui.observe.offers import Offer
from observer.ui.observe.page import ObservePage
from observer.ui.observe.prompt import Prompt
from observer.ui.observe.prompt_bar import TYPED, ChipRow
from observer.ui.strip.face import Face
from observer.ui.strip.menus import other_actions, other_contacts
from observer.ui.strip.touch import TouchChip, TouchKey, answers

SIZE = QSize(560, 96)
MARGIN, SPACING = 4, 4
TICK_MS = 250
FOLLOWS_MS = 20
"""After what is pressed on the page, which is painted first."""
UNRECORDED = "Keys are not being recorded. Click here to go on."
NOTHING_OFFERED = "There is nothing else here now"
ACTIONS = (
    Action.WAIT,
    Action.TRANSFER,
    Action.BLOCKED,
    Action.MOVING,
    Action.RESOLUTION_KNOWN,
    Action.PERMITTED,
    Action.EXPECTED_STEP,
    Action.STEP,
    Action.UNDO,
    Action.CLOSE,
    Action.OPEN,
)


Menu = Callable[[ObservePage], tuple[Offer, ...]]


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
        self.contact, self.more = TouchKey("Another contact"), TouchKey("More actions")
        self.more.set_cap("…")
        self.keys = {action: TouchKey(BINDING_OF[action].word, action) for action in ACTIONS}
        self.chips = ChipRow(TouchChip, SPACING)
        self._answers: tuple[Offer, ...] = ()
        self._menu: Menu | None = None
        self._lifted_px = 0
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWS_MS)
        self._tick = QTimer(self, interval=TICK_MS)
        for timer in (self._soon, self._tick):
            timer.timeout.connect(self.refresh)
        self._tick.start()
        self._connect()

    def _lay_out(self) -> None:
        column, head, row = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN // 2)
        for layout in (column, head, row):
            layout.setSpacing(SPACING)
        head.addWidget(self.contact)
        head.addWidget(self.face, 1)
        head.addWidget(self.more)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.chips)
        self.chips.hide()
        for key in self.keys.values():
            row.addWidget(key, 1)

    def _connect(self) -> None:
        page, desk = self._page, self._page.desk
        desk.pressed.connect(lambda _number: self._tell(""))
        desk.focused.connect(self._soon.start)
        desk.keys.changed.connect(self.refresh)
        desk.prompted.connect(self._ask)
        desk.told.connect(self._tell)
        desk.unsaved.connect(self._tell)
        self.activation_changed.connect(page.show_activation)
        self.chips.chosen.connect(self._answer)
        self.contact.clicked.connect(lambda: self._toggle(other_contacts))
        self.more.clicked.connect(lambda: self._toggle(other_actions))
        for action, key in self.keys.items():
            key.clicked.connect(lambda _checked=False, action=action: self._act(action))

    def refresh(self) -> None:
        """Shows the contact in focus as it is now, and what is asked of it."""
        if not self.isVisible():
            return
        desk, track = self._page.desk, self._page.desk.track
        now = desk.session.clock.now()
        line = headline(desk.state, track, desk.keys)
        since = clock_time(track.lasted_ms(line.since, now)) if track and line.since else ""
        clock = clock_time(track.elapsed_ms(now)) if track else ""
        contact = str(desk.session.focus) if track else ""
        self.face.show_state(clock, contact, line, since, self._message())
        self.contact.set_cap(contact or "–")
        for action, key in self.keys.items():
            key.set_cap(desk.keys.cap(action))
            key.set_refusal(desk.refusal(action))
        self._show_answers((self._menu or answers)(self._page))

    def _show_answers(self, answers: tuple[Offer, ...]) -> None:
        """A row of chips below the keys, or several; the strip grows by them."""
        shown = [(answer.cap, answer.words) for answer in answers]
        before = [(answer.cap, answer.words) for answer in self._answers]
        self._answers = answers
        if shown == before:
            return
        self.chips.show_chips(shown)
        chips_px = self.chips.heightForWidth(SIZE.width() - 2 * MARGIN)
        self.chips.setFixedHeight(chips_px)
        self.chips.setVisible(bool(chips_px))
        self._set_height(SIZE.height() + (SPACING + chips_px if chips_px else 0))

    def _set_height(self, height_px: int) -> None:
        """Grows downwards, or upwards where the screen ends; shrinks back to where it stood."""
        screen, frame_px = self.screen().availableGeometry(), self.frameSize().height()
        foot = self.y() + self._lifted_px + frame_px - self.height() + height_px
        grown = height_px > SIZE.height()
        lift_px = max(0, foot - screen.bottom()) if grown else 0
        self.setFixedSize(SIZE.width(), height_px)
        if lift_px != self._lifted_px:
            self.move(self.x(), self.y() + self._lifted_px - lift_px)
            self._lifted_px = lift_px

    def _toggle(self, menu: Menu) -> None:
        """Offers what the menu holds, until one of it is chosen or something else is done."""
        if self._page.is_single_click():
            closes = self._menu is menu
            offered = () if closes else menu(self._page)
            self._menu = menu if offered else None
            if not offered and not closes:
                self._tell(NOTHING_OFFERED)
        self.refresh()

    def _act(self, action: Action) -> None:
        self._menu = None
        self._page.act_now(action)
        self.refresh()

    def _answer(self, at: int) -> None:
        if self._page.is_single_click():
            self._menu = None
            self._answers[at].do()
        self.refresh()

    def _message(self) -> str:
        """What the leader has to know first."""
        prompt = self._page.prompt_bar.prompt
        if not self.isActiveWindow() and not self._page.keys_live:
            return UNRECORDED
        if prompt and self._page.typing:
            typed = self._page.prompt_bar.typed
            return f"{prompt.title}: {typed}▏" if typed else f"{prompt.title} – {TYPED}"
        if self._told or not prompt:
            return self._told or self._standing()
        return f"{prompt.title} · {prompt.hint}" if prompt.hint else prompt.title

    def _ask(self, prompt: Prompt | None) -> None:
        if prompt:
            self._told, self._menu = "", None
        self._soon.start()

    def _tell(self, sentence: str) -> None:
        self._told = sentence
        self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._menu = None
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
            position = read_settings(settings_path()).strip_position
        except UserError as error:
            self.told.emit(str(error))
            return
        if position and QGuiApplication.screenAt(QPoint(*position)):
            self.move(*position)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remembers its place."""
        place = self.pos() + QPoint(0, self._lifted_px)
        try:
            write_settings(settings_path(), strip_position=(place.x(), place.y()))
        except UserError as error:
            self.told.emit(str(error))
        super().closeEvent(event)
