"""A way through the map, told place by place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from observer.discovery.variants import find_variants
from observer.drawing.display_list import DisplayList
from observer.drawing.map_graph import STOPS
from observer.model.identity import edge_id
from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Walk:
    """
    Attributes:
        way: ids of nodes from the start to the outcome.
        passed: how many of them were come to.
    """

    way: tuple[str, ...] = ()
    passed: int = 0

    @property
    def place(self) -> str:
        """Where the walk has come to; "" before it begins."""
        return self.way[self.passed - 1] if self.passed else ""

    def stepped(self, by: int) -> Walk:
        return replace(self, passed=min(max(self.passed + by, 0), len(self.way)))

    @property
    def trail(self) -> frozenset[str]:
        """Ids of everything up to where it has come: the places, and the lines between steps."""
        reached = self.way[: self.passed]
        stations = [name for name in reached if name.split(":")[0] not in STOPS]
        lines = (edge_id(*ends) for ends in pairwise(stations))
        return frozenset((*reached, *lines))


def way_of(
    traces: Sequence[Trace], contacts: Collection[int], drawing: DisplayList
) -> tuple[str, ...]:
    """The way of these contacts as far as a drawing shows it: of several, the rarest.

    Without contacts it is the most frequent way of all.
    """
    variants = find_variants(traces)
    own = [variant for variant in variants if set(variant.contacts) & set(contacts)]
    chosen = own[-1:] or variants[:1]
    return tuple(name for variant in chosen for name in variant.nodes if name in drawing.by_owner)
