"""The steps of a contact as they stand in its trace, once observed names are matched.

A step begins at its mark. A point that is matched with documented steps begins them as if they had
been marked at that moment, unless the contact stands at one of them already. Several names of one
documented step in a row are parts of it; the same name once more is the step once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from observer.model.mark import POINTS, Mark, MarkKind
from observer.model.matching import Matching, ObservedName


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One passage through a step, or through several that were marked as one.

    Attributes:
        names: as they stand in the trace; several where nobody saw where one passes into the next.
        observed: what was marked.
        marks: ids of the marks.
    """

    names: tuple[str, ...]
    observed: tuple[ObservedName, ...]
    marks: tuple[int, ...]


def find_occurrences(marks: Iterable[Mark], matching: Matching) -> dict[int, Occurrence]:
    """The occurrences of a contact's standing marks, by the id of the mark each begins with."""
    found: dict[int, Occurrence] = {}
    current: Occurrence | None = None
    marked_step = ""
    for mark in marks:
        if mark.kind is MarkKind.STEP:
            marked_step = mark.detail["name"]
            observed = ObservedName(MarkKind.STEP, marked_step)
            names = matching.step_names(marked_step)
        elif mark.kind in POINTS:
            observed = ObservedName(mark.kind, mark.reason, marked_step)
            names = matching.point_names(observed)
        else:
            continue
        if not names:
            continue
        if current is None or not _goes_on(current, observed, names):
            current = Occurrence(names, (observed,), (mark.id,))
        elif mark.kind is MarkKind.STEP:
            observed_names = (*current.observed, observed)
            current = replace(current, observed=observed_names, marks=(*current.marks, mark.id))
        found[current.marks[0]] = current
    return found


def _goes_on(current: Occurrence, observed: ObservedName, names: tuple[str, ...]) -> bool:
    is_new = observed.kind is not MarkKind.STEP or observed not in current.observed
    return is_new and set(names) <= set(current.names)


def step_names(marks: Iterable[Mark], matching: Matching) -> list[str]:
    """The names of the steps of a contact's standing marks, in order: what is aligned."""
    return [name for o in find_occurrences(marks, matching).values() for name in o.names]
