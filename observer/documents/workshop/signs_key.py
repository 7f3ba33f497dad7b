"""What the signs of the pack mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from observer.drawing.display_list import DisplayList
from observer.drawing.signs import SMALL_PT, sign
from observer.drawing.tokens import GRID, MARGIN
from observer.export.document import Block, Tag
from observer.export.setting import PAGE_STYLES, beside, natural_width, paragraph, stacked
from observer.model.mark import MarkKind
from observer.model.trace import Trace

_GAP_PT = 5.0
MEANINGS: Mapping[MarkKind, str] = {
    MarkKind.STEP: "a step",
    MarkKind.WAIT: "wait: asked for and coming",
    MarkKind.BLOCKED: "blocked: nothing is under way",
    MarkKind.TRANSFER: "transfer to another team",
    MarkKind.WORKAROUND: "workaround",
    MarkKind.RESOLUTION_KNOWN: "the resolution is known",
    MarkKind.PERMITTED: "permitted to deliver it",
    MarkKind.HOLD: "customer on hold",
    MarkKind.FRUSTRATION: "customer frustrated, or has to repeat",
    MarkKind.CUSTOMER_GONE: "customer gone, work goes on",
    MarkKind.NOTE: "noted beside it",
    MarkKind.PARK: "parked, or not observed: the time is left out",
}


def kinds_seen(traces: Iterable[Trace], notes: Collection[int] = ()) -> set[MarkKind]:
    """The kinds whose signs the pages of contacts show.

    Args:
        notes: ids of the notes that are told.
    """
    return set().union(*(_kinds(trace, notes) for trace in traces))


def _kinds(trace: Trace, notes: Collection[int]) -> set[MarkKind]:
    kinds = {MarkKind(event.kind.value) for event in trace.events}
    kinds |= {i.kind for i in trace.instants if i.kind is not MarkKind.NOTE or i.mark in notes}
    if trace.holds:
        kinds.add(MarkKind.HOLD)
    if trace.unobserved:
        kinds.add(MarkKind.PARK)
    return kinds


def sign_rows(kinds: Collection[MarkKind], width: float) -> Block:
    """The signs of these kinds beside each other, in as many rows as they need."""
    blocks = [_entry(kind) for kind in MEANINGS if kind in kinds]
    return stacked([beside(row, MARGIN) for row in _rows(blocks, width)], _GAP_PT)


def sign_list(kinds: Collection[MarkKind], width: float) -> Block:
    """The signs of these kinds below each other."""
    return stacked([_entry(kind, width) for kind in MEANINGS if kind in kinds], _GAP_PT)


def sign_block(kind: MarkKind) -> Block:
    """The sign by itself; the words beside it say the same."""
    drawing = DisplayList(SMALL_PT, SMALL_PT, tuple(sign(kind, 0, 0)))
    return Block(Tag.ARTIFACT, SMALL_PT, SMALL_PT, drawing)


def _entry(kind: MarkKind, width: float | None = None) -> Block:
    like = PAGE_STYLES.body
    room = (width or float("inf")) - SMALL_PT - GRID
    words = MEANINGS[kind]
    said = paragraph(words, like, min(room, natural_width(words, like) + 1))
    return beside([sign_block(kind), said], GRID)


def _rows(blocks: list[Block], width: float) -> Iterator[list[Block]]:
    """The blocks in rows no wider than that."""
    right, row = 0.0, 0
    numbered: list[tuple[int, Block]] = []
    for block in blocks:
        if right and right + block.width > width:
            right, row = 0.0, row + 1
        right += block.width + MARGIN
        numbered.append((row, block))
    for _, group in groupby(numbered, key=lambda entry: entry[0]):
        yield [block for _, block in group]
