"""Marks that the disk does not take: since when, tried again and again, and a copy elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal

from observer.capture.safekeeping import Safekeeping
from observer.drawing.tokens import Colour
from observer.errors import UserError
from observer.model.mark import Mark
from observer.ui.buttons import WordButton
from observer.ui.day_time import time_of_day
from observer.ui.observe.notices import Notice
from observer.ui.theme import plain_tooltip

RETRY_MS = 2_000

WriteRescue = Callable[[Path, Sequence[Mark]], None]
"""Writes all there is, with the marks given, into a new study file; raises `UserError`."""


class DiskNotice(Notice):
    """Stays across the window while marks are in memory only.

    Args:
        keeping: what the session writes to.
        write_rescue: writes the rescue copy.
        study: the path of the study.

    Signals:
        changed: marks went to the disk, or no longer do.
    """

    changed = Signal()

    def __init__(self, keeping: Safekeeping, write_rescue: WriteRescue, study: Path) -> None:
        self.rescue = WordButton("Save a rescue copy…")
        self.leave = WordButton("Close without them")
        super().__init__(Colour.BLOCKED, Colour.ON_BLOCKED, (self.rescue, self.leave))
        self._keeping, self._write_rescue, self._study = keeping, write_rescue, study
        self._rescued_id = 0
        self._leaving = False
        self._came_of_it = ""
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)
        self.rescue.clicked.connect(self._ask_file)
        self.leave.clicked.connect(self._leave)
        self.leave.hide()

    @property
    def since(self) -> str:
        """The time of day since when marks are not on disk; empty where all are."""
        unsaved = self._keeping.unsaved
        return time_of_day(unsaved[0].pressed.at, unsaved[-1].pressed.at) if unsaved else ""

    def refresh(self) -> None:
        """Says how it stands after a press or another try."""
        unsaved = self._keeping.unsaved
        if unsaved:
            marks = "1 mark" if len(unsaved) == 1 else f"{len(unsaved)} marks"
            self.say(f"Not on disk since {self.since} ({marks}). Retrying… {self._came_of_it}")
            self.setToolTip(plain_tooltip(str(self._keeping.problem)))
            if not self._retry.isActive():
                self._retry.start()
        elif self.sentence:
            self._retry.stop()
            self._came_of_it = ""
            self.leave.hide()
            self.say("")
        self.changed.emit()

    def retry(self) -> None:
        """Tries to write what waits."""
        self._keeping.retry()
        self.refresh()

    def may_close(self) -> bool:
        """Whether the window may close: no mark would be lost, or the leader wants it so."""
        if self._leaving or self._keeping.retry() or self._is_rescued():
            self._retry.stop()
            return True
        self._came_of_it = "The window stays open, for these marks would be lost."
        self.leave.show()
        self.refresh()
        return False

    def _is_rescued(self) -> bool:
        return self._keeping.unsaved[-1].id <= self._rescued_id

    def save_rescue(self, path: Path) -> None:
        """Writes the copy and says what came of it."""
        unsaved = self._keeping.unsaved
        try:
            self._write_rescue(path, unsaved)
        except UserError as error:
            self._came_of_it = f"No rescue copy was written: {error}."
        else:
            self._rescued_id = unsaved[-1].id if unsaved else 0
            self._came_of_it = f"A rescue copy with all marks until then is {path}."
        self.refresh()

    def _ask_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(Path.home())
        dialog = QFileDialog(self.window(), "Save a rescue copy", folder, "Study (*.study)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("study")
        dialog.selectFile(f"{self._study.stem}-rescue.study")
        dialog.fileSelected.connect(lambda name: self.save_rescue(Path(name)))
        dialog.open()

    def _leave(self) -> None:
        self._leaving = True
        self.window().close()
