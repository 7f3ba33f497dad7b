"""Blocks run from sheet to sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observer.export.document import Block, Part


@dataclass(frozen=True, slots=True)
class Room:
    """Where the blocks of a sheet stand, in points from its top left."""

    left: float
    top: float
    width: float
    height: float


def flow(blocks: Sequence[Block], room: Room, gap: float = 0) -> list[tuple[Part, ...]]:
    """The blocks in their order, below each other, on as few sheets as they need.

    A block that keeps the next one with it goes to the next sheet with it. A block higher than the
    room stands on a sheet of its own, and out of it. What begins a sheet stands under its `head`.
    """
    sheets: list[list[Part]] = [[]]
    bottom = room.top
    for together in _kept(blocks):
        height = sum(block.height + gap for block in together) - gap
        if sheets[-1] and bottom + height > room.top + room.height + _ROUNDING:
            sheets.append([])
            bottom = room.top
            head = together[0].head
            together = [head, *together] if head else together  # noqa: PLW2901
        for block in together:
            sheets[-1].append(Part(room.left, bottom, block))
            bottom += block.height + gap
    return [tuple(sheet) for sheet in sheets]


_ROUNDING = 1e-6


def _kept(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in groups that stay on one sheet."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keeps_next:
            yield group
            group = []
    if group:
        yield group
