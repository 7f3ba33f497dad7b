"""A sign for each kind of mark: shape and letter, the same on every page."""

from __future__ import annotations

from dataclasses import replace

from observer.drawing.display_list import Anchor, Box, Polygon, Primitive, Role, Text, moved
from observer.drawing.fonts import text_width
from observer.drawing.shapes import BADGE_PT, HATCHING_PT, LETTERS, badge, hatching
from observer.drawing.tokens import OUTLINE_PT, Colour
from observer.drawing.typeface import Font
from observer.model.mark import MarkKind

_LETTER_PT = 11.0
_BAR_PT = 4.0
_DIAMONDS = {
    MarkKind.RESOLUTION_KNOWN: ("R", Colour.SURFACE, Colour.RESOLUTION),
    MarkKind.PERMITTED: ("P", Colour.RESOLUTION, Colour.ON_RESOLUTION),
}
_RINGS = {MarkKind.FRUSTRATION: "F", MarkKind.CUSTOMER_GONE: "G", MarkKind.NOTE: "N"}
_BREAKS = frozenset({MarkKind.PARK, MarkKind.GAP})


SMALL_PT = 13.0
"""The side of a small sign, whose letter is still as large as the smallest text."""


def sign(kind: MarkKind, x: float, y: float, side: float = SMALL_PT) -> list[Primitive]:
    """The sign of a kind, in a square with its top left at (x, y)."""
    by = side / BADGE_PT
    return [moved(_scaled(item, by), x, y) for item in _sign(kind, 0, 0)]


def _scaled(item: Primitive, by: float) -> Primitive:
    if isinstance(item, Text):
        return replace(
            item, x=item.x * by, y=item.y * by, size=item.size * by, width=item.width * by
        )
    wide = item.stroke_width * by
    if isinstance(item, Box):
        return replace(
            item, x=item.x * by, y=item.y * by, width=item.width * by, height=item.height * by,
            radius=item.radius * by, stroke_width=wide,
        )  # fmt: skip
    return replace(item, points=tuple((x * by, y * by) for x, y in item.points), stroke_width=wide)


def _sign(kind: MarkKind, x: float, y: float) -> list[Primitive]:
    if kind in LETTERS:
        return badge(kind, x, y)
    if kind in _DIAMONDS:
        return _diamond(kind, x, y)
    if kind in _RINGS:
        ring = Box(
            x + 1, y + 1, BADGE_PT - 2, BADGE_PT - 2, BADGE_PT / 2 - 1,
            Colour.SURFACE, Colour.MUTED, OUTLINE_PT,
        )  # fmt: skip
        return [ring, _letter(_RINGS[kind], x, y, Colour.INK)]
    if kind is MarkKind.HOLD:
        return hatching(x, y + (BADGE_PT - HATCHING_PT) / 2, BADGE_PT, "")
    if kind in _BREAKS:
        return _break(x, y)
    if kind is MarkKind.STEP:
        height = BADGE_PT * 0.6
        return [step_bar(x, y + (BADGE_PT - height) / 2, BADGE_PT, height)]
    side = BADGE_PT * 0.6
    inset = (BADGE_PT - side) / 2
    return [Box(x + inset, y + inset, side, side, side / 2, Colour.INK)]


def step_bar(x: float, y: float, width: float, height: float) -> Box:
    """The time of a step."""
    return Box(x, y, width, height, 2, Colour.PAPER, Colour.MUTED, 0.8)


def _diamond(kind: MarkKind, x: float, y: float) -> list[Primitive]:
    letter, fill, ink = _DIAMONDS[kind]
    half, out = BADGE_PT / 2, BADGE_PT / 2 + 2
    corners = ((half, half - out), (half + out, half), (half, half + out), (half - out, half))
    points = tuple((x + across, y + down) for across, down in corners)
    shape = Polygon(points, fill, Colour.RESOLUTION, OUTLINE_PT)
    return [shape, _letter(letter, x, y, ink)]


def _break(x: float, y: float) -> list[Primitive]:
    """Two upright bars: the time between them is not there."""
    lefts = (x + BADGE_PT * 0.28, x + BADGE_PT * 0.72 - _BAR_PT / 2)
    return [Box(left, y + 3, _BAR_PT / 2, BADGE_PT - 6, fill=Colour.MUTED) for left in lefts]


def _letter(letter: str, x: float, y: float, ink: Colour) -> Text:
    middle, foot = x + BADGE_PT / 2, y + BADGE_PT / 2 + _LETTER_PT / 3
    width = text_width(letter, Font.BOLD, _LETTER_PT)
    return Text(middle, foot, letter, _LETTER_PT, width, Font.BOLD, ink, Anchor.MIDDLE, Role.LETTER)
