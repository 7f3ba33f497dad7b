"""Undo and redo: one user action each, in one contact, without limit, as appended rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observer.capture.rules import Refused
from observer.capture.state import Phase
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal


def test_undo_takes_back_a_press_with_what_it_implied() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.HOLD, K.WAIT, K.CLOSE, K.UNDO)
    assert rehearsal.kinds() == ["open", "hold", "wait"]
    assert rehearsal.state.phase is Phase.OPEN
    assert rehearsal.state.held is not None
    assert rehearsal.state.on_hold is not None


def test_redo_brings_it_back_with_its_own_times() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.STEP, K.UNDO, K.REDO)
    assert rehearsal.happened() == [
        ("open", 1000), ("wait", 2000), ("moving", 3000), ("step", 3000),
    ]  # fmt: skip


def test_redo_brings_back_what_was_undone_last() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.UNDO, K.NOTE, K.FRUSTRATION, K.UNDO, K.UNDO, K.REDO)
    assert rehearsal.kinds() == ["open", "note"]


def test_nothing_is_ever_taken_away_from_the_rows() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.UNDO, K.REDO, K.UNDO)
    rows = rehearsal.journal.rows
    assert [(row.id, row.kind.value, row.target) for row in rows] == [
        (1, "open", None), (2, "step", None), (3, "undo", 2), (4, "redo", 2), (5, "undo", 2),
    ]  # fmt: skip


def test_a_mark_and_the_detail_right_after_it_are_one_undo() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.WAIT)
    rehearsal.press(K.DETAIL, {"on": "approval"})
    rehearsal.press(K.DETAIL, {"who": "Team leader"})
    rehearsal.do(K.UNDO)
    assert rehearsal.kinds() == ["open", "step"]
    rehearsal.do(K.REDO)
    assert rehearsal.session.standing(1)[-1].detail == {"on": "approval", "who": "Team leader"}


def test_a_detail_of_an_earlier_mark_is_an_undo_of_its_own() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.STEP)
    rehearsal.press(K.DETAIL, {"on": "approval"})
    rehearsal.do(K.UNDO)
    assert rehearsal.kinds() == ["open", "wait", "moving", "step"]
    assert rehearsal.session.standing(1)[1].detail == {}


def test_a_detail_given_afterwards_is_an_undo_of_its_own() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT)
    rehearsal.press(K.DETAIL, {"on": "approval"})
    rehearsal.session.press(K.DETAIL, {"who": "Team leader"}, target=2, author="Observer")
    rehearsal.do(K.UNDO)
    assert rehearsal.session.standing(1)[-1].detail == {"on": "approval"}
    rehearsal.do(K.UNDO)
    assert rehearsal.kinds() == ["open"]
    rehearsal.do(K.REDO, K.REDO)
    assert rehearsal.session.standing(1)[-1].detail == {"on": "approval", "who": "Team leader"}


def test_undo_reaches_back_to_the_opening_and_redo_all_the_way_forward() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.WAIT, K.MOVING, K.CLOSE)
    before = rehearsal.happened()
    rehearsal.do(*[K.UNDO] * 5, contact=1)
    assert rehearsal.state.phase is Phase.NEW
    assert rehearsal.refusal(K.UNDO, contact=1) == "the contact is not open yet"
    rehearsal.do(*[K.REDO] * 5, contact=1)
    assert rehearsal.happened() == before
    assert rehearsal.refusal(K.REDO, contact=1) == "there is nothing to redo"


def test_a_new_press_leaves_nothing_to_redo() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.UNDO, K.NOTE)
    assert rehearsal.refusal(K.REDO) == "there is nothing to redo"


def test_a_detail_leaves_nothing_to_redo() -> None:
    """Else permission, redone, would end a wait for something it does not end."""
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.RESOLUTION_KNOWN, K.WAIT, K.PERMITTED, K.UNDO)
    rehearsal.press(K.DETAIL, {"on": "system"})
    assert rehearsal.refusal(K.REDO) == "there is nothing to redo"


def test_undo_of_a_back_dating_gives_the_mark_its_time_back() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    rehearsal.press(K.WAIT, after_ms=60_000)
    rehearsal.press(K.BACKDATE, {"seconds": "5"})
    rehearsal.press(K.BACKDATE, {"seconds": "10"})
    assert rehearsal.happened()[-1] == ("wait", 46_000)
    rehearsal.do(K.UNDO)
    assert rehearsal.happened()[-1] == ("wait", 56_000)
    rehearsal.do(K.UNDO)
    assert rehearsal.happened()[-1] == ("wait", 61_000)
    rehearsal.do(K.UNDO)
    assert rehearsal.kinds() == ["open"]


def test_undo_stays_in_its_contact() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.OPEN, K.NOTE)
    rehearsal.do(K.UNDO, contact=1)
    assert rehearsal.kinds(1) == ["open"]
    assert rehearsal.kinds(2) == ["open", "note"]


def test_gaps_are_not_undone() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.GAP, K.UNDO)
    assert rehearsal.kinds() == ["open", "gap"]


PRESSES = st.lists(st.sampled_from(list(K)), max_size=25)


@given(PRESSES, st.integers(1, 8))
def test_as_many_redos_as_undos_change_nothing(kinds: list[K], times: int) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    for kind in kinds:
        try_press(rehearsal, kind)
    standing, state = rehearsal.session.standing(1), rehearsal.state
    undone = sum(try_press(rehearsal, K.UNDO) for _ in range(times))
    redone = sum(try_press(rehearsal, K.REDO) for _ in range(undone))
    assert redone == undone
    assert rehearsal.session.standing(1) == standing
    assert rehearsal.state == state


def try_press(rehearsal: Rehearsal, kind: K) -> bool:
    try:
        rehearsal.press(kind, contact=1)
    except Refused:
        return False
    return True
