"""Which step can directly follow which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product


@dataclass(frozen=True, slots=True)
class Succession:
    """The directly-follows relation of a process over its runs that complete, by step names.

    Steps that are not observable are passed through, and stand for themselves as well.

    Attributes:
        first, last: the steps a run can begin and end with.
        pairs: (a, b) where b can directly follow a.
        may_be_empty: whether a run without any step completes.
        complete: False where the process was too large to explore: what is given is right, but
            some is missing.
    """

    first: frozenset[str]
    last: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    may_be_empty: bool
    complete: bool = True

    @property
    def steps(self) -> frozenset[str]:
        """Every step of a run that completes."""
        return self.first | {after for _, after in self.pairs}

    @property
    def completes(self) -> bool:
        """Whether any run does."""
        return bool(self.first) or self.may_be_empty


def side_by_side(branches: Sequence[Succession], one_suffices: bool) -> Succession:
    """The succession of independent branches whose runs interleave in every way.

    Args:
        one_suffices: whether a run may take some of the branches only.
    """
    across = (product(a.steps, b.steps) for a, b in permutations(branches, 2))
    empty = [branch.may_be_empty for branch in branches]
    return Succession(
        first=frozenset().union(*(branch.first for branch in branches)),
        last=frozenset().union(*(branch.last for branch in branches)),
        pairs=frozenset().union(*(branch.pairs for branch in branches), *across),
        may_be_empty=any(empty) if one_suffices else all(empty),
        complete=all(branch.complete for branch in branches),
    )
