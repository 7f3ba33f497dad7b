"""What a new documented process changes of the steps of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observer.documented.similarity import compare_names
from observer.model.process import DocumentedProcess

RENAMED_FROM = 75
"""How alike names are, at least, that may be of one step; see `compare_names`."""

COMPARED_PAIRS = 20_000
"""More pairs of names are not compared, so that a preview comes at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of steps.

    Attributes:
        added, removed: in the order of the process that has them.
        renamed: former and new name of what is one step by its id, or may be by its name.
        same: in the new process's order.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    same: tuple[str, ...]


def find_changes(before: DocumentedProcess | None, after: DocumentedProcess) -> Changes:
    """The steps that come, go, stay, or go on under another name."""
    known = before.step_names if before else ()
    gone = [name for name in known if name not in after.step_names]
    new = [name for name in after.step_names if name not in known]
    renamed = dict(_of_one_id(before, after)) if before else {}
    renamed |= _most_alike(
        [name for name in gone if name not in renamed],
        [name for name in new if name not in renamed.values()],
    )
    return Changes(
        added=tuple(name for name in new if name not in renamed.values()),
        removed=tuple(name for name in gone if name not in renamed),
        renamed=tuple((name, renamed[name]) for name in gone if name in renamed),
        same=tuple(name for name in after.step_names if name in known),
    )


def _of_one_id(before: DocumentedProcess, after: DocumentedProcess) -> Iterator[tuple[str, str]]:
    for node in before.nodes:
        now = after.by_id.get(node.id)
        if now is None or not (node.visible and now.visible):
            continue
        if node.name not in after.step_names and now.name not in before.step_names:
            yield node.name, now.name


def _most_alike(gone: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Pairs, the most alike first, each name once."""
    if len(gone) * len(new) > COMPARED_PAIRS:
        return {}
    scored = [(compare_names(a, b).score, a, b) for a in gone for b in new]
    pairs: dict[str, str] = {}
    for score, former, name in sorted(scored, key=lambda pair: -pair[0]):
        if score >= RENAMED_FROM and former not in pairs and name not in pairs.values():
            pairs[former] = name
    return pairs
