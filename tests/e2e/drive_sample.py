"""The whole sample typed into the real window at the speed of a hand, a minute for an hour.

What is recorded must be what the mark script gives, but for the details that are only asked for
after a contact.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from observer.capture.script import ScriptRow, in_time, read_script
from observer.model.history import standing_marks
from observer.model.mark import DETAIL_VALUES, REASON_NAME, MarkKind
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile
from tests.e2e.screen import ObserveWindow, read_json, run_observer, wait_for

TIMES_FASTER = 60
PLAIN_KEYS = {
    MarkKind.MOVING: "space",
    MarkKind.RESOLUTION_KNOWN: "r",
    MarkKind.PERMITTED: "p",
    MarkKind.FRUSTRATION: "f",
    MarkKind.HOLD: "h",
    MarkKind.OFF_HOLD: "h",
    MarkKind.CUSTOMER_GONE: "g",
    MarkKind.PARK: "ctrl+p",
    MarkKind.RESUME: "ctrl+p",
    MarkKind.UNDO: "ctrl+z",
    MarkKind.BACKDATE: "bracketleft",
}
TEXT_KEYS = {
    MarkKind.STEP: "s",
    MarkKind.TRANSFER: "t",
    MarkKind.WORKAROUND: "k",
    MarkKind.NOTE: "n",
}
TEXT_NAMES = {MarkKind.STEP: "name", MarkKind.TRANSFER: "to"}
CHOICE_KEYS = {MarkKind.WAIT: "w", MarkKind.BLOCKED: "b", MarkKind.CLOSE: "e"}
LIVE_DETAILS = {"channel", "agent", "name", "text", "outcome", *REASON_NAME.values()}

Told = list[tuple[str, dict[str, str]]]


def test_the_sample_at_hand_speed_is_the_study_of_its_script(display: str, tmp_path: Path) -> None:
    script = resource_path("sample", "marks.csv")
    played, typed = make_study(tmp_path / "played.study"), make_study(tmp_path / "typed.study")
    assert run_observer("record", played, "--script", script).returncode == 0
    expected = told(played)
    window = ObserveWindow(display, typed)
    try:
        type_script(window, read_script(script))
        with suppress(TimeoutError):
            wait_for(lambda: told(typed) == expected)
    finally:
        window.kill()
    assert told(typed) == expected
    assert read_json("check", typed)["sound"]
    assert read_json("graph", typed)["open"] == []


def make_study(path: Path) -> Path:
    """An empty study with the sample's documented process."""
    assert run_observer("new", path, "--contact-type", "Refund above the limit").returncode == 0
    process = resource_path("sample", "process.csv")
    assert run_observer("import-process", path, process).returncode == 0
    return path


def told(study: Path) -> dict[int, Told]:
    """What stands of each contact: the kinds, in order, with the details given live."""
    with StudyFile.open_snapshot(study) as file:
        recorded = file.recorded(file.round())
    return {
        contact.number: [
            (mark.kind.value, {n: v for n, v in mark.detail.items() if n in LIVE_DETAILS})
            for mark in standing_marks(rows)
        ]
        for contact, rows in recorded
    }


def type_script(window: ObserveWindow, rows: Sequence[ScriptRow]) -> None:
    """Each row at its time, or as soon after it as the hand is free."""
    started_s, in_focus = time.monotonic(), 0
    for at_ms, row in in_time(rows):
        due_s = started_s + at_ms / 1000 / TIMES_FASTER
        time.sleep(max(0.0, due_s - time.monotonic()))
        if row.contact != in_focus:
            window.strike(f"ctrl+{row.contact % 10}")
            in_focus = row.contact
        type_row(window, row)


def type_row(window: ObserveWindow, row: ScriptRow) -> None:
    kind = row.kind
    if kind in PLAIN_KEYS:
        window.strike(PLAIN_KEYS[kind])
    elif kind is MarkKind.OPEN:
        type_choice(window, kind, "channel", row.detail)
        window.strike("slash")
        type_line(window, row.detail["agent"])
    elif kind in TEXT_KEYS:
        window.strike(TEXT_KEYS[kind])
        type_line(window, row.detail[TEXT_NAMES.get(kind, "text")])
    elif kind in CHOICE_KEYS:
        window.strike(CHOICE_KEYS[kind])
        type_choice(window, kind, REASON_NAME.get(kind, "outcome"), row.detail)
        window.strike("Escape")  # what else is asked of a closed contact
    else:
        assert kind is MarkKind.DETAIL, row


def type_line(window: ObserveWindow, text: str) -> None:
    window.type(text)
    window.strike("Return")


def type_choice(window: ObserveWindow, kind: MarkKind, name: str, detail: dict[str, str]) -> None:
    """The digit of a standard answer."""
    digit = DETAIL_VALUES[kind, name].index(detail[name]) + 1
    window.strike(str(digit))
