"""What is wrong with the process as it stands, found beside the window while it is edited."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from observer.drawing.tokens import TARGET_PX, Colour
from observer.importing import find_flaws
from observer.model.process import DocumentedProcess, ReadWarning
from observer.ui.line import Line
from observer.ui.map.background import Background
from observer.ui.process.rows import Row, RowList
from observer.ui.theme import REGULAR, SEMIBOLD

NO_FLAW = "Every element can be reached, and comes to an end."
MOST_SHOWN = 3


class FlawList(QWidget):
    """One row a flaw, or that there is none.

    Signals:
        chosen: id of the element that a flaw is about.

    Attributes:
        elements: ids of those.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.elements: frozenset[str] = frozenset()
        self.summary, self.listed = Line(""), RowList("What is wrong with the process")
        self._search: Background[tuple[ReadWarning, ...]] = Background(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.summary)
        column.addWidget(self.listed)
        self.listed.itemClicked.connect(self._tell)
        self._show(())

    @property
    def busy(self) -> bool:
        return self._search.busy

    @property
    def sentences(self) -> list[str]:
        """What is wrong, as listed."""
        return [row.words for row in self.listed.rows]

    def go_to_chosen(self) -> None:
        """Goes to the element that the flaw chosen is about."""
        self.chosen.emit(self.listed.key)

    def check(self, process: DocumentedProcess, found: Callable[[], None]) -> None:
        """Looks for flaws; `found` is called where they are about other elements than before."""

        def take(done: Future[tuple[ReadWarning, ...]]) -> None:
            before = self.elements
            flaws = done.result()
            self.elements = frozenset(f.where for f in flaws) & frozenset(process.by_id)
            self._show(flaws)
            if self.elements != before:
                found()

        self._search.start(lambda: find_flaws(process), take)

    def _show(self, flaws: tuple[ReadWarning, ...]) -> None:
        self.listed.show_rows([Row(_capital(f.what), key=f.where) for f in flaws])
        self.listed.setVisible(bool(flaws))
        self.listed.setFixedHeight(TARGET_PX * min(MOST_SHOWN, max(1, len(flaws))))
        if flaws:
            self.summary.show_text(f"Look here ({len(flaws)})", Colour.BLOCKED, SEMIBOLD)
        else:
            self.summary.show_text(NO_FLAW, Colour.MUTED, REGULAR)

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.listed.rows[self.listed.row(item)].key)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
