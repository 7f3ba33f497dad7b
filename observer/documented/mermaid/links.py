"""The lines of a Mermaid flowchart: solid, thick, dotted or invisible, with heads and text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(r"([^\s\"@{}\[\]()<>|;&]++)@(?=[-=.~<xo])")
_HEAD = r"(<|(?<![^\s@])[xo](?=[-=.]))?"
"""At the beginning of a line; letters are heads only where they end no name."""

_LATER_HEAD = r"(?:(?<=\s)[xo<])?"
_PLAIN = tuple(
    re.compile(_HEAD + line) for line in (r"--+([-xo>])", r"==+([=xo>])", r"-?\.++-([xo>]?)")
)
_WITH_TEXT = tuple(
    re.compile(f'{_HEAD}{start}[ \t]*+(?:"([^"]*+)"\\s*+|([^\n]*?)){end}')
    for start, end in (
        ("--", _LATER_HEAD + r"--+([-xo>])"),
        ("==", _LATER_HEAD + r"==+([=xo>])"),
        (r"-\.", r"(?<!\.)\.++-([xo>]?)"),
    )
)
_INVISIBLE = re.compile(r"~~~+")
_PIPED = re.compile(r"\s*+\|(?:\s*+\"([^\"]*+)\"\s*+|([^|\n]*+))\|")


@dataclass(frozen=True, slots=True)
class Line:
    """A line between nodes, as written.

    Attributes:
        end: where in the text it ends.
        back, forth: whether an arrow leads to what stands before it, and after it.
        name: by which other statements refer to it; mostly empty.
    """

    end: int
    text: str = ""
    back: bool = False
    forth: bool = False
    visible: bool = True
    name: str = ""


def match_line(text: str, position: int) -> Line | None:
    """The line that begins at `position`; None where there is none."""
    named = _NAME.match(text, position)
    name, position = (named[1], named.end()) if named else ("", position)
    if invisible := _INVISIBLE.match(text, position):
        return Line(invisible.end(), visible=False, name=name)
    if found := _first_match(_PLAIN, text, position):
        words, end = _piped_text(text, found.end())
    elif found := _first_match(_WITH_TEXT, text, position):
        words, end = found[2] if found[2] is not None else found[3], found.end()
    else:
        return None
    before, after = found[1] or "", found[found.re.groups]
    crossed = before in ("x", "o") and after != ">"
    return Line(end, words, before == "<", after in (">", "x", "o") and not crossed, name=name)


def _first_match(
    patterns: tuple[re.Pattern[str], ...], text: str, position: int
) -> re.Match[str] | None:
    return next((m for pattern in patterns if (m := pattern.match(text, position))), None)


def _piped_text(text: str, position: int) -> tuple[str, int]:
    """The text between bars that may follow a line, and where it ends."""
    piped = _PIPED.match(text, position)
    if not piped:
        return "", position
    return piped[1] if piped[1] is not None else piped[2], piped.end()
