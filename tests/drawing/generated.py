"""Processes made up by chance: ten contacts walk through steps, skip some and go back to others."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import pairwise

from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Seen, Status, Stop, View, ordered

CONTACTS = tuple(range(1, 11))
OWNERS = ("Agent", "Team leader", "Back office")
OUTCOMES = 3


def make_process(seed: int, count: int | None = None) -> MapGraph:
    """A comparison of 10 to 80 steps with owners, points, skips, rework and outcomes."""
    chance = random.Random(seed)
    count = count or chance.randint(10, 80)
    steps = [f"Step number {index}" for index in range(count)]
    passed: dict[tuple[str, str], list[int]] = defaultdict(list)
    for contact in CONTACTS:
        walk = ["start", *_walk(chance, steps), f"out{chance.randrange(OUTCOMES)}"]
        for ends in pairwise(walk):
            passed[ends].append(contact)
    for ends in pairwise(steps):
        passed.setdefault(ends, [])
    nodes = [MapNode("start", "start", ""), *_steps(chance, steps)]
    reached = {target for _, target in passed}
    nodes += [
        MapNode(name, "outcome", f"ended {name}", seen=_seen(chance, CONTACTS))
        for name in sorted(reached - {node.id for node in nodes})
    ]
    edges = tuple(_edge(chance, *ends, tuple(found)) for ends, found in passed.items())
    return ordered(MapGraph(View.COMPARISON, CONTACTS, tuple(nodes), edges))


def _walk(chance: random.Random, steps: list[str]) -> list[str]:
    at, walk = 0, []
    while at < len(steps):
        walk.append(steps[at])
        turn = chance.random()
        if turn < 0.92:
            at += 1
        elif turn < 0.97:
            at += chance.randint(2, 4)
        else:
            at = max(0, at - chance.randint(1, 3))
    return walk


def _steps(chance: random.Random, names: list[str]) -> list[MapNode]:
    """Owners perform several steps in a row, as far as there is more than one."""
    owners = OWNERS[: chance.randint(1, 3)]
    owner, nodes = owners[0], []
    for name in names:
        if chance.random() < 0.2:
            owner = chance.choice(owners)
        nodes.append(_step(chance, name, owner))
    return nodes


def _step(chance: random.Random, name: str, owner: str) -> MapNode:
    kinds = chance.sample(
        ["wait", "transfer", "blocked", "workaround"], chance.choice([0, 0, 0, 1, 3])
    )
    some = CONTACTS[: chance.randint(1, 10)]
    stops = tuple(
        Stop(f"{kind} {name}", kind, f"reason {kind}", (owner,), _seen(chance, some))
        for kind in kinds
    )
    return MapNode(name, "step", name, owner, seen=_seen(chance, CONTACTS), stops=stops)


def _seen(chance: random.Random, contacts: tuple[int, ...]) -> Seen:
    longest = chance.randint(60_000, 700_000)
    return Seen(contacts, len(contacts), 60_000, 10_000, longest, (1, 2))


def _edge(chance: random.Random, source: str, target: str, contacts: tuple[int, ...]) -> MapEdge:
    status = chance.choice([Status.BOTH, Status.OBSERVED_ONLY])
    if not contacts:
        status = Status.DOCUMENTED_ONLY
    once = tuple(sorted(set(contacts)))
    return MapEdge(source, target, status, once, len(contacts))
