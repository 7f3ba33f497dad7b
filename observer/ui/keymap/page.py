"""The page on which keys are changed: choose an action, press its new key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.ui.buttons import Chip
from observer.ui.keymap.action_list import ActionList
from observer.ui.keymap.key_catcher import KeyCatcher
from observer.ui.keymap.key_map import DEFAULT_KEYS, KeyMap, cap_of, refusal
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import BINDING_OF, Action, key_name
from observer.ui.line import Line
from observer.ui.page_head import PageHead
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, label

SIDE_WIDTH = 400
HOW = (
    "A change holds at once, in every window text, and at the next start. "
    "Digits, / and Esc stay as they are, for answers need them. What ends or takes back stays "
    "off Space, Enter and Backspace, where a hand rests."
)


class KeyMapPage(QWidget):
    """Lists every action with its keys, and gives them others.

    Signals:
        left: back to where the page was opened.
    """

    left = Signal()

    def __init__(self, keys: LiveKeys) -> None:
        super().__init__()
        self.setAccessibleName("Change keys")
        self._keys = keys
        self._with: Callable[[str], tuple[str, ...]]
        self._former: list[KeyMap] = []
        self.head = PageHead("Change keys", keys)
        self.listed = ActionList()
        self.catcher = KeyCatcher()
        self.word, self.now = Line("", SIZES.title, SEMIBOLD), Line("")
        self.usual = Line(token=Colour.MUTED)
        self.message = label("", SIZES.body, SEMIBOLD)
        self.message.setWordWrap(True)
        self.chips = {cap: Chip(cap, words) for cap, words, _, _ in _COMMANDS}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page, columns = QVBoxLayout(self), QHBoxLayout()
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(columns, 1)
        columns.setSpacing(MARGIN)
        ground, side = Panel(), Panel()
        side.setFixedWidth(SIDE_WIDTH)
        columns.addWidget(ground, 1)
        columns.addWidget(side)
        column = QVBoxLayout(ground)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.addWidget(self.listed)
        how = label(HOW, SIZES.body, token=Colour.MUTED)
        how.setWordWrap(True)
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        for widget in (self.word, self.now, self.usual, self.catcher, self.message):
            column.addWidget(widget)
        column.addSpacing(GRID)
        for chip in self.chips.values():
            column.addWidget(chip)
        column.addStretch(1)
        column.addWidget(how)

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.listed.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.listed.itemDoubleClicked.connect(lambda _item: self.change())
        self.listed.itemPressed.connect(lambda _item: self._stop_asking())
        self.catcher.caught.connect(self._take)
        self.catcher.left.connect(self._stop_asking)
        for cap, _, _, do in _COMMANDS:
            self.chips[cap].clicked.connect(partial(do, self))

    @property
    def _chosen(self) -> tuple[str, ...]:
        return self._keys.map.keys[self.listed.chosen]

    def begin(self) -> None:
        """Shows the page anew, with the first action chosen."""
        self.head.say_not_recorded()
        self.listed.show_keys(self._keys.map)
        self.listed.choose(Action.WAIT)
        self._stop_asking()
        self._say(self._keys.problem, Colour.BLOCKED)

    def _show_chosen(self) -> None:
        action = self.listed.chosen
        self.word.show_text(BINDING_OF[action].word)
        self.now.show_text(f"Now on {_caps(self._chosen)}")
        self.usual.show_text(f"As delivered on {_caps(BINDING_OF[action].keys)}")
        self._say("")

    # What can be done

    def change(self) -> None:
        """Asks for the key that takes the place of the action's first one."""
        self._ask(lambda key: (key, *(other for other in self._chosen[1:] if other != key)))

    def add(self) -> None:
        """Asks for one more key of the action."""
        self._ask(lambda key: (*(other for other in self._chosen if other != key), key))

    def reset(self) -> None:
        """Gives the action its default keys again."""
        action = self.listed.chosen
        usual = BINDING_OF[action].keys
        reasons = (refusal(self._keys.map, action, key) for key in usual)
        reason = next(filter(None, reasons), "")
        if reason:
            self._say(reason, Colour.BLOCKED)
        else:
            self._put_in_force(self._keys.map.with_keys(action, usual))

    def reset_all(self) -> None:
        """Gives every action its default keys again."""
        self._put_in_force(DEFAULT_KEYS, "All keys are as delivered.")

    def take_back(self) -> None:
        """Puts the keys in force that were before the last change on this page."""
        if self._former:
            before = self._former.pop()
            self._put_in_force(before, "Taken back.")
            self._former.pop()
        else:
            self._say("There is nothing to take back.", Colour.MUTED)

    def _ask(self, with_key: Callable[[str], tuple[str, ...]]) -> None:
        self._with = with_key
        self._say("Esc leaves it as it is.", Colour.MUTED)
        self.catcher.ask("Press the new key")

    def _take(self, key: str) -> None:
        action = self.listed.chosen
        reason = refusal(self._keys.map, action, key)
        if reason:
            self._say(f"{reason} Esc leaves it as it is.", Colour.BLOCKED)
            return
        self._put_in_force(self._keys.map.with_keys(action, self._with(key)))

    def _put_in_force(self, key_map: KeyMap, said: str = "") -> None:
        self._stop_asking()
        self._former.append(self._keys.map)
        problem = ""
        try:
            self._keys.put_in_force(key_map)
        except UserError as error:
            problem = f" It holds until the program ends: {error}."
        self.listed.show_keys(key_map)
        self._show_chosen()
        word, caps = BINDING_OF[self.listed.chosen].word, _caps(self._chosen)
        said = said or f"“{word}” is on {caps}."
        self._say(said + problem, Colour.BLOCKED if problem else Colour.RESOLUTION)

    def _stop_asking(self) -> None:
        self.catcher.hide()
        self._say("")
        self.listed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str, token: Colour = Colour.INK) -> None:
        self.message.show_text(sentence, token)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        do = _DOES.get(key_name(event))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif do and not event.isAutoRepeat():
            do(self)
        else:
            self.head.say_not_recorded(event)
            event.ignore()


def _caps(keys: tuple[str, ...]) -> str:
    return " or ".join(cap_of(key) for key in keys)


_Do = Callable[[KeyMapPage], None]
_COMMANDS: tuple[tuple[str, str, str, _Do], ...] = (
    ("Enter", "Change the key", "Return", KeyMapPage.change),
    ("A", "Add another key", "A", KeyMapPage.add),
    ("R", "Reset this action", "R", KeyMapPage.reset),
    ("Ctrl R", "Reset all actions", "Ctrl+R", KeyMapPage.reset_all),
    ("Ctrl Z", "Take the last change back", "Ctrl+Z", KeyMapPage.take_back),
)
"""Key cap, words, key and deed of everything the page does."""

_DOES = {key: do for _, _, key, do in _COMMANDS}
