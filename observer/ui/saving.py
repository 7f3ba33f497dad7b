"""Saving beside the window: what looks personal is asked about, and what came of it is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.files import replace_file
from observer.privacy.suspects import LooksPersonal
from observer.store.snapshot import require_no_study
from observer.ui.buttons import WordButton
from observer.ui.map.background import Background
from observer.ui.map.words import breakable, sentence, wrapping

NAMED = 6
"""So many of what looks personal are named at once."""

Export = Callable[[Path, bool], tuple[str, ...]]
"""Writes a file, with what looks personal in it or not, and returns what there is to warn of."""


class Saving(QWidget):
    """A line that tells how the last export went, or asks about it.

    Signals:
        spoke: its words are others.
    """

    spoke = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.result = wrapping("")
        self.open_file, self.open_folder = WordButton("Open"), WordButton("Open folder")
        self.cancel = WordButton("Cancel")
        self.allow, self.refuse = WordButton("Save all the same"), WordButton("Do not save")
        self._buttons = (
            self.open_file,
            self.open_folder,
            self.cancel,
            self.refuse,
            self.allow,
        )
        self.cancel.clicked.connect(self._cancel)
        self.refuse.clicked.connect(self._cancel)
        self.allow.clicked.connect(lambda: self._start(allow=True))
        self._path = Path()
        self.open_file.clicked.connect(lambda: _open(self._path))
        self.open_folder.clicked.connect(lambda: _open(self._path.parent))
        self._export: Export = _nothing
        self._cancelled = Event()
        self._background: Background[tuple[str, ...]] = Background(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.result, 1)
        for button in self._buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
            button.hide()

    @property
    def busy(self) -> bool:
        return self._background.busy

    def save(self, path: Path, export: Export) -> None:
        """Runs `export` beside the window and says what came of it.

        Nothing is written to `path` before all is there, and nothing after it was cancelled.
        """
        self._path, self._export = path, export
        self._start(allow=False)

    def _start(self, *, allow: bool) -> None:
        path, export = self._path, self._export
        cancelled = self._cancelled = Event()
        self.say(f"Saving {path.name}…", self.cancel)
        self._background.start(lambda: write(path, export, allow, cancelled), self._tell)

    def _cancel(self) -> None:
        self._cancelled.set()
        self._background.drop()
        self.say(f"{self._path.name} was not saved.")

    def _tell(self, done: Future[tuple[str, ...]]) -> None:
        try:
            warnings = done.result()
        except LooksPersonal as found:
            self._ask(found)
        except UserError as error:
            self.say(sentence(str(error)))
        else:
            notes = "".join(f" · {warning}" for warning in warnings)
            self.say(f"Saved {self._path.name}{notes}", self.open_file, self.open_folder)

    def _ask(self, found: LooksPersonal) -> None:
        named = [str(suspect) for suspect in found.suspects[:NAMED]]
        more = len(found.suspects) - NAMED
        listed = "\n".join([*named, *([f"and {more} more"] if more > 0 else [])])
        words = f"This looks personal, so nothing is saved yet:\n{listed}"
        self.say(words, self.refuse, self.allow)

    def say(self, words: str, *buttons: WordButton) -> None:
        """Shows words, with these of its buttons."""
        self.result.setText(breakable(words))
        for button in self._buttons:
            button.setVisible(button in buttons)
        self.spoke.emit()


def write(path: Path, export: Export, allow: bool, cancelled: Event) -> tuple[str, ...]:
    """Exports beside other temporary files first; returns the warnings of `export`.

    Raises:
        UserError: as `export`, or the file is a study or cannot be written.
    """
    require_no_study(path)
    with TemporaryDirectory() as folder:
        made = Path(folder, path.name)
        warnings = export(made, allow)
        if not cancelled.is_set():
            replace_file(path, made.read_bytes())
    return warnings


def _open(path: Path) -> None:
    """Opens a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _nothing(_path: Path, _allow: bool) -> tuple[str, ...]:
    """What is exported before anything is."""
    return ()
