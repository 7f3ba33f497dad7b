"""Saving the view that is shown: as what, where to, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from observer.drawing.tokens import GRID
from observer.ui.buttons import WordButton
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.map.forms import BPMN, FORMS, Form
from observer.ui.saving import Saving
from observer.ui.theme import plain_tooltip

NOTE_PX = 560


class MapSaving(Sheet):
    """A note over the map that tells how the last export went, and a button to begin one.

    Signals:
        wanted: the form, and the file.
        documents: the page of documents is asked for.

    Attributes:
        suggested: the file that is offered, without its suffix.
    """

    wanted = Signal(object, Path)
    documents = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = WordButton("Export…")
        self.button.setToolTip(plain_tooltip("This view as a picture, a PDF or BPMN"))
        self.button.clicked.connect(self._ask_form)
        self.menu = self._make_menu()
        self.menu.aboutToHide.connect(self.button.look_for_pointer)
        self.line = Saving()
        close = WordButton("×")
        close.setAccessibleName("Close")
        close.clicked.connect(self.hide)
        self.suggested = Path.home() / "map"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(0)
        row.addWidget(self.line, 1)
        row.addWidget(close)
        self.line.spoke.connect(self._show)
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
        menu.addSeparator()
        menu.addAction("Documents to hand on…").triggered.connect(self.documents)
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

    def _show(self) -> None:
        self._place()
        self.show()
        self.raise_()
