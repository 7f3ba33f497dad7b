"""Back-dating: the last mark happened earlier than it was pressed, and both times stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal


def waiting() -> Rehearsal:
    """Opened at 1 s, a step at 2 s, a wait at 12 s."""
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP)
    rehearsal.press(K.WAIT, after_ms=10_000)
    return rehearsal


def test_the_last_mark_moves_and_its_press_is_kept() -> None:
    rehearsal = waiting()
    (row,) = rehearsal.press(K.BACKDATE, {"seconds": "4"}, after_ms=500)
    wait = rehearsal.session.standing(1)[-1]
    assert rehearsal.happened()[-1] == ("wait", 8000)
    assert wait.pressed.monotonic_ns == 12_000_000_000
    assert (row.target, row.pressed.monotonic_ns) == (wait.id, 12_500_000_000)


def test_never_before_the_mark_before_it() -> None:
    rehearsal = waiting()
    rehearsal.press(K.BACKDATE, {"seconds": "900"})
    assert rehearsal.happened() == [("open", 1000), ("step", 2000), ("wait", 2000)]
    assert rehearsal.refusal(K.BACKDATE) == "the mark before it is at the same time"


def test_presses_add_up_until_the_mark_before_it() -> None:
    rehearsal = waiting()
    for seconds, happened in [("1", 11_000), ("5", 6000), ("10", 2000)]:
        rehearsal.press(K.BACKDATE, {"seconds": seconds})
        assert rehearsal.happened()[-1] == ("wait", happened)


def test_what_a_press_implied_moves_with_it() -> None:
    rehearsal = waiting()
    rehearsal.press(K.STEP, after_ms=5000)
    rehearsal.press(K.BACKDATE, {"seconds": "3"})
    assert rehearsal.happened()[-3:] == [("wait", 12_000), ("moving", 14_000), ("step", 14_000)]


def test_a_detail_in_between_does_not_change_which_mark_is_the_last() -> None:
    rehearsal = waiting()
    rehearsal.press(K.DETAIL, {"on": "system"})
    rehearsal.press(K.DETAIL, {"agent": "Agent A"})
    rehearsal.press(K.BACKDATE, {"seconds": "2"})
    assert rehearsal.happened()[-1] == ("wait", 10_000)


def test_an_undone_mark_is_not_the_last_one() -> None:
    rehearsal = waiting()
    rehearsal.do(K.NOTE, K.UNDO)
    rehearsal.press(K.BACKDATE, {"seconds": "2"})
    assert rehearsal.happened()[-1] == ("wait", 10_000)


def test_never_before_the_end_of_a_gap_recorded_before_it() -> None:
    rehearsal = waiting()
    rehearsal.press(K.GAP, {"ms": "100"}, after_ms=3000)
    rehearsal.press(K.STEP, after_ms=1000)
    rehearsal.press(K.BACKDATE, {"seconds": "60"})
    assert rehearsal.happened()[-3:] == [("gap", 15_000), ("moving", 15_000), ("step", 15_000)]


def test_the_opening_can_be_moved_too_and_takes_its_utc_time_along() -> None:
    rehearsal = Rehearsal()
    (opening,) = rehearsal.press(K.OPEN)
    rehearsal.press(K.BACKDATE, {"seconds": "0.5"})
    moved = rehearsal.session.standing(1)[0].happened
    assert rehearsal.happened() == [("open", 500)]
    assert (opening.happened.at - moved.at).total_seconds() == 0.5


def test_a_contact_in_focus_moves_its_own_mark_though_another_was_marked_later() -> None:
    rehearsal = waiting()
    rehearsal.press(K.OPEN, contact=2, after_ms=4000)
    rehearsal.press(K.BACKDATE, {"seconds": "1"}, contact=1)
    assert rehearsal.happened(1)[-1] == ("wait", 11_000)
    assert rehearsal.happened(2) == [("open", 16_000)]


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 20)), min_size=1, max_size=12))
def test_back_dating_never_changes_the_order_of_marks(presses: list[tuple[int, int]]) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    for number, (after_ms, seconds) in enumerate(presses):
        rehearsal.press(K.NOTE, {"text": str(number)}, after_ms=after_ms)
        before = rehearsal.happened()
        if before[-1][1] > before[-2][1]:
            rehearsal.press(K.BACKDATE, {"seconds": str(seconds)}, after_ms=0)
            expected = max(before[-2][1], before[-1][1] - seconds * 1000)
            assert rehearsal.happened() == [*before[:-1], ("note", expected)]
    texts = [mark.detail.get("text") for mark in rehearsal.session.standing(1)]
    assert texts == [None, *map(str, range(len(presses)))]
