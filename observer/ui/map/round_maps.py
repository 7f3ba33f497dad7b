"""The maps of the latest round: read, laid out and drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from statistics import median_low

from PySide6.QtCore import QObject, Signal

from observer.analysis import Analysis
from observer.drawing.atlas import Atlas
from observer.drawing.map_graph import View
from observer.drawing.reading import EVERYTHING, Reading
from observer.errors import UserError
from observer.layout.geometry import Point
from observer.layout.worker import shared_worker
from observer.model.place import Places
from observer.ui.map.background import Background
from observer.views import Drawn, admitted, lay_out_views, read_views

OpenAnalysis = Callable[[], Analysis]


class RoundMaps(QObject):
    """Keeps the last drawings until others are there.

    Signals:
        analysed: the round was read again.
        drawn: the views are drawn.
        failed: why there is no map, as a UserError.

    Attributes:
        analysis: of all contacts; None before the first, and where the study cannot be read.
        admitted: the same with only the contacts that the reading admits.
        views: what is drawn.
        reading: what is asked for.
        shift: how far right and down what stayed lies now from where it lay before, in points.
    """

    analysed = Signal()
    drawn = Signal()
    failed = Signal(UserError)

    def __init__(self, parent: QObject, open_analysis: OpenAnalysis) -> None:
        super().__init__(parent)
        self.analysis: Analysis | None = None
        self.admitted: Analysis | None = None
        self.views: dict[View, Drawn] = {}
        self.reading = EVERYTHING
        self.shift: Point = (0, 0)
        self._open_analysis = open_analysis
        self._atlas: Atlas | None = None
        self._analysing: Background[Analysis] = Background(self)
        self._laying_out: Background[Atlas] = Background(self)
        self._drawing: Background[dict[View, Drawn]] = Background(self)

    @property
    def places(self) -> Places:
        """Where the nodes of the last layout are, in the coordinates of its drawings."""
        return self._atlas.places if self._atlas else {}

    @property
    def warning(self) -> str:
        """What is to be said of the last layout; mostly nothing."""
        return self._atlas.warning if self._atlas else ""

    @property
    def busy(self) -> bool:
        return self._analysing.busy or self._laying_out.busy or self._drawing.busy

    def refresh(self) -> None:
        """Reads the study again, and draws it anew."""
        self.drop()
        open_analysis = self._open_analysis
        self._analysing.start(lambda: read_study(open_analysis), self._take_analysis)

    def drop(self) -> None:
        """Gives up what is under way."""
        for work in (self._analysing, self._laying_out, self._drawing):
            work.drop()

    def read(self, reading: Reading) -> None:
        """Draws the same analysis as another reading shows it."""
        self.reading = reading
        self._narrow()
        analysis, atlas = self.analysis, self._atlas
        if analysis and atlas and not self._laying_out.busy:
            self._drawing.start(lambda: read_views(analysis, reading, atlas), self._take_views)

    def _narrow(self) -> None:
        if self.analysis:
            observed = admitted(self.analysis.observed, self.reading.filters)
            self.admitted = replace(self.analysis, observed=observed)

    def _take_analysis(self, done: Future[Analysis]) -> None:
        try:
            analysis = done.result()
        except UserError as error:
            self.analysis = self.admitted = self._atlas = None
            self.views = {}
            self.failed.emit(error)
            return
        self.analysis = analysis
        self._narrow()
        self.analysed.emit()
        self._lay_out(self.places or None)

    def rearrange(self, places: Places) -> None:
        """Lays out with nodes at these places, which are kept with the study by now."""
        if self.analysis:
            observed = replace(self.analysis.observed, places=places)
            self.analysis = replace(self.analysis, observed=observed)
            self._narrow()
            self._lay_out(places)

    def _lay_out(self, places: Places | None) -> None:
        """Lays out with nodes at these places; None for those that are kept with the study."""
        analysis = self.analysis
        if analysis:
            self._laying_out.start(lambda: lay_out_views(analysis, places), self._take_atlas)

    def _take_atlas(self, done: Future[Atlas]) -> None:
        former = self.places
        try:
            self._atlas = done.result()
        except UserError as error:
            self.failed.emit(error)
            return
        self.shift = _shift(former, self.places)
        self.read(self.reading)

    def _take_views(self, done: Future[dict[View, Drawn]]) -> None:
        self.views = done.result()
        self.drawn.emit()
        self.shift = (0, 0)


def _shift(former: Places, places: Places) -> Point:
    """What most nodes moved by: a drawing may begin at another corner."""
    both = former.keys() & places.keys()
    if not both:
        return 0, 0
    across = median_low([places[node][0] - former[node][0] for node in both])
    down = median_low([places[node][1] - former[node][1] for node in both])
    return across, down


def read_study(open_analysis: OpenAnalysis) -> Analysis:
    """The analysis; the layout engine, which will be needed next, starts meanwhile."""
    shared_worker().start()
    return open_analysis()
