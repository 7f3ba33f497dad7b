"""What the page shows of one contact, kept up to date press by press at a constant cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from observer.capture.left_open import left_open
from observer.capture.observed import ObservedContact
from observer.model.mark import ABOUT_OTHERS, Mark, MarkKind
from observer.model.moment import Moment
from observer.ui.looks import LOOKS, holder, subject

if TYPE_CHECKING:
    from observer.model.finding import ContactLatency

HELD = frozenset({MarkKind.WAIT, MarkKind.BLOCKED})
LASTING = HELD | {MarkKind.STEP, MarkKind.TRANSFER, MarkKind.HOLD, MarkKind.PARK}
"""Kinds that go on until another mark ends them."""

_LETTERS = frozenset({MarkKind.WAIT, MarkKind.BLOCKED, MarkKind.TRANSFER, MarkKind.WORKAROUND})


@dataclass(slots=True)
class Entry:
    """One mark as shown.

    Attributes:
        mark: as it stands, with the details given since.
        start_ms: observed time since the contact opened: without gaps and parked time.
        end_ms: likewise; None while it lasts, and for what has no length.
        length_ms: how long it lasted, of parked and unobserved time too.
    """

    mark: Mark
    start_ms: int
    end_ms: int | None = None
    length_ms: int | None = None

    @property
    def kind(self) -> MarkKind:
        return self.mark.kind

    @property
    def label(self) -> str:
        """A step's name, a reason, a team, a text or an outcome, on one line."""
        return subject(self.mark)

    @property
    def holder(self) -> str:
        """Who holds the work, on one line; empty where not known."""
        return holder(self.mark)


