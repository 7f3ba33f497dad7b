"""Which contacts are looked at: those that ended so, came so, met this, went that way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from observer.discovery.passing import passed
from observer.discovery.variants import variant_of
from observer.model.trace import POINT_KINDS, Trace

PointName = tuple[str, str]
"""Kind and reason of a point, at whatever step."""

_Value = TypeVar("_Value", str, PointName)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a contact must be like; an empty set asks for nothing.

    Attributes:
        outcomes, channels: one of them.
        points: it met one of them.
        variants: it went one of these ways; see `Variant.nodes`.
        through: it passed each of these elements of the map, by id.
    """

    outcomes: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    points: frozenset[PointName] = frozenset()
    variants: frozenset[tuple[str, ...]] = frozenset()
    through: frozenset[str] = frozenset()

    def admit(self, trace: Trace) -> bool:
        return (
            (not self.outcomes or trace.outcome in self.outcomes)
            and (not self.channels or trace.channel in self.channels)
            and (not self.points or not self.points.isdisjoint(points_of(trace)))
            and (not self.variants or variant_of(trace) in self.variants)
            and (not self.through or self.through <= passed(trace))
        )


@dataclass(frozen=True)
class Choices:
    """What there is to filter by: each value with its contacts, the most frequent first."""

    outcomes: Mapping[str, tuple[int, ...]]
    channels: Mapping[str, tuple[int, ...]]
    points: Mapping[PointName, tuple[int, ...]]


def keep(traces: Iterable[Trace], filters: Filters) -> tuple[Trace, ...]:
    """The traces that the filters admit, in their order."""
    return tuple(trace for trace in traces if filters.admit(trace))


def points_of(trace: Trace) -> frozenset[PointName]:
    """The points that a contact met, at whatever step."""
    return frozenset((e.kind.value, e.label) for e in trace.events if e.kind in POINT_KINDS)


def choices(traces: Iterable[Trace]) -> Choices:
    """What the filters can ask of some contacts."""
    traces = tuple(traces)
    return Choices(
        outcomes=_offered(traces, lambda trace: [trace.outcome]),
        channels=_offered(traces, lambda trace: [trace.channel]),
        points=_offered(traces, points_of),
    )


def _offered(
    traces: Iterable[Trace], values: Callable[[Trace], Iterable[_Value]]
) -> dict[_Value, tuple[int, ...]]:
    found: dict[_Value, list[int]] = defaultdict(list)
    for trace in traces:
        for value in values(trace):
            found[value].append(trace.contact)
    in_order = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return {value: tuple(contacts) for value, contacts in in_order}
