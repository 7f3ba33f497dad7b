"""A sign for each kind of mark: shape and letter, the same on every page."""

from __future__ import annotations

from dataclasses import replace

from observer.drawing.display_list import Anchor, Box, Polygon, Primitive, Role, Text, moved
from observer.drawing.fonts import text_width
from observer.drawing.shapes import BADGE_PT, HATCHING_PT, LETTERS, badge, hatching
from observer.drawing.tokens import OUTLINE_PT, THIN_PT, Colour
from observer.drawing.typeface import Font
from observer.model.mark import MarkKind

_HALF = BADGE_PT / 2
_LETTER_PT = 11.0
_BAR_PT = 2.0
_BARS = (BADGE_PT * 0.28, BADGE_PT * 0.72 - _BAR_PT)
"""Two upright bars: the time between them is not there."""

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
    return [moved(_scaled(item, by), x, y) for item in _sign(kind)]


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


def _sign(kind: MarkKind) -> list[Primitive]:
    """The sign in a square of `BADGE_PT` at the origin."""
    if kind in LETTERS:
        return badge(kind, 0, 0)
    if kind in _DIAMONDS:
        return _diamond(*_DIAMONDS[kind])
    if kind in _RINGS:
        return [_disc(BADGE_PT - 2, Colour.SURFACE), _letter(_RINGS[kind], Colour.INK)]
    if kind is MarkKind.HOLD:
        return hatching(0, _HALF - HATCHING_PT / 2, BADGE_PT, "")
    if kind in _BREAKS:
        return [Box(left, 3, _BAR_PT, BADGE_PT - 6, fill=Colour.MUTED) for left in _BARS]
    if kind is MarkKind.STEP:
        return [step_bar(0, BADGE_PT * 0.2, BADGE_PT, BADGE_PT * 0.6)]
    return [_disc(BADGE_PT * 0.6, Colour.INK)]


def step_bar(x: float, y: float, width: float, height: float) -> Box:
    """The time of a step."""
    return Box(x, y, width, height, 2, Colour.PAPER, Colour.MUTED, THIN_PT)


def _disc(side: float, fill: Colour) -> Box:
    inset = _HALF - side / 2
    outline = None if fill is Colour.INK else Colour.MUTED
    return Box(inset, inset, side, side, side / 2, fill, outline, OUTLINE_PT)


def _diamond(letter: str, fill: Colour, ink: Colour) -> list[Primitive]:
    near, far = -2.0, BADGE_PT + 2
    points = ((_HALF, near), (far, _HALF), (_HALF, far), (near, _HALF))
    return [Polygon(points, fill, Colour.RESOLUTION, OUTLINE_PT), _letter(letter, ink)]


def _letter(letter: str, ink: Colour) -> Text:
    foot, width = _HALF + _LETTER_PT / 3, text_width(letter, Font.BOLD, _LETTER_PT)
    return Text(_HALF, foot, letter, _LETTER_PT, width, Font.BOLD, ink, Anchor.MIDDLE, Role.LETTER)
