"""Watches over the live session: sleep, hangs and a lost keyboard go into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from observer.capture.heartbeat import INTERVAL_MS, GapReason, Heartbeat
from observer.drawing.tokens import Colour
from observer.findings.wording import clock_time
from observer.model.mark import Mark
from observer.ui.buttons import WordButton
from observer.ui.keys import Action
from observer.ui.observe.desk import Desk
from observer.ui.observe.notices import Notice

_HAPPENED: Mapping[str, str] = {
    GapReason.SUSPENDED: "The laptop slept",
    GapReason.HUNG: "The program stood still",
    GapReason.STOPPED: "The program did not run",
}
"""Why the program itself found that something was missed; no other gap is asked about."""


class Watch(QObject):
    """Beats once it is started; what it finds becomes marks of the contacts that run."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._heart = Heartbeat(desk.session.clock)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.beat)
        self._over = False

    def start(self) -> None:
        self._heart = Heartbeat(self._desk.session.clock)
        self._timer.start()

    def end(self) -> None:
        """Records nothing any more: the study is about to be closed."""
        self._timer.stop()
        self._over = True

    def beat(self) -> None:
        """Records a gap where something was missed since the last beat."""
        missed = self._heart.beat()
        if missed and self._records:
            self._desk.take_in_automatic(self._desk.session.record_gap(missed))

    def note_keys(self, *, live: bool) -> None:
        """The window has got or lost the keyboard."""
        session = self._desk.session
        if self._records:
            self._desk.take_in_automatic(session.keys_back() if live else session.keys_lost())

    @property
    def _records(self) -> bool:
        """What ran when the program stopped is left alone until the leader has decided on it."""
        return not (self._over or self._desk.read_only or self._desk.interrupted)


class GapQuestion(Notice):
    """Whether what the program missed was observed; stays until it is answered.

    Attributes:
        deeds: what each button does; the page lets it.
    """

    def __init__(self, desk: Desk) -> None:
        self.not_observed = WordButton("")
        self.observed = WordButton("")
        super().__init__(Colour.ACCENT, Colour.ON_ACCENT, (self.not_observed, self.observed))
        self._desk = desk
        self.deeds: Mapping[WordButton, Callable[[], object]] = {
            self.not_observed: partial(self.answer, observed=False),
            self.observed: partial(self.answer, observed=True),
        }

    def refresh(self) -> None:
        """Asks about the first stretch that nobody answered for."""
        cap = self._desk.keys.cap
        self.not_observed.set_words(f"Not observed ({cap(Action.NOT_OBSERVED)})")
        self.observed.set_words(f"I saw it all ({cap(Action.OBSERVED)})")
        gaps = () if self._desk.read_only else self._gaps()
        self.say(_sentence(gaps) if gaps else "")

    def answer(self, *, observed: bool) -> bool:
        """Answers for every contact of the stretch; False where nothing is asked."""
        asked = self._gaps() if self.sentence else {}
        for number, gap in dict(asked).items():
            self._desk.answer_gap(number, gap, observed=observed)
        self.refresh()
        return bool(asked)

    def _gaps(self) -> dict[int, Mark]:
        """The earliest gap that is open, with those of the same moment, by contact."""
        found = [
            (number, entry.mark)
            for number, track in self._desk.tracks.items()
            for entry in track.gaps
            if entry.mark.detail.get("reason") in _HAPPENED and "observed" not in entry.mark.detail
        ]
        first = min((gap.pressed.at for _, gap in found), default=None)
        return {number: gap for number, gap in found if gap.pressed.at == first}


def _sentence(gaps: Mapping[int, Mark]) -> str:
    longest = max(gaps.values(), key=lambda gap: int(gap.detail["ms"]))
    happened = _HAPPENED[longest.detail["reason"]]
    length = clock_time(int(longest.detail["ms"]))
    return f"{happened} for {length} during {_contacts(sorted(gaps))}. Was it observed?"


def _contacts(numbers: Iterable[int]) -> str:
    *others, last = (str(number) for number in numbers)
    return f"contacts {', '.join(others)} and {last}" if others else f"contact {last}"
