"""Lines of text, measured before they have a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from observer.drawing.display_list import Anchor, Role, Text
from observer.drawing.fonts import shown, text_width, wrapped
from observer.drawing.shaping import clusters
from observer.drawing.tokens import PAGE_PT, Colour
from observer.drawing.typeface import Font

LEADING = 1.2
"""Height of a line over the size of its text."""

_KERNING = 0.02
"""What kerning between words can take of a line, or give it, at most."""

_ASCENT = 0.93
"""From the top of a line to its baseline, over the size of its text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: printable text and how it is set."""

    text: str
    size: float = PAGE_PT.body
    font: Font = Font.REGULAR
    colour: Colour = Colour.INK
    role: Role = Role.FIGURE

    @property
    def width(self) -> float:
        return text_width(self.text, self.font, self.size)

    @property
    def height(self) -> float:
        return self.size * LEADING


def wrap_lines(text: str, like: Line) -> tuple[Line, ...]:
    """The text in lines of at most 24 characters, set as `like`."""
    return tuple(Line(part, like.size, like.font, like.colour, like.role) for part in wrapped(text))


def wrap_to_width(text: str, like: Line, width: float) -> tuple[Line, ...]:
    """The text in lines no wider than `width`; a word that is wider is broken."""
    lines: list[str] = []
    used = 0.0
    for word in shown(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        nearly = used + text_width(f" {word}", like.font, like.size)
        if lines and _fits(longer, nearly, like, width):
            lines[-1], used = longer, nearly
        else:
            lines += _broken(word, like, width)
            used = text_width(lines[-1], like.font, like.size)
    return tuple(replace(like, text=line) for line in lines)


def _fits(text: str, nearly: float, like: Line, width: float) -> bool:
    """Whether it does; `nearly` is its width but for kerning between words."""
    if abs(nearly - width) > _KERNING * width:
        return nearly < width
    return text_width(text, like.font, like.size) <= width


def _broken(word: str, like: Line, width: float) -> list[str]:
    if text_width(word, like.font, like.size) <= width:
        return [word]
    parts = [""]
    for cluster in clusters(word):
        if parts[-1] and text_width(parts[-1] + cluster, like.font, like.size) > width:
            parts.append("")
        parts[-1] += cluster
    return parts


def one_line(text: str, like: Line) -> Line:
    return replace(like, text=shown(text))


def widest(lines: Iterable[Line]) -> float:
    return max((line.width for line in lines), default=0)


def total_height(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)


def set_lines(
    lines: Sequence[Line], x: float, top: float, anchor: Anchor = Anchor.START, owner: str = ""
) -> list[Text]:
    """The lines from `top` down, each with its anchor at `x`."""
    texts = []
    for line in lines:
        baseline = top + line.size * _ASCENT
        texts.append(
            Text(
                x, baseline, line.text, line.size, line.width,
                line.font, line.colour, anchor, line.role, owner,
            )
        )  # fmt: skip
        top += line.height
    return texts
