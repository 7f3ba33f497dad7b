"""The elements of a process as the window lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from observer.drawing.tokens import Colour
from observer.findings.wording import clock_time
from observer.model.process import DocumentedProcess, Node, NodeKind
from observer.ui.process.rows import Row

KIND_WORDS = {
    NodeKind.STEP: "step",
    NodeKind.START: "start",
    NodeKind.END: "end",
    NodeKind.EXCLUSIVE: "one of several ways",
    NodeKind.PARALLEL: "all ways at once",
    NodeKind.INCLUSIVE: "one way or more",
    NodeKind.EVENT: "event",
    NodeKind.SUBPROCESS: "sub-process",
}
FLAWED, OUT_OF_SIGHT = "look here", "out of sight"


def titles_of(process: DocumentedProcess) -> dict[str, str]:
    """What each element is called, by its id, in document order; no two alike."""
    words = {node.id: node.name or KIND_WORDS[node.kind] for node in process.nodes}
    counts, so_far = Counter(words.values()), Counter[str]()
    titles = {}
    for element, word in words.items():
        so_far[word] += 1
        titles[element] = word if counts[word] == 1 else f"{word} ({so_far[word]})"
    return titles


def element_rows(process: DocumentedProcess, flawed: Iterable[str]) -> list[Row]:
    """One row an element, in document order.

    Args:
        flawed: ids of the elements that something is wrong with.
    """
    titles = titles_of(process)
    following = dict(zip(titles, [*list(titles)[1:], ""], strict=True))
    bad = set(flawed)
    return [
        Row(
            words=titles[node.id],
            note=_note(process, node, titles, following[node.id]),
            end=_end(node, bad),
            key=node.id,
            token=Colour.BLOCKED if node.id in bad else Colour.MUTED,
            muted=node.kind is not NodeKind.STEP,
        )
        for node in process.nodes
    ]


def _end(node: Node, bad: set[str]) -> str:
    if node.id in bad:
        return FLAWED
    return node.owner if node.observable else OUT_OF_SIGHT


def _note(process: DocumentedProcess, node: Node, titles: dict[str, str], following: str) -> str:
    """Its kind where it is no step, what was written on it, and where it leads unless just on."""
    kind = "" if node.kind is NodeKind.STEP or not node.name else KIND_WORDS[node.kind]
    takes = "" if node.documented_ms is None else clock_time(node.documented_ms)
    decides = f"decided by {node.may_decide}" if node.may_decide else ""
    return " · ".join(filter(None, (kind, takes, decides, _ways(process, node, titles, following))))


def _ways(process: DocumentedProcess, node: Node, titles: dict[str, str], following: str) -> str:
    flows = process.outgoing[node.id]
    if [flow.target for flow in flows] == [following] and not flows[0].name:
        return ""
    ways = (
        f"{flow.name}: {titles[flow.target]}" if flow.name else titles[flow.target]
        for flow in flows
    )
    return f"→ {' / '.join(ways)}" if flows else ""
