"""What stands of rows as they may come from a file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from observer.model.history import History, standing_marks
from observer.model.mark import Mark, MarkKind
from observer.model.moment import Moment

AT = datetime(2024, 3, 4, tzinfo=UTC)


def row(mark_id: int, kind: MarkKind, ms: int, **about: int | None) -> Mark:
    moment = Moment("a", ms * 1_000_000, AT)
    return Mark(mark_id, 1, kind, moment, moment, **about)  # type: ignore[arg-type]


def test_no_rows_leave_nothing_standing() -> None:
    assert standing_marks([]) == []


def test_the_implied_stands_right_before_its_press_and_others_keep_their_order() -> None:
    rows = [
        row(1, MarkKind.OPEN, 0),
        row(2, MarkKind.WAIT, 5),
        row(3, MarkKind.NOTE, 9),
        row(4, MarkKind.STEP, 9),
        row(5, MarkKind.MOVING, 9, cause=4),
        row(6, MarkKind.NOTE, 9),
    ]
    assert [mark.id for mark in standing_marks(rows)] == [1, 2, 3, 5, 4, 6]


@pytest.mark.parametrize("kind", [MarkKind.UNDO, MarkKind.REDO])
def test_rows_that_take_back_what_was_never_done_are_an_error(kind: MarkKind) -> None:
    with pytest.raises(IndexError):
        History([row(1, kind, 0)])


def test_marks_that_nothing_changed_stand_as_they_were_recorded() -> None:
    rows = [row(1, MarkKind.OPEN, 0), row(2, MarkKind.FRUSTRATION, 3)]
    assert standing_marks(rows) == rows
