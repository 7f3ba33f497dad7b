"""Room for a team to write in: boxes and lines."""

from __future__ import annotations

from observer.drawing.tokens import GRID
from observer.export.document import Block, Part, Tag
from observer.export.setting import PAGE_STYLES, frame, paragraph, rule, space, stacked

LINE_PT = 22.0
"""From one line to the next, for handwriting."""


def writing_box(title: str, width: float, height: float) -> Block:
    """An empty box with a title in its corner."""
    words = paragraph(title, PAGE_STYLES.quiet, width - 2 * GRID)
    parts = (Part(0, 0, frame(width, height)), Part(GRID, GRID / 2, words))
    return Block(Tag.DIVISION, width, height, parts=parts)


def writing_lines(count: int, width: float) -> Block:
    """So many lines, each with the room of one above it."""
    lines: list[Block] = []
    for _ in range(count):
        lines += (space(LINE_PT - rule(width).height), rule(width))
    return stacked(lines, tag=Tag.ARTIFACT)
