"""The worker process that lays out: it may hang or crash without harm to the program."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Mapping
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from observer.errors import UserError
from observer.layout.arrangement import arrange
from observer.layout.engine import EngineMissingError
from observer.layout.geometry import Layout, Point, SizedGraph

LIMIT_S = 10.0
"""Seconds that one layout may take."""

_MISTAKES = (ValueError, LookupError, TypeError, ArithmeticError)
"""Our own: they are raised where the layout was asked for."""

_Question = tuple[SizedGraph, dict[str, Point]]


class LayoutWorker:
    """Lays out graphs in a process of its own, started when it is first needed.

    Calls from several threads are served one after the other.

    Attributes:
        limit_s: seconds that one layout may take.
        process: the process; None before it is needed and after it was ended.
    """

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self.limit_s = limit_s
        self._lock = threading.Lock()
        self.process: BaseProcess | None = None
        self._connection: Connection | None = None

    def start(self) -> None:
        """Starts the process ahead of the first layout, without waiting for it."""
        with self._lock:
            self._open()

    def lay_out(self, graph: SizedGraph, places: Mapping[str, Point]) -> Layout:
        """See `arrange`.

        Raises:
            UserError: it took longer than the limit, the engine stopped twice, or is missing.
        """
        question = graph, dict(places)
        with self._lock:
            try:
                return self._ask(question)
            except (EOFError, ConnectionError):
                self._close()
            try:
                return self._ask(question)
            except (EOFError, ConnectionError):
                self._close()
                raise UserError(
                    "the layout engine stopped while it drew this map",
                    remedy="`observer self-test` says whether the installation is sound",
                ) from None

    def close(self) -> None:
        """Ends the process; a later call starts another."""
        with self._lock:
            self._close()

    def _ask(self, question: _Question) -> Layout:
        connection = self._open()
        overdue = threading.Event()
        limit = threading.Timer(self.limit_s, _end, (self.process, overdue))
        limit.start()
        try:
            connection.send(question)
            answer: Layout | Exception = connection.recv()
        except (EOFError, ConnectionError):
            if not overdue.is_set():
                raise
            self._close()
            raise UserError(
                f"the map could not be laid out within {self.limit_s:g} seconds",
                remedy="a map with fewer steps or paths will do",
            ) from None
        finally:
            limit.cancel()
        if isinstance(answer, EngineMissingError):
            raise UserError(
                f"the layout engine cannot be loaded ({answer})",
                remedy="install Observer again, or Graphviz beside it",
            )
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _open(self) -> Connection:
        if self._connection is None:
            spawn = multiprocessing.get_context("spawn")
            self._connection, theirs = spawn.Pipe()
            self.process = spawn.Process(
                target=serve, args=(theirs,), name="observer-layout", daemon=True
            )
            self.process.start()
            theirs.close()
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self.process is not None:
            self.process.kill()
            self.process.join()
        self._connection = self.process = None


def _end(process: BaseProcess, overdue: threading.Event) -> None:
    """Ends a process that takes no question or gives no answer, and the waiting for it as well."""
    overdue.set()
    process.kill()


def serve(connection: Connection) -> None:
    """The worker's loop: a graph in, its layout or an exception out, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence_engine()
    while True:
        try:
            graph, places = connection.recv()
        except EOFError:
            return
        try:
            connection.send(arrange(graph, places))
        except (EngineMissingError, *_MISTAKES) as failure:
            connection.send(failure)


def _silence_engine() -> None:
    """Graphviz writes its warnings straight to standard error, where nobody could use them."""
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the whole process
    os.dup2(sys.stderr.fileno(), 2)


@cache
def shared_worker() -> LayoutWorker:
    """The one worker of this process; it ends with it."""
    worker = LayoutWorker()
    atexit.register(worker.close)
    return worker
