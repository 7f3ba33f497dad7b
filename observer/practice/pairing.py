"""Which mark of one observer is the same moment as which mark of the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from observer.model.mark import POINTS, MarkKind
from observer.practice.marked import COMPARED, Marked


@dataclass(frozen=True, slots=True)
class Pair:
    """One moment as both marked it; None where one of them marked nothing."""

    first: Marked | None
    second: Marked | None

    @property
    def at_ms(self) -> int:
        """When the first says it happened, else the second."""
        marked = self.first or self.second
        assert marked is not None
        return marked.at_ms

    @property
    def is_pressed(self) -> bool:
        """Whether at least one of them pressed a key for it."""
        return any(marked and not marked.implied for marked in (self.first, self.second))

    @property
    def is_same_kind(self) -> bool:
        return bool(self.first and self.second and self.first.kind is self.second.kind)

    @property
    def is_same(self) -> bool:
        """Whether kind and, where both gave one, reason or name agree."""
        if not self.first or not self.second or not self.is_same_kind:
            return False
        given = {about.casefold() for about in (self.first.about, self.second.about) if about}
        return len(given) < 2  # noqa: PLR2004


def pair_marks(
    first: Sequence[Marked], second: Sequence[Marked], window_ms: int
) -> tuple[Pair, ...]:
    """Pairs the marks of two observers one to one, in order of time.

    First within each kind; then points that are left, whatever their kind: the same stop seen as
    a wait by one and as a block by the other. Every other mark stands alone. What nobody pressed,
    but was only implied, is left out, since the press that implied it stands there already.
    """
    left, right = list(first), list(second)
    pairs: list[Pair] = []
    for kinds in ([kind] for kind in COMPARED):
        pairs += _take_pairs(left, right, kinds, window_ms)
    pairs += _take_pairs(left, right, POINTS, window_ms)
    pairs += [Pair(marked, None) for marked in left]
    pairs += [Pair(None, marked) for marked in right]
    return tuple(sorted((p for p in pairs if p.is_pressed), key=lambda pair: pair.at_ms))


def _take_pairs(
    left: list[Marked], right: list[Marked], kinds: Iterable[MarkKind], window_ms: int
) -> list[Pair]:
    """Takes the pairs among marks of these kinds out of both lists."""
    ours = [marked for marked in left if marked.kind in kinds]
    theirs = [marked for marked in right if marked.kind in kinds]
    found = pair_in_time([m.at_ms for m in ours], [m.at_ms for m in theirs], window_ms)
    for i, j in found:
        left.remove(ours[i])
        right.remove(theirs[j])
    return [Pair(ours[i], theirs[j]) for i, j in found]


def pair_in_time(
    first_ms: Sequence[int], second_ms: Sequence[int], window_ms: int
) -> list[tuple[int, int]]:
    """Pairs of indexes of two ascending sequences, at most `window_ms` apart, one to one.

    As many pairs as there can be and, among those, the least sum of distances; of several as
    good the earlier, whoever is first. Only pairings
    that keep the order have to be tried: where two pairs cross, exchanging their partners makes
    neither the larger distance nor the sum of both larger. So one pass over the table of rests
    finds the best (as in Needleman and Wunsch, J. Mol. Biol. 48 (1970)).
    """
    rows, columns = len(first_ms), len(second_ms)
    best = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]

    def paired(i: int, j: int) -> tuple[int, int] | None:
        distance = abs(first_ms[i] - second_ms[j])
        unpaired, total = best[i + 1][j + 1]
        return (unpaired - 1, total + distance) if distance <= window_ms else None

    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            options = [best[i + 1][j], best[i][j + 1], paired(i, j)]
            best[i][j] = min(option for option in options if option)
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if best[i][j] == paired(i, j):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif (best[i + 1][j], first_ms[i]) < (best[i][j + 1], second_ms[j]):
            i += 1
        else:
            j += 1
    return pairs
