"""The marks of one contact as the review page lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from observer.capture.observed import ObservedContact
from observer.model.history import History
from observer.model.mark import AUTOMATIC, Mark, MarkKind
from observer.ui.observe.track import Track
from observer.ui.review.words import described


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list.

    Attributes:
        mark: as it stands, or stood before it was voided.
        at_ms: since the contact opened, gaps and parked time included.
        length_ms: how long it lasted; None for what has no length, or no end yet.
        signs: what was done to it since, each a word.
        voided: whether it stands no more.
    """

    mark: Mark
    at_ms: int
    length_ms: int | None = None
    signs: tuple[str, ...] = ()
    voided: bool = False

    @property
    def words(self) -> str:
        return described(self.mark)


def listed_marks(observed: ObservedContact, track: Track, *, with_voided: bool) -> list[Listed]:
    """The standing marks that were pressed, or made by the program, in order.

    What a press implied goes with it and is not listed.
    """
    history = observed.history
    standing = history.standing()
    voided = _voided(observed) if with_voided else []
    gone = {mark.id for mark in voided}
    origin_ms = history.ms(standing[0].happened) if standing else 0
    signs = _signs(observed)
    lengths = {entry.mark.id: entry.length_ms for entry in track.entries}
    pressed = [mark for mark in [*standing, *voided] if mark.cause is None]
    return [
        Listed(
            mark,
            history.ms(mark.happened) - origin_ms,
            lengths.get(mark.id),
            tuple(dict.fromkeys(signs[mark.id])),
            mark.id in gone,
        )
        for mark in sorted(pressed, key=history.order)
    ]


def _done(observed: ObservedContact) -> list[Mark]:
    """The rows that were not taken back."""
    return [row for action in observed.history.done for row in action.rows]


def _voided(observed: ObservedContact) -> list[Mark]:
    """The voided marks as they stood before."""
    done = _done(observed)
    targets = {row.target for row in done if row.kind is MarkKind.VOID}
    automatic = (row for row in observed.rows if row.kind in AUTOMATIC)
    kept = [row for row in [*done, *automatic] if row.kind is not MarkKind.VOID]
    before = History(sorted(kept, key=lambda row: row.id))
    return [mark for mark in before.standing() if mark.id in targets]


_SIGNS: Mapping[MarkKind, str] = {
    MarkKind.BACKDATE: "back-dated",
    MarkKind.AMEND: "corrected",
    MarkKind.VOID: "voided",
}


def _signs(observed: ObservedContact) -> Mapping[int | None, list[str]]:
    signs: dict[int | None, list[str]] = defaultdict(list)
    for row in _done(observed):
        if row.kind in _SIGNS:
            signs[row.target].append(_SIGNS[row.kind])
        elif row.author:
            signs[row.id].append("added")
    return signs
