"""The keys of the live stage: one table from action to keys, words and marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from observer.model.mark import MarkKind


class Action(StrEnum):
    """What a key of the live stage asks for."""

    WAIT = "wait"
    BLOCKED = "blocked"
    TRANSFER = "transfer"
    MOVING = "moving"
    RESOLUTION_KNOWN = "resolution-known"
    PERMITTED = "permitted"
    EXPECTED_STEP = "expected-step"
    STEP = "step"
    WORKAROUND = "workaround"
    NOTE = "note"
    FRUSTRATION = "frustration"
    HOLD = "hold"
    CUSTOMER_GONE = "customer-gone"
    PARK = "park"
    BACKDATE = "backdate"
    UNDO = "undo"
    REDO = "redo"
    KEYS = "keys"
    OPEN = "open"
    CLOSE = "close"
    REVIEW = "review"
    NOT_OBSERVED = "not-observed"
    OBSERVED = "observed"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Binding:
    """An action with its keys.

    Attributes:
        keys: as `QKeySequence` writes them, or one printed character, which then counts wherever
            the keyboard has it.
        cap: what the key cap shows.
        word: the button's words.
        kinds: the mark it makes; where there are two, the second while the first one lasts.
    """

    action: Action
    keys: tuple[str, ...]
    cap: str
    word: str
    kinds: tuple[MarkKind, ...] = ()


BINDINGS: tuple[Binding, ...] = (
    Binding(Action.WAIT, ("W",), "W", "Wait", (MarkKind.WAIT,)),
    Binding(Action.BLOCKED, ("B",), "B", "Blocked", (MarkKind.BLOCKED,)),
    Binding(Action.TRANSFER, ("T",), "T", "Transfer", (MarkKind.TRANSFER,)),
    Binding(Action.MOVING, ("Space",), "Space", "Moving again", (MarkKind.MOVING,)),
    Binding(Action.RESOLUTION_KNOWN, ("R",), "R", "Resolution known", (MarkKind.RESOLUTION_KNOWN,)),
    Binding(Action.PERMITTED, ("P",), "P", "Permitted", (MarkKind.PERMITTED,)),
    Binding(Action.EXPECTED_STEP, ("Return",), "Enter", "Next step", (MarkKind.STEP,)),
    Binding(Action.STEP, ("S",), "S", "Another step", (MarkKind.STEP,)),
    Binding(Action.WORKAROUND, ("K",), "K", "Workaround", (MarkKind.WORKAROUND,)),
    Binding(Action.NOTE, ("N",), "N", "Note", (MarkKind.NOTE,)),
    Binding(Action.FRUSTRATION, ("F",), "F", "Customer frustrated", (MarkKind.FRUSTRATION,)),
    Binding(Action.HOLD, ("H",), "H", "Customer on hold", (MarkKind.HOLD, MarkKind.OFF_HOLD)),
    Binding(Action.CUSTOMER_GONE, ("G",), "G", "Customer gone", (MarkKind.CUSTOMER_GONE,)),
    Binding(Action.PARK, ("Ctrl+P",), "Ctrl P", "Park", (MarkKind.PARK, MarkKind.RESUME)),
    Binding(Action.BACKDATE, ("[", "Backspace"), "[", "Earlier", (MarkKind.BACKDATE,)),
    Binding(Action.KEYS, ("?",), "?", "All keys"),
    Binding(Action.UNDO, ("Ctrl+Z",), "Ctrl Z", "Undo", (MarkKind.UNDO,)),
    Binding(Action.REDO, ("Ctrl+Shift+Z",), "Ctrl ⇧ Z", "Redo", (MarkKind.REDO,)),
    Binding(Action.OPEN, ("O",), "O", "Open next", (MarkKind.OPEN,)),
    Binding(Action.CLOSE, ("E",), "E", "Close contact", (MarkKind.CLOSE,)),
)

WITHOUT_BUTTON: tuple[Binding, ...] = (
    Binding(Action.NOT_OBSERVED, ("X",), "X", "What the program missed was not observed"),
    Binding(Action.OBSERVED, ("Y",), "Y", "What the program missed was observed"),
    Binding(Action.STRIP, ("Ctrl+M",), "Ctrl M", "The small window that stays on top"),
    Binding(Action.REVIEW, ("V",), "V", "Review and correct the contact in focus"),
)
"""What has its place where it is asked, not among the buttons of the page."""

BINDING_OF = {binding.action: binding for binding in (*BINDINGS, *WITHOUT_BUTTON)}
_ACTION_OF = {key: binding.action for binding in BINDING_OF.values() for key in binding.keys}

_FOCUS_KEYS = {
    **{f"Ctrl+{number % 10}": number for number in range(1, 11)},
    **{f"F{number}": number for number in range(1, 11)},
}

_NO_MATTER = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def cap_of(action: Action) -> str:
    """What the key cap of an action shows."""
    return BINDING_OF[action].cap


def key_name(event: QKeyEvent) -> str:
    """The key with its modifiers as `QKeySequence` writes it; keypad and main block are one."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    modifiers = event.modifiers() & ~_NO_MATTER
    return QKeySequence(QKeyCombination(modifiers, key)).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def action_of(event: QKeyEvent) -> Action | None:
    """The action of a key; a printed character counts whatever modifiers it takes to type it.

    Shift alone makes no difference to a key that has no other meaning with it.
    """
    if event.text() in {"[", "?"}:
        return _ACTION_OF[event.text()]
    name = key_name(event)
    return _ACTION_OF.get(name) or _ACTION_OF.get(name.removeprefix("Shift+"))


def focus_number_of(event: QKeyEvent) -> int | None:
    """The number of the contact that a key puts in focus."""
    return _FOCUS_KEYS.get(key_name(event))


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key types."""
    typed = event.text()
    return int(typed) if len(typed) == 1 and typed in "0123456789" else None
