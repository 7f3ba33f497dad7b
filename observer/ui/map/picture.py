"""A display list as a picture of pixels, painted as the window paints it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from observer.drawing.display_list import DisplayList
from observer.drawing.tokens import Colour, Palette
from observer.errors import UserError
from observer.ui.map.primitives import colours_of, paint, ready

POINTS_PER_INCH = 72
INCH_M = 0.0254
LARGEST_PX = 30_000
"""A side of a picture; beyond, what others open it with gives up."""


def write_png(drawing: DisplayList, palette: Palette, dpi: int) -> bytes:
    """The drawing at so many pixels an inch.

    Raises:
        UserError: it would have more than `LARGEST_PX` pixels a side.
    """
    scale = dpi / POINTS_PER_INCH
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    if max(width, height) > LARGEST_PX:
        fitting = int(LARGEST_PX / max(drawing.width, drawing.height) * POINTS_PER_INCH)
        raise UserError(
            f"at {dpi} dpi the picture would be {width} × {height} pixels",
            remedy=f"at most {fitting} dpi fit",
        )
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)
    image.fill(QColor(palette[Colour.SURFACE]))
    image.setDotsPerMeterX(round(dpi / INCH_M))
    image.setDotsPerMeterY(round(dpi / INCH_M))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    whole = QRectF(0, 0, drawing.width, drawing.height)
    paint(painter, ready(drawing), colours_of(palette), whole)
    painter.end()
    return _encoded(image)


def _encoded(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise UserError("the picture could not be made", remedy="a smaller --dpi needs less memory")
    return bytes(content.data())
