"""Saving the view that is shown: as what, where to, and what came of it."""

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
from observer.files import replace_file
from observer.privacy.suspects import LooksPersonal
from observer.store.snapshot import require_no_study
from observer.ui.buttons import WordButton
from observer.ui.map.background import Background
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.map.forms import BPMN, FORMS, Form
from observer.ui.map.words import breakable, sentence, wrapping
from observer.ui.theme import plain_tooltip

NOTE_PX = 560

Export = Callable[[Path, bool], tuple[str, ...]]
"""Writes a file, with what looks personal in it or not, and returns what there is to warn of."""


class MapSaving(Sheet):
    """A note over the map that tells how the last export went, and a button to begin one.

    Signals:
        wanted: the form, and the file.

    Attributes:
        suggested: the file that is offered, without its suffix.
    """

    wanted = Signal(object, Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = WordButton("Export…")
        self.button.setToolTip(plain_tooltip("This view as a picture, a PDF or BPMN"))
        self.button.clicked.connect(self._ask_form)
        self.menu = self._make_menu()
        self.result = wrapping("")
        self.open_folder = WordButton("Open folder")
        self.open_folder.clicked.connect(self._open_folder)
        self.cancel = WordButton("Cancel")
        self.cancel.clicked.connect(self._cancel)
        self.allow = WordButton("Save all the same")
        self.allow.clicked.connect(lambda: self._start(allow=True))
        self._cancelled = Event()
        close = WordButton("×")
        close.setAccessibleName("Close")
        close.clicked.connect(self.hide)
        self.suggested = Path.home() / "map"
        self._path = Path()
        self._export: Export = _nothing
        self._background: Background[tuple[str, ...]] = Background(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self.result, 1)
        line.addWidget(self.open_folder)
        line.addWidget(self.cancel)
        line.addWidget(self.allow)
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
        for form in FORMS:
            action = menu.addAction(form.words)
            action.setData(form)
            action.triggered.connect(lambda _checked, chosen=form: self._ask_file(chosen))
        return menu

    def offer_bpmn(self, offered: bool) -> None:
        """Whether the view that is shown can be told in BPMN."""
        for action in self.menu.actions():
            if action.data() == BPMN:
                action.setEnabled(offered)

    def _ask_form(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _ask_file(self, form: Form) -> None:
        kind = f"{form.suffix[1:].upper()} (*{form.suffix})"
        dialog = QFileDialog(self.window(), "Save the map", str(self.suggested.parent), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.suffix[1:])
        dialog.selectFile(f"{self.suggested.name}{form.suffix}")
        dialog.fileSelected.connect(lambda name: self.wanted.emit(form, Path(name)))
        dialog.open()

    def save(self, path: Path, export: Export) -> None:
        """Runs `export` beside the window and says what came of it.

        Nothing is written to `path` before all is there, and nothing after it was cancelled.
        """
        self._path, self._export = path, export
        self._start(allow=False)

    def _start(self, *, allow: bool) -> None:
        path, export = self._path, self._export
        cancelled = self._cancelled = Event()
        self.say(f"Saving {path.name}…")
        self.cancel.show()
        self._background.start(lambda: write(path, export, allow, cancelled), self._tell)

    def _cancel(self) -> None:
        self._cancelled.set()
        self._background.drop()
        self.say(f"{self._path.name} was not saved.")

    def _tell(self, done: Future[tuple[str, ...]]) -> None:
        try:
            warnings = done.result()
        except LooksPersonal as found:
            self.say(sentence(found.what))
            self.allow.show()
            self._place()
            return
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
        self.allow.hide()
        self._place()
        self.show()
        self.raise_()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


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


def _nothing(_path: Path, _allow: bool) -> tuple[str, ...]:
    """What is exported before anything is."""
    return ()
