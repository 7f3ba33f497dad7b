"""Where Mermaid charts stand: alone in a file, fenced in Markdown, or in a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_FLOWCHART = re.compile(
    r"(?:flowchart-elk|flowchart|graph)(?![\w-])"
    r"(?:[ \t]++(?i:TB|TD|BT|RL|LR|BR|[<>^v])(?=[\s;]|\Z))?"
)
_OTHER_CHART = re.compile(
    r"(sequenceDiagram|classDiagram(?:-v2)?|stateDiagram(?:-v2)?|erDiagram|gantt|journey|pie"
    r"|quadrantChart|requirementDiagram|gitGraph|C4\w+|mindmap|timeline|zenuml|sankey(?:-beta)?"
    r"|xychart(?:-beta)?|block(?:-beta)?|packet(?:-beta)?|kanban|architecture(?:-beta)?"
    r"|radar-beta|treemap(?:-beta)?)"
    r"(?=[ \t:]*+(?:[\n\r;]|\Z|%%|LR|TB|title |showData|horizontal))"
)
_HEADER_END = re.compile(r"[ \t\r]*+(?:[;\n]|%%|\Z)|[ \t]++(?=[^\n]*(?:--|==|-\.))")

_FRONT_MATTER = re.compile(
    r"\s*+---[ \t]*+\r?\n(.*?)^[ \t]*---[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_TITLE = re.compile(r"^[ \t]*+title[ \t]*+:(.*)$", re.MULTILINE)
_BLANK = re.compile(r"(?:\s++|%%(?!\{)[^\n]*+)*+")
_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark>`{3,}+|~{3,}+|:::)[ \t]*\{?mermaid\b[^\n]*\n"
    r"(?P<chart>.*?)(?:^[ \t>]*(?P=mark)|\Z)",
    re.DOTALL | re.MULTILINE,
)
_OPENING = re.compile(r"<(div|pre)\b([^<>]*+)>")
_OF_MERMAID = re.compile(r"\sclass\s*+=\s*+[\"']?[^\"'>]*\bmermaid\b")
_ATTRIBUTE_CHARACTERS = 1_000
_HEADING = re.compile(r"^#{1,6}[ \t](.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One chart in a file.

    Attributes:
        title: in its settings, or the heading above it; empty without either.
        other: the kind of a chart that is no flowchart, `chart` where it is of none that is
            known; empty for a flowchart.
        body: what follows the header.
        line: the line of the file in which `body` begins.
    """

    title: str
    other: str
    body: str
    line: int


def is_mermaid(text: str) -> bool:
    """Whether the text is a Mermaid chart, or Markdown or a web page that holds one."""
    is_held = "mermaid" in text and bool(_FENCE.search(text) or any(_elements(text)))
    return is_held or _read_source(text, "", 1) is not None


def find_sources(text: str) -> Iterator[Source]:
    """The charts of a text, in its order."""
    whole = _read_source(text, "", 1)
    if whole:
        yield whole
        return
    yield from _fenced(text) if _FENCE.search(text) else _in_page(text)


def _in_page(text: str) -> Iterator[Source]:
    """The charts of a web page."""
    seen, line = 0, 1
    for start, end in _elements(text):
        line += text.count("\n", seen, start)
        seen = start
        chart = unescape(text[start:end])
        yield _read_source(chart, "", line) or Source("", "chart", "", line)


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Where the charts of a web page begin and end."""
    end = 0
    for opening in _OPENING.finditer(text):
        if opening.start() >= end and _OF_MERMAID.search(opening[2][:_ATTRIBUTE_CHARACTERS]):
            closing = text.find(f"</{opening[1]}", opening.end())
            end = closing if closing >= 0 else len(text)
            yield opening.end(), end


def _fenced(text: str) -> Iterator[Source]:
    """The charts of a text in Markdown."""
    heading, seen, line = "", 0, 1
    for fence in _FENCE.finditer(text):
        headings = _HEADING.findall(text, seen, fence.start())
        heading = headings[-1].strip(" \t#\r") if headings else heading
        line += text.count("\n", seen, fence.start("chart"))
        seen = fence.start("chart")
        chart = fence["chart"]
        if ">" in fence["indent"]:
            chart = re.sub(r"^[ \t]*>[ \t]?", "", chart, flags=re.MULTILINE)
        yield _read_source(chart, heading, line) or Source(heading, "chart", "", line)


def _read_source(text: str, title: str, line: int) -> Source | None:
    """The chart that a text begins with, behind its settings and comments."""
    start = 0
    if settings := _FRONT_MATTER.match(text):
        start = settings.end()
        titled = _TITLE.search(settings[1])
        title = titled[1].strip().strip("\"'") if titled else title
    start = _skip_directives(text, start)
    other = _OTHER_CHART.match(text, start)
    header = other or _FLOWCHART.match(text, start)
    if not header or not (other or _HEADER_END.match(text, header.end())):
        return None
    end = header.end()
    return Source(title, other[1] if other else "", text[end:], line + text.count("\n", 0, end))


def _skip_directives(text: str, start: int) -> int:
    """Behind blanks, comments and directives such as `%%{init: …}%%`."""
    while True:
        blank = _BLANK.match(text, start)
        start = blank.end() if blank else start
        if not text.startswith("%%{", start) or (end := text.find("}%%", start)) < 0:
            return start
        start = end + len("}%%")
