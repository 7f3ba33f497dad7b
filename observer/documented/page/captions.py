"""Texts that were put on a shape instead of into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from observer.documented.page.contents import Counts, Page, Role, Shape


def attach_captions(page: Page, around: Mapping[str, tuple[Shape, ...]]) -> Page:
    """The page with texts as names of the shapes without name that they lie on.

    So it is only where a line is attached to the shape or to the text; lines attached to such a
    text are attached to its shape.

    Args:
        around: by shape id the shapes around it.
    """
    shape_of = dict(_captions(page, around))
    if not shape_of:
        return page
    names: dict[str, list[str]] = {}
    for text in page.shapes:
        if text.id in shape_of:
            names.setdefault(shape_of[text.id], []).append(text.name)
    shapes = (s for s in page.shapes if s.id not in shape_of)
    return replace(
        page,
        shapes=tuple(replace(s, name=s.name or " ".join(names.get(s.id, ()))) for s in shapes),
        lines=tuple(
            replace(
                line,
                source=shape_of.get(line.source, line.source),
                target=shape_of.get(line.target, line.target),
            )
            for line in page.lines
        ),
    )


def _captions(page: Page, around: Mapping[str, tuple[Shape, ...]]) -> Iterator[tuple[str, str]]:
    """Ids of texts, each with that of its shape."""
    attached = {end for line in page.lines for end in (line.source, line.target)}
    for text in page.shapes:
        if text.counts is Counts.ATTACHED and text.name:
            shape = next((s for s in around[text.id] if s.role is not Role.LANE), None)
            if shape and _is_unnamed(shape, text) and attached & {text.id, shape.id}:
                yield text.id, shape.id


def _is_unnamed(shape: Shape, text: Shape) -> bool:
    """A shape around a text that is part of it may be called after it already."""
    return shape.counts is not Counts.ATTACHED and shape.name in ("", text.name)
