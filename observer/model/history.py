"""What stands of a contact's marks after undo, redo, back-dating, details and re-opening.

Marks are never changed; later rows void, move or complete earlier ones. Reading the rows in the
order of recording gives the standing marks, and the same rows always give the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from observer.model.mark import ABOUT_OTHERS, AUTOMATIC, Mark, MarkKind
from observer.model.moment import Moment, Timeline

KIND = "kind"
"""The detail of an `amend` that gives its target another kind; its other details are new, too."""


@dataclass(slots=True)
class Action:
    """One user action: the press, the marks it implied, and details given while it was the last.

    What a mark is completed with afterwards, and a close ever, is an action of its own.

    Attributes:
        press: the mark of the press itself.
        rows: the press and everything that is taken back together with it, as recorded.
    """

    press: Mark
    rows: list[Mark] = field(default_factory=list)


class History:
    """The user actions on one contact: those that stand, and those that redo brings back.

    Attributes:
        done: actions that stand, oldest first.
        undone: actions taken back, the next one to redo last.
    """

    def __init__(self, rows: Iterable[Mark] = ()) -> None:
        self.done: list[Action] = []
        self.undone: list[Action] = []
        self._automatic: list[Mark] = []
        self._timeline: Timeline | None = None
        for row in rows:
            self.append(row)

    def append(self, row: Mark) -> None:
        """Takes in the next row, in the order of recording."""
        self.ms(row.pressed)
        if row.kind is MarkKind.UNDO:
            self.undone.append(self.done.pop())
        elif row.kind is MarkKind.REDO:
            self.done.append(self.undone.pop())
        elif row.kind in AUTOMATIC:
            self._automatic.append(row)
        else:
            self._do(row)

    def _do(self, row: Mark) -> None:
        """What is done anew leaves nothing to redo, a detail of the last mark included."""
        if self._belongs_to_last(row):
            self.done[-1].rows.append(row)
        else:
            self.done.append(Action(row, [row]))
        self.undone.clear()

    def _belongs_to_last(self, row: Mark) -> bool:
        if not self.done:
            return False
        last = self.done[-1].press
        completes = row.kind is MarkKind.DETAIL and row.target == last.id
        afterwards = bool(row.author) or last.kind is MarkKind.CLOSE
        return row.cause is not None or (completes and not afterwards)

    def ms(self, moment: Moment) -> int:
        """Milliseconds of `moment` on the contact's own scale, whose zero is its first row."""
        if self._timeline is None:
            self._timeline = Timeline(moment)
        return self._timeline.ms(moment)

    def standing(self) -> list[Mark]:
        """The marks that stand, in the order in which they happened.

        Back-dated and amended marks carry their new time and details, completed ones the details
        given later; voided ones are gone. What a press implied goes with it, and stands right
        before it.
        """
        rows = self._standing_rows()
        changes: dict[int | None, list[Mark]] = {}
        for row in rows:
            if row.kind in ABOUT_OTHERS:
                changes.setdefault(row.target, []).append(row)
        told = [row for row in rows if row.kind not in ABOUT_OTHERS]
        settled = (_settled(row, changes) for row in told + self._automatic)
        return sorted((mark for mark in settled if mark), key=self.order)

    def _standing_rows(self) -> list[Mark]:
        """Without what a later press replaced: an `open` voids the close it re-opens."""
        replaced = {a.press.target for a in self.done if a.press.kind is MarkKind.OPEN}
        replaced.discard(None)
        rows = [row for action in self.done for row in action.rows]
        return [row for row in rows if not replaced & {row.id, row.cause}]

    def order(self, mark: Mark) -> tuple[int, int, int]:
        """Sort key: by time; at the same time as recorded, the implied before its press."""
        implied_first = 0 if mark.cause else 1
        return (self.ms(mark.happened), mark.cause or mark.id, implied_first)


def _settled(row: Mark, changes: Mapping[int | None, Sequence[Mark]]) -> Mark | None:
    """The row as later rows made it; None where they voided it. Time is that of its press."""
    for change in changes.get(row.cause or row.id, ()):
        if change.kind is MarkKind.VOID:
            return None
        if change.kind in (MarkKind.BACKDATE, MarkKind.AMEND):
            row = replace(row, happened=change.happened)
    for change in changes.get(row.id, ()):
        if change.kind is MarkKind.DETAIL:
            row = replace(row, detail={**row.detail, **change.detail})
        elif change.kind is MarkKind.AMEND:
            detail = dict(change.detail)
            kind = MarkKind(detail.pop(KIND, row.kind))
            row = replace(row, kind=kind, detail=detail)
    return row


def standing_marks(rows: Iterable[Mark]) -> list[Mark]:
    """The standing marks of one contact's rows; see `History.standing`."""
    return History(rows).standing()


def rows_about(rows: Iterable[Mark], mark_id: int) -> list[Mark]:
    """The row of a mark and every later row that moved, completed, amended or voided it."""
    return [row for row in rows if mark_id in (row.id, row.target)]
