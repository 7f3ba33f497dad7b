"""One contact under observation: its rows, its history and the state they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from observer.capture.state import advance, contact_state
from observer.model.history import History
from observer.model.mark import ABOUT_OTHERS, Mark, MarkKind
from observer.model.study import Contact

_ABOUT_KEYS = frozenset({MarkKind.KEYS_LOST, MarkKind.KEYS_BACK, MarkKind.OPEN, MarkKind.RESUME})
"""What tells where the keyboard is; a contact opens or resumes with it."""


class ObservedContact:
    """A contact of the round, kept up to date row by row."""

    def __init__(self, contact: Contact, rows: Iterable[Mark] = ()) -> None:
        self.contact = contact
        self.rows: list[Mark] = list(rows)
        self.history = History(self.rows)
        self.state = contact_state(self.history.standing())

    @property
    def number(self) -> int:
        return self.contact.number

    @property
    def without_keys(self) -> bool:
        """Whether the keyboard was elsewhere when the contact was last marked."""
        kinds = (row.kind for row in reversed(self.rows) if row.kind in _ABOUT_KEYS)
        return next(kinds, None) is MarkKind.KEYS_LOST

    def take_in(self, rows: Sequence[Mark]) -> None:
        """Takes in what one press has appended; plain presses cost the same at any length."""
        for row in rows:
            self.rows.append(row)
            self.history.append(row)
        if any(row.kind in ABOUT_OTHERS or row.target or row.author for row in rows) or (
            self.state.last and self.history.order(rows[0]) < self.history.order(self.state.last)
        ):
            self.state = contact_state(self.history.standing())
            return
        for row in sorted(rows, key=self.history.order):
            self.state = advance(self.state, row)

    def last_action(self) -> Mark | None:
        """The press that back-dating moves: the last that stands and is no mark about others."""
        standing = {mark.id for mark in self.history.standing()}
        presses = (action.press for action in reversed(self.history.done))
        return next((press for press in presses if press.id in standing), None)

    def presses(self) -> list[Mark]:
        """Every row that was pressed rather than implied, in the order of recording."""
        return [row for row in self.rows if row.cause is None]
