"""Work beside the window: one piece at a time, and only the newest result is delivered."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

Result = TypeVar("Result")

LOOK_EVERY_MS = 10


class Background(QObject, Generic[Result]):
    """Runs work in a thread and hands its outcome back in the window's own.

    Attributes:
        busy: whether work is under way whose outcome is still wanted.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="map")
        self._newest: Future[Result] | None = None
        self._deliver: Callable[[Future[Result]], None] = _ignore
        self._clock = QTimer(self, interval=LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)
        threads = self._threads
        self.destroyed.connect(lambda: threads.shutdown(wait=False, cancel_futures=True))

    @property
    def busy(self) -> bool:
        return self._newest is not None

    def start(self, work: Callable[[], Result], deliver: Callable[[Future[Result]], None]) -> None:
        """Starts `work`; `deliver` gets its future once it is done, unless other work replaced it.

        What `work` raises stays in the future, to be raised by its `result()` in the window.
        """
        self.drop()
        self._deliver = deliver
        self._newest = self._threads.submit(work)
        self._clock.start()

    def drop(self) -> None:
        """Makes the outcome of work under way unwanted."""
        if self._newest is not None:
            self._newest.cancel()
        self._newest = None
        self._clock.stop()

    def _look(self) -> None:
        done = self._newest
        if done is not None and done.done():
            self.drop()
            self._deliver(done)


def _ignore(_: Future[Result]) -> None:
    """No work was started yet."""
