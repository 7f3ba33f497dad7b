"""What a page draws, object by object, as pdfium reads it: nothing of it is our own code's view.

Lengths are points, y runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, byref, c_float, c_int, c_uint, c_ushort, cast
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

Point = tuple[float, float]


@dataclass(frozen=True)
class Path:
    """
    Attributes:
        points: ends and controls of its pieces, in order.
        fill, stroke: as `#RRGGBB`; None where it is not filled or stroked.
    """

    points: tuple[Point, ...]
    fill: str | None
    stroke: str | None
    width: float
    dashes: tuple[float, ...]
    joins_round: bool


@dataclass(frozen=True)
class Words:
    """A piece of text; `x` and `y` are the left end of its baseline."""

    text: str
    x: float
    y: float
    size: float
    colour: str


def draw_objects(pdf: bytes) -> list[Path | Words]:
    """The objects of the first page, from back to front."""
    page = pypdfium2.PdfDocument(pdf)[0]
    words = page.get_textpage()
    return [
        _words(item, words, page.get_height())
        if isinstance(item, pypdfium2.PdfTextObj)
        else _path(item.raw, page.get_height())
        for item in page.get_objects(max_depth=1)
    ]


def _path(item: Any, height: float) -> Path:
    fill, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroked))
    a, b, c, d, e, f = _matrix(item)
    count = raw.FPDFPath_CountSegments(item)
    ends = [_end(raw.FPDFPath_GetPathSegment(item, at)) for at in range(count)]
    width = c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, byref(width))
    return Path(
        tuple((a * x + c * y + e, height - (b * x + d * y + f)) for x, y in ends),
        _colour(raw.FPDFPageObj_GetFillColor, item) if fill.value else None,
        _colour(raw.FPDFPageObj_GetStrokeColor, item) if stroked.value else None,
        width.value * a,
        tuple(length * a for length in _dashes(item)),
        raw.FPDFPageObj_GetLineJoin(item) == raw.FPDF_LINEJOIN_ROUND,
    )


def _words(item: Any, words: Any, height: float) -> Words:
    a, _, _, _, e, f = _matrix(item.raw)
    size = c_float()
    raw.FPDFTextObj_GetFontSize(item.raw, byref(size))
    colour = _colour(raw.FPDFPageObj_GetFillColor, item.raw)
    text = _text(item.raw, words).rstrip(" ")  # pdfium adds one before the next words of a line
    return Words(text, e, height - f, size.value * a, colour)


def _text(item: Any, words: Any) -> str:
    length = raw.FPDFTextObj_GetText(item, words.raw, None, 0)
    buffer = (c_uint * length)()
    raw.FPDFTextObj_GetText(item, words.raw, _as_characters(buffer), length)
    return bytes(buffer)[:length].decode("utf-16-le").rstrip("\0")


def _as_characters(buffer: Any) -> Any:
    return cast(buffer, POINTER(c_ushort))


def _matrix(item: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _end(segment: Any) -> Point:
    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    return x.value, y.value


def _colour(get: Any, item: Any) -> str:
    channels = [c_uint() for _ in range(4)]
    get(item, *map(byref, channels))
    return "#" + "".join(f"{channel.value:02X}" for channel in channels[:3])


def _dashes(item: Any) -> Iterator[float]:
    count = raw.FPDFPageObj_GetDashCount(item)
    lengths = (c_float * max(count, 1))()
    raw.FPDFPageObj_GetDashArray(item, lengths, count)
    yield from list(lengths)[: max(count, 0)]
