"""Saving a document: first what looks personal in it is asked about, then it is written."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from observer.analysis import Observed
from observer.documents.kinds import write_document
from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.export.document import Document
from observer.privacy.outgoing import document_texts
from observer.privacy.suspects import LooksPersonal, require_nothing_personal
from observer.ui.buttons import WordButton
from observer.ui.map.background import Background
from observer.ui.map.words import breakable, sentence, wrapping
from observer.ui.panel import Panel


class Saving(Panel):
    """A line that tells how the last export went, or asks about it; hidden before the first one."""

    def __init__(self) -> None:
        super().__init__()
        self.result = wrapping("")
        self.open_folder, self.cancel = WordButton("Open folder"), WordButton("Cancel")
        self.all_the_same, self.not_now = WordButton("Save all the same"), WordButton("Do not save")
        self._buttons = (self.open_folder, self.cancel, self.all_the_same, self.not_now)
        self.open_folder.clicked.connect(self._open_folder)
        self.cancel.clicked.connect(self._cancel)
        self.not_now.clicked.connect(self._cancel)
        self._path, self._cancelled = Path(), Event()
        self._background: Background[None] = Background(self)
        self._go_on: Callable[[], None] = self._cancel
        self.all_the_same.clicked.connect(self._save_all_the_same)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.result, 1)
        for button in self._buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.hide()

    @property
    def busy(self) -> bool:
        return self._background.busy

    def save(self, document: Document, observed: Observed, path: Path, allow: bool = False) -> None:
        """Writes the document beside the window; nothing is replaced before all is there.

        Args:
            allow: that what looks personal goes out; without it, it is asked about.
        """
        self._path = path
        self._go_on = lambda: self.save(document, observed, path, allow=True)
        cancelled = self._cancelled = Event()

        def work() -> None:
            if not allow:
                require_nothing_personal(document_texts(document), observed)
            write_document(document, path, cancelled.is_set)

        self._say(f"Saving {path.name}…", self.cancel)
        self._background.start(work, self._tell)

    def _save_all_the_same(self) -> None:
        self._go_on()

    def _cancel(self) -> None:
        self._cancelled.set()
        self._background.drop()
        self._say(f"{self._path.name} was not saved.")

    def _tell(self, done: Future[None]) -> None:
        try:
            done.result()
        except LooksPersonal as found:
            self._ask(found)
        except UserError as error:
            self._say(sentence(str(error)))
        else:
            self._say(f"Saved {self._path.name} in {self._path.parent}", self.open_folder)

    def _ask(self, found: LooksPersonal) -> None:
        named = [str(suspect) for suspect in found.suspects[:NAMED]]
        more = len(found.suspects) - NAMED
        listed = "\n".join([*named, *([f"and {more} more"] if more > 0 else [])])
        words = f"This looks personal, so nothing is saved yet:\n{listed}"
        self._say(words, self.not_now, self.all_the_same)
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, *buttons: WordButton) -> None:
        self.result.setText(breakable(words))
        for button in self._buttons:
            button.setVisible(button in buttons)
        self.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


NAMED = 6
"""So many of what looks personal are named at once."""
