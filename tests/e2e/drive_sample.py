"""The whole sample typed into the real window at the speed of a hand, a minute for an hour.

What is recorded must be what the mark script gives, but for the details that are only asked for
after a contact; and each mark happened when its own key was struck, not what was typed after it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from observer.capture.script import ScriptRow, in_time, read_script
from observer.model.history import standing_marks
from observer.model.mark import DETAIL_VALUES, REASON_NAME, MarkKind
from observer.model.moment import distance_ms
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile
from tests.e2e.screen import ObserveWindow, read_json, run_observer, wait_for

TIMES_FASTER = 60
HAND_MS = 350
"""By how much a hand is late, or later than another time; a line takes longer to type."""
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

Struck = dict[int, list[tuple[str, float | None]]]
"""By contact: the kind of each mark, and when its key was struck, in ms; None where the mark was
moved since."""
Told = list[tuple[str, dict[str, str]]]


def test_the_sample_at_hand_speed_is_the_study_of_its_script(display: str, tmp_path: Path) -> None:
    script = resource_path("sample", "marks.csv")
    played, typed = make_study(tmp_path / "played.study"), make_study(tmp_path / "typed.study")
    assert run_observer("record", played, "--script", script).returncode == 0
    expected = told(played)
    window = ObserveWindow(display, typed)
    try:
        struck = type_script(window, read_script(script))
        with suppress(TimeoutError):
            wait_for(lambda: told(typed) == expected)
    finally:
        window.kill()
    assert told(typed) == expected
    assert_happened_when_struck(typed, struck)
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


def assert_happened_when_struck(study: Path, struck: Struck) -> None:
    """Distances from the opening, by the clock of the program and by that of the hand."""
    with StudyFile.open_snapshot(study) as file:
        recorded = file.recorded(file.round())
    for contact, rows in recorded:
        marks = [mark for mark in standing_marks(rows) if not mark.cause]
        assert [mark.kind.value for mark in marks] == [kind for kind, _ in struck[contact.number]]
        opened, opened_ms = marks[0].happened, struck[contact.number][0][1]
        assert opened_ms is not None
        for mark, (_, struck_ms) in zip(marks, struck[contact.number], strict=True):
            if struck_ms is not None:
                late_ms = distance_ms(opened, mark.happened) - (struck_ms - opened_ms)
                assert abs(late_ms) < HAND_MS, (contact.number, mark)


def type_script(window: ObserveWindow, rows: Sequence[ScriptRow]) -> Struck:
    """Each row at its time, or as soon after it as the hand is free."""
    started_s, in_focus = time.monotonic(), 0
    struck: Struck = {}
    for at_ms, row in in_time(rows):
        due_s = started_s + at_ms / 1000 / TIMES_FASTER
        time.sleep(max(0.0, due_s - time.monotonic()))
        if row.contact != in_focus and row.kind is not MarkKind.OPEN:
            window.strike(f"ctrl+{row.contact % 10}")
        in_focus = row.contact
        note_struck(struck.setdefault(row.contact, []), row.kind)
        type_row(window, row)
    return struck


def note_struck(marks: list[tuple[str, float | None]], kind: MarkKind) -> None:
    """What stands once the key of that kind is struck now."""
    if kind is MarkKind.UNDO:
        marks.pop()
    elif kind is MarkKind.BACKDATE:
        marks[-1] = marks[-1][0], None
    elif kind is not MarkKind.DETAIL:
        marks.append((kind.value, time.monotonic() * 1000))


def type_row(window: ObserveWindow, row: ScriptRow) -> None:
    kind = row.kind
    if kind in PLAIN_KEYS:
        window.strike(PLAIN_KEYS[kind])
    elif kind is MarkKind.OPEN:
        window.strike(f"ctrl+{row.contact % 10}")
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
