"""Proposing which documented step an observed name stands for; the leader decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from observer.documented.similarity import Similarity, compare_names, plain
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.process import DocumentedProcess, Node

MOST = 3
"""Proposals for one name."""

PROPOSED_FROM = 40
BEHIND_THE_BEST = 20
"""A proposal scores at least the first, and no more than the second below the best one."""

OWNER_ALONE = 55
"""The score of a step whose owner holds the work at a point, but whose name says nothing of it."""

OWNER_TOO = 5
_ALMOST = 99


@dataclass(frozen=True, slots=True)
class Proposal:
    """A documented step that an observed name may stand for.

    Attributes:
        score: 0 to 100; orders proposals, and is no probability.
        reason: what makes the names alike, in words.
    """

    step: str
    score: int
    reason: str


def propose(
    observed: ObservedName, process: DocumentedProcess, holders: Collection[str] = ()
) -> tuple[Proposal, ...]:
    """The documented steps most like an observed name, the best first, ties in document order.

    Args:
        holders: who held the work where it was observed; a step of theirs is the likelier.
    """
    if not observed.label:
        return ()
    if observed.kind is MarkKind.TRANSFER:
        holders = (*holders, observed.label)
    likely = {node.name: _likeness(observed, node, holders) for node in _last_named(process)}
    found = sorted(
        (Proposal(name, likely[name].score, likely[name].reason) for name in process.step_names),
        key=lambda proposal: -proposal.score,
    )
    least = max(PROPOSED_FROM, found[0].score - BEHIND_THE_BEST) if found else 0
    return tuple(proposal for proposal in found[:MOST] if proposal.score >= least)


def _last_named(process: DocumentedProcess) -> Iterator[Node]:
    """The named steps backwards, so that of several of one name the first counts."""
    return (node for node in reversed(process.nodes) if node.visible)


def _likeness(observed: ObservedName, node: Node, holders: Collection[str]) -> Similarity:
    named = compare_names(observed.label, node.name)
    if observed.kind is MarkKind.STEP or plain(node.owner) not in map(plain, holders):
        return named
    if named.score < OWNER_ALONE:
        return Similarity(OWNER_ALONE, f"done by {node.owner}")
    score = min(_ALMOST, named.score + OWNER_TOO)
    return Similarity(score, f"{named.reason}; done by {node.owner}")
