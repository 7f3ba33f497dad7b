"""The studies opened last, as the settings remember them, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from observer.drawing.wording import of_all
from observer.errors import UserError
from observer.files import unreadable
from observer.model.study import TARGET_CONTACTS
from observer.settings import Settings, read_settings, settings_path, write_settings

MOST = 10
"""Studies that are remembered, besides those that are pinned."""


@dataclass(frozen=True, slots=True)
class RecentStudy:
    """A study that was opened before."""

    path: Path
    pinned: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """What a study is about and how far it has come.

    Attributes:
        contact_type: empty where it cannot be read.
        progress: of its latest round, such as `7 of 10 contacts closed`.
        unfinished: whether that round has fewer closed contacts than it aims at, or open ones.
        problem: why it cannot be opened; empty where it can.
    """

    contact_type: str = ""
    progress: str = ""
    unfinished: bool = False
    problem: str = ""


def recent_studies() -> tuple[RecentStudy, ...]:
    """The one opened last first.

    Raises:
        UserError: the settings cannot be read.
    """
    settings = read_settings(settings_path())
    pinned = set(settings.pinned)
    listed = dict.fromkeys((*settings.recent, *settings.pinned))
    return tuple(RecentStudy(Path(text), text in pinned) for text in listed)


def note_opened(path: Path) -> None:
    """Remembers that a study was opened now.

    Raises:
        UserError: as `settings.write_settings`.
    """
    text = _text(path)
    if text.isprintable():
        settings = _settings()
        _write((text, *_without(settings.recent, text)), settings.pinned)


def pin(path: Path, *, pinned: bool) -> None:
    """Keeps a study listed whatever is opened after it, or no longer.

    Raises:
        UserError: as `settings.write_settings`.
    """
    text, settings = _text(path), _settings()
    others = _without(settings.pinned, text)
    _write(settings.recent, (text, *others) if pinned else others)


def forget(path: Path) -> None:
    """Takes a study off the list; its file stays as it is.

    Raises:
        UserError: as `settings.write_settings`.
    """
    text, settings = _text(path), _settings()
    _write(_without(settings.recent, text), _without(settings.pinned, text))


def glance(path: Path) -> Glance:
    """Reads a copy of the study; the file is not touched."""
    from observer.rounds import read_rounds
    from observer.store.study_file import StudyFile

    try:
        if not path.exists():
            return Glance(problem="not found; moved or deleted")
        with StudyFile.open_snapshot(path) as file:
            contact_type, latest = file.study().contact_type, read_rounds(file)[-1]
    except UserError as error:
        return Glance(problem=error.what)
    except OSError as error:
        return Glance(problem=unreadable(path, error).what)
    unfinished = latest.closed < max(TARGET_CONTACTS, latest.contacts)
    progress = f"{of_all(latest.closed, max(TARGET_CONTACTS, latest.contacts))} contacts closed"
    return Glance(contact_type, progress, unfinished)


def _settings() -> Settings:
    return read_settings(settings_path())


def _text(path: Path) -> str:
    return str(path.absolute())


def _without(texts: Iterable[str], gone: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text != gone)


def _write(recent: tuple[str, ...], pinned: tuple[str, ...]) -> None:
    free = [text for text in recent if text not in pinned][:MOST]
    kept = tuple(text for text in recent if text in pinned or text in free)
    write_settings(settings_path(), recent=kept, pinned=pinned)
