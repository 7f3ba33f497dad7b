"""All contacts below each other on one scale of time, in the order in which they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from observer.documents.workshop.contacts import contact_anchor
from observer.documents.workshop.page import Page, Setup, flowing_pages, page_room
from observer.documents.workshop.signs_key import kinds_seen, sign_rows
from observer.drawing.cards import outcome_name
from observer.drawing.time_scale import TimeScale, shared_scale
from observer.drawing.timeline import INSET_PT, draw_axis, draw_track
from observer.drawing.tokens import GRID, MARGIN
from observer.export.document import Block, Part, Tag
from observer.export.setting import PAGE_STYLES, beside, paragraph, rule, space, stacked
from observer.model.mark import MarkKind
from observer.model.trace import Trace

TITLE = "All contacts at a glance"
ANCHOR = "glance"

_LABEL_PT = 92.0
_PAD_PT = 2.0
_NAME_PT = 150.0
_LEFT_OUT = frozenset({MarkKind.FRUSTRATION, MarkKind.CUSTOMER_GONE, MarkKind.NOTE})


def overview_pages(setup: Setup, traces: Sequence[Trace], steps: Sequence[str]) -> list[Page]:
    """
    Args:
        steps: in the order of the process; they are numbered by it.
    """
    room = page_room(setup, TITLE)
    longest_ms = max(trace.observed_ms(0, trace.end_ms) for trace in traces)
    scale = shared_scale(longest_ms, room.width - _LABEL_PT - 2 * INSET_PT)
    numbers = {name: number for number, name in enumerate(steps, start=1)}
    head = _head(scale, room.width)
    rows = [replace(_row(trace, scale, numbers, room.width), head=head) for trace in traces]
    return flowing_pages(setup, TITLE, ANCHOR, [head, *rows, *_key(traces, steps, room.width)])


def _head(scale: TimeScale, width: float) -> Block:
    drawing = draw_axis(scale)
    axis = Block(Tag.ARTIFACT, drawing.width, drawing.height, drawing)
    words = paragraph("time observed", PAGE_STYLES.small, _LABEL_PT)
    parts = (Part(0, 0, words), Part(_LABEL_PT, 0, axis))
    return Block(Tag.DIVISION, width, drawing.height + _PAD_PT, parts=parts, keeps_next=True)


def _row(trace: Trace, scale: TimeScale, numbers: dict[str, int], width: float) -> Block:
    track = draw_track(trace, scale, numbers)
    outcome = outcome_name(trace.outcome).lower() if trace.closed else "still open"
    said = " · ".join(filter(None, (trace.channel, outcome)))
    label = stacked(
        [
            paragraph(f"Contact {trace.contact}", PAGE_STYLES.strong, _LABEL_PT),
            paragraph(said, PAGE_STYLES.quiet, _LABEL_PT - GRID),
        ]
    )
    height = max(track.height, label.height) + 2 * _PAD_PT
    shown = Block(Tag.FIGURE, track.width, track.height, track, alternative=_said(trace))
    parts = (
        Part(0, (height - label.height) / 2, label),
        Part(_LABEL_PT, (height - track.height) / 2, shown),
        Part(0, height - 1, rule(width)),
    )
    return Block(Tag.DIVISION, width, height, parts=parts, link=contact_anchor(trace.contact))


def _said(trace: Trace) -> str:
    return f"Contact {trace.contact} along its time; its own page tells it in words"


def _key(traces: Sequence[Trace], steps: Sequence[str], width: float) -> Iterator[Block]:
    """What the signs and the numbers stand for."""
    kinds = kinds_seen(traces) - _LEFT_OUT
    yield stacked([space(GRID), sign_rows(kinds, width), space(GRID / 2)])
    columns = int(width / _NAME_PT)
    room = (width - MARGIN * (columns - 1)) / columns
    named = [
        paragraph(f"{number} {name}", PAGE_STYLES.body, room)
        for number, name in enumerate(steps, start=1)
    ]
    for at in range(0, len(named), columns):
        yield beside(named[at : at + columns], MARGIN)
