"""The versions of the documented process, and going back to one."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import MARGIN, Colour
from observer.errors import UserError
from observer.model.version import ProcessVersion
from observer.process_versions import EDITED
from observer.ui.buttons import WordButton
from observer.ui.day_time import time_of_day
from observer.ui.line import Line
from observer.ui.panel import Panel
from observer.ui.process.counts import counted
from observer.ui.process.picture import ProcessPicture
from observer.ui.process.rows import Row, RowList
from observer.ui.process.study_process import StudyProcess
from observer.ui.theme import SEMIBOLD, SIZES

LIST_WIDTH = 480
HOW = "Going back stores that version once more; those after it stay."


class VersionsTab(QWidget):
    """The newest first; edits made in one sitting are one row.

    Signals:
        told: one sentence, and whether it says that something was refused.
    """

    told = Signal(str, bool)

    def __init__(self, study: StudyProcess) -> None:
        super().__init__()
        self._study = study
        self._versions: dict[str, ProcessVersion] = {}
        self.listed, self.picture = RowList("Versions"), ProcessPicture()
        self.back = WordButton("Go back to this one (Enter)", main=True)
        left, columns = Panel(), QHBoxLayout(self)
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.addWidget(Line("Versions", SIZES.lead, SEMIBOLD))
        column.addWidget(self.listed, 1)
        column.addWidget(Line(HOW, SIZES.small, token=Colour.MUTED))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(MARGIN)
        columns.addWidget(left)
        columns.addWidget(self.picture, 1)
        self.listed.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.listed.itemDoubleClicked.connect(lambda _item: self.go_back())
        self.back.clicked.connect(self.go_back)

    @property
    def busy(self) -> bool:
        return self.picture.busy

    def begin(self) -> None:
        """Reads the versions anew."""
        newest_first = list(reversed(self._study.sittings))
        self._versions = {str(version.number): version for version in newest_first}
        now = datetime.now(UTC)
        self.listed.show_rows(
            [_row(version, now, in_use=not at) for at, version in enumerate(newest_first)]
        )
        self.listed.setCurrentRow(0)
        self._show_chosen()

    def take_focus(self) -> None:
        self.listed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        version = self._versions.get(self.listed.key)
        self.back.setVisible(self.listed.currentRow() > 0)
        if version:
            self.picture.show_process(version.process)

    def go_back(self) -> None:
        """Uses the version chosen again."""
        version = self._versions.get(self.listed.key)
        if version is None:
            return
        try:
            self._study.go_back(version.number)
        except UserError as error:
            self.told.emit(f"{str(error)[:1].upper()}{str(error)[1:]}", True)
            return
        self.begin()
        self.told.emit(f"Version {version.number} is in use again", False)

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key means here; False where it means nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.go_back()
            return True
        return self.picture.take_key(event)


def _row(version: ProcessVersion, now: datetime, *, in_use: bool) -> Row:
    source = "edited by hand" if version.source == EDITED else version.source
    end, token = ("in use", Colour.RESOLUTION) if in_use else ("", Colour.MUTED)
    words = f"{version.number}  {source}"
    when = time_of_day(version.stored_at, now)
    return Row(
        words, f"{when} · {counted(version.process)}", end, key=str(version.number), token=token
    )
