"""What the program remembers for its user from one start to the next, in one table."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from observer.errors import UserError
from observer.files import read_text, unreadable


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the settings file: a list of `length` whole numbers.

    Attributes:
        default: what holds where the file does not say.
    """

    name: str
    length: int
    default: tuple[int, ...]
    description: str

    @property
    def kind(self) -> str:
        """Its type in words."""
        return f"{self.length} whole numbers in square brackets, or none"

    def fits(self, value: object) -> bool:
        if not isinstance(value, list) or len(value) not in (0, self.length):
            return False
        return all(type(number) is int for number in value)


SETTINGS = (
    Setting(
        "strip_position",
        2,
        (),
        "Where the small window stands: pixels from the left and the top of the screen. "
        "The system chooses where it is empty.",
    ),
)
_NAMED = {setting.name: setting for setting in SETTINGS}

Values = Mapping[str, tuple[int, ...]]
"""The value of every setting, by name."""


def settings_path() -> Path:
    """The user's settings file, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("observer", appauthor=False) / "settings.toml"


def read_settings(path: Path) -> Values:
    """What holds: the values of the file, and defaults for what it does not name.

    Raises:
        UserError: the file cannot be read, is no TOML, or holds what no setting takes.
    """
    values = {setting.name: setting.default for setting in SETTINGS}
    if path.exists() and path.stat().st_size:
        values.update((name, _checked(name, value, path)) for name, value in _parsed(path).items())
    return values


def _parsed(path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"this is not TOML: {error}", where=str(path)) from None


def _checked(name: str, value: object, path: Path) -> tuple[int, ...]:
    setting = _NAMED.get(name)
    if setting is None:
        known = ", ".join(_NAMED)
        raise UserError(f"there is no setting “{name}”", where=str(path), remedy=f"known: {known}")
    if not setting.fits(value) or not isinstance(value, list):
        raise UserError(f"“{name}” takes {setting.kind}", where=str(path))
    return tuple(value)


def write_setting(path: Path, name: str, value: tuple[int, ...]) -> None:
    """Remembers one value beside the others; the file is the old one or the new one, whole.

    Raises:
        UserError: the file that is there cannot be read, or the new one not written.
    """
    values = {**read_settings(path), name: value}
    lines = [f"{known} = {list(values[known])}\n" for known in _NAMED if values[known]]
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text("".join(lines), encoding="utf-8")
        os.replace(draft, path)
    except OSError as error:
        raise unreadable(path, error) from error
