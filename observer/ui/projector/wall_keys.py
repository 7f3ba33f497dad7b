"""What can be pressed where the wall is the only screen: one quiet line at first, a list by `?`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import MARGIN, TARGET_PX, Colour
from observer.ui.map.floating import INSET_PX, Sheet
from observer.ui.map.key_sheet import Keys
from observer.ui.painting import CENTRE, advance, text
from observer.ui.theme import SIZES, colour, font

SHOWN_MS = 8000
LINE = "Esc ends  ·  N, P along the way  ·  Shift+C/K/R reveal  ·  L large or all  ·  ? all keys"
WALL_KEYS: Keys = (
    ("Esc", "ends the presentation"),
    ("N", "to the next place of the way"),
    ("P", "to the place before"),
    ("Shift+C", "reveals the comparison, or hides it again"),
    ("Shift+K", "a ring around what held two contacts or more"),
    ("Shift+R", "numbers at the three that held them longest"),
    ("1  2  3  4", "hide points, times, counts, lanes"),
    ("L", "large, or all of the map"),
    ("I", "black or white"),
    ("Shift+Page Down", "the next view; with Page Up the one before"),
    ("?", "these keys"),
)


class KeyLine(Sheet):
    """Names the keys for some seconds, over the top of the wall's map."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setAccessibleName(LINE)
        self._gone = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._gone.timeout.connect(self.hide)
        area.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        self._put()
        self.show()
        self.raise_()
        self._gone.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._put()
        return super().eventFilter(watched, event)

    def _put(self) -> None:
        width = round(advance(LINE, font(SIZES.body))) + 2 * MARGIN
        self.setGeometry((self._area.width() - width) // 2, INSET_PX, width, TARGET_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        with QPainter(self) as painter:
            ink = colour(self.window(), Colour.MUTED)
            text(painter, QRectF(self.rect()), LINE, font(SIZES.body), ink, CENTRE)
