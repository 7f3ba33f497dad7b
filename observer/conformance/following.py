"""Following a contact live: which documented steps can come next."""

from __future__ import annotations

from collections.abc import Iterable

from observer.model.process import DocumentedProcess


class Follower:
    """Holds the cheapest explanation of the steps so far, fed step by step.

    Attributes:
        expected: names of the observable steps that can come next, in document order.
        may_end: whether the documented process may end here.
    """

    expected: tuple[str, ...]
    may_end: bool

    def __init__(self, process: DocumentedProcess, steps: Iterable[str] = ()) -> None:
        raise NotImplementedError

    def append(self, step: str) -> None:
        """Takes in the next step."""
        raise NotImplementedError


def expected_steps(process: DocumentedProcess, steps: Iterable[str]) -> tuple[str, ...]:
    """Names of the steps that can come next after the cheapest explanation of `steps`."""
    return Follower(process, steps).expected


def may_end(process: DocumentedProcess, steps: Iterable[str]) -> bool:
    """Whether the documented process may end after the cheapest explanation of `steps`."""
    return Follower(process, steps).may_end
