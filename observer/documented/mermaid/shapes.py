"""The shapes of a Mermaid flowchart: brackets with text, shape data, and what a shape means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from observer.documented.label import html_label

_BRACKETS = (
    ("(((", (")))",), "double-circle"),
    ("((", ("))",), "circle"),
    ("([", ("])",), "stadium"),
    ("(-", ("-)",), "ellipse"),
    ("(", (")",), "rounded"),
    ("[[", ("]]",), "subroutine"),
    ("[(", (")]",), "cylinder"),
    ("[/", ("/]", "\\]"), "trapezoid"),
    ("[\\", ("/]", "\\]"), "trapezoid"),
    ("[", ("]",), "rectangle"),
    ("{{", ("}}",), "hexagon"),
    ("{", ("}",), "diamond"),
    (">", ("]",), "odd"),
)
"""Opening bracket, closing ones, and the shape they draw; longer brackets first."""

_STRICT = r'[^"\[\](){}]*?'
_LENIENT = r'[^"\n]*?'
_SHAPES = tuple(
    (
        opening,
        re.compile(
            rf'{re.escape(opening)}(?:\s*+"([^"]*+)"\s*+|({inner}))'
            rf"(?:{'|'.join(map(re.escape, closings))})"
        ),
        shape,
    )
    for inner in (_STRICT, _LENIENT)
    for opening, closings, shape in _BRACKETS
)
"""The text that Mermaid takes in brackets; only then what else somebody may have meant."""

_OPENING = frozenset(opening[0] for opening, _, _ in _BRACKETS)
_BORDERED = re.compile(r"\[\|[\w:]*+\|([^\]\n]*+)\]")
_DATA = re.compile(r"@\{([^\"}]*+(?:\"[^\"]*+\"[^\"}]*+)*+)\}")
_DATA_ITEM = re.compile(
    r"""\b(shape|label)\s*+:\s*+
        (?: "([^"]*+)"? | '([^'\n]*+)'? | \|[-+]?[ \t]*+\n((?:(?![ \t]*+\w++[ \t]*+:).*\n?)*+)
        | ([^,\n]*+) )""",
    re.VERBOSE,
)

_INLINE_TAG = re.compile(r"</?(?:strong|em|small|su[bp]|code|mark|del|ins|center)>", re.IGNORECASE)
_ICON = re.compile(r"\bfa[bklrs]?:fa-[\w-]++\s?")
_ENTITY = re.compile(r"#(?=\w++;)")
_NUMBER = re.compile(r"&(?=\d++;)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)++)\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)((?:(?!\1).)++)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is said of a node behind its id: its text and shape, each only where it is said."""

    end: int
    text: str | None = None
    shape: str | None = None


def match_brackets(text: str, position: int) -> Drawn | None:
    """The brackets with text that begin at `position`; None where there are none."""
    if text[position : position + 1] not in _OPENING:
        return None
    if bordered := _BORDERED.match(text, position):
        return Drawn(bordered.end(), bordered[1], "rectangle")
    for opening, pattern, shape in _SHAPES:
        if text.startswith(opening, position) and (found := pattern.match(text, position)):
            return Drawn(found.end(), found[1] if found[1] is not None else found[2], shape)
    return None


def match_data(text: str, position: int) -> Drawn | None:
    """The shape data `@{ … }` that begin at `position`; None where there are none."""
    data = _DATA.match(text, position)
    if not data:
        return None
    said = {
        item[1]: next(value for value in item.groups()[1:] if value is not None).strip()
        for item in _DATA_ITEM.finditer(data[1])
    }
    return Drawn(data.end(), said.get("label"), said.get("shape"))


def label_text(written: str) -> str:
    """The words that Mermaid shows for a text: entities resolved, Markdown and icons left out."""
    label = written.strip()
    if len(label) > 1 and label[0] == label[-1] == '"':
        label = label[1:-1].strip()
    if len(label) > 1 and label[0] == label[-1] == "`":
        label = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", label[1:-1]))
    label = _NUMBER.sub("&#", _ENTITY.sub("&", label)).replace("\\n", "\n")
    label = _INLINE_TAG.sub("", label)
    return html_label(_ICON.sub("", label)) or html_label(label)
