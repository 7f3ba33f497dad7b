"""A virtual screen, the program on it, and the keyboard in front of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

Seen = TypeVar("Seen")
PATIENCE_S = 60
BETWEEN_KEYS_S = 0.3
"""Longer than the 200 ms within which the same key counts once."""


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Starts an X server on a free display, 1366 × 768, and gives the display's name."""
    read, write = os.pipe()
    arguments = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        "1366x768x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(arguments, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            display = answer.readline().strip()
        try:
            yield f":{display}"
        finally:
            server.terminate()


def run_observer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "observer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read_json(*arguments: str | Path) -> Any:
    run = run_observer(*arguments, "--json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


class Window:
    """A window of the program, seen and driven from outside.

    Args:
        display: the screen it is shown on.
        title: how its title begins, as a regular expression.
        arguments: what the program is started with.
    """

    def __init__(self, display: str, title: str, *arguments: str | Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "observer", *map(str, arguments)]
        self.program = subprocess.Popen(command, env=self._environment)
        self._id = self._find(title)

    def _find(self, title: str) -> str:
        search = ("search", "--onlyvisible", "--name", title)
        return wait_for(lambda: self._xdotool(*search, check=False).split("\n")[0])

    def take_keyboard(self) -> None:
        self._xdotool("windowfocus", "--sync", self._id)

    def press(self, *keys: str) -> None:
        """Presses and releases keys, one after the other, by their X names."""
        for key in keys:
            self.press_at_once(key)
            time.sleep(BETWEEN_KEYS_S)

    def press_at_once(self, *keys: str) -> None:
        """Presses and releases keys within some 20 ms each."""
        self._xdotool("key", "--delay", "20", *keys)

    def hold(self, key: str, seconds: float) -> None:
        self._xdotool("keydown", key)
        time.sleep(seconds)
        self._xdotool("keyup", key)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "30", text)

    def kill(self) -> None:
        """Ends the program as a power cut would: without asking it."""
        self.program.kill()
        self.program.wait()

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        run = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=check
        )
        return run.stdout


class ObserveWindow(Window):
    """A study in the window, which has the keyboard."""

    def __init__(self, display: str, study: Path) -> None:
        super().__init__(display, "^Observer – ", "open", study, "--stage", "observe")
        self.study = study
        self.take_keyboard()

    def wait_for_marks(self, count: int) -> None:
        """Waits until the study on disk holds so many marks."""
        wait_for(lambda: read_json("check", self.study)["marks"] == count)


@contextmanager
def other_window(display: str) -> Iterator[Window]:
    """A window with a line to type in, which takes no study: the one to begin with."""
    window = Window(display, "^Observer$")
    try:
        yield window
    finally:
        window.kill()


def wait_for(look: Callable[[], Seen]) -> Seen:
    """Looks until there is something to see, and gives it.

    Raises:
        TimeoutError: there was nothing for a minute.
    """
    give_up_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_at:
        if seen := look():
            return seen
        time.sleep(0.1)
    raise TimeoutError("the window did not do what was waited for")
