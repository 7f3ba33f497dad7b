"""What the program has to be able to rely on in the Python binding of Qt that is installed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter

CALLS = 300


def test_calls_that_return_nothing_keep_the_count_of_references_to_none() -> None:
    """A binding that loses one a call aborts the program after some thousands of paintings.

    PySide6 6.12.0 does, with a Python before 3.12; hence the bound in `pyproject.toml`.
    """
    image = QImage(QSize(10, 10), QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setPen(QColor("black"))
        painter.drawPoint(QPoint(1, 1))
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < CALLS / 10
