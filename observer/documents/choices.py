"""What whoever exports may choose."""

from __future__ import annotations

from dataclasses import dataclass

from observer.drawing.map_graph import View
from observer.export.paper import Orientation, Paper


@dataclass(frozen=True, slots=True)
class Choices:
    """
    Attributes:
        view: of a map; the comparison, or without a documented process the real one, if None.
        paper: the smallest that reads well if None.
        sheets: of a wall, at most so many; as many as it takes to read it if None.
        orientation: as the kind of document likes best if None.
        author: who hands it on, as they give it.
        notes: ids of the note marks that may go out; every other note stays in the study.
    """

    view: View | None = None
    paper: Paper | None = None
    sheets: int | None = None
    orientation: Orientation | None = None
    author: str = ""
    notes: frozenset[int] = frozenset()


DEFAULTS = Choices()
