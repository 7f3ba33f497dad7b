"""The words of a Graphviz DOT file, with the lines they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from observer.documented.problems import Problem, quoted, refuse
from observer.errors import UserError

NAME, HTML, END = "name", "html", "end of the file"
KEYWORDS = frozenset({"strict", "graph", "digraph", "node", "edge", "subgraph"})

GAP = re.compile(r"(?:\s|//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/|(?:(?<=\n)|\A)#[^\n]*+)*+")
"""White space, comments of C, and lines of a preprocessor."""

_NAME = re.compile(r"[A-Za-z_\x80-\U0010ffff][\w\x80-\U0010ffff]*+|-?(?:\.\d++|\d++(?:\.\d*+)?)")
_QUOTED = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', re.DOTALL)
_SIGN = re.compile(r"->|--|[{}\[\];,=:+]")
_CONTINUED = re.compile(r"\\\r?\n")
_ANGLE = re.compile(r"[<>]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word. `kind` is `NAME`, `HTML`, `END`, or the keyword or sign itself."""

    kind: str
    text: str
    line: int


def read_tokens(text: str, path: Path) -> Iterator[Token]:
    """The words of a DOT file, strings joined by `+` as one, then `END` for ever.

    Raises:
        UserError: a string has no end, or a character is none of DOT; names the line.
    """
    tokens = _read_single(text, path)
    joined = next(tokens)
    plus = False
    for token in tokens:
        if token.kind == "+":
            plus = True
        elif plus:
            joined, plus = Token(NAME, joined.text + token.text, joined.line), False
        else:
            yield joined
            joined = token
    while True:
        yield joined


def _read_single(text: str, path: Path) -> Iterator[Token]:
    position, line = 0, 1
    while True:
        gap = GAP.match(text, position)
        start = gap.end() if gap else position
        line += text.count("\n", position, start)
        if start == len(text):
            yield Token(END, "", line)
            return
        token, position = _read_one(text, start, line, path)
        yield token
        line += text.count("\n", start, position)


def _read_one(text: str, start: int, line: int, path: Path) -> tuple[Token, int]:
    if sign := _SIGN.match(text, start):
        return Token(sign[0], sign[0], line), sign.end()
    if name := _NAME.match(text, start):
        keyword = name[0].casefold()
        return Token(keyword if keyword in KEYWORDS else NAME, name[0], line), name.end()
    if string := _QUOTED.match(text, start):
        words = _CONTINUED.sub("", string[1]).replace('\\"', '"')
        return Token(NAME, words, line), string.end()
    if text[start] == "<" and (end := _html_end(text, start)):
        return Token(HTML, text[start + 1 : end - 1], line), end
    raise _unreadable(text[start : start + 100], line, path)


def _html_end(text: str, start: int) -> int:
    """Where the brackets that open at `start` are all closed; 0 where they are not."""
    depth = 0
    for angle in _ANGLE.finditer(text, start):
        depth += 1 if angle[0] == "<" else -1
        if depth == 0:
            return angle.end()
    return 0


def _unreadable(rest: str, line: int, path: Path) -> UserError:
    what = f"{quoted(rest[0])} cannot stand here in a DOT file"
    if rest[0] in '"<':
        what = f"the text that begins with {quoted(rest.partition(chr(10))[0])} has no end"
    return refuse(path, [Problem(line, what)])
