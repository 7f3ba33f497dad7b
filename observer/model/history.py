"""What stands of a contact's marks after undo, redo, back-dating, details and re-opening.

Marks are never changed; later rows void, move or complete earlier ones. Reading the rows in the
order of recording gives the standing marks, and the same rows always give the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from observer.model.mark import ABOUT_OTHERS, Mark, MarkKind
from observer.model.moment import Moment, Timeline


@dataclass(slots=True)
class Action:
    """One user action: the press, the marks it implied, and details given while it was the last.

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
        self._gaps: list[Mark] = []
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
        elif row.kind is MarkKind.GAP:
            self._gaps.append(row)
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
        last_id = self.done[-1].press.id
        return row.cause == last_id or (row.kind is MarkKind.DETAIL and row.target == last_id)

    def ms(self, moment: Moment) -> int:
        """Milliseconds of `moment` on the contact's own scale, whose zero is its first row."""
        if self._timeline is None:
            self._timeline = Timeline(moment)
        return self._timeline.ms(moment)

    def standing(self) -> list[Mark]:
        """The marks that stand, in the order in which they happened.

        Back-dated marks carry the earlier `happened`, completed ones the details given later.
        A mark that a press implied stands right before that press.
        """
        rows = [row for action in self._standing_actions() for row in action.rows]
        moved = {row.target: row.happened for row in rows if row.kind is MarkKind.BACKDATE}
        completed: dict[int | None, dict[str, str]] = {}
        for row in rows:
            if row.kind is MarkKind.DETAIL:
                completed.setdefault(row.target, {}).update(row.detail)
        told = [row for row in rows if row.kind not in ABOUT_OTHERS]
        marks = [self._settled(row, moved, completed) for row in told + self._gaps]
        return sorted(marks, key=self.order)

    def _standing_actions(self) -> list[Action]:
        """Without those that a later press replaced: an `open` voids the close it re-opens."""
        replaced = {a.press.target for a in self.done if a.press.kind is MarkKind.OPEN}
        return [action for action in self.done if action.press.id not in replaced]

    @staticmethod
    def _settled(
        row: Mark, moved: dict[int | None, Moment], completed: dict[int | None, dict[str, str]]
    ) -> Mark:
        happened = moved.get(row.cause or row.id, row.happened)
        if happened is row.happened and row.id not in completed:
            return row
        return replace(row, happened=happened, detail={**row.detail, **completed.get(row.id, {})})

    def order(self, mark: Mark) -> tuple[int, int, int]:
        """Sort key: by time; at the same time as recorded, the implied before its press."""
        implied_first = 0 if mark.cause else 1
        return (self.ms(mark.happened), mark.cause or mark.id, implied_first)


def standing_marks(rows: Iterable[Mark]) -> list[Mark]:
    """The standing marks of one contact's rows; see `History.standing`."""
    return History(rows).standing()
