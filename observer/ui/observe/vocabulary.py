"""The words a study already uses, so that they need not be typed twice."""

from __future__ import annotations

from collections.abc import Iterable

from observer.model.mark import DETAIL_VALUES, Mark, MarkKind
from observer.model.process import DocumentedProcess

_STEP = (MarkKind.STEP, "name")
_HOLDER = "held_by"
_SAME_WORDS = {"who": _HOLDER}


class Vocabulary:
    """Steps, teams, reasons, holders and agents in the order in which they were first met."""

    def __init__(self, process: DocumentedProcess | None, rows: Iterable[Mark]) -> None:
        """`rows` are all that the study recorded, in any order; they are met as recorded."""
        self._words: dict[tuple[MarkKind | None, str], dict[str, None]] = {}
        self.take_process(process)
        kinds: dict[int, MarkKind] = {}
        for row in sorted(rows, key=lambda row: row.id):
            kinds[row.id] = row.kind
            about = row.kind in (MarkKind.DETAIL, MarkKind.AMEND)
            self.learn(kinds.get(row.target or 0, row.kind) if about else row.kind, row)

    def take_process(self, process: DocumentedProcess | None) -> None:
        """From now on the steps of this process come first, instead of those of another one."""
        self._documented = process.step_names if process else ()

    def learn(self, kind: MarkKind, mark: Mark) -> None:
        """Takes in the details of a mark that tells of a mark of `kind`."""
        for name, value in mark.detail.items():
            self._learn(kind, name, (value,))

    def words(self, kind: MarkKind, name: str) -> tuple[str, ...]:
        """The standard values of a detail in the order of their keys, then the study's own."""
        standard = DETAIL_VALUES.get((kind, name), ())
        if (kind, name) == _STEP:
            standard = self._documented
        own = self._words.get(_key(kind, name), {})
        return (*standard, *(word for word in own if word not in standard))

    def known(self, kind: MarkKind, name: str, typed: str) -> str:
        """The word as the study has it where only its case differs, else as typed."""
        same = (w for w in self.words(kind, name) if w.casefold() == typed.strip().casefold())
        return next(same, typed.strip())

    def _learn(self, kind: MarkKind, name: str, values: Iterable[str]) -> None:
        words = self._words.setdefault(_key(kind, name), {})
        words.update(dict.fromkeys(value for value in values if value))


def _key(kind: MarkKind, name: str) -> tuple[MarkKind | None, str]:
    """Whoever holds the work is one list, for waits and blocks alike."""
    same = _SAME_WORDS.get(name, name)
    return (None if same == _HOLDER else kind, same)
