"""What was chosen when a document was saved last, and in which folder, as the settings keep it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from observer.settings import read_settings, settings_path, write_settings


def read_remembered() -> Mapping[str, str]:
    """By name what was chosen last, and the `folder`; empty where nothing was saved yet.

    Raises:
        UserError: the settings cannot be read.
    """
    kept = read_settings(settings_path()).documents
    return {name: values[0] for name, values in kept.items()}


def remember(words: Mapping[str, str], folder: Path) -> None:
    """
    Raises:
        UserError: as `settings.write_settings`.
    """
    kept = {**words, "folder": str(folder)}
    printable = {name: (text,) for name, text in kept.items() if text.isprintable()}
    write_settings(settings_path(), documents=printable)
