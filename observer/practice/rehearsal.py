"""One go at a scripted call: its own clock, and a study that is thrown away with it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from observer.capture.clock import Clock
from observer.capture.session import Session
from observer.documented.reading import choose_process, read_process
from observer.model.moment import Moment, distance_ms
from observer.model.process import DocumentedProcess
from observer.model.study import Study
from observer.practice.marked import Marked, marked_since
from observer.practice.scoring import Score, score
from observer.practice.scripted_call import ScriptedCall
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile

CONTACT = 1
"""The contact that is scored."""


class CallClock:
    """The time of a scripted call: stands still until it is started, and while it is paused.

    Attributes:
        start: the moment at which the call comes in.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.start = Moment("practice", 0, clock.now().at)
        self._passed_ms = 0
        self._since: Moment | None = None

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def elapsed_ms(self) -> int:
        running_ms = distance_ms(self._since, self._clock.now()) if self._since else 0
        return self._passed_ms + running_ms

    def now(self) -> Moment:
        elapsed_ms = self.elapsed_ms
        at = self.start.at + timedelta(milliseconds=elapsed_ms)
        return Moment(self.start.boot_id, elapsed_ms * 1_000_000, at)

    def awake_ns(self) -> int:
        """As `now`: a call knows nothing of suspensions."""
        return self.now().monotonic_ns

    def run(self) -> None:
        self._since = self._since or self._clock.now()

    def pause(self) -> None:
        self._passed_ms, self._since = self.elapsed_ms, None


class Rehearsal:
    """A scripted call and the live session that observes it.

    Attributes:
        call: what is said.
        clock: the call's time, which is the session's.
        session: writes to a study in a temporary folder, never to the leader's own.
        process: the documented process of that study.
    """

    def __init__(self, call: ScriptedCall, clock: Clock) -> None:
        self.call = call
        self.clock = CallClock(clock)
        self._folder = TemporaryDirectory(prefix="observer-practice-")
        path = Path(self._folder.name) / "practice.study"
        self._file = StudyFile.create(path, Study("Practice", self.clock.start.at))
        self._file.set_documented_process(_sample_process(), "process.csv")
        self.session = Session(self.clock, self._file, self._file.round())
        self.process = self._file.documented_process()

    def marked(self) -> tuple[Marked, ...]:
        """What the leader has marked, in ms since the call came in."""
        observed = self.session.contacts.get(CONTACT)
        return marked_since(observed.rows, self.clock.start) if observed else ()

    def score(self) -> Score:
        """What was marked, against the reference as far as the call has gone."""
        elapsed_ms = self.clock.elapsed_ms
        so_far = [marked for marked in self.call.reference if marked.at_ms <= elapsed_ms]
        return score(so_far, self.marked())

    def close(self) -> None:
        """Throws the study away; the call stands still from here on."""
        self.clock.pause()
        self._file.close()
        self._folder.cleanup()


def _sample_process() -> DocumentedProcess:
    return choose_process(read_process(resource_path("sample", "process.csv")))
