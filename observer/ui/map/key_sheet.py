"""The keys that count over a map, listed in a sheet over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.ui.keys import undo_cap
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.painting import advance, cap_width, key_cap, text
from observer.ui.theme import BOLD, SIZES, colour, font, tokens_of

Keys = Sequence[tuple[str, str]]
"""Each key with what it does."""

ROW_PX = 30
_MAP_KEYS: Keys = (
    ("Tab", "to the next step, point or line"),
    ("← ↑ ↓ →", "to its neighbour; moves the map while nothing is chosen"),
    ("Enter", "the contacts and marks behind it"),
    ("Esc", "leaves what is open, chosen or lit"),
    ("+  −", "larger, smaller"),
    ("F", "all of the map"),
    ("V", "the ways that contacts went"),
    ("Page Down  Page Up", "lights up one way more, one less"),
    ("/", "searches"),
    ("Space", "plays and stops the replay, while it is open"),
    ("?", "these keys"),
)


def map_keys() -> Keys:
    """The keys of the Map page, as this system calls them."""
    return (*_MAP_KEYS, (undo_cap(), "puts a dragged step back"))


class KeySheet(Sheet):
    """Hidden until it is asked for; `Esc` and `?` put it away."""

    def __init__(self, area: QWidget, title: str, keys: Keys) -> None:
        super().__init__(area)
        self._area, self._title, self._keys = area, title, keys
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGraphicsEffect(shadow(self))
        self.show_keys(keys)
        area.installEventFilter(self)
        self.hide()

    def show_keys(self, keys: Keys) -> None:
        """Lists other keys."""
        self._keys = keys
        self.setAccessibleDescription(". ".join(f"{cap}: {does}" for cap, does in keys))
        self._put()
        self.update()

    def toggle(self) -> None:
        if self.isHidden():
            self._put()
            self.show()
            self.raise_()
            self.setFocus()
        else:
            self.put_away()

    def put_away(self) -> None:
        """Gives the keyboard back to what it lies over."""
        if not self.isHidden():
            self._area.setFocus()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape or event.text() == "?":
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._put()
        return super().eventFilter(watched, event)

    @property
    def _caps_px(self) -> float:
        return max(cap_width(cap) for cap, _ in self._keys)

    def sizeHint(self) -> QSize:  # noqa: N802
        words = max(advance(does, font(SIZES.body)) for _, does in self._keys)
        rows = (len(self._keys) + 1) * ROW_PX
        return QSize(round(3 * MARGIN + self._caps_px + words) + 1, rows + 2 * GRID)

    def _put(self) -> None:
        """In the middle of the map."""
        room, size = self._area.size(), self.sizeHint()
        left = max(INSET_PX, (room.width() - size.width()) // 2)
        self.setGeometry(
            left, max(INSET_PX, (room.height() - size.height()) // 2), size.width(), size.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        theme = self.window()
        ink, colours = colour(theme, Colour.INK), tokens_of(theme)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            row = QRectF(MARGIN, GRID, self.width() - 2 * MARGIN, ROW_PX)
            text(painter, row, self._title, font(SIZES.lead, BOLD), ink)
            for cap, does in self._keys:
                row.translate(0, ROW_PX)
                key_cap(painter, row.left(), row.center().y(), cap, colours)
                words = row.adjusted(self._caps_px + MARGIN, 0, 0, 0)
                text(painter, words, does, font(SIZES.body), ink)
