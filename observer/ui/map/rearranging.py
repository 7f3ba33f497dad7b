"""Nodes that are dragged to another place: kept with the study, and taken back again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from observer.errors import UserError
from observer.model.place import Places, moved
from observer.ui.map.canvas import MapCanvas
from observer.ui.map.round_maps import RoundMaps

KeepPlaces = Callable[[Places], None]


class Rearranging(QObject):
    """
    Signals:
        refused: why a place could not be kept, as a UserError.

    Attributes:
        keep: writes places to the study, and raises UserError where it cannot; None where nodes
            are not to be dragged.
    """

    refused = Signal(UserError)

    def __init__(self, canvas: MapCanvas, maps: RoundMaps) -> None:
        super().__init__(canvas)
        self.keep: KeepPlaces | None = None
        self._canvas, self._maps = canvas, maps
        self._kept: Places = {}
        self._former: list[Places] = []
        canvas.dragged.connect(self._move)
        maps.analysed.connect(self._take_analysis)
        maps.drawn.connect(self._offer)

    @property
    def is_tidy(self) -> bool:
        """Whether every node is where the layout put it."""
        return not self._kept

    def _take_analysis(self) -> None:
        if self._maps.analysis:
            self._kept = self._maps.analysis.observed.places

    def _offer(self) -> None:
        self._canvas.movable = frozenset(self._maps.places if self.keep else ())

    def _move(self, node: str, right: float, down: float) -> None:
        x, y = self._maps.places[node]
        self._put(moved(self._maps.places, node, (x + right, y + down)), self._kept)

    def tidy_up(self) -> None:
        """Lets the layout decide again."""
        self._put({}, self._kept)

    def undo(self) -> bool:
        """Takes back the last drag or tidying; False where there is none."""
        if not self._former:
            return False
        if self._store(self._former[-1]):
            self._former.pop()
        return True

    def _put(self, places: Places, former: Places) -> None:
        if self._store(places):
            self._former.append(former)

    def _store(self, places: Places) -> bool:
        if self.keep is None:
            return False
        try:
            self.keep(places)
        except UserError as error:
            self.refused.emit(error)
            return False
        self._kept = places
        self._maps.rearrange(places)
        return True
