"""The key map in force, which every part of a window asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from observer.errors import UserError
from observer.settings import read_settings, settings_path, write_settings
from observer.ui.keymap.key_map import DEFAULT_KEYS, KeyMap, read_key_map
from observer.ui.keys import Action


class LiveKeys(QObject):
    """Holds a map until another takes its place.

    Attributes:
        map: the map in force.
        problem: why the user's own keys are not in force; empty where they are.

    Signals:
        changed: another map is in force.
    """

    changed = Signal()

    def __init__(self, key_map: KeyMap = DEFAULT_KEYS, problem: str = "") -> None:
        super().__init__()
        self.map, self.problem = key_map, problem

    def cap(self, action: Action) -> str:
        """What the key cap of an action shows."""
        return self.map.cap(action)

    def put_in_force(self, key_map: KeyMap) -> None:
        """Takes another map at once, and remembers it for the next start.

        Raises:
            UserError: it could not be remembered; it is in force all the same.
        """
        self.map = key_map
        self.changed.emit()
        write_settings(settings_path(), keys=key_map.changed)
        self.problem = ""


def read_live_keys() -> LiveKeys:
    """The user's keys; the default ones where the settings cannot be taken as they are."""
    path = settings_path()
    try:
        settings = read_settings(path)
    except UserError as error:
        return LiveKeys(problem=str(error))
    try:
        return LiveKeys(read_key_map(settings.keys))
    except UserError as error:
        return LiveKeys(problem=f"{path}: {error}")
