"""Pages are counted until the numbers in their words are their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from observer.documents.leadership.links import Pages
from observer.export.document import Part, walk
from observer.export.paper import SheetSize

Page = tuple[SheetSize, tuple[Part, ...]]

_COUNTED_OFTEN = 5
"""A number that gets wider might move what follows it."""


def counted(pages_with: Callable[[Pages], Iterable[Page]]) -> list[Page]:
    """The pages, made with the numbers that they then have."""
    numbers: Pages = {}
    for _ in range(_COUNTED_OFTEN):
        pages = list(pages_with(numbers))
        before, numbers = numbers, _numbers(pages)
        if before == numbers:
            break
    return pages


def _numbers(pages: Sequence[Page]) -> Pages:
    return {
        part.block.anchor: number
        for number, (_, parts) in enumerate(pages, start=1)
        for part in walk(parts)
        if part.block.anchor
    }
