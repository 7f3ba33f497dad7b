"""The clock of a replay: what is played, how fast, and where everyone is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from observer.discovery.replaying import Course, follow, length_ms, position_at, start_times
from observer.drawing.contact_tokens import Token
from observer.model.trace import Trace
from observer.ui.replay.telling import Moment, count_states, tell

SPEEDS = (1, 10, 60, 180, 600)
FRAME_MS = 16
STEP_FRAME_MS = 250
"""Between frames where the system asks for less motion: the times run, nothing glides."""

GLIDE_MS = 450
"""How long a token is on its way, as the viewer sees it."""


class Player(QObject):
    """Plays contacts in their observed time.

    Signals:
        moved: what is to be shown has changed.

    Attributes:
        ms: on the replay's clock; at `length_ms` the last contact ends.
        speed: how much faster than it was.
        in_turn: whether one contact follows the other; else all begin at once.
        contact: the number of the only one that is played; 0 for all.
        glides: whether tokens are seen on their way; else they step from place to place.
        tokens: every contact that has begun, where it is now.
    """

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ms = 0.0
        self.speed = 60
        self.in_turn = False
        self.contact = 0
        self.glides = True
        self.tokens: tuple[Token, ...] = ()
        self.courses: tuple[Course, ...] = ()
        self._all: tuple[Course, ...] = ()
        self.length_ms = 0
        self._begins: dict[int, int] = {}
        self._moments: dict[int, tuple[Moment, ...]] = {}
        self._way = 1.0
        self._stepped = True
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._passed = QElapsedTimer()

    @property
    def playing(self) -> bool:
        return self._timer.isActive() and not self._stepped

    @property
    def numbers(self) -> tuple[int, ...]:
        """The contacts that there are."""
        return tuple(self._moments)

    def load(self, traces: Iterable[Trace]) -> None:
        """Takes other contacts; one that was chosen and is still there stays so."""
        self._all = tuple(follow(trace) for trace in traces)
        self._moments = {course.trace.contact: tell(course.trace) for course in self._all}
        self.contact = self.contact if self.contact in self._moments else 0
        self._arrange()

    def choose(self, contact: int) -> None:
        """Plays one contact alone from its start; all of them with 0."""
        self.contact = contact
        self.ms = 0
        self._arrange()

    def set_in_turn(self, in_turn: bool) -> None:
        self.in_turn = in_turn
        self.contact = 0
        self.ms = 0
        self._arrange()

    def _arrange(self) -> None:
        chosen = (c for c in self._all if self.contact in (0, c.trace.contact))
        self.courses = tuple(chosen)
        self._begins = start_times(self.courses, in_turn=self.in_turn)
        self.length_ms = length_ms(self.courses, self._begins)
        self.seek(self.ms)

    # Playing

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Goes on, or begins again once everything was played."""
        if self.ms >= self.length_ms:
            self.ms = 0
        self._stepped = False
        self._start()
        self._show()

    def pause(self) -> None:
        """Stands still; who is on the way stays there."""
        self._timer.stop()
        self._show()

    def set_speed(self, speed: int) -> None:
        self.speed = speed
        self._show()

    def seek(self, ms: float) -> None:
        """Goes to a moment at once; what plays goes on from there."""
        self.ms = min(max(ms, 0.0), float(self.length_ms))
        if not self.playing:
            self._stop_on_the_spot()
        self._show()

    def _stop_on_the_spot(self) -> None:
        self._timer.stop()
        self._stepped, self._way = True, 1.0

    def _start(self) -> None:
        self._passed.start()
        self._timer.start(FRAME_MS if self.glides else STEP_FRAME_MS)

    def _tick(self) -> None:
        self.advance(self._passed.restart())

    def advance(self, passed_ms: float) -> None:
        """What so many milliseconds of the viewer's time change."""
        if self._stepped:
            self._way = min(1.0, self._way + passed_ms / GLIDE_MS)
            if self._way == 1:
                self._timer.stop()
        else:
            self.ms += passed_ms * self.speed
            if self.ms >= self.length_ms + GLIDE_MS * self.speed:
                self.ms = self.length_ms
                self._stop_on_the_spot()
        self._show()

    # Moment by moment

    def step(self, direction: int) -> None:
        """To the next moment (1) or the one before (-1), of one contact after the other."""
        if not self.contact and not self.in_turn:
            self.set_in_turn(True)
            return
        moments = [at_ms for at_ms, _, _ in self._told()]
        later = (at_ms for at_ms in moments if at_ms > self.ms)
        earlier = (at_ms for at_ms in reversed(moments) if at_ms < self.ms)
        found = next(later if direction > 0 else earlier, None)
        if found is not None:
            self._go_to(found, glide=self.glides and direction > 0)

    def step_contact(self, direction: int) -> None:
        """To the start of the next contact (1) or the one before (-1)."""
        if not self.courses:
            return
        if not self.contact and not self.in_turn:
            self.set_in_turn(True)
            return
        at = self.numbers.index(self.current) + direction
        if not 0 <= at < len(self.numbers):
            return
        if self.contact:
            self.choose(self.numbers[at])
        else:
            self._go_to(self._begins[self.numbers[at]])

    def _go_to(self, ms: int, *, glide: bool = False) -> None:
        self.ms, self._stepped, self._way = ms, True, 0.0 if glide else 1.0
        self._timer.stop()
        if glide:
            self._start()
        self._show()

    # What is to be seen

    @property
    def current(self) -> int:
        """The contact that a replay in turn has come to; the only one that is played; 0 for all."""
        if not self.in_turn or self.contact:
            return self.contact
        begun = [contact for contact, begin in self._begins.items() if begin <= self.ms]
        return begun[-1] if begun else 0

    @property
    def sentence(self) -> str:
        """What happens now: in words of one contact, in counts of all."""
        if not self.current:
            return count_states(token.position for token in self.tokens)
        told = [said for at_ms, contact, said in self._told() if at_ms <= self.ms]
        return told[-1] if told else ""

    def _told(self) -> Iterator[tuple[int, int, str]]:
        """When on the clock, of which contact, what."""
        for contact, begin_ms in self._begins.items():
            for moment in self._moments[contact]:
                yield begin_ms + moment.at_ms, contact, moment.sentence

    def _show(self) -> None:
        self.tokens = tuple(self._placed())
        self.moved.emit()

    def _placed(self) -> Iterator[Token]:
        shown_ms = self.ms + (self._way if self._stepped else 0)
        travel_ms = 1.0 if self._stepped else GLIDE_MS * self.speed
        for course in self.courses:
            begin_ms = self._begins[course.trace.contact]
            travels = travel_ms if self.glides else 0
            position = position_at(course, shown_ms - begin_ms, travels)
            if position is not None:
                yield Token(course.trace.contact, position, begin_ms + position.entered_ms)
