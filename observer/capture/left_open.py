"""What the marks of a contact leave to be completed, in the order in which it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from observer.model.mark import DETAIL_NAMES, Mark, MarkKind


def open_details(mark: Mark) -> set[str]:
    """The names of the details that were left open at a standing mark."""
    if mark.kind is MarkKind.GAP:
        return {"observed"} - set(mark.detail)
    return set(DETAIL_NAMES.get(mark.kind, ())) - set(mark.detail)


@dataclass(frozen=True, slots=True)
class Askable:
    """One detail of a standing mark, given or left open."""

    mark: Mark
    name: str

    @property
    def value(self) -> str:
        """What was given; empty while it is open."""
        return self.mark.detail.get(self.name, "")

    @property
    def key(self) -> tuple[int, str]:
        """The same for the same detail, whatever becomes of its mark."""
        return (self.mark.id, self.name)


def askable_details(standing: Iterable[Mark]) -> list[Askable]:
    """Every detail that the standing marks of one contact can carry: those of its close first,
    for they are always open, then mark by mark. A gap asks its own question when it is found."""
    marks = sorted(standing, key=lambda mark: mark.kind is not MarkKind.CLOSE)
    return [
        Askable(mark, name)
        for mark in marks
        if mark.kind is not MarkKind.GAP
        for name in DETAIL_NAMES.get(mark.kind, ())
    ]


def left_open(standing: Iterable[Mark]) -> list[Askable]:
    """Those that were never given."""
    return [
        detail for detail in askable_details(standing) if detail.name in open_details(detail.mark)
    ]
