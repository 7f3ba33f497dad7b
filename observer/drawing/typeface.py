"""The shipped typeface: its faces and their files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Font(StrEnum):
    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    ITALIC = "italic"


_FILES = {
    Font.REGULAR: "SourceSansPro-Regular.ttf",
    Font.SEMIBOLD: "SourceSansPro-Semibold.ttf",
    Font.BOLD: "SourceSansPro-Bold.ttf",
    Font.ITALIC: "SourceSansPro-It.ttf",
}


def font_path(font: Font) -> Path:
    """The `.ttf` file of a font."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory) / _FILES[font]
