"""Saving a document: first what looks personal in it is asked about, then it is written."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from threading import Event

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from observer.documents.kinds import write_document
from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.export.document import Document
from observer.ui.buttons import WordButton
from observer.ui.map.background import Background
from observer.ui.map.words import breakable, sentence, wrapping
from observer.ui.panel import Panel


class Saving(Panel):
    """A line that tells how the last export went; hidden before the first one."""

    def __init__(self) -> None:
        super().__init__()
        self.result = wrapping("")
        self.open_folder, self.cancel = WordButton("Open folder"), WordButton("Cancel")
        self.open_folder.clicked.connect(self._open_folder)
        self.cancel.clicked.connect(self._cancel)
        self._path, self._cancelled = Path(), Event()
        self._background: Background[None] = Background(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.result, 1)
        row.addWidget(self.open_folder)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        return self._background.busy

    def save(self, document: Document, path: Path) -> None:
        """Writes the document beside the window; nothing is replaced before all is there."""
        self._path = path
        cancelled = self._cancelled = Event()
        self._say(f"Saving {path.name}…")
        self.cancel.show()
        self._background.start(lambda: write_document(document, path, cancelled.is_set), self._tell)

    def _cancel(self) -> None:
        self._cancelled.set()
        self._background.drop()
        self._say(f"{self._path.name} was not saved.")

    def _tell(self, done: Future[None]) -> None:
        try:
            done.result()
        except UserError as error:
            self._say(sentence(str(error)))
            return
        self._say(f"Saved {self._path.name} in {self._path.parent}")
        self.open_folder.show()

    def _say(self, words: str) -> None:
        self.result.setText(breakable(words))
        self.open_folder.hide()
        self.cancel.hide()
        self.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
