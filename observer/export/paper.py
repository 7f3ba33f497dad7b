"""Sheets of paper and slides: their sizes, and how small text on them may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

MM_PT = 72 / 25.4

HAND_PT = 7.0
"""The smallest text on what is read in the hand."""

WALL_PT = 14.0
"""The smallest text on what hangs on a wall."""


class Orientation(StrEnum):
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Paper(Enum):
    """Upright sheets: width and height in mm, and the smallest text in points.

    ISO 216, and the American sizes of ANSI Y14.1.
    """

    A4 = (210, 297, HAND_PT)
    A3 = (297, 420, HAND_PT)
    A2 = (420, 594, 10.0)
    A1 = (594, 841, WALL_PT)
    A0 = (841, 1189, WALL_PT)
    LETTER = (215.9, 279.4, HAND_PT)
    LEGAL = (215.9, 355.6, HAND_PT)
    TABLOID = (279.4, 431.8, HAND_PT)

    @property
    def label(self) -> str:
        """Its name, such as `A4` or `Letter`."""
        return self.name if self.name.startswith("A") else self.name.capitalize()


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A sheet as it lies; width and height in points.

    Attributes:
        smallest_pt: no text on it should be smaller.
    """

    name: str
    width: float
    height: float
    smallest_pt: float = HAND_PT

    @property
    def orientation(self) -> Orientation:
        return Orientation.PORTRAIT if self.height > self.width else Orientation.LANDSCAPE


def larger_papers(paper: Paper) -> list[Paper]:
    """The larger sheets of the same family, the next one first."""
    metric = paper.name.startswith("A")
    family = [other for other in Paper if other.name.startswith("A") is metric]
    return family[family.index(paper) + 1 :]


def sheet_size(paper: Paper, orientation: Orientation = Orientation.LANDSCAPE) -> SheetSize:
    width, height, smallest_pt = paper.value
    if orientation is Orientation.LANDSCAPE:
        width, height = height, width
    return SheetSize(paper.label, width * MM_PT, height * MM_PT, smallest_pt)


SLIDE = SheetSize("slide", 960, 540, 14.0)
"""16 : 9, as slide programs have it: 13⅓ × 7½ inches."""