class Track:
    """The entries of one contact, oldest first.

    Attributes:
        entries: everything marked that shows.
        holds: those of them that are customer holds.
        gaps: stretches that were not observed, those found to be observed after all too.
        steps: the names of the steps.
        letters: of the points and workarounds.
        lasting: the entry under way of each kind.
        known, permitted: the first resolution known, and the first permission after it.
        closed_ms: when it was closed, else None.
        latency: the decision latency of a closed contact, once it was read.
        at_ms: observed time of every standing mark since the contact opened, by its id.
        unfinished: how many details are open, of each mark that has any.
        left_open: how many in all.
        version: grows with everything taken in.
    """

    def __init__(self, observed: ObservedContact) -> None:
        self._observed = observed
        self.version = 0
        self.rebuild()

    def rebuild(self) -> None:
        """Reads the contact's standing marks anew."""
        self.version += 1
        self.entries: list[Entry] = []
        self.holds: list[Entry] = []
        self.gaps: list[Entry] = []
        self.steps: list[str] = []
        self.letters: list[str] = []
        self.lasting: dict[MarkKind, Entry] = {}
        self.known: Entry | None = None
        self.permitted: Entry | None = None
        self.closed_ms: int | None = None
        self.latency: ContactLatency | None = None
        self._latency_read = False
        self.at_ms: dict[int, int] = {}
        self.unfinished: dict[int, int] = {}
        self.left_open = 0
        self._by_mark: dict[int, Entry] = {}
        self._lost_ms = 0
        marks = self._observed.history.standing()
        self._origin_ms = self._observed.history.ms(marks[0].happened) if marks else 0
        for mark in marks:
            self._add(mark)

    def take_in(self, rows: Sequence[Mark]) -> None:
        """Takes in what one press appended; only undo, redo and back-dating read all marks."""
        self.latency, self._latency_read = None, False
        self.version += 1
        press = rows[0]
        if press.kind is MarkKind.DETAIL:
            self._complete(press)
        elif press.kind in ABOUT_OTHERS or press.target is not None or not self.entries:
            self.rebuild()
        else:
            self._add_all(sorted(rows, key=self._observed.history.order))

    def _add_all(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            self._add(mark)

    def elapsed_ms(self, moment: Moment) -> int:
        """Observed time of the contact until `moment`; it stands while parked or closed."""
        if self.closed_ms is not None:
            return self.closed_ms
        parked = self.lasting.get(MarkKind.PARK)
        return parked.start_ms if parked else self._ms(moment)

    def closed_for_ms(self, moment: Moment) -> int:
        """How long it has been closed, without gaps told since; 0 for a contact not closed."""
        return 0 if self.closed_ms is None else max(0, self._ms(moment) - self.closed_ms)

    def lasted_ms(self, entry: Entry, moment: Moment) -> int:
        """How long an entry under way has lasted."""
        if entry.kind is MarkKind.PARK:
            return self._raw_ms(moment) - self._raw_ms(entry.mark.happened)
        return self.elapsed_ms(moment) - entry.start_ms

    def read_latency(self) -> ContactLatency | None:
        """The decision latency of a closed contact, as the findings have it; None for none."""
        from observer.discovery.traces import build_trace
        from observer.findings.latency import contact_latency

        if not self._latency_read:
            trace = build_trace(self._observed.number, self._observed.history)
            self.latency = contact_latency(trace) if trace else None
            self._latency_read = True
        return self.latency

    def _raw_ms(self, moment: Moment) -> int:
        return self._observed.history.ms(moment) - self._origin_ms

    def _ms(self, moment: Moment) -> int:
        return max(0, self._raw_ms(moment) - self._lost_ms)

    def _add(self, mark: Mark) -> None:
        at_ms = self.at_ms[mark.id] = self._ms(mark.happened)
        match mark.kind:
            case MarkKind.MOVING:
                self._end(HELD if self.lasting.keys() & HELD else {MarkKind.TRANSFER}, at_ms)
            case MarkKind.OFF_HOLD:
                self._end({MarkKind.HOLD}, at_ms)
            case MarkKind.RESUME:
                self._resume(mark)
            case MarkKind.GAP:
                self._lose(mark)
            case MarkKind.KEYS_LOST | MarkKind.KEYS_BACK:
                pass
            case _:
                self._show(mark, at_ms)

    def _show(self, mark: Mark, at_ms: int) -> None:
        if mark.kind in {MarkKind.STEP, MarkKind.CUSTOMER_GONE}:
            self._end({MarkKind.STEP}, at_ms)
        if mark.kind is MarkKind.TRANSFER:
            self.lasting.pop(MarkKind.TRANSFER, None)
        if mark.kind is MarkKind.CLOSE:
            self._close(at_ms)
        entry = Entry(mark, at_ms)
        self._keep(entry)
        if mark.kind in LASTING:
            self.lasting[mark.kind] = entry
        if mark.kind is MarkKind.STEP:
            self.steps.append(mark.detail["name"])
        if mark.kind is MarkKind.HOLD:
            self.holds.append(entry)
        if mark.kind in _LETTERS:
            self.letters.append(LOOKS[mark.kind].letter)
        if mark.kind is MarkKind.RESOLUTION_KNOWN:
            self.known = self.known or entry
        if mark.kind is MarkKind.PERMITTED:
            self.permitted = self.permitted or entry

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._by_mark[entry.mark.id] = entry
        self._note_open(entry.mark)

    def _note_open(self, mark: Mark) -> None:
        count = len(left_open((mark,)))
        self.left_open += count - self.unfinished.get(mark.id, 0)
        if count:
            self.unfinished[mark.id] = count
        else:
            self.unfinished.pop(mark.id, None)

    def _end(self, kinds: Iterable[MarkKind], at_ms: int) -> None:
        for kind in kinds:
            entry = self.lasting.pop(kind, None)
            if entry:
                entry.end_ms, entry.length_ms = at_ms, at_ms - entry.start_ms

    def _close(self, at_ms: int) -> None:
        self._end({MarkKind.STEP, *HELD, MarkKind.HOLD}, at_ms)
        self.lasting.pop(MarkKind.TRANSFER, None)
        self.closed_ms = at_ms

    def _resume(self, mark: Mark) -> None:
        parked = self.lasting.pop(MarkKind.PARK)
        parked.end_ms = parked.start_ms
        parked.length_ms = self._raw_ms(mark.happened) - self._raw_ms(parked.mark.happened)
        self._lost_ms += parked.length_ms

    def _lose(self, mark: Mark) -> None:
        """A gap: the milliseconds before it were not observed."""
        lost_ms = 0 if mark.detail.get("observed") == "yes" else int(mark.detail["ms"])
        self._lost_ms += lost_ms
        at_ms = self._ms(mark.happened)
        self._take_to(at_ms)
        entry = Entry(mark, at_ms, at_ms, lost_ms)
        self.gaps.append(entry)
        if lost_ms:
            self._keep(entry)

    def _take_to(self, at_ms: int) -> None:
        """What was pressed within a gap happened, in observed time, where the gap is."""
        for entry in self.entries:
            entry.start_ms = min(entry.start_ms, at_ms)
            if entry.end_ms is not None and entry.end_ms > at_ms:
                entry.end_ms = at_ms
                if entry.kind not in {MarkKind.PARK, MarkKind.GAP}:
                    entry.length_ms = at_ms - entry.start_ms
        self.at_ms = {mark_id: min(ms, at_ms) for mark_id, ms in self.at_ms.items()}

    def _complete(self, press: Mark) -> None:
        entry = self._by_mark.get(press.target or 0)
        if entry is None:
            return
        if entry.kind is MarkKind.GAP:
            self.rebuild()
            return
        entry.mark = replace(entry.mark, detail={**entry.mark.detail, **press.detail})
        self._note_open(entry.mark)
