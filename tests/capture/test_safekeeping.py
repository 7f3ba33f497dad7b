"""While the disk takes nothing, the session goes on; then the record is as if nothing had been."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from observer.capture.safekeeping import Safekeeping
from observer.capture.session import Session
from observer.errors import NotSaved
from observer.model.mark import Mark
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import ROUND, Notebook, Rehearsal


class Disk(Notebook):
    """A journal whose disk can be full, or break for a reason that is a bug."""

    full = False
    broken = False

    def append(self, marks: Sequence[Mark]) -> None:
        if self.full:
            raise NotSaved("the disk is full")
        if self.broken:
            raise ZeroDivisionError
        super().append(marks)


class Call(Rehearsal):
    def __init__(self) -> None:
        self.disk = Disk()
        self.keeping = Safekeeping(self.disk)
        super().__init__()

    def rebuilt(self) -> Session:
        return Session(self.clock, self.keeping, ROUND, self.disk.recorded())


@pytest.fixture
def call() -> Call:
    """Two marks saved, then a wait on a full disk."""
    call = Call()
    call.do(K.OPEN, K.STEP)
    call.disk.full = True
    call.press(K.WAIT, {"on": "system"})
    return call


def test_all_is_saved_while_the_disk_takes_it() -> None:
    call = Call()
    call.do(K.OPEN)
    assert call.session.unsaved_since is None
    assert call.keeping.unsaved == ()
    assert call.keeping.problem is None
    assert call.keeping.retry()


def test_a_press_that_is_not_saved_takes_effect_and_says_since_when(call: Call) -> None:
    pressed_at = call.clock.now()
    assert call.state.held
    assert call.session.unsaved_since == pressed_at
    assert "the disk is full" in str(call.keeping.problem)
    call.do(K.MOVING, K.STEP)
    assert call.session.unsaved_since == pressed_at
    assert [mark.kind.value for mark in call.keeping.unsaved] == ["wait", "moving", "step"]
    assert len(call.disk.rows) == 2


def test_a_retry_writes_what_waits_in_order_and_the_record_is_whole(call: Call) -> None:
    call.do(K.UNDO, K.REDO, K.STEP)
    call.press(K.OPEN, contact=2)
    assert not call.keeping.retry()
    assert len(call.disk.rows) == 2
    call.disk.full = False
    assert call.keeping.retry()
    assert call.session.unsaved_since is None
    assert call.keeping.problem is None
    ids = [row.id for row in call.disk.rows]
    assert ids == list(range(1, len(ids) + 1))
    assert call.states(call.rebuilt()) == call.states(call.session)


def test_the_next_press_writes_what_waits_before_itself(call: Call) -> None:
    call.disk.full = False
    call.do(K.MOVING)
    assert [row.kind.value for row in call.disk.rows] == ["open", "step", "wait", "moving"]
    assert call.session.unsaved_since is None


def test_a_disk_that_fills_again_while_catching_up_loses_nothing(call: Call) -> None:
    call.do(K.MOVING)
    append = call.disk.append

    def take_one(marks: Sequence[Mark]) -> None:
        append(marks)
        call.disk.full = True

    call.disk.full = False
    call.disk.append = take_one  # type: ignore[method-assign]
    assert not call.keeping.retry()
    assert [mark.kind.value for mark in call.keeping.unsaved] == ["moving"]
    assert call.session.unsaved_since == call.clock.now()


def test_what_the_rules_refuse_is_refused_without_a_disk_too(call: Call) -> None:
    assert "already" in call.refusal(K.OPEN, contact=1)


def test_a_bug_in_the_journal_is_no_full_disk() -> None:
    call = Call()
    call.disk.broken = True
    with pytest.raises(ZeroDivisionError):
        call.press(K.OPEN)
