"""Where the system keeps its font files, and which of them are tried first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_ENDINGS = (".ttf", ".ttc", ".otf", ".otc")

_FIRST = (
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "DejaVuSans.ttf",
    "segoeui.ttf",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "Arial Unicode.ttf",
    "arial.ttf",
    "NotoSansCJK-Regular.ttc",
    "msyh.ttc",
    "YuGothR.ttc",
    "malgun.ttf",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
    "DroidSansFallbackFull.ttf",
    "wqy-zenhei.ttc",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "seguisym.ttf",
    "seguiemj.ttf",
    "Symbola.ttf",
)
"""Plain faces of Linux, Windows and macOS that between them hold most scripts."""

_ADORNED = (
    "bold",
    "black",
    "light",
    "thin",
    "italic",
    "oblique",
    "condensed",
    "mono",
    "serif",
    "ui",
)


@lru_cache(maxsize=1)
def font_files() -> tuple[Path, ...]:
    """The font files of the system, in the order in which to look for a character."""
    return tuple(sorted(_found(), key=_rank))


def _rank(path: Path) -> tuple[int, int, str, str]:
    """Known plain faces, then other plain ones, then those with a style of their own."""
    known = _FIRST.index(path.name) if path.name in _FIRST else len(_FIRST)
    name = path.name.casefold()
    adorned = sum(word in name for word in _ADORNED) + ("sans" not in name)
    return known, adorned, name, str(path)


def _found() -> Iterator[Path]:
    for folder in _folders():
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in names if name.lower().endswith(_ENDINGS))


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    local = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), local / "fonts"
