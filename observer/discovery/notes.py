"""The notes of a round: they stay in the study, but for those the leader ticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from observer.errors import UserError
from observer.model.mark import MarkKind
from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a contact, `at_ms` after it opened; `mark` is its id."""

    mark: int
    contact: int
    at_ms: int
    text: str


def find_notes(traces: Iterable[Trace]) -> tuple[Note, ...]:
    """Every note of the contacts, in their order."""
    return tuple(
        Note(instant.mark, trace.contact, instant.at_ms, instant.text)
        for trace in traces
        for instant in trace.instants
        if instant.kind is MarkKind.NOTE
    )


def require_notes(traces: Iterable[Trace], ids: Iterable[int]) -> None:
    """
    Raises:
        UserError: one of the ids is not that of a note.
    """
    known = {note.mark for note in find_notes(traces)}
    unknown = sorted(set(ids) - known)
    if unknown:
        raise UserError(
            f"there is no note {', '.join(map(str, unknown))} in this round",
            remedy="`observer notes` lists those there are",
        )
