"""The list of the studies opened last, on the window to begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.recent import Glance, RecentStudy, forget, glance, pin, recent_studies
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.panel import Panel
from observer.ui.process.rows import Row, RowList
from observer.ui.theme import SEMIBOLD, SIZES

UNREAD = Glance()


class RecentPanel(Panel):
    """Lists them at once, and says a moment later how far each has come.

    Signals:
        opened: the path of the study to be opened.
        unfinished: path and glance of the one opened last that is not finished; it may not come.
        told: one sentence.
    """

    opened = Signal(Path)
    unfinished = Signal(Path, object)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._studies: tuple[RecentStudy, ...] = ()
        self._glances: dict[Path, Glance] = {}
        self.listed = RowList("Recent studies")
        self.open_button = WordButton("Open (Enter)")
        self.pin_button, self.forget_button = WordButton(""), WordButton("Off the list (Del)")
        self._look = QTimer(self, interval=0)
        self._lay_out()
        self._look.timeout.connect(self._look_at_next)
        self.listed.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.listed.itemDoubleClicked.connect(lambda _item: self.open())
        self.open_button.clicked.connect(self.open)
        self.pin_button.clicked.connect(self.toggle_pin)
        self.forget_button.clicked.connect(self.forget)

    def _lay_out(self) -> None:
        column, keys = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addWidget(Line("Recent studies", SIZES.lead, SEMIBOLD))
        column.addWidget(self.listed, 1)
        keys.setSpacing(GRID)
        for button in (self.open_button, self.pin_button, self.forget_button):
            keys.addWidget(button)
        keys.addStretch(1)
        column.addLayout(keys)

    def begin(self) -> None:
        """Lists the studies anew; hides itself where there is none."""
        try:
            self._studies = recent_studies()
        except UserError as error:
            self.told.emit(str(error))
        self._show()
        self.listed.setCurrentRow(0)
        self._look.start()

    @property
    def chosen(self) -> RecentStudy | None:
        return next((one for one in self._studies if str(one.path) == self.listed.key), None)

    # What is shown

    def _show(self) -> None:
        self.setVisible(bool(self._studies))
        pinned_first = sorted(self._studies, key=lambda study: not study.pinned)
        self.listed.show_rows([self._row(study) for study in pinned_first])
        self._show_chosen()

    def _row(self, study: RecentStudy) -> Row:
        seen = self._glances.get(study.path, UNREAD)
        where = str(study.path.parent)
        return Row(
            seen.contact_type or study.path.stem,
            f"{study.path.name} in {where}",
            " · ".join(
                filter(None, (seen.problem or seen.progress, "pinned" if study.pinned else ""))
            ),
            key=str(study.path),
            muted=bool(seen.problem),
        )

    def _show_chosen(self) -> None:
        chosen = self.chosen
        if chosen:
            self.pin_button.set_words("Unpin (P)" if chosen.pinned else "Pin (P)")

    def _look_at_next(self) -> None:
        """Reads one study at a turn, so that the window stays live."""
        unread = [one.path for one in self._studies if one.path not in self._glances]
        if unread:
            self._glances[unread[0]] = glance(unread[0])
            self._show()
            return
        self._look.stop()
        for study in self._studies:
            if self._glances[study.path].unfinished:
                self.unfinished.emit(study.path, self._glances[study.path])
                return

    # What can be done

    def open(self) -> None:
        """Opens the study chosen."""
        if self.chosen:
            self.opened.emit(self.chosen.path)

    def toggle_pin(self) -> None:
        """Pins the study chosen, or lets it go."""
        chosen = self.chosen
        if chosen:
            self._change(lambda: pin(chosen.path, pinned=not chosen.pinned))

    def forget(self) -> None:
        """Takes the study chosen off the list."""
        chosen = self.chosen
        if chosen:
            self.told.emit(f"{chosen.path.name} is off the list; the file stays where it is.")
            self._change(lambda: forget(chosen.path))

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
            self._studies = recent_studies()
        except UserError as error:
            self.told.emit(str(error))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget()
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.toggle_pin()
        else:
            super().keyPressEvent(event)
