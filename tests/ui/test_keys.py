"""The keys of the live stage, on the keyboards people have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from observer.model.mark import AUTOMATIC, CORRECTIONS, MarkKind
from observer.ui.keymap.key_map import DEFAULT_KEYS
from observer.ui.keys import BINDINGS, NUMBER_OF, Action

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def event(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize(
    ("pressed", "action"),
    [
        (event(Qt.Key.Key_O, text="o"), Action.OPEN),
        (event(Qt.Key.Key_S, text="s"), Action.STEP),
        (event(Qt.Key.Key_Return, text="\r"), Action.EXPECTED_STEP),
        (event(Qt.Key.Key_Enter, KEYPAD, "\r"), Action.EXPECTED_STEP),
        (event(Qt.Key.Key_W, text="w"), Action.WAIT),
        (event(Qt.Key.Key_B, text="b"), Action.BLOCKED),
        (event(Qt.Key.Key_T, text="t"), Action.TRANSFER),
        (event(Qt.Key.Key_Space, text=" "), Action.MOVING),
        (event(Qt.Key.Key_R, text="r"), Action.RESOLUTION_KNOWN),
        (event(Qt.Key.Key_P, text="p"), Action.PERMITTED),
        (event(Qt.Key.Key_K, text="k"), Action.WORKAROUND),
        (event(Qt.Key.Key_N, text="n"), Action.NOTE),
        (event(Qt.Key.Key_F, text="f"), Action.FRUSTRATION),
        (event(Qt.Key.Key_H, text="h"), Action.HOLD),
        (event(Qt.Key.Key_G, text="g"), Action.CUSTOMER_GONE),
        (event(Qt.Key.Key_BracketLeft, text="["), Action.BACKDATE),
        (event(Qt.Key.Key_Backspace, text="\b"), Action.BACKDATE),
        (event(Qt.Key.Key_P, CONTROL, "\x10"), Action.PARK),
        (event(Qt.Key.Key_Z, CONTROL, "\x1a"), Action.UNDO),
        (event(Qt.Key.Key_Z, CONTROL | SHIFT, "\x1a"), Action.REDO),
        (event(Qt.Key.Key_E, text="e"), Action.CLOSE),
        (event(Qt.Key.Key_W, SHIFT, "W"), Action.WAIT),
        (event(Qt.Key.Key_B, SHIFT, "b"), Action.BLOCKED),  # Caps Lock as well
        (event(Qt.Key.Key_B, NONE, "B"), Action.BLOCKED),  # Caps Lock alone
        (event(Qt.Key.Key_Question, SHIFT, "?"), Action.KEYS),
    ],
)
def test_default_keys(pressed: QKeyEvent, action: Action) -> None:
    assert DEFAULT_KEYS.action_of(pressed) is action


@pytest.mark.parametrize(
    ("pressed", "action"),
    [
        (event(Qt.Key.Key_BracketLeft, CONTROL | ALT, "["), Action.BACKDATE),  # AltGr on Windows
        (event(Qt.Key.Key_8, CONTROL | ALT, "["), Action.BACKDATE),
        (event(Qt.Key.Key_ssharp, SHIFT, "?"), Action.KEYS),
        (event(Qt.Key.Key_Comma, SHIFT, "?"), Action.KEYS),
    ],
)
def test_printed_characters_count_wherever_the_keyboard_has_them(
    pressed: QKeyEvent, action: Action
) -> None:
    assert DEFAULT_KEYS.action_of(pressed) is action


@pytest.mark.parametrize(
    "pressed",
    [
        event(Qt.Key.Key_Q, text="q"),
        event(Qt.Key.Key_W, CONTROL, "\x17"),
        event(Qt.Key.Key_F12),
        event(Qt.Key.Key_Shift, SHIFT),
    ],
)
def test_other_keys_do_nothing(pressed: QKeyEvent) -> None:
    assert DEFAULT_KEYS.action_of(pressed) is None


def focused_by(pressed: QKeyEvent) -> int | None:
    action = DEFAULT_KEYS.action_of(pressed)
    return NUMBER_OF.get(action) if action else None


def test_contacts_by_control_and_by_function_key() -> None:
    digits = [Qt.Key(Qt.Key.Key_0 + number % 10) for number in range(1, 11)]
    assert [focused_by(event(digit, CONTROL)) for digit in digits] == list(range(1, 11))
    functions = [Qt.Key(Qt.Key.Key_F1 + number) for number in range(10)]
    assert [focused_by(event(key)) for key in functions] == list(range(1, 11))


def test_digits_count_on_the_keypad_and_where_they_take_shift() -> None:
    assert DEFAULT_KEYS.digit_of(event(Qt.Key.Key_3, KEYPAD, "3")) == 3
    assert DEFAULT_KEYS.digit_of(event(Qt.Key.Key_3, SHIFT, "3")) == 3
    assert DEFAULT_KEYS.digit_of(event(Qt.Key.Key_Ampersand, SHIFT, "&")) is None


def test_every_kind_of_mark_has_a_key_but_those_made_without_one() -> None:
    pressed = {kind for binding in BINDINGS for kind in binding.kinds}
    assert set(MarkKind) - pressed == AUTOMATIC | CORRECTIONS | {MarkKind.DETAIL}
