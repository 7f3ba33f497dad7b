"""The tokens of a replay over a map: they move, and the map below is left as it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion, QTransform

from observer.drawing.contact_tokens import draw_tokens, place_of, token_id
from observer.drawing.display_list import DisplayList, bounds_around
from observer.ui.map.drawing_view import DrawingView
from observer.ui.map.primitives import Item, colours_of, paint, ready
from observer.ui.replay.player import Player
from observer.ui.theme import tokens_of

LEAST_PX = 1.3
"""Pixels a point of a token, however small the map is shown in the window."""

EDGE_PX = 2


class Overlay:
    """Paints the tokens of a player over a canvas, and keeps the one in sight that is followed.

    Attributes:
        least_px: pixels a point of a token, however small the map is shown.
    """

    def __init__(self, canvas: DrawingView, player: Player) -> None:
        self.least_px = LEAST_PX
        self._canvas, self._player = canvas, player
        self._shown = False
        self._followed = ""
        self._items: tuple[Item, ...] = ()
        self._area = QRegion()
        player.moved.connect(self.refresh)
        canvas.looked.connect(self._show_tokens)

    def show(self) -> None:
        if not self._shown:
            self._canvas.overlays.append(self._paint)
        self._shown = True
        self.refresh()

    def hide(self) -> None:
        if self._shown:
            self._canvas.overlays.remove(self._paint)
        self._shown = False
        self._canvas.update()

    def refresh(self) -> None:
        """Shows where everyone is now."""
        if self._shown:
            self._follow()
            self._show_tokens()

    def _show_tokens(self) -> None:
        """Paints anew what has changed of the map, and no more."""
        if not self._shown:
            return
        self._items = ready(self.drawn())
        left, self._area = self._area, self._covered()
        self._canvas.update(left.united(self._area))

    def _covered(self) -> QRegion:
        """The pixels of the canvas that the tokens take."""
        view = self._canvas.viewport
        moved = QTransform(view.scale, 0, 0, view.scale, view.x, view.y)
        area = QRegion()
        for item in self._items:
            around = moved.mapRect(item.area).toAlignedRect()
            area += around.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
        return area

    def drawn(self) -> DisplayList:
        """The tokens as they are on the map now."""
        canvas = self._canvas
        scale = max(1.0, self.least_px / canvas.viewport.scale)
        page = canvas.drawing
        items = draw_tokens(page, self._player.tokens, scale)
        return DisplayList(page.width, page.height, items)

    def _paint(self, painter: QPainter) -> None:
        inverse, _ = painter.transform().inverted()
        visible = inverse.mapRect(QRectF(self._canvas.rect()))
        paint(painter, self._items, colours_of(tokens_of(self._canvas)), visible)

    def _follow(self) -> None:
        """Brings the contact that is told of into sight, whenever it comes to another place."""
        current = self._player.current
        token = next((t for t in self._player.tokens if t.contact == current), None)
        if token is None:
            return
        place = f"{current} {token.position.node}"
        if place != self._followed or token.position.origin:
            self._followed = place
            self._bring_into_sight(token_id(current), place_of(self._canvas.drawing, token))

    def _bring_into_sight(self, token: str, place: str) -> None:
        canvas, tokens = self._canvas, self.drawn().by_owner
        around = (*tokens.get(token, ()), *canvas.drawing.by_owner.get(place, ()))
        if around:
            view = canvas.viewport
            width, height = canvas.width() - canvas.covered_px, canvas.height()
            there = view.revealing(bounds_around(around), width, height)
            if there != view:
                canvas.pan(there.x - view.x, there.y - view.y)
