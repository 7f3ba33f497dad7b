"""Contacts that went the same way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from observer.discovery.graph import on_path, path
from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Variant:
    """One way through the real process: node ids from start to outcome, and who went it."""

    nodes: tuple[str, ...]
    contacts: tuple[int, ...]


def find_variants(traces: Iterable[Trace]) -> tuple[Variant, ...]:
    """The variants, the most frequent first, then by the first contact."""
    ways: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for trace in sorted(traces, key=lambda trace: trace.contact):
        ways[tuple(visit.node for visit in on_path(path(trace)))].append(trace.contact)
    variants = [Variant(nodes, tuple(contacts)) for nodes, contacts in ways.items()]
    return tuple(sorted(variants, key=lambda v: (-len(v.contacts), v.contacts)))
