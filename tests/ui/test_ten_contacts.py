"""Ten contacts by key events give the study that the mark script gives."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.capture.left_open import left_open
from observer.capture.script import ScriptRow, in_time, read_script
from observer.capture.session import Session
from observer.model.mark import DETAIL_VALUES, REASON_NAME, MarkKind
from observer.recording import record_script
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile

from .conftest import START, Leader, make_study, show_window

Told = tuple[MarkKind, dict[str, str], int]

PLAIN_KEYS = {
    MarkKind.MOVING: "Space",
    MarkKind.RESOLUTION_KNOWN: "r",
    MarkKind.PERMITTED: "p",
    MarkKind.FRUSTRATION: "f",
    MarkKind.HOLD: "h",
    MarkKind.OFF_HOLD: "h",
    MarkKind.CUSTOMER_GONE: "g",
    MarkKind.PARK: "Ctrl+p",
    MarkKind.RESUME: "Ctrl+p",
    MarkKind.UNDO: "Ctrl+z",
    MarkKind.REDO: "Ctrl+Shift+z",
}
TEXT_KEYS = {MarkKind.TRANSFER: "t", MarkKind.WORKAROUND: "k", MarkKind.NOTE: "n"}
BACKDATES_S = {1: 1, 5: 2, 10: 3, 20: 4}
DOUBLE_MS = 250
HAND_MS = 80
"""From one key to the next."""


def test_keys_give_the_study_of_the_script(qtbot: QtBot, tmp_path: Path) -> None:
    script = resource_path("sample", "marks.csv")
    with make_study(tmp_path / "played.study") as played:
        assert record_script(played, script, clock=ManualClock(START)) == []
        expected = told(played)
    pressed = make_study(tmp_path / "pressed.study")
    clock = ManualClock(START)
    leader = Leader(show_window(qtbot, pressed, clock), clock)
    for at_ms, row in in_time(read_script(script)):
        clock.set(at_ms)
        press_row(leader, row)
    for number in sorted(expected):
        complete(leader, number, expected[number])
    assert told(pressed) == expected
    assert leader.window.status.round_line.words == "baseline · 10 of 10 open or done"


def told(file: StudyFile) -> dict[int, list[Told]]:
    """What stands in the file: kind, details and time of every mark, by contact."""
    round_ = file.round()
    session = Session(ManualClock(START), file, round_, file.recorded(round_))
    return {
        number: [
            (mark.kind, dict(mark.detail), observed.history.ms(mark.happened))
            for mark in session.standing(number)
        ]
        for number, observed in session.contacts.items()
    }


def press_row(leader: Leader, row: ScriptRow) -> None:
    if row.kind is MarkKind.OPEN:
        leader.press(f"F{row.contact}")
        answer_opening(leader, row.detail)
        return
    if leader.desk.session.focus != row.contact:
        leader.press(f"Ctrl+{row.contact % 10}")
    if row.kind in PLAIN_KEYS:
        leader.press(PLAIN_KEYS[row.kind])
    elif row.kind in TEXT_KEYS:
        leader.press(TEXT_KEYS[row.kind])
        name = REASON_NAME.get(row.kind, "text")
        type_or_leave(leader, row.detail.get(name, ""))
    elif row.kind is MarkKind.STEP:
        press_step(leader, row.detail["name"])
    elif row.kind in {MarkKind.WAIT, MarkKind.BLOCKED}:
        leader.press("w" if row.kind is MarkKind.WAIT else "b")
        answer(leader, row.kind, REASON_NAME[row.kind], row.detail)
    elif row.kind is MarkKind.BACKDATE:
        press_backdate(leader, int(row.detail["seconds"]))
    elif row.kind is MarkKind.CLOSE:
        leader.press("e")
        answer(leader, row.kind, "outcome", row.detail)
        leader.press("Esc")
    else:
        assert row.kind is MarkKind.DETAIL, row


def press_step(leader: Leader, name: str) -> None:
    if leader.desk.next_steps() == (name,):
        leader.press("Enter")
    else:
        leader.press("s")
        type_or_leave(leader, name)


def press_backdate(leader: Leader, seconds: int) -> None:
    for _ in range(BACKDATES_S[seconds]):
        leader.press("[")
        leader.clock.advance(DOUBLE_MS)


def answer_opening(leader: Leader, detail: dict[str, str]) -> None:
    answer(leader, MarkKind.OPEN, "channel", detail)
    if "agent" in detail:
        leader.press("/")
        type_or_leave(leader, detail["agent"])


def type_or_leave(leader: Leader, text: str) -> None:
    assert leader.page.typing
    leader.clock.advance(HAND_MS)
    leader.type(text)
    leader.press("Enter" if text else "Esc")


def answer(leader: Leader, kind: MarkKind, name: str, detail: dict[str, str]) -> None:
    """By its digit where it is a standard answer, else typed, else left open."""
    value, standard = detail.get(name, ""), DETAIL_VALUES.get((kind, name), ())
    if value in standard:
        leader.press(str(standard.index(value) + 1))
    elif value:
        leader.press("/")
        type_or_leave(leader, value)
    else:
        leader.press("Esc")


def complete(leader: Leader, number: int, expected: list[Told]) -> None:
    """After the contact: the list asks for what was left open; Enter goes from one to the next."""
    leader.press(f"F{number}")
    leader.clock.advance(DOUBLE_MS)
    asked = left_open(leader.desk.session.standing(number))
    if not asked:
        return
    leader.press("c")
    for detail in asked:
        leader.clock.advance(DOUBLE_MS)
        place = [m.id for m in leader.desk.session.standing(number)].index(detail.mark.id)
        given = expected[place][1]
        if detail.name not in given:
            leader.press("Enter")
            continue
        current = leader.page.body.complete.sheet and leader.page.body.complete.sheet.current
        assert current
        assert current.key == detail.key
        standard = DETAIL_VALUES.get((detail.mark.kind, detail.name), ())
        answer(leader, detail.mark.kind, detail.name, given)
        if given[detail.name] in standard:
            leader.press("Enter")
    leader.press("Esc")
