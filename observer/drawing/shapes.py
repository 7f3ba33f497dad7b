"""The shapes that carry meaning: points with their letter, gateways, arrowheads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from observer.drawing.display_list import Anchor, Box, Dash, Point, Polygon, Primitive, Role, Text
from observer.drawing.fonts import text_width
from observer.drawing.tokens import OUTLINE_PT, Colour
from observer.drawing.typeface import Font

BADGE_PT = 20.0
"""Side of the square that holds a point's shape."""

LETTERS = {"wait": "W", "transfer": "T", "blocked": "B", "workaround": "K"}

_LETTER_PT = 11.0
_CAP_HEIGHT = 0.66
_GATEWAY_SIGNS = {"exclusive": "×", "parallel": "+", "inclusive": "o"}


HATCHING_PT = 6.0
"""Height of a hatched strip."""

_HATCH_APART_PT = 5.0
_HATCH_WIDE_PT = 2.0


def badge(
    kind: str, x: float, y: float, owner: str = "", *, hollow: bool = False
) -> list[Primitive]:
    """The shape of a point or workaround with its letter; (x, y) is the top left of its square.

    Args:
        hollow: it is not there any more: a dashed outline.
    """
    draw = {"wait": _rounded, "transfer": _arrow, "blocked": _octagon, "workaround": _dashed}
    colour = {
        "wait": Colour.ON_WAIT,
        "transfer": Colour.ON_TRANSFER,
        "blocked": Colour.ON_BLOCKED,
        "workaround": Colour.WORKAROUND,
    }[kind]
    shape = draw[kind](x, y, owner)
    if hollow:
        shape = replace(shape, fill=Colour.SURFACE, stroke=Colour.MUTED, dash=Dash.FINE)
        colour = Colour.MUTED
    return [shape, _letter(LETTERS[kind], x, y, colour, owner)]


def _letter(letter: str, x: float, y: float, colour: Colour, owner: str) -> Text:
    return Text(
        x + BADGE_PT / 2,
        y + BADGE_PT / 2 + _LETTER_PT * _CAP_HEIGHT / 2,
        letter,
        _LETTER_PT,
        text_width(letter, Font.BOLD, _LETTER_PT),
        Font.BOLD,
        colour,
        Anchor.MIDDLE,
        Role.LETTER,
        owner,
    )


def _rounded(x: float, y: float, owner: str) -> Box | Polygon:
    return Box(x, y, BADGE_PT, BADGE_PT, 5, fill=Colour.WAIT, owner=owner)


def _dashed(x: float, y: float, owner: str) -> Box | Polygon:
    inset = OUTLINE_PT / 2
    side = BADGE_PT - OUTLINE_PT
    return Box(
        x + inset, y + inset, side, side, 5, Colour.SURFACE,
        Colour.WORKAROUND, OUTLINE_PT, Dash.FINE, owner,
    )  # fmt: skip


def _arrow(x: float, y: float, owner: str) -> Box | Polygon:
    """A sign that points out of the step."""
    right, middle = x + BADGE_PT, y + BADGE_PT / 2
    shaft = right - BADGE_PT * 0.3
    top, bottom = y + 1, y + BADGE_PT - 1
    points = ((x, top), (shaft, top), (right + 2, middle), (shaft, bottom), (x, bottom))
    return Polygon(points, fill=Colour.TRANSFER, owner=owner)


def _octagon(x: float, y: float, owner: str) -> Box | Polygon:
    radius = BADGE_PT / 2 / math.cos(math.pi / 8)
    centre = (x + BADGE_PT / 2, y + BADGE_PT / 2)
    angles = (math.pi / 8 + index * math.pi / 4 for index in range(8))
    points = tuple(
        (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))
        for angle in angles
    )
    return Polygon(points, fill=Colour.BLOCKED, owner=owner)


def gateway(sort: str, x: float, y: float, side: float, owner: str) -> list[Primitive]:
    """A diamond with the sign of its sort, as in BPMN."""
    half = side / 2
    corners = ((x + half, y), (x + side, y + half), (x + half, y + side), (x, y + half))
    sign = _GATEWAY_SIGNS[sort]
    size = side * 0.6
    width = text_width(sign, Font.BOLD, size)
    return [
        Polygon(corners, Colour.SURFACE, Colour.INK, OUTLINE_PT, owner=owner),
        Text(
            x + half, y + half + size * 0.3, sign, size, width,
            Font.BOLD, Colour.INK, Anchor.MIDDLE, Role.LETTER, owner,
        ),
    ]  # fmt: skip


def hatching(x: float, y: float, width: float, owner: str) -> list[Primitive]:
    """A strip of slanted strokes with its top left at (x, y): the customer on hold."""
    foot, lean = y + HATCHING_PT, HATCHING_PT
    strokes = int((width - lean - _HATCH_WIDE_PT) // _HATCH_APART_PT) + 1
    slack = (width - lean - _HATCH_WIDE_PT - (strokes - 1) * _HATCH_APART_PT) / 2
    items: list[Primitive] = []
    for index in range(strokes):
        left = x + slack + index * _HATCH_APART_PT
        corners = (
            (left, foot), (left + _HATCH_WIDE_PT, foot),
            (left + _HATCH_WIDE_PT + lean, y), (left + lean, y),
        )  # fmt: skip
        items.append(Polygon(corners, fill=Colour.HOLD, owner=owner))
    return items


def arrow_length(width: float) -> float:
    return 6 + width


def arrowhead(
    points: Sequence[Point], tip: Point, width: float, colour: Colour, owner: str
) -> Polygon:
    """The triangle from the end of a curve to `tip`, for a line of that width."""
    foot = points[-1]
    across, down = tip[0] - foot[0], tip[1] - foot[1]
    length = math.hypot(across, down) or 1
    half = 2.6 + width * 0.75
    side = (-down / length * half, across / length * half)
    corners = (
        tip,
        (foot[0] + side[0], foot[1] + side[1]),
        (foot[0] - side[0], foot[1] - side[1]),
    )
    return Polygon(corners, fill=colour, owner=owner)
