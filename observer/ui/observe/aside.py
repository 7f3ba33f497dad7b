"""One quiet line on the page: what was masked, else where earlier contacts were held."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from observer.capture.masking import Hidden
from observer.capture.state import Phase
from observer.drawing.tokens import Colour
from observer.model.mark import MarkKind
from observer.model.moment import Moment
from observer.ui.line import Line
from observer.ui.observe.desk import Desk
from observer.ui.observe.track import HELD, Entry, Track
from observer.ui.theme import SEMIBOLD, SIZES

if TYPE_CHECKING:
    from observer.findings.early_flag import EarlyFlag
    from observer.model.trace import Trace

MASKED_MS = 8_000


class EarlierContacts:
    """The contacts of the round that are closed, each read once, and the flags they raise."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._traces: dict[int, tuple[int, Trace | None]] = {}
        self._flags: dict[tuple[int, str], EarlyFlag | None] = {}
        self._under_way: tuple[object, ...] = ()
        self._step: tuple[str, Entry | None] = "", None
        self._matching = desk.expected.matching

    def read_next(self) -> None:
        """Reads one contact that was closed, or corrected, since it was read last.

        All are read again once names stand for other steps.
        """
        if self._matching is not self._desk.expected.matching:
            self._matching = self._desk.expected.matching
            self._traces.clear()
            self._flags.clear()
        for number, observed in self._desk.session.contacts.items():
            rows = len(observed.rows) if observed.state.phase is Phase.CLOSED else 0
            known, _ = self._traces.get(number, (0, None))
            if rows != known:
                self._read(number, rows)
                return

    def _read(self, number: int, rows: int) -> None:
        from observer.discovery.traces import build_trace

        history = self._desk.session.contacts[number].history
        self._traces[number] = rows, build_trace(number, history, self._matching) if rows else None
        self._flags.clear()

    def flag(self, number: int, track: Track, now: Moment) -> EarlyFlag | None:
        """The flag for a contact that runs; None before its time has come, and once it was held
        there itself and goes on."""
        if track.steps and MarkKind.STEP not in track.lasting:
            return None
        name, begin = self._step_under_way(track)
        if _was_held(track, begin):
            return None
        in_step_ms = track.lasted_ms(begin, now) if begin else track.elapsed_ms(now)
        flag = self._flag_at(number, name)
        return flag if flag and flag.from_ms <= in_step_ms else None

    def _step_under_way(self, track: Track) -> tuple[str, Entry | None]:
        """The step as it stands in the document, and what it began with; none before the first.

        Read again only once something else is marked.
        """
        read_from = track, track.version, self._matching
        if self._under_way != read_from:
            self._under_way, self._step = read_from, self._read_step(track)
        return self._step

    def _read_step(self, track: Track) -> tuple[str, Entry | None]:
        from observer.discovery.occurrences import find_occurrences

        found = list(find_occurrences((e.mark for e in track.entries), self._matching).values())
        if not found:
            return "", None
        begin = next(e for e in track.entries if e.mark.id == found[-1].marks[0])
        return found[-1].names[-1], begin

    def _flag_at(self, number: int, step: str) -> EarlyFlag | None:
        from observer.findings.early_flag import early_flag

        if (number, step) not in self._flags:
            others = [trace for n, (_, trace) in self._traces.items() if trace and n != number]
            self._flags[number, step] = early_flag(others, step, sys.maxsize)
        return self._flags[number, step]


def _was_held(track: Track, begin: Entry | None) -> bool:
    """Whether a wait or block at the step that began so has ended."""
    for entry in reversed(track.entries):
        if entry.kind in HELD and entry.end_ms is not None:
            return True
        if entry is begin:
            return False
    return False


class Aside(Line):
    """Keeps its place on the page whether it says anything or not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", SIZES.body)
        self._desk = desk
        self._earlier = EarlierContacts(desk)
        self._masked = QTimer(self, singleShot=True, interval=MASKED_MS)
        self._masked.timeout.connect(lambda: self.show_text(""))

    def show_masked(self, kinds: Sequence[Hidden]) -> None:
        """Says for a while what is no longer in the text given last."""
        if kinds:
            self.show_text(masked_words(kinds), Colour.INK, SEMIBOLD)
            self._masked.start()

    def show_flag(self, now: Moment) -> None:
        """Says where earlier contacts were held once the one in focus has come there."""
        self._earlier.read_next()
        if self._masked.isActive():
            return
        number, track = self._desk.session.focus, self._desk.track
        flag = None
        if number and track and self._desk.state.phase is Phase.OPEN:
            flag = self._earlier.flag(number, track, now)
        self.show_text(flag.sentence if flag else "", Colour.MUTED, SEMIBOLD)


def masked_words(kinds: Sequence[Hidden]) -> str:
    """Such as “A card number and an e-mail address were masked”."""
    named = [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds]
    whole = " and ".join(named)
    return f"{whole[0].upper()}{whole[1:]} {'was' if len(named) == 1 else 'were'} masked"
