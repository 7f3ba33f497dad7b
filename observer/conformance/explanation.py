"""The one explanation that is told, among all that are equally cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from observer.conformance.search import START, UNKNOWN, Search, State


class MoveKind(StrEnum):
    """In the order in which equally cheap moves are preferred."""

    SYNC = "sync"
    LOG = "log"
    MODEL = "model"


class LabelledMove(NamedTuple):
    """A move by label; `UNKNOWN` is the next observed step whatever its name."""

    kind: MoveKind
    label: int


class _Candidate(NamedTuple):
    move: LabelledMove
    weight: int
    targets: list[State]


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
    states = _silently_reached(search, [START], weight)
    while weight > 0 or states[0][1] < len(search.labels):
        candidate = next(
            candidate
            for candidate in _candidates(search, states)
            if search.to_go(candidate.targets, weight - candidate.weight) is not None
        )
        moves.append(candidate.move)
        weight -= candidate.weight
        states = _silently_reached(search, candidate.targets, weight)
    return moves


def _candidates(search: Search, states: list[State]) -> Iterator[_Candidate]:
    """Every next move from states at one position, in order of preference."""
    position = states[0][1]
    label = search.label_at(position)
    firings = [firing for state in states for firing in search.graph.firings(state[0])]
    in_sync = dict.fromkeys((f.target, position + 1) for f in firings if f.label == label)
    if in_sync:
        yield _Candidate(LabelledMove(MoveKind.SYNC, label), 0, list(in_sync))
    if position < len(search.labels):
        skipped = [(marking, position + 1) for marking, _ in states]
        yield _Candidate(LabelledMove(MoveKind.LOG, label), search.weights.log, skipped)
    for visible in sorted({f.label for f in firings if not f.free}):
        targets = dict.fromkeys(
            (f.target, position) for f in firings if f.label == visible and not f.free
        )
        move = LabelledMove(MoveKind.MODEL, visible)
        yield _Candidate(move, search.weights.model, list(targets))


def _silently_reached(search: Search, states: Iterable[State], budget: int) -> list[State]:
    """The states and all that free moves lead to, without those from which the budget fails."""
    found = dict.fromkeys(state for state in states if search.at_least(state) <= budget)
    ahead = list(found)
    while ahead:
        marking, position = ahead.pop()
        for firing in search.graph.firings(marking):
            target = (firing.target, position)
            if firing.free and target not in found and search.at_least(target) <= budget:
                found[target] = None
                ahead.append(target)
    return list(found)


def moves_along(search: Search, path: list[State]) -> list[LabelledMove]:
    """The moves between the states of a path, the cheapest where there are several."""
    moves = (_move_between(search, source, target) for source, target in pairwise(path))
    return [move for move in moves if move is not None]


def _move_between(search: Search, source: State, target: State) -> LabelledMove | None:
    ways = [f for f in search.graph.firings(source[0]) if f.target == target[0]]
    label = search.label_at(source[1])
    if target[1] > source[1]:
        in_sync = label != UNKNOWN and any(f.label == label for f in ways)
        return LabelledMove(MoveKind.SYNC if in_sync else MoveKind.LOG, label)
    if any(f.free for f in ways):
        return None
    return LabelledMove(MoveKind.MODEL, min(f.label for f in ways))
