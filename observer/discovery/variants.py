"""Contacts that went the same way, and what each way adds to those before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from observer.discovery.graph import on_path, path
from observer.discovery.passing import passed
from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Variant:
    """One way through the real process: node ids from start to outcome, and who went it."""

    nodes: tuple[str, ...]
    contacts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A map as far as it is told: the most frequent variants up to this one.

    Attributes:
        contacts: of all variants so far, sorted.
        elements: ids of everything they passed.
        added: those that no variant before this one passed.
    """

    variant: Variant
    contacts: tuple[int, ...]
    elements: frozenset[str]
    added: frozenset[str]


def variant_of(trace: Trace) -> tuple[str, ...]:
    """The nodes of a contact's way; workarounds lead nowhere and make no difference."""
    return tuple(visit.node for visit in on_path(path(trace)))


def find_variants(traces: Iterable[Trace]) -> tuple[Variant, ...]:
    """The variants, the most frequent first, then by the first contact."""
    ways: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for trace in sorted(traces, key=lambda trace: trace.contact):
        ways[variant_of(trace)].append(trace.contact)
    variants = [Variant(nodes, tuple(contacts)) for nodes, contacts in ways.items()]
    return tuple(sorted(variants, key=lambda v: (-len(v.contacts), v.contacts)))


def step_through(traces: Sequence[Trace]) -> tuple[Stage, ...]:
    """The map told variant by variant, the most frequent first."""
    by_contact = {trace.contact: passed(trace) for trace in traces}
    told: list[Stage] = []
    contacts: tuple[int, ...] = ()
    elements: frozenset[str] = frozenset()
    for variant in find_variants(traces):
        passed_now = {name for number in variant.contacts for name in by_contact[number]}
        added = frozenset(passed_now - elements)
        elements |= added
        contacts = tuple(sorted((*contacts, *variant.contacts)))
        told.append(Stage(variant, contacts, elements, added))
    return tuple(told)
