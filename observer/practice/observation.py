"""One observer's record of one contact, as it is read from a study."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from observer.errors import UserError
from observer.model.history import standing_marks
from observer.model.mark import MarkKind
from observer.model.moment import distance_ms
from observer.practice.agreement import WINDOW_MS, Agreement, compare_observers
from observer.practice.marked import Marked, marked_since
from observer.store.study_file import StudyFile


@dataclass(frozen=True, slots=True)
class Observation:
    """A contact as one observer marked it; times in ms since it opened.

    Attributes:
        contact: its number within the latest round of the study.
        length_ms: to its last mark.
    """

    contact: int
    marked: tuple[Marked, ...]
    length_ms: int


def read_observations(study: Path, round_name: str | None = None) -> dict[int, Observation]:
    """The observed contacts of a round by number; the latest round where none is named.

    Raises:
        UserError: the study cannot be read, or has no such round.
    """
    with StudyFile.open_snapshot(study) as file:
        round_ = file.round(round_name)
        recorded = file.recorded(round_)
    observations = {}
    for contact, rows in recorded:
        standing = standing_marks(rows)
        opening = next((mark for mark in standing if mark.kind is MarkKind.OPEN), None)
        if opening:
            marked = marked_since(rows, opening.happened)
            length_ms = distance_ms(opening.happened, standing[-1].happened)
            observations[contact.number] = Observation(contact.number, marked, length_ms)
    return observations


def compare_studies(
    first: Path,
    second: Path,
    contact: int,
    second_contact: int | None = None,
    round_name: str | None = None,
    window_ms: int = WINDOW_MS,
) -> Agreement:
    """Two observers of one contact, each with a study of their own.

    Args:
        contact: its number in the first study; in the second, too, unless that is named.

    Raises:
        UserError: a study cannot be read, or has no such contact.
    """
    observed = [(study, read_observations(study, round_name)) for study in (first, second)]
    ours = _chosen(*observed[0], contact)
    theirs = _chosen(*observed[1], second_contact or contact)
    return compare_observations(ours, theirs, window_ms)


def compare_observations(
    first: Observation, second: Observation, window_ms: int = WINDOW_MS
) -> Agreement:
    """See `compare_observers`; the contact lasted as long as the longer of both records."""
    length_ms = max(first.length_ms, second.length_ms)
    return compare_observers(first.marked, second.marked, length_ms, window_ms)


def _chosen(study: Path, observations: dict[int, Observation], contact: int) -> Observation:
    if contact not in observations:
        others = f"only: {', '.join(map(str, observations))}" if observations else "nor any other"
        raise UserError(f"contact {contact} was not observed, {others}", where=str(study))
    return observations[contact]
