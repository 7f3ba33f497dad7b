"""What the program remembers for its user from one start to the next, in one table."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from observer.errors import UserError
from observer.files import read_text, unreadable

LIMIT_BYTES = 1_000_000
FARTHEST_PX = 1_000_000
"""No screen reaches farther."""

Numbers = tuple[int, ...]
Texts = tuple[str, ...]
KeyTable = Mapping[str, tuple[str, ...]]
"""From the name of an action to its keys."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The value of every setting; the defaults are what holds where the file does not say."""

    strip_position: Numbers = ()
    keys: KeyTable = field(default_factory=dict)
    recent: Texts = ()
    pinned: Texts = ()
    documents: KeyTable = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table of settings.

    Attributes:
        kind: its type in words.
        read: the value as TOML gives it; None where it is of another type.
    """

    name: str
    kind: str
    description: str
    read: Callable[[object], Numbers | Texts | KeyTable | None]


def _read_place(value: object) -> Numbers | None:
    if not isinstance(value, list) or len(value) not in (0, 2):
        return None
    fits = all(type(number) is int and abs(number) <= FARTHEST_PX for number in value)
    return tuple(value) if fits else None


def _read_keys(value: object) -> KeyTable | None:
    if not isinstance(value, dict):
        return None
    fits = all(_is_name(name) and _are_keys(keys) for name, keys in value.items())
    return {name: tuple(keys) for name, keys in value.items()} if fits else None


def _read_texts(value: object) -> Texts | None:
    return tuple(value) if isinstance(value, list) and all(map(_is_text, value)) else None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value) and value.isprintable()


def _is_name(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()


def _are_keys(value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(map(_is_text, value))


SETTINGS = (
    Setting(
        "strip_position",
        "2 whole numbers of at most a million in square brackets, or none",
        "Where the small window stands: pixels from the left and the top of the screen. "
        "The system chooses where it is empty.",
        _read_place,
    ),
    Setting(
        "keys",
        'actions with one or more keys each, such as keys.wait = ["W"]',
        "Keys of the live stage that are not the default ones, by action.",
        _read_keys,
    ),
    Setting(
        "recent",
        "paths in square brackets",
        "The studies opened last, the latest first.",
        _read_texts,
    ),
    Setting(
        "pinned",
        "paths in square brackets",
        "The studies that stay listed whatever is opened after them.",
        _read_texts,
    ),
    Setting(
        "documents",
        'names with a text each, such as documents.sheet = ["A3"]',
        "What was chosen of the document that was saved last, and its folder.",
        _read_keys,
    ),
)
_NAMED = {setting.name: setting for setting in SETTINGS}


def settings_path() -> Path:
    """The user's settings file, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("observer", appauthor=False) / "settings.toml"


def read_settings(path: Path) -> Settings:
    """What holds: the values of the file, and defaults for what it does not name.

    Raises:
        UserError: the file cannot be read, is no TOML, or holds what no setting takes.
    """
    if not _has_content(path):
        return Settings()
    values = {name: _checked(name, value, path) for name, value in _parsed(path).items()}
    return replace(Settings(), **values)


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise unreadable(path, error) from error


def _parsed(path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(read_text(path, LIMIT_BYTES))
    except RecursionError:
        raise UserError("this is not TOML that can be read", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"this is not TOML: {error}", where=str(path)) from None


def _checked(name: str, value: object, path: Path) -> Any:
    setting = _NAMED.get(name)
    if setting is None:
        known = ", ".join(_NAMED)
        raise UserError(f"there is no setting “{name}”", where=str(path), remedy=f"known: {known}")
    checked = setting.read(value)
    if checked is None:
        raise UserError(f"“{name}” takes {setting.kind}", where=str(path))
    return checked


def write_settings(path: Path, **changed: Numbers | Texts | KeyTable) -> None:
    """Remembers values beside the others; the file is the old one or the new one, whole.

    Raises:
        UserError: the file that is there cannot be read, or the new one not written.
    """
    values: dict[str, Any] = changed
    settings = replace(read_settings(path), **values)
    lines = [f"{line}\n" for known in _NAMED for line in toml_lines(settings, known)]
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text("".join(lines), encoding="utf-8")
        os.replace(draft, path)
    except OSError as error:
        raise unreadable(path, error) from error


def toml_lines(settings: Settings, name: str) -> list[str]:
    """One setting as the file holds it: no line where it is empty.

    Lists of whole numbers and of printable texts are written alike in JSON and in TOML 1.0.
    """
    value = getattr(settings, name)
    parts = {name: value}
    if isinstance(value, Mapping):
        parts = {f"{name}.{part}": items for part, items in value.items()}
    return [
        f"{part} = {json.dumps(list(items), ensure_ascii=False)}"
        for part, items in parts.items()
        if items
    ]
