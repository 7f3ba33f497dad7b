"""What a key map holds, refuses and reads from the settings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from observer.errors import UserError
from observer.ui.keymap.key_map import DEFAULT_KEYS, cap_of, read_key_map, refusal
from observer.ui.keys import Action, read_key_name

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def event(key: Qt.Key, text: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, NO_MODIFIER, text)


def test_no_default_key_stands_at_two_actions() -> None:
    keys = [key for keys in DEFAULT_KEYS.keys.values() for key in keys]
    assert len(keys) == len(set(keys))
    assert set(DEFAULT_KEYS.keys) == set(Action)


@pytest.mark.parametrize(
    ("key", "cap"),
    [
        ("W", "W"),
        ("Return", "Enter"),
        ("Backspace", "⌫"),
        ("Ctrl+Shift+Z", "Ctrl ⇧ Z"),
        ("Ctrl+F10", "Ctrl F10"),
        ("+", "+"),
        ("Ctrl++", "Ctrl +"),
        ("F1", "F1"),
    ],
)
def test_caps_show_what_is_printed_on_the_key(
    key: str, cap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert cap_of(key) == cap


def test_on_apple_keyboards_the_caps_bear_their_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert cap_of("Ctrl+Shift+Z") == "⌘ ⇧ Z"


@pytest.mark.parametrize(
    ("action", "key", "sentence"),
    [
        (Action.WAIT, "B", "B is “Blocked” already; give that another key first."),
        (Action.WAIT, "Ctrl+F1", "Ctrl F1 is “The guide” already; give that another key first."),
        (Action.WAIT, "3", "3 stays as it is: the digits give the numbered answers."),
        (Action.WAIT, "Shift+3", "⇧ 3 stays as it is: the digits give the numbered answers."),
        (Action.WAIT, "&", "& stays as it is: it gives a numbered answer on French keyboards."),
        (Action.WAIT, "É", "É stays as it is: it gives a numbered answer on French keyboards."),
        (Action.WAIT, "/", "/ stays as it is: it opens an answer in your own words."),
        (Action.WAIT, "Esc", "Esc stays as it is: it leaves a question open and goes back."),
        (Action.WAIT, "", "That key has no name of its own; press another one."),
        (
            Action.CLOSE,
            "Shift+Return",
            "“Close contact” cannot be on ⇧ Enter, which is pressed by chance.",
        ),
        (Action.UNDO, "Space", "“Undo” cannot be on Space, which is pressed by chance."),
        (Action.WAIT, "W", ""),
        (Action.WAIT, "Ö", ""),
        (Action.WAIT, "Shift+B", ""),
        (Action.CONTACT_3, "Ctrl+Shift+3", ""),
    ],
)
def test_a_key_is_refused_with_the_reason(action: Action, key: str, sentence: str) -> None:
    assert refusal(DEFAULT_KEYS, action, key) == sentence


@given(st.sampled_from(Action), st.text(min_size=1, max_size=1))
def test_what_is_not_refused_has_one_action_and_is_read_back(action: Action, typed: str) -> None:
    key = read_key_name(typed)
    if not key or refusal(DEFAULT_KEYS, action, key):
        return
    changed = DEFAULT_KEYS.with_keys(action, (key,))
    assert changed.by_key[key] is action
    assert sum(keys.count(key) for keys in changed.keys.values()) == 1
    assert read_key_map(changed.changed) == changed


def test_another_key_acts_and_the_old_one_does_not() -> None:
    keys = read_key_map({"wait": ("q", "ctrl+shift+w"), "moving": ("m",)})
    assert keys.action_of(event(Qt.Key.Key_Q, "q")) is Action.WAIT
    assert keys.action_of(event(Qt.Key.Key_W, "w")) is None
    assert keys.keys[Action.WAIT] == ("Q", "Ctrl+Shift+W")
    assert keys.cap(Action.MOVING) == "M"
    assert keys.changed == {"wait": ("Q", "Ctrl+Shift+W"), "moving": ("M",)}


def test_keys_may_change_places() -> None:
    keys = read_key_map({"wait": ("B",), "blocked": ("W",)})
    assert keys.action_of(event(Qt.Key.Key_B, "b")) is Action.WAIT


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"wiat": ("Q",)}, "keys.wiat: there is no action “wiat”"),
        ({"wait": ("Q", "no such key")}, "keys.wait: there is no key “no such key”"),
        ({"wait": ("Ctrl+K, Ctrl+W",)}, "keys.wait: there is no key “Ctrl+K, Ctrl+W”"),
        ({"wait": ("7",)}, "keys.wait: 7 stays as it is: the digits give the numbered answers"),
        ({"wait": ("b",)}, "keys.wait: B is “Blocked” already; give that another key first"),
        ({"close": ("Enter",)}, "keys.close: “Close contact” cannot be on Enter"),
    ],
)
def test_settings_that_make_no_map_are_refused(
    table: dict[str, tuple[str, ...]], sentence: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_key_map(table)
    assert str(refused.value).startswith(sentence)
