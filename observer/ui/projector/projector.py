"""The window on the wall: the map and what its signs mean, and nothing to press."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observer.drawing import tokens
from observer.ui.map.key_sheet import KeySheet
from observer.ui.map.minimap import Minimap
from observer.ui.projector.canvas import ProjectorCanvas
from observer.ui.projector.foot import Foot
from observer.ui.projector.wall_keys import WALL_KEYS, KeyLine
from observer.ui.theme import qt_palette


class Projector(QWidget):
    """Full screen, in a theme of its own.

    Signals:
        left: it was closed, by Esc or by the system.
        pressed: a key that is not its own, as a QKeyEvent.

    Attributes:
        key_line, keys: name the keys, where it is the only screen.
    """

    left = Signal()
    pressed = Signal(QKeyEvent)

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Observer projector")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.canvas, self.foot = ProjectorCanvas(), Foot()
        self.minimap = Minimap(self.canvas)
        self.key_line = KeyLine(self.canvas)
        self.keys = KeySheet(self.canvas, "Keys on the wall", WALL_KEYS)
        self._is_alone = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.foot)
        self.set_black(black=False)

    def set_black(self, *, black: bool) -> None:
        """Black or white."""
        palette = qt_palette(tokens.BLACK if black else tokens.WHITE)
        for widget in (self, self.canvas, self.minimap, self.foot):
            widget.setPalette(palette)

    def show_on(self, screen: QScreen, *, alone: bool) -> None:
        """Fills a screen; where it is alone the leader sees nothing else, so keys are named."""
        self._is_alone = alone
        self.keys.hide()
        self.key_line.hide()
        if alone:
            self.key_line.begin()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.foot.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.text() == "?" and self._is_alone:
            self.key_line.hide()
            self.keys.toggle()
        else:
            self.pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        self.left.emit()
