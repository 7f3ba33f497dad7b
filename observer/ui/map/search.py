"""Searching the names on the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from observer.drawing.display_list import DisplayList
from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.drawing.wording import of_all
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.theme import SIZES, label

WIDTH_PX = 360


def find_names(drawing: DisplayList, words: str) -> tuple[str, ...]:
    """The ids of what is called, or has in its description, each of these words; names first."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    named, described = [], []
    for owner, element in drawing.elements.items():
        if element.kind == "edge" or owner not in drawing.by_owner:
            continue
        title, told = element.title.casefold(), element.description.casefold()
        if all(word in title for word in wanted):
            named.append(owner)
        elif all(word in title or word in told for word in wanted):
            described.append(owner)
    return (*named, *described)


class Search(Sheet):
    """A line to type in, over the top of the map.

    Signals:
        found: the ids of what was found; none while nothing is typed.
        went: the id of what is to be shown.
        left: it is about to hide.
    """

    found = Signal(tuple)
    went = Signal(str)
    left = Signal()

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._drawing = DisplayList(0, 0, ())
        self._hits: tuple[str, ...] = ()
        self._place = 0
        self.entry = QLineEdit()
        self.entry.setPlaceholderText("Search steps, points, outcomes")
        self.entry.setAccessibleName("Search the map")
        self.entry.setMinimumHeight(TARGET_PX)
        self.said = label("", SIZES.small, token=Colour.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        row.addWidget(self.entry, 1)
        row.addWidget(self.said)
        self.entry.textChanged.connect(self._look)
        self.entry.installEventFilter(self)
        area.installEventFilter(self)
        self.setGraphicsEffect(shadow(self))
        self.hide()

    def open(self) -> None:
        self._put()
        self.show()
        self.raise_()
        self.entry.setFocus()
        self.entry.selectAll()
        self._look()

    def close_search(self) -> None:
        if not self.isHidden():
            self.left.emit()
            self.hide()
            self.found.emit(())

    def take_drawing(self, drawing: DisplayList) -> None:
        """Searches another drawing from now on."""
        self._drawing = drawing
        if self.isVisible():
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.entry and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._use(event):
                return True
        elif event.type() == QEvent.Type.Resize:
            self._put()
        return super().eventFilter(watched, event)

    def _use(self, event: QKeyEvent) -> bool:
        key, back = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(-1 if back else 1)
        elif key == Qt.Key.Key_Escape:
            self.close_search()
        else:
            return False
        return True

    def _look(self) -> None:
        self._hits = find_names(self._drawing, self.entry.text())
        self._place = -1
        typed = bool(self.entry.text().strip())
        self.said.setText(f"{len(self._hits)} found" if self._hits else "None" if typed else "")
        self.found.emit(self._hits)

    def _go(self, step: int) -> None:
        if self._hits:
            first = 0 if step > 0 else len(self._hits) - 1
            self._place = (self._place + step) % len(self._hits) if self._place >= 0 else first
            self.said.setText(of_all(self._place + 1, len(self._hits)))
            self.went.emit(self._hits[self._place])

    def _put(self) -> None:
        width = min(WIDTH_PX, self._area.width() - 2 * INSET_PX)
        left = (self._area.width() - width) // 2
        self.setGeometry(left, INSET_PX, width, self.sizeHint().height())
