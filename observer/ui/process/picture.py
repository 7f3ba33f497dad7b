"""The drawing of a process on the page, laid out beside the window."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from observer.errors import UserError
from observer.model.identity import node_id
from observer.model.process import DocumentedProcess
from observer.ui.map.background import Background
from observer.ui.map.canvas import MapCanvas
from observer.ui.map.words import Message
from observer.views import Drawn, draw_process

DRAWING = "Drawing the process…"


READABLE = 0.85
"""Where the whole is smaller than this, the part around the step chosen is shown."""


class ProcessPicture(QWidget):
    """Shows the steps of a process and what follows what; the one before stays until then.

    Args:
        follows: whether the step chosen is shown large enough to be read, instead of the whole.

    Signals:
        chosen: id of the step clicked.
    """

    chosen = Signal(str)

    def __init__(self, *, follows: bool = False) -> None:
        super().__init__()
        self._follows = follows
        self.canvas, self.message = MapCanvas(), Message()
        self.canvas.setAccessibleName("Drawing of the documented process")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._drawing: Background[Drawn] = Background(self)
        self._ids: dict[str, str] = {}
        self._drawn: frozenset[str] = frozenset()
        self._wanted = ""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.canvas)
        self.canvas.selected.connect(self._tell)

    @property
    def busy(self) -> bool:
        return self._drawing.busy

    def show_process(self, process: DocumentedProcess) -> None:
        """Draws a process anew."""
        self._ids = {node_id("step", step.name): step.id for step in process.steps}
        if self._stack.currentWidget() is self.message:
            self.message.say(DRAWING)
        self._drawing.start(lambda: draw_process(process), self._take)

    def choose(self, element: str) -> None:
        """Rings a step; nothing where the element is not drawn."""
        self._wanted = element
        owner = next((owner for owner, known in self._ids.items() if known == element), "")
        if not self._drawing.busy and owner in {*self._drawn, ""}:
            signals = self.canvas.blockSignals(True)
            self.canvas.select(owner)
            if owner and self._follows and self.canvas.viewport.scale < READABLE:
                self.canvas.zoom(READABLE / self.canvas.viewport.scale)
            self.canvas.blockSignals(signals)

    def take_key(self, event: QKeyEvent) -> bool:
        """Zooms or fits, wherever on the page the key was pressed."""
        return event.key() != Qt.Key.Key_Escape and self.canvas.use_key(event)

    def _take(self, done: Future[Drawn]) -> None:
        try:
            drawn = done.result()
        except UserError as error:
            self.message.say(error.what, error.remedy)
            self._stack.setCurrentWidget(self.message)
            return
        signals = self.canvas.blockSignals(True)
        self.canvas.show_drawing(drawn.drawing)
        self._drawn = frozenset(drawn.drawing.elements)
        self.canvas.blockSignals(signals)
        self._stack.setCurrentWidget(self.canvas)
        self.choose(self._wanted)

    def _tell(self, owner: str) -> None:
        if owner in self._ids:
            self.chosen.emit(self._ids[owner])
