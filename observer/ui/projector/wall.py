"""What is on the wall: the map of a page as far as its audience may see it, and where to look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from observer.drawing.display_list import DisplayList
from observer.drawing.layers import Layer, signs_of
from observer.drawing.map_graph import MapGraph, View
from observer.drawing.tokens import Colour
from observer.drawing.wording import of_all
from observer.model.reveal import Conclusion
from observer.rounds import brief_difference
from observer.ui.map.page import MapPage
from observer.ui.projector.audience import Audience
from observer.ui.projector.foot import TITLES
from observer.ui.projector.projector import Projector
from observer.ui.projector.walk import Walk, way_of
from observer.ui.replay.overlay import Overlay
from observer.ui.theme import colour
from observer.views import Drawn

FRAME_PX = 2
NOTHING = DisplayList(0, 0, ())


class Wall(QObject):
    """Shows what the page shows: view, filters, what is lit and selected, the replay.

    Signals:
        changed: the team sees something else.

    Attributes:
        view: what the team sees; None while it is nothing.
        walk: the way that is told place by place.
    """

    changed = Signal()

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self.page = page
        self.audience = Audience()
        self.view: View | None = None
        self.walk = Walk()
        self.projector = Projector()
        self.canvas = self.projector.canvas
        self.tokens = Overlay(self.canvas, page.replay.player)
        self._contacts: tuple[int, ...] = ()
        self._is_on = False
        self._is_large = True
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.shown.connect(self.refresh)
        page.canvas.selected.connect(self._leave_way)
        page.canvas.dimmed.connect(self._mark)
        page.ways.lit.connect(self._take_way)
        page.replay.toggled.connect(self._show_tokens)
        page.replay.player.moved.connect(self._follow_replay)
        page.canvas.installEventFilter(self)
        page.destroyed.connect(self.projector.deleteLater)
        self.canvas.looked.connect(page.canvas.update)
        self.canvas.looked.connect(self.changed)
        self.canvas.pointed.connect(self.canvas.point_at)
        self.canvas.clicked.connect(self._select)
        self.projector.pressed.connect(self._use_key)

    def start(self, audience: Audience) -> None:
        """Follows the page from now on."""
        self._is_on = True
        self.page.canvas.overlays.append(self._paint_frame)
        self.walk = Walk()
        self.view = None
        self.canvas.follow("")
        self.canvas.show_large()
        self.show_to(audience)
        self._show_tokens()

    def stop(self) -> None:
        if self._is_on:
            self._is_on = False
            self.page.canvas.overlays.remove(self._paint_frame)
            self.page.canvas.update()
            self.tokens.hide()
            self.projector.hide()
            self.canvas.show_drawing(NOTHING)
            if self.walk.passed:
                self.walk = Walk()
                self.page.light_ways()

    def show_to(self, audience: Audience) -> None:
        """Shows what an audience may see."""
        self.audience = audience
        self.projector.set_black(black=audience.black)
        self.refresh()

    # The map

    @property
    def drawn(self) -> Drawn | None:
        """The view that the team sees, as the leader sees it."""
        return self.page.maps.views.get(self.view) if self.view else None

    @property
    def is_what_the_page_shows(self) -> bool:
        return self.view is self.page.view

    def picture(self, drawn: Drawn) -> DisplayList:
        """A view as the audience may see it."""
        analysis = self.page.analysis
        return self.audience.picture(drawn, analysis.findings.constraints if analysis else ())

    def refresh(self) -> None:
        """Shows the page's view, where it may be seen."""
        if not self._is_on:
            return
        maps = self.page.maps
        self.view = self.audience.view_among(maps.views, self.page.view, self.view)
        drawn = self.drawn
        drawing = self.picture(drawn) if drawn else NOTHING
        figures = self.view is not View.DOCUMENTED and Layer.TIMES not in self.audience.hidden
        signs = self._signs(drawn) if drawn else None
        self.projector.foot.show_map(self.title, signs, figures=figures)
        self.canvas.show_drawing(drawing, fades=True, shift=maps.shift)
        self._mark()
        self._aim()
        self.changed.emit()

    @property
    def title(self) -> str:
        """Which map it is, and what of the conclusions is on it."""
        drawn = self.drawn
        if drawn is None or self.view is None:
            return ""
        shown, revealed = len(drawn.graph.contacts), self.audience.revealed
        of = len(self.page.analysis.observed.traces) if self.page.analysis else shown
        parts = [TITLES[self.view]]
        if self.view is View.DIFFERENCE and self.page.maps.admitted:
            parts += [brief_difference(self.page.maps.admitted.observed), drawn.left_out]
        elif shown:
            parts += [drawn.left_out or f"{of_all(shown, of)} contacts"]
        if Conclusion.FINDINGS in revealed or Conclusion.RANKING in revealed:
            parts += ["ringed: held two contacts or more"]
        if Conclusion.RANKING in revealed:
            parts += ["numbered: held them longest"]
        return " · ".join(filter(None, parts))

    def _signs(self, drawn: Drawn) -> MapGraph:
        """What the legend explains."""
        return signs_of(drawn.graph, points=Layer.POINTS not in self.audience.hidden)

    # Where to look

    def _mark(self) -> None:
        if not self._is_on:
            return
        owner, lit = "", None
        if self.walk.passed:
            owner, lit = self.walk.place, self.walk.trail
        elif self.is_what_the_page_shows:
            owner = self.page.canvas.selection
            lit = self.page.canvas.lit or self._with_points(owner)
        self.canvas.mark(owner, lit)
        if owner and owner in self.canvas.drawing.by_owner:
            self.canvas.follow(owner)
        self.changed.emit()

    def _with_points(self, owner: str) -> frozenset[str] | None:
        """A step with the points that stand at it, a point with its step, a line with its ends."""
        drawn = self.drawn
        if drawn is None or not owner:
            return None
        element = drawn.drawing.elements[owner]
        lit = {owner, *filter(None, (element.source, element.target))}
        for node in drawn.graph.nodes:
            stops = {stop.id for stop in node.stops}
            lit |= stops if owner == node.id else {node.id} if owner in stops else set()
        return frozenset(lit)

    def _aim(self) -> None:
        """Large where the audience is to read it; the whole while all contacts move at once."""
        replay = self.page.replay
        all_move = replay.is_open and not replay.player.current
        large = self.audience.large and not all_move
        if large != self._is_large:
            self._is_large = large
            (self.canvas.show_large if large else self.canvas.fit)()

    def _select(self, owner: str) -> None:
        if self.is_what_the_page_shows:
            self.page.canvas.select(owner)

    def _use_key(self, event: QEvent) -> None:
        """A key pressed on the wall is one of the page's."""
        if self.page.isVisible():
            QApplication.sendEvent(self.page.canvas, event)

    # Along a way

    def step(self, by: int) -> None:
        """To the next place (1) of the way that is lit, or the one before (-1)."""
        if not self.walk.way and self.page.maps.admitted:
            traces = self.page.maps.admitted.observed.traces
            self.walk = Walk(way_of(traces, self._contacts, self.canvas.drawing))
        self.walk = self.walk.stepped(by)
        canvas, place = self.page.canvas, self.walk.place
        canvas.light(self.walk.trail or None)
        if place in canvas.drawing.elements:
            canvas.reveal(place)
        self._mark()

    def _take_way(self, contacts: tuple[int, ...]) -> None:
        self._contacts, self.walk = contacts, Walk()
        self._mark()

    def _leave_way(self) -> None:
        self.walk = Walk()
        self._mark()

    # Replay

    def _show_tokens(self) -> None:
        if self._is_on and self.page.replay.is_open:
            self.tokens.least_px = self.canvas.least_scale
            self.tokens.show()
        else:
            self.tokens.hide()
        self._aim()

    def _follow_replay(self) -> None:
        if self._is_on:
            self._aim()
            self.changed.emit()

    # On the leader's map

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The soft dot follows the mouse over the leader's map."""
        if event.type() == QEvent.Type.Leave or not self.is_what_the_page_shows:
            self.canvas.point_at(None)
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            position = event.position()
            self.canvas.point_at(self.page.canvas.viewport.to_drawing(position.x(), position.y()))
        return super().eventFilter(watched, event)

    def _paint_frame(self, painter: QPainter) -> None:
        """Around what the team sees of the map, where that is not all."""
        if self.canvas.is_whole:
            return
        seen = self.canvas.in_sight
        frame = QPen(colour(self.page.canvas, Colour.ACCENT), FRAME_PX)
        frame.setCosmetic(True)
        painter.setPen(frame)
        painter.drawRect(QRectF(seen.left, seen.top, seen.width, seen.height))
