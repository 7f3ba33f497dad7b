"""The real window under a virtual screen, driven by real key events from another program.

Not among the tests of `make test`, as it needs Xvfb and xdotool; `make e2e` runs it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screen import Window, read_json, run_observer, virtual_screen, wait_for


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with virtual_screen() as name:
        yield name


@pytest.fixture
def window(display: str, tmp_path: Path) -> Iterator[Window]:
    study = tmp_path / "driven.study"
    made = run_observer("new", study, "--contact-type", "Refund above the limit")
    assert made.returncode == 0, made.stderr
    window = Window(display, study)
    yield window
    window.kill()


def observed_kinds(study: Path) -> Counter[str]:
    """How often each kind of node was observed, over all nodes of the real process."""
    kinds: Counter[str] = Counter()
    for node in read_json("graph", study)["nodes"]:
        kinds[node["kind"]] += node["count"]
    return kinds


def test_a_contact_from_open_to_close(window: Window) -> None:
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


def test_a_held_key_is_one_mark(window: Window) -> None:
    window.press("o")
    window.wait_for_marks(1)
    window.hold("w", seconds=1.5)
    window.press("space")
    window.wait_for_marks(3)
    assert observed_kinds(window.study)["wait"] == 1


def test_what_was_marked_before_a_kill_is_there_and_goes_on(window: Window, display: str) -> None:
    window.press("o")
    window.press("w")
    window.wait_for_marks(2)
    window.kill()
    assert read_json("check", window.study)["sound"]

    again = Window(display, window.study)
    again.press("Return")  # the offer to continue has the focus
    again.press("space")
    again.wait_for_marks(4)  # the gap since the kill, and moving
    again.kill()
    assert read_json("graph", window.study)["open"] == [1]
