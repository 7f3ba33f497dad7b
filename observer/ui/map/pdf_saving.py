"""Saving the map as a PDF: which paper, where to, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.export.paper import Paper
from observer.files import replace_file
from observer.store.snapshot import require_no_study
from observer.ui.buttons import WordButton
from observer.ui.map.background import Background
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.map.words import breakable, sentence, wrapping

PAPERS: tuple[tuple[str, Paper | None], ...] = (
    ("The smallest sheet that reads well", None),
    ("A4 landscape", Paper.A4),
    ("A3 landscape", Paper.A3),
)
NOTE_PX = 560


class PdfSaving(Sheet):
    """A note over the map that tells how the last export went, and a button to begin one.

    Signals:
        wanted: the paper, or None for the smallest that reads well, and the file.

    Attributes:
        suggested: the file that is offered.
    """

    wanted = Signal(object, Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = WordButton("PDF…")
        self.button.clicked.connect(self._ask_paper)
        self.menu = self._make_menu()
        self.result = wrapping("")
        self.open_folder = WordButton("Open folder")
        self.open_folder.clicked.connect(self._open_folder)
        self.cancel = WordButton("Cancel")
        self.cancel.clicked.connect(self._cancel)
        self._cancelled = Event()
        close = WordButton("×")
        close.setAccessibleName("Close")
        close.clicked.connect(self.hide)
        self.suggested = Path.home() / "map.pdf"
        self._path = Path()
        self._background: Background[tuple[str, ...]] = Background(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self.result, 1)
        line.addWidget(self.open_folder)
        line.addWidget(self.cancel)
        line.addWidget(close)
        self.setGraphicsEffect(shadow(self))
        self._area = parent
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and watched is self._area:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Takes its place in its parent, at the bottom left."""
        width = min(NOTE_PX, self._area.width() - 2 * INSET_PX)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(INSET_PX, self._area.height() - INSET_PX - height, width, height)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self.button)
        for words, paper in PAPERS:
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked, chosen=paper: self._ask_file(chosen))
        return menu

    def _ask_paper(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _ask_file(self, paper: Paper | None) -> None:
        folder = str(self.suggested.parent)
        dialog = QFileDialog(self.window(), "Save the map", folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.suggested.name)
        dialog.fileSelected.connect(lambda name: self.wanted.emit(paper, Path(name)))
        dialog.open()

    def save(self, path: Path, export: Callable[[Path], tuple[str, ...]]) -> None:
        """Runs `export`, which returns warnings, beside the window and says what came of it.

        Nothing is written to `path` before all is there, and nothing after it was cancelled.
        """
        self._path = path
        cancelled = self._cancelled = Event()
        self.say(f"Saving {path.name}…")
        self.cancel.show()
        self._background.start(lambda: write(path, export, cancelled), self._tell)

    def _cancel(self) -> None:
        self._cancelled.set()
        self._background.drop()
        self.say(f"{self._path.name} was not saved.")

    def _tell(self, done: Future[tuple[str, ...]]) -> None:
        try:
            warnings = done.result()
        except UserError as error:
            self.say(sentence(str(error)))
            return
        notes = "".join(f" · {warning}" for warning in warnings)
        self.say(f"Saved {self._path.name}{notes}", saved=True)

    def say(self, words: str, *, saved: bool = False) -> None:
        """Shows a note."""
        self.result.setText(breakable(words))
        self.open_folder.setVisible(saved)
        self.cancel.hide()
        self._place()
        self.show()
        self.raise_()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def write(
    path: Path, export: Callable[[Path], tuple[str, ...]], cancelled: Event
) -> tuple[str, ...]:
    """Exports beside other temporary files first; returns the warnings of `export`.

    Raises:
        UserError: as `export`, or the file is a study or cannot be written.
    """
    require_no_study(path)
    with TemporaryDirectory() as folder:
        made = Path(folder, path.name)
        warnings = export(made)
        if not cancelled.is_set():
            replace_file(path, made.read_bytes())
    return warnings
