"""Which key events are presses, and when they happened.

A held key is one press: events flagged as repeats do not count, nor does a press within 5 ms of
the same key's release, which is how an X server sends repeats. The same action twice within
200 ms in the same contact counts once, and so does the same key once it has given an answer.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtGui import QInputEvent, QKeyEvent

from observer.capture.clock import Clock
from observer.model.moment import Moment, distance_ms

REPEAT_MS = 5
DOUBLE_MS = 200
TRUSTED_MS = 5_000
"""A time stamp this old or older is not believed."""
REMEMBERED = 64


def _steady_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class EventClock:
    """Moments of key events, from the time stamps that the platform puts on them.

    The stamps count milliseconds from an origin that differs by platform, so it is learned: among
    the last events, the one delivered soonest shows how far the stamps lie behind a steady
    clock. What an event lies behind more than that is how long it waited to be delivered.

    Args:
        clock: the session's.
        steady_ms: a clock that, like the stamps, stands still while the machine is suspended.
    """

    def __init__(self, clock: Clock, steady_ms: Callable[[], int] = _steady_ms) -> None:
        self._clock = clock
        self._steady_ms = steady_ms
        self._lags_ms: deque[int] = deque(maxlen=REMEMBERED)

    def moment(self, event: QInputEvent) -> Moment:
        """When the event happened: by its stamp where that is non-zero and less than 5 s behind."""
        now = self._clock.now()
        stamp_ms = event.timestamp()
        if not stamp_ms:
            return now
        lag_ms = self._steady_ms() - stamp_ms
        self._lags_ms.append(lag_ms)
        behind_ms = lag_ms - min(self._lags_ms)
        if behind_ms >= TRUSTED_MS:
            self._lags_ms.clear()
            self._lags_ms.append(lag_ms)
            return now
        return now.earlier(behind_ms)


class HeldKeys:
    """Tells a press from the repeats of a key that is held."""

    def __init__(self) -> None:
        self._released: dict[int, Moment] = {}
        self._acted: int | None = None

    def act(self, event: QKeyEvent) -> None:
        """The key has done what it is for; it may have opened a text."""
        self._acted = event.key()

    def still_acts(self, event: QKeyEvent, at: Moment) -> bool:
        """Whether a key that comes while a text is open is the one that acted last, still held;
        no key repeats once another was pressed."""
        if event.key() != self._acted or not self.is_repeat(event, at):
            self._acted = None
        return self._acted is not None

    def is_repeat(self, event: QKeyEvent, at: Moment) -> bool:
        if event.isAutoRepeat():
            return True
        released = self._released.get(event.key())
        return released is not None and distance_ms(released, at) < REPEAT_MS

    def release(self, event: QKeyEvent, at: Moment) -> None:
        if not event.isAutoRepeat():
            self._released[event.key()] = at


class Doubles:
    """Tells a press from the second half of a double one."""

    def __init__(self) -> None:
        self._last: tuple[str, int | None, Moment] | None = None

    def is_double(self, action: str, contact: int | None, at: Moment) -> bool:
        """Whether the same action counted in the same contact within the last 200 ms."""
        if self._last is not None:
            last_action, last_contact, last_at = self._last
            same = (last_action, last_contact) == (action, contact)
            if same and distance_ms(last_at, at) < DOUBLE_MS:
                return True
        self._last = (action, contact, at)
        return False


class AnswerKeys:
    """Tells a key that answers from the second half of a double press, whatever is asked then."""

    def __init__(self) -> None:
        self._last: tuple[str, Moment] | None = None

    def note(self, key: str, at: Moment) -> None:
        """The key gave an answer."""
        self._last = (key, at)

    def is_again(self, key: str, at: Moment) -> bool:
        """Whether that same key, and no other since, answered within the last 200 ms."""
        if self._last and self._last[0] != key:
            self._last = None
        return self._last is not None and distance_ms(self._last[1], at) < DOUBLE_MS


class Clicks:
    """Tells a click from the second half of a double one, wherever that lands: what is under the
    pointer may change with the first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: Moment | None = None

    def note(self) -> bool:
        """Takes a click in; False where another one counted within the last 200 ms."""
        now = self._clock.now()
        if self._last is not None and distance_ms(self._last, now) < DOUBLE_MS:
            return False
        self._last = now
        return True
