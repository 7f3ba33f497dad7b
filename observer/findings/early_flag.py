"""While a contact runs: whether it has come to where, and when, earlier ones were held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class EarlyFlag:
    """At a step, how many of the earlier contacts that passed it were held there, and how long.

    Attributes:
        held, of: “4 of 6”.
        waited, blocked: how many of `held` had a wait, and a block; some may have had both.
        median_ms: over the contacts held, each one's waits and blocks at the step together.
        from_ms: how long after the step began the first of them was held.
        contacts: their numbers.
        marks: ids of the waits and blocks.
    """

    step: str
    held: int
    of: int
    waited: int
    blocked: int
    median_ms: float
    from_ms: int
    contacts: tuple[int, ...]
    marks: tuple[int, ...]

    @property
    def sentence(self) -> str:
        """Such as “4 of 6 waited here, median 2:10”."""
        raise NotImplementedError


def early_flag(earlier: Iterable[Trace], step: str, in_step_ms: int) -> EarlyFlag | None:
    """The flag for a contact that has been at `step` for `in_step_ms` (observed time).

    It is raised from the time on at which the first of the earlier contacts was held, so that it
    comes before the wait rather than after, and only where two of them were held at all.

    Args:
        earlier: traces of the round; those still open are left out.
    """
    raise NotImplementedError
