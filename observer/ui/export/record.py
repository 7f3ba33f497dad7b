"""What the leader writes for those who decide, kept in the study that is open."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from observer.model.brief import Brief
from observer.model.study import Study
from observer.store.study_file import StudyFile

Value = str | int | date | None
Written = tuple[Study, Brief]

_OF_BRIEF = frozenset(field.name for field in fields(Brief)) - {"said"}


class BriefRecord(QObject):
    """Every change is on disk before it is told; what is written in one field is one undo.

    All that changes raises UserError where the study cannot be written.

    Signals:
        changed: something is written otherwise.

    Attributes:
        study, brief: as they stand.
        read_only: why nothing can be written; empty where it can.
    """

    changed = Signal()

    def __init__(self, file: StudyFile) -> None:
        super().__init__()
        self._file = file
        self.read_only = file.read_only
        self.study, self.brief = file.study(), file.brief()
        self._before: list[Written] = []
        self._after: list[Written] = []
        self._field = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What a reader would ask for and nobody gave, in words."""
        from observer.briefing import missing_from

        return missing_from(self.study, self.brief)

    def value(self, name: str) -> Value:
        """What stands in a field of the study or of the brief."""
        value: Value = getattr(self.brief if name in _OF_BRIEF else self.study, name)
        return value

    def put(self, name: str, value: Value) -> None:
        """Keeps what is written in a field of the study or of the brief."""
        given: dict[str, Any] = {name: value}
        if name in _OF_BRIEF:
            self._keep(name, (self.study, replace(self.brief, **given)))
        else:
            self._keep(name, (replace(self.study, **given), self.brief))

    def say(self, constraint: str, words: str) -> None:
        """Keeps the team's words on a constraint, by its id; none where they are empty."""
        said = {**self.brief.said, constraint: words}
        kept = {name: text for name, text in said.items() if text}
        self._keep(f"said {constraint}", (self.study, replace(self.brief, said=kept)))

    def leave_field(self) -> None:
        """What is written from now on is an undo of its own."""
        self._field = ""

    def _keep(self, field: str, written: Written) -> None:
        before = (self.study, self.brief)
        if written == before:
            return
        self._write(written)
        if field != self._field:
            self._before.append(before)
        self._after.clear()
        self._field = field
        self.changed.emit()

    def _write(self, written: Written) -> None:
        study, brief = written
        if study != self.study:
            self._file.set_study(study)
        if brief != self.brief:
            self._file.set_brief(brief)
        self.study, self.brief = written

    def undo(self) -> bool:
        """Puts back what stood before; False where nothing was written."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Writes again what was taken back last; False where nothing was."""
        return self._go(self._after, self._before)

    def _go(self, there: list[Written], back: list[Written]) -> bool:
        if not there:
            return False
        before = (self.study, self.brief)
        self._write(there[-1])
        there.pop()
        back.append(before)
        self._field = ""
        self.changed.emit()
        return True
