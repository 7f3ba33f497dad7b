"""A virtual screen, the program on it, and the keyboard in front of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from observer.model.mark import Mark
from observer.store.study_file import StudyFile

Seen = TypeVar("Seen")
PATIENCE_S = 60
BETWEEN_KEYS_S = 0.3
"""Longer than the 200 ms within which the same key counts once."""
HAND_S, SAME_KEY_S = 0.07, 0.25
"""From one key to the next of somebody who knows them; the same one again takes longer."""


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


def recorded(study: Path) -> list[Mark]:
    """All rows on disk, in the order in which they were written."""
    with StudyFile.open_snapshot(study) as file:
        rows = [row for _, rows in file.recorded(file.round()) for row in rows]
    return sorted(rows, key=lambda row: row.id)


class Window:
    """A window of the program, seen and driven from outside.

    Args:
        display: the screen it is shown on.
        title: how its title begins, as a regular expression.
        arguments: what the program is started with.
        surroundings: variables of its environment.
    """

    def __init__(
        self,
        display: str,
        title: str,
        *arguments: str | Path,
        surroundings: Mapping[str, str] | None = None,
    ) -> None:
        self._struck = ""
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "observer", *map(str, arguments)]
        environment = {**self._environment, **(surroundings or {})}
        self.program = subprocess.Popen(command, env=environment)
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

    def strike(self, *keys: str) -> None:
        """Presses and releases keys as fast as a hand does."""
        for key in keys:
            time.sleep(SAME_KEY_S if key == self._struck else HAND_S)
            self.press_at_once(key)
            self._struck = key

    def press_at_once(self, *keys: str) -> None:
        """Presses and releases keys within some 20 ms each."""
        self._xdotool("key", "--delay", "20", *keys)

    def hold(self, key: str, seconds: float) -> None:
        self._xdotool("keydown", key)
        time.sleep(seconds)
        self._xdotool("keyup", key)

    def repeat(self, key: str, times: int) -> None:
        """What a screen sends for a held key that flags no repeats: it lets go and presses again
        in the same instant."""
        down, up = ("keydown", "--delay", "0", key), ("keyup", "--delay", "0", key)
        still = ("sleep", "0.03")
        self._xdotool(*down, *((*still, *up, *down) * times), *still, *up)

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

    def __init__(
        self, display: str, study: Path, surroundings: Mapping[str, str] | None = None
    ) -> None:
        arguments = ("open", study, "--stage", "observe")
        super().__init__(display, "^Observer – ", *arguments, surroundings=surroundings)
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
