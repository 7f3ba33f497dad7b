"""The actions of the live stage and their default keys, and how a key event is named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from observer.model.mark import MarkKind


class Action(StrEnum):
    """What a key of the live stage asks for; the values stand in the settings file."""

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
    COMPLETE = "complete"
    CHANGE_KEYS = "change-keys"
    GUIDE = "guide"
    PROCESS = "process"
    PROJECT = "project"
    ROUNDS = "rounds"
    DOCUMENTS = "documents"
    CONTACT_1 = "contact-1"
    CONTACT_2 = "contact-2"
    CONTACT_3 = "contact-3"
    CONTACT_4 = "contact-4"
    CONTACT_5 = "contact-5"
    CONTACT_6 = "contact-6"
    CONTACT_7 = "contact-7"
    CONTACT_8 = "contact-8"
    CONTACT_9 = "contact-9"
    CONTACT_10 = "contact-10"


NUMBER_OF = {
    action: int(action.removeprefix("contact-")) for action in Action if "contact-" in action
}
"""The number of the contact that an action puts in focus."""


@dataclass(frozen=True, slots=True)
class Binding:
    """An action with its default keys.

    Attributes:
        keys: named as by `key_name`.
        word: the button's words.
        kinds: the mark it makes; where there are two, the second while the first one lasts.
    """

    action: Action
    keys: tuple[str, ...]
    word: str
    kinds: tuple[MarkKind, ...] = ()


BINDINGS: tuple[Binding, ...] = (
    Binding(Action.WAIT, ("W",), "Wait", (MarkKind.WAIT,)),
    Binding(Action.BLOCKED, ("B",), "Blocked", (MarkKind.BLOCKED,)),
    Binding(Action.TRANSFER, ("T",), "Transfer", (MarkKind.TRANSFER,)),
    Binding(Action.MOVING, ("Space",), "Moving again", (MarkKind.MOVING,)),
    Binding(Action.RESOLUTION_KNOWN, ("R",), "Resolution known", (MarkKind.RESOLUTION_KNOWN,)),
    Binding(Action.PERMITTED, ("P",), "Permitted", (MarkKind.PERMITTED,)),
    Binding(Action.EXPECTED_STEP, ("Return",), "Next step", (MarkKind.STEP,)),
    Binding(Action.STEP, ("S",), "Another step", (MarkKind.STEP,)),
    Binding(Action.WORKAROUND, ("K",), "Workaround", (MarkKind.WORKAROUND,)),
    Binding(Action.NOTE, ("N",), "Note", (MarkKind.NOTE,)),
    Binding(Action.FRUSTRATION, ("F",), "Customer frustrated", (MarkKind.FRUSTRATION,)),
    Binding(Action.HOLD, ("H",), "Customer on hold", (MarkKind.HOLD, MarkKind.OFF_HOLD)),
    Binding(Action.CUSTOMER_GONE, ("G",), "Customer gone", (MarkKind.CUSTOMER_GONE,)),
    Binding(Action.PARK, ("Ctrl+P",), "Park", (MarkKind.PARK, MarkKind.RESUME)),
    Binding(Action.BACKDATE, ("[", "Backspace"), "Earlier", (MarkKind.BACKDATE,)),
    Binding(Action.KEYS, ("?",), "All keys"),
    Binding(Action.UNDO, ("Ctrl+Z",), "Undo", (MarkKind.UNDO,)),
    Binding(Action.REDO, ("Ctrl+Shift+Z",), "Redo", (MarkKind.REDO,)),
    Binding(Action.OPEN, ("O",), "Open next", (MarkKind.OPEN,)),
    Binding(Action.CLOSE, ("E",), "Close contact", (MarkKind.CLOSE,)),
)

WITHOUT_BUTTON: tuple[Binding, ...] = (
    Binding(Action.NOT_OBSERVED, ("X",), "After a pause of the program: not observed"),
    Binding(Action.OBSERVED, ("Y",), "After a pause of the program: observed all the same"),
    Binding(Action.REVIEW, ("V",), "Review and correct the contact"),
    Binding(Action.COMPLETE, ("C",), "Complete what was left open"),
    Binding(Action.STRIP, ("Ctrl+M",), "The small window that stays on top"),
    Binding(Action.CHANGE_KEYS, ("Ctrl+K",), "Change the keys"),
    Binding(Action.GUIDE, ("Ctrl+F1",), "The guide"),
    Binding(Action.PROCESS, ("D",), "The documented process"),
    Binding(Action.PROJECT, ("Ctrl+Shift+P", "F11"), "The map on a projector"),
    Binding(Action.ROUNDS, ("A",), "The rounds: observe again, or show an earlier one"),
    Binding(Action.DOCUMENTS, ("Ctrl+D",), "The documents to hand on"),
)
"""What has its place where it is asked, not among the buttons of the page."""

ELSEWHERE = frozenset(
    {
        Action.CHANGE_KEYS,
        Action.GUIDE,
        Action.PROCESS,
        Action.PROJECT,
        Action.ROUNDS,
        Action.DOCUMENTS,
    }
)
"""What leads to another page or window."""

CONTACT_BINDINGS = tuple(
    Binding(action, (f"Ctrl+{number % 10}", f"F{number}"), f"Contact {number}")
    for action, number in NUMBER_OF.items()
)

BINDING_OF = {b.action: b for b in (*BINDINGS, *WITHOUT_BUTTON, *CONTACT_BINDINGS)}

_NO_MATTER = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText


def key_name(event: QKeyEvent) -> str:
    """The key of an event by the name under which it is bound.

    A printed sign, such as `[`, counts whatever modifiers it takes to type it; any other key with
    its modifiers is named as `QKeySequence` writes it. Keypad and main block are one.
    """
    if _is_sign(event.text()) and not _commands(event.modifiers()):
        return event.text()
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    modifiers = event.modifiers() & ~_NO_MATTER
    return QKeySequence(QKeyCombination(modifiers, key)).toString(_PORTABLE)


def undo_cap() -> str:
    """What this system calls its key for undo, which is the same on every page but Observe."""
    return QKeySequence(QKeySequence.StandardKey.Undo).toString(
        QKeySequence.SequenceFormat.NativeText
    )


def read_key_name(text: str) -> str:
    """The name of the one key that a text means, as `key_name` gives it; empty where none."""
    if _is_sign(text):
        return text
    sequence = QKeySequence.fromString(text, _PORTABLE)
    name = sequence.toString(_PORTABLE) if sequence.count() == 1 else ""
    if name.endswith("Enter"):
        return name.removesuffix("Enter") + "Return"
    sign = name.removeprefix("Shift+")
    return sign if _is_sign(sign) else name


def _is_sign(text: str) -> bool:
    return len(text) == 1 and text.isprintable() and not text.isalnum() and not text.isspace()


def _commands(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether modifiers make a key a command rather than a character; AltGr may be Ctrl+Alt."""
    alt = modifiers & Qt.KeyboardModifier.AltModifier
    control = modifiers & Qt.KeyboardModifier.ControlModifier
    return bool(modifiers & Qt.KeyboardModifier.MetaModifier) or bool(control and not alt)
