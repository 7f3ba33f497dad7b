"""The real window under a virtual screen, driven by real key events from another program.

Not among the tests of `make test`, as it needs Xvfb and xdotool; `make e2e` runs it.
"""

from __future__ import annotations

from observer.model.mark import MarkKind
from observer.model.moment import distance_ms
from tests.e2e.screen import (
    ObserveWindow,
    other_window,
    read_json,
    recorded,
    wait_for,
)


def test_a_contact_from_open_to_close(window: ObserveWindow) -> None:
    window.press("o")
    window.press("s")
    window.type("Check account")
    window.press("Return", "w", "2", "space", "r", "b", "1", "p")
    window.press("t")
    window.type("Billing")
    window.press("Return", "e", "1")
    wait_for(lambda: not read_json("graph", window.study)["open"])
    window.kill()

    assert read_json("check", window.study)["sound"]
    answer = read_json("graph", window.study)
    seen = {(node["kind"], node["label"]): node["count"] for node in answer["nodes"]}
    del seen["start", ""]
    assert seen == dict.fromkeys(
        [
            ("step", "Check account"),
            ("wait", "approval"),
            ("blocked", "authority"),
            ("transfer", "Billing"),
            ("outcome", "resolved"),
        ],
        1,
    )
    assert answer["open"] == []


def test_a_held_key_is_one_mark_but_repeats_in_text(window: ObserveWindow) -> None:
    window.press("o")
    window.wait_for_marks(1)
    window.hold("w", seconds=2)
    window.press("space", "n")
    window.hold("x", seconds=2)
    window.press("Return")
    window.wait_for_marks(5)
    *marks, text = recorded(window.study)
    assert [mark.kind for mark in marks] == ["open", "wait", "moving", "note"]
    assert len(text.detail["text"]) > 1


def test_a_held_key_is_one_press_on_a_screen_that_flags_no_repeats(window: ObserveWindow) -> None:
    window.press("o")
    window.repeat("w", times=20)
    window.press("space")
    window.repeat("t", times=20)
    window.type("Tier 2")
    window.press("Return")
    window.wait_for_marks(5)
    *marks, team = recorded(window.study)
    assert [mark.kind for mark in marks] == ["open", "wait", "moving", "transfer"]
    assert team.detail == {"to": "Tier 2"}


def test_a_double_press_is_one_mark(window: ObserveWindow) -> None:
    window.press("o")
    window.press_at_once("f", "f")
    window.press("space", "f")  # nothing waits: space is refused
    window.wait_for_marks(3)
    assert [mark.kind for mark in recorded(window.study)] == ["open", "frustration", "frustration"]


def test_keys_for_another_window_are_not_recorded(window: ObserveWindow, display: str) -> None:
    window.press("o", "w")
    window.wait_for_marks(2)
    with other_window(display) as other:
        other.take_keyboard()
        window.wait_for_marks(3)
        other.press("f", "space", "b")
        window.take_keyboard()
        window.wait_for_marks(4)
    window.press("space")
    window.wait_for_marks(5)
    kinds = [mark.kind for mark in recorded(window.study)]
    assert kinds == ["open", "wait", "keys-lost", "keys-back", "moving"]


def test_a_contact_ends_at_its_key_though_the_focus_is_stolen_before_the_outcome(
    window: ObserveWindow, display: str
) -> None:
    window.press("o", "Escape", "e")
    with other_window(display) as other:
        other.take_keyboard()
        window.wait_for_marks(2)
        other.press("1")
        window.take_keyboard()
        window.wait_for_marks(3)
    window.press("1")
    wait_for(lambda: "close" in [mark.kind for mark in recorded(window.study)])
    rows = {mark.kind: mark for mark in recorded(window.study)}
    closed, lost = rows[MarkKind.CLOSE], rows[MarkKind.KEYS_LOST]
    assert closed.detail == {"outcome": "resolved"}
    assert distance_ms(closed.happened, lost.happened) > 0
    assert list(rows) == ["open", "keys-lost", "keys-back", "close"]


def test_ten_contacts_at_once(window: ObserveWindow) -> None:
    focus = [f"ctrl+{digit}" for digit in "1234567890"]
    for key in focus:
        window.press(key, "w", "2")
    for key in reversed(focus):
        window.press(key, "space")
    window.wait_for_marks(40)
    window.kill()
    assert read_json("check", window.study) == {
        "version": 1,
        "sound": True,
        "problems": [],
        "contacts": 10,
        "marks": 40,
    }
    kinds: dict[int, list[str]] = {}
    for mark in recorded(window.study):
        kinds.setdefault(mark.contact_id, []).append(mark.kind)
    assert list(kinds.values()) == [["open", "wait", "detail", "moving"]] * 10


def test_what_was_marked_before_a_kill_is_there_and_goes_on(
    window: ObserveWindow, display: str
) -> None:
    window.press("o")
    window.press("w")
    window.wait_for_marks(2)
    window.kill()
    assert read_json("check", window.study)["sound"]

    again = ObserveWindow(display, window.study)
    again.press("Return")  # the offer to continue has the focus
    again.press("space")
    again.wait_for_marks(4)  # the gap since the kill, and moving
    again.kill()
    assert read_json("graph", window.study)["open"] == [1]
