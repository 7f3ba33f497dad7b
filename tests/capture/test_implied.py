"""What a press brings with it: an implied `moving`, and the end of a hold at the close."""

from __future__ import annotations

import pytest

from observer.model.mark import ABOUT_OTHERS
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal

Press = tuple[K, dict[str, str]]

HELD: dict[str, Press] = {
    "wait, open reason": (K.WAIT, {}),
    "wait, approval": (K.WAIT, {"on": "approval"}),
    "wait, authority": (K.WAIT, {"on": "authority"}),
    "wait, system": (K.WAIT, {"on": "system"}),
    "blocked, open reason": (K.BLOCKED, {"held_by": "Team leader"}),
    "blocked, approval": (K.BLOCKED, {"for": "approval"}),
    "blocked, authority": (K.BLOCKED, {"for": "authority"}),
    "blocked, policy": (K.BLOCKED, {"for": "policy"}),
    "blocked, team": (K.BLOCKED, {"for": "team"}),
}
ENDS_ANY = {K.STEP, K.WAIT, K.BLOCKED, K.PARK, K.CLOSE}
ENDED_BY_PERMISSION = {
    name for name in HELD if "reason" in name or "appr" in name or "auth" in name
}
PRESSES = set(K) - ABOUT_OTHERS - {K.OPEN, K.RESUME, K.OFF_HOLD, K.MOVING}


@pytest.mark.parametrize("kind", sorted(PRESSES))
@pytest.mark.parametrize("held", HELD)
def test_what_ends_a_wait_or_block_brings_moving_along(held: str, kind: K) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.RESOLUTION_KNOWN)
    rehearsal.press(*HELD[held])
    rows = rehearsal.press(kind)
    ends = kind in ENDS_ANY or (kind is K.PERMITTED and held in ENDED_BY_PERMISSION)
    assert [row.kind for row in rows] == ([kind, K.MOVING] if ends else [kind])
    if ends:
        assert rows[1].cause == rows[0].id
        assert rows[1].happened == rows[0].happened


@pytest.mark.parametrize("kind", sorted(PRESSES))
@pytest.mark.parametrize("before", [(), (K.TRANSFER,), (K.WAIT, K.MOVING)])
def test_nothing_is_implied_where_no_wait_or_block_is_open(before: tuple[K, ...], kind: K) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.RESOLUTION_KNOWN, *before)
    assert [row.kind for row in rehearsal.press(kind)] == [kind]


def test_a_close_ends_the_wait_and_the_hold_in_this_order() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.HOLD, K.BLOCKED)
    rows = rehearsal.press(K.CLOSE)
    assert [(row.kind, row.cause) for row in rows] == [
        (K.CLOSE, None), (K.MOVING, rows[0].id), (K.OFF_HOLD, rows[0].id),
    ]  # fmt: skip
    assert rehearsal.kinds() == ["open", "hold", "blocked", "moving", "off-hold", "close"]


def test_a_park_ends_the_wait_but_not_the_hold() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.HOLD, K.WAIT, K.PARK)
    assert rehearsal.kinds() == ["open", "hold", "wait", "moving", "park"]


def test_a_new_wait_takes_the_place_of_the_one_that_was_open() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.BLOCKED, K.MOVING)
    assert rehearsal.kinds() == ["open", "wait", "moving", "blocked", "moving"]
    assert rehearsal.refusal(K.MOVING).startswith("no wait or block is open")


def test_moving_ends_the_wait_before_it_tells_of_the_transfer() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.TRANSFER, K.WAIT)
    rehearsal.press(K.MOVING)
    assert rehearsal.state.held is None
    assert rehearsal.state.transfer is not None
    rehearsal.press(K.MOVING)
    assert rehearsal.state.transfer is None
    assert rehearsal.refusal(K.MOVING)


def test_an_implied_moving_does_not_tell_of_a_transfer() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.TRANSFER, K.WAIT, K.STEP)
    assert rehearsal.state.transfer is not None


def test_a_reason_given_later_decides_whether_permission_ends_the_wait() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.RESOLUTION_KNOWN, K.WAIT)
    rehearsal.press(K.DETAIL, {"on": "system"})
    assert [row.kind for row in rehearsal.press(K.PERMITTED)] == [K.PERMITTED]
