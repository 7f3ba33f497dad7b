"""The words of a Graphviz DOT file, with the lines they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from observer.documented.problems import Problem, quoted, refuse, too_large
from observer.errors import UserError

NAME, HTML, END = "name", "html", "end of the file"

GAP = r"(?:\s++|//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/|(?:(?<=\n)|\A)#[^\n]*+)*+"
"""White space, comments of C, and lines of a preprocessor."""

_KEYWORDS = frozenset({"strict", "graph", "digraph", "node", "edge", "subgraph"})
_TOKEN = re.compile(
    GAP + r"(?:(->|--|[{}\[\];,=:+])"
    r"|([A-Za-z_\x80-\U0010ffff][\w\x80-\U0010ffff]*+|-?(?:\.\d++|\d++(?:\.\d*+)?))"
    r'|"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
    r"|(<)"
    r"|(\Z))",
    re.DOTALL,
)
_SIGN, _BARE, _STRING, _HTML, _END = range(1, 6)
_GAP = re.compile(GAP)
_CONTINUED = re.compile(r"\\\r?\n")
_ANGLE = re.compile(r"[<>]")

_TOKEN_LIMIT = 250_000
_HTML_CHARACTERS = 100_000


class Token(NamedTuple):
    """A word. `kind` is `NAME`, `HTML`, `END`, or the keyword or sign itself."""

    kind: str
    text: str
    line: int


def read_tokens(text: str, path: Path) -> Iterator[Token]:
    """The words of a DOT file, strings joined by `+` as one, then `END` for ever.

    Raises:
        UserError: a string has no end, a character is none of DOT, or there are too many words;
            names the line.
    """
    tokens = _read_single(text, path)
    words = [next(tokens)]
    is_joined = False
    for token in tokens:
        if token.kind == "+":
            is_joined = True
        elif is_joined and token.kind != END:
            words.append(token)
            is_joined = False
        else:
            yield _joined(words)
            words = [token]
    while True:
        yield words[0]


def _joined(words: list[Token]) -> Token:
    if len(words) == 1:
        return words[0]
    return Token(NAME, "".join(word.text for word in words), words[0].line)


def _read_single(text: str, path: Path) -> Iterator[Token]:
    position, line = 0, 1
    for _ in range(_TOKEN_LIMIT):
        found = _TOKEN.match(text, position)
        if not found:
            raise _unreadable(text, position, line, path)
        kind = found.lastindex or _END
        start, end = found.start(kind), found.end()
        line += text.count("\n", position, start)
        token = _token(kind, found[kind], line)
        if kind == _HTML:
            end = _html_end(text, start)
            if not end:
                raise _unreadable(text, start, line, path)
            token = Token(HTML, text[start + 1 : end - 1], line)
        yield token
        line += text.count("\n", start, end)
        position = end
        if kind == _END:
            return
    raise too_large(path, line)


def _token(kind: int, written: str, line: int) -> Token:
    if kind == _SIGN:
        return Token(written, written, line)
    if kind == _STRING:
        return Token(NAME, _CONTINUED.sub("", written).replace('\\"', '"'), line)
    if kind == _BARE and (keyword := written.casefold()) in _KEYWORDS:
        return Token(keyword, written, line)
    return Token(END if kind == _END else NAME, written, line)


def _html_end(text: str, start: int) -> int:
    """Where the brackets that open at `start` are all closed; 0 where they are not."""
    depth = 0
    for angle in _ANGLE.finditer(text, start, start + _HTML_CHARACTERS):
        depth += 1 if angle[0] == "<" else -1
        if depth == 0:
            return angle.end()
    return 0


def _unreadable(text: str, position: int, line: int, path: Path) -> UserError:
    gap = _GAP.match(text, position)
    start = gap.end() if gap else position
    rest = text[start : start + 100].partition("\n")[0]
    what = f"{quoted(rest[:1])} cannot stand here in a DOT file"
    if rest[:1] in ('"', "<"):
        what = f"the text that begins with {quoted(rest)} has no end"
    elif rest[:2] == "/*":
        what = "the comment that begins here has no end"
    return refuse(path, [Problem(line + text.count("\n", position, start), what)])
