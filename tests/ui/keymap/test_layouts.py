"""German, Spanish and French keyboards without function keys: every default can be typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from observer.ui.keymap.key_map import DEFAULT_KEYS, read_key_map
from observer.ui.keys import NUMBER_OF, Action

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
GROUP = Qt.KeyboardModifier.GroupSwitchModifier  # AltGr under X
ALT_GR = CONTROL | Qt.KeyboardModifier.AltModifier  # AltGr under Windows
FRENCH_ROW = "&é\"'(-è_çà"
KEY_OF = {
    "é": Qt.Key.Key_Eacute,
    "è": Qt.Key.Key_Egrave,
    "ç": Qt.Key.Key_Ccedilla,
    "à": Qt.Key.Key_Agrave,
}


def key_of(character: str) -> Qt.Key:
    return KEY_OF.get(character) or Qt.Key(ord(character.upper()))


def typed(
    character: str, modifiers: Qt.KeyboardModifier = NONE, scan_code: int = 0, text: str = ""
) -> QKeyEvent:
    """A press; with `scan_code`, as a keyboard under X sends it."""
    key = key_of(character)
    return QKeyEvent(QEvent.Type.KeyPress, key.value, modifiers, scan_code, 0, 0, text or character)


LETTERS = [
    (binding, DEFAULT_KEYS.by_key[binding])
    for binding in DEFAULT_KEYS.by_key
    if len(binding) == 1 and binding.isalpha()
]


@pytest.mark.parametrize(("letter", "action"), LETTERS)
def test_letters_act_wherever_the_layout_puts_them(letter: str, action: Action) -> None:
    assert DEFAULT_KEYS.action_of(typed(letter, text=letter.lower())) is action


@pytest.mark.parametrize(
    ("event", "action"),
    [
        (typed("?", SHIFT), Action.KEYS),  # beside 0 on German and Spanish keyboards
        (typed("[", GROUP), Action.BACKDATE),  # AltGr 8 German, AltGr 5 French
        (typed("[", ALT_GR), Action.BACKDATE),
        (typed("[", Qt.KeyboardModifier.AltModifier), Action.BACKDATE),  # Option on a Mac
        (typed("Z", CONTROL, text="\x1a"), Action.UNDO),
        (typed("Z", CONTROL | SHIFT, text="\x1a"), Action.REDO),
        (typed("P", CONTROL, text="\x10"), Action.PARK),
        (typed("K", CONTROL, text="\x0b"), Action.CHANGE_KEYS),
    ],
)
def test_signs_and_commands_act_on_all_three(event: QKeyEvent, action: Action) -> None:
    assert DEFAULT_KEYS.action_of(event) is action


@pytest.mark.parametrize("number", range(1, 11))
def test_digits_answer_and_focus_on_german_and_spanish_keyboards(number: int) -> None:
    digit = str(number % 10)
    assert DEFAULT_KEYS.digit_of(typed(digit, scan_code=9 + number)) == number % 10
    focused = DEFAULT_KEYS.action_of(typed(digit, CONTROL, 9 + number))
    assert focused
    assert NUMBER_OF[focused] == number


@pytest.mark.parametrize("number", range(1, 11))
@pytest.mark.parametrize("scan_code", ["", "as under X"])
def test_digits_answer_and_focus_on_french_keyboards_with_and_without_shift(
    number: int, scan_code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    digit, unshifted = str(number % 10), FRENCH_ROW[number - 1]
    place = 9 + number if scan_code else 0
    assert DEFAULT_KEYS.digit_of(typed(digit, SHIFT, place)) == number % 10
    assert DEFAULT_KEYS.digit_of(typed(unshifted, scan_code=place)) == number % 10
    for event in (
        typed(unshifted, CONTROL, place),
        typed(unshifted, CONTROL, place, text="\x1f"),
        typed(digit, CONTROL | SHIFT, place),
    ):
        focused = DEFAULT_KEYS.action_of(event)
        assert focused
        assert NUMBER_OF[focused] == number


def test_capital_letters_of_the_french_row_count_too() -> None:
    assert DEFAULT_KEYS.digit_of(typed("é", text="É")) == 2  # Caps Lock


@pytest.mark.parametrize(
    "event",
    [
        typed("-", scan_code=20),  # beside 0 on an English keyboard, below on a German one
        typed("'", scan_code=48),
        typed("&", SHIFT, 16),  # Shift 7 on an English keyboard
        typed("ç", scan_code=51),  # Spanish
    ],
)
def test_the_same_signs_elsewhere_answer_nothing(
    event: QKeyEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert DEFAULT_KEYS.digit_of(event) is None
    assert DEFAULT_KEYS.action_of(event) is None


def test_a_sign_of_the_french_row_acts_where_it_is_bound_with_a_modifier() -> None:
    keys = read_key_map({"blocked": ("Ctrl+&",)})
    assert keys.action_of(typed("&", CONTROL)) is Action.BLOCKED
    assert keys.digit_of(typed("&")) == 1


def test_a_key_given_away_does_not_act_with_shift_in_its_place() -> None:
    moved = read_key_map({"redo": ("Ctrl+Y",)})
    assert moved.action_of(typed("Z", CONTROL | SHIFT, text="\x1a")) is None
    assert moved.action_of(typed("Z", CONTROL, text="\x1a")) is Action.UNDO


@pytest.mark.parametrize("sign", ["-", "'", "("])
def test_where_places_of_keys_are_not_told_signs_answer_nothing(
    sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert DEFAULT_KEYS.digit_of(typed(sign)) is None
    assert DEFAULT_KEYS.action_of(typed(sign, CONTROL)) is None
