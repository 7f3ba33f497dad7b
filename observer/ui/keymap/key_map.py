"""The key map: which keys an action has, which action a key has, and what its cap shows."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from observer.errors import UserError
from observer.settings import KeyTable
from observer.ui.keys import BINDING_OF, Action, key_name, read_key_name

DIGITS = "1234567890"
_UNSHIFTED = dict(zip("&é\"'(-è_çà", DIGITS, strict=True))
"""What the number row types without Shift on French keyboards, where digits take Shift."""

_NUMBER_ROW = {"linux": range(10, 20), "win32": range(2, 12)}
"""The scan codes of the number row, by `sys.platform`; other systems do not tell them."""

_CAPS = {
    "Return": "Enter", "Backspace": "⌫", "Shift": "⇧", "Left": "←", "Right": "→", "Up": "↑",
    "Down": "↓",
}  # fmt: skip
_APPLE_CAPS = {"Ctrl": "⌘", "Alt": "⌥", "Meta": "⌃"}
"""What Qt calls Ctrl is the command key there."""


@dataclass(frozen=True)
class KeyMap:
    """Which key does what.

    Attributes:
        keys: of every action, named as by `key_name`; no key stands at two actions.
    """

    keys: Mapping[Action, tuple[str, ...]]

    @cached_property
    def by_key(self) -> dict[str, Action]:
        return {key: action for action, keys in self.keys.items() for key in keys}

    def action_of(self, event: QKeyEvent) -> Action | None:
        """The action of a key.

        Shift alone makes no difference to a key that has no other meaning with it; with other
        modifiers it does, but for digits, which take it on French keyboards.
        """
        name = key_name(event)
        found = self.by_key.get(name) or self.by_key.get(_without_shift(name))
        return found or self.by_key.get(_with_digit(name, event))

    def digit_of(self, event: QKeyEvent) -> int | None:
        """The digit that a key types, or would with Shift on a French keyboard."""
        typed = _with_digit(event.text(), event)
        return int(typed) if len(typed) == 1 and typed in DIGITS else None

    def cap(self, action: Action) -> str:
        """What the key cap of an action shows: its first key."""
        return cap_of(self.keys[action][0])

    def with_keys(self, action: Action, keys: tuple[str, ...]) -> KeyMap:
        """This map with other keys for one action."""
        return KeyMap({**self.keys, action: keys})

    @property
    def changed(self) -> KeyTable:
        """The keys that are not the default ones, as the settings hold them."""
        return {
            action.value: keys
            for action, keys in self.keys.items()
            if keys != BINDING_OF[action].keys
        }


DEFAULT_KEYS = KeyMap({action: binding.keys for action, binding in BINDING_OF.items()})


def _without_shift(name: str) -> str:
    plain = name.replace("Shift+", "")
    return plain if "+" not in plain[:-1] or plain[-1] in DIGITS else name


def _with_digit(name: str, event: QKeyEvent) -> str:
    """The name with the digit in place of what a French number row types without Shift."""
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not name:
        return name
    code, row = event.nativeScanCode(), _NUMBER_ROW.get(sys.platform)
    if row is None or (code and code not in row):
        return name
    return name[:-1] + _UNSHIFTED.get(name[-1].lower(), name[-1])


def cap_of(key: str) -> str:
    """What the cap of a key shows."""
    modifiers, _, base = key[:-1].rpartition("+")
    caps = {**_CAPS, **_APPLE_CAPS} if sys.platform == "darwin" else _CAPS
    parts = [*modifiers.split("+"), base + key[-1:]]
    return " ".join(caps.get(part, part) for part in parts if part)


_TAKEN = {
    **dict.fromkeys(DIGITS, "the digits give the numbered answers"),
    **dict.fromkeys(_UNSHIFTED, "it gives a numbered answer on French keyboards"),
    "/": "it opens an answer in your own words",
    "Esc": "it leaves a question open and goes back",
    "Tab": "it goes from one button to the next",
    "Backtab": "it goes from one button to the next",
}
_NO_KEYS = {"", "Shift", "Ctrl", "Control", "Alt", "Meta", "CapsLock", "NumLock", "ScrollLock"}
_RESTED_ON = {"Space", "Return", "Backspace"}
_ENDS = {Action.CLOSE, Action.CUSTOMER_GONE, Action.UNDO, Action.REDO}
"""What ends or takes back does not lie where a hand rests."""


def refusal(key_map: KeyMap, action: Action, key: str) -> str:
    """Why an action cannot have a key, in one sentence; empty where it can."""
    plain = key.removeprefix("Shift+")
    if plain in _NO_KEYS:
        return "That key has no name of its own; press another one."
    if plain.lower() in _TAKEN or plain in _TAKEN:
        taken = _TAKEN.get(plain) or _TAKEN[plain.lower()]
        return f"{cap_of(key)} stays as it is: {taken}."
    if plain in _RESTED_ON and action in _ENDS:
        return (
            f"“{BINDING_OF[action].word}” cannot be on {cap_of(key)}, which is pressed by chance."
        )
    other = key_map.by_key.get(key)
    if other and other is not action:
        word = BINDING_OF[other].word
        return f"{cap_of(key)} is “{word}” already; give that another key first."
    return ""


def read_key_map(table: KeyTable) -> KeyMap:
    """The default keys with those that settings name in their place.

    Raises:
        UserError: an action or a key is not known, or a key cannot be where it is.
    """
    keys = dict(DEFAULT_KEYS.keys)
    for name, texts in table.items():
        keys[_read_action(name)] = tuple(_read_key(name, text) for text in texts)
    _check(KeyMap(keys), table)
    return KeyMap(keys)


def _read_action(name: str) -> Action:
    if name not in set(Action):
        raise UserError(f"there is no action “{name}”", where=f"keys.{name}")
    return Action(name)


def _read_key(name: str, text: str) -> str:
    key = read_key_name(text)
    if not key:
        raise UserError(f"there is no key “{text}”", where=f"keys.{name}")
    return key


def _check(key_map: KeyMap, table: KeyTable) -> None:
    for name in table:
        for key in key_map.keys[Action(name)]:
            others = KeyMap({a: k for a, k in key_map.keys.items() if a != name})
            if sentence := refusal(others, Action(name), key):
                raise UserError(sentence.removesuffix("."), where=f"keys.{name}")
