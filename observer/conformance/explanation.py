"""The one explanation that is told, among all that are equally cheap."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from observer.conformance.product import START, UNKNOWN, MoveKind, Product, State
from observer.conformance.search import Search


class LabelledMove(NamedTuple):
    """A move by label; in a `log` move `UNKNOWN` is the next observed step whatever its name."""

    kind: MoveKind
    label: int


def first_moves(search: Search) -> list[LabelledMove]:
    """The first in lexicographic order of all ways to the end that weigh least.

    All states that the same moves can lead to are kept, as two steps may have the same name and
    silent nodes leave no move.

    Raises:
        LimitReachedError: see `Search.to_go`.
        ValueError: no run of the process completes.
    """
    weight = search.to_go([START])
    if weight is None:
        raise ValueError("a process without a completing run")
    moves: list[LabelledMove] = []
    states = search.silently_reached([START], weight)
    while weight > 0 or states[0][1] < len(search.product.labels):
        candidate = next(
            candidate
            for candidate in search.product.candidates(states)
            if search.to_go(candidate.targets, weight - candidate.weight) is not None
        )
        moves.append(LabelledMove(candidate.kind, candidate.label))
        weight -= candidate.weight
        states = search.silently_reached(candidate.targets, weight)
    return moves


def moves_along(product: Product, path: list[State]) -> list[LabelledMove]:
    """The moves between the states of a path, the cheapest where there are several."""
    moves = (_move_between(product, source, target) for source, target in pairwise(path))
    return [move for move in moves if move is not None]


def _move_between(product: Product, source: State, target: State) -> LabelledMove | None:
    ways = [firing for firing in product.graph.firings(source[0]) if firing.target == target[0]]
    if target[1] > source[1]:
        label = product.label_at(source[1])
        in_sync = label != UNKNOWN and any(firing.label == label for firing in ways)
        return LabelledMove(MoveKind.SYNC if in_sync else MoveKind.LOG, label)
    if any(firing.free for firing in ways):
        return None
    return LabelledMove(MoveKind.MODEL, min(firing.label for firing in ways))
