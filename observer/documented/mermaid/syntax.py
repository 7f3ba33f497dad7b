"""The statements of a Mermaid flowchart: shapes, links and subgraphs, as written.

After the syntax of flowcharts in Mermaid 11 (https://mermaid.js.org/syntax/flowchart.html).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from observer.documented.mermaid.links import Line, match_line
from observer.documented.mermaid.shapes import Drawn, label_text, match_brackets, match_data
from observer.documented.problems import (
    FLOW_LIMIT,
    NAME_LIMIT,
    NODE_LIMIT,
    Problem,
    label_problem,
    quoted,
    refuse,
    too_large,
)
from observer.errors import UserError

NESTING_LIMIT = 50
STATEMENT_LIMIT = NODE_LIMIT + FLOW_LIMIT
_LABEL_LIMIT = 10 * NAME_LIMIT
"""Characters of a label with its mark-up."""

_GAP = re.compile(r"(?:\s++|%%[^\n]*+)*+")
_BETWEEN = re.compile(r"(?:[\s;]++|%%[^\n]*+)*+")
_STATEMENT_END = re.compile(r"[ \t\r]*+(?=[\n;]|%%|\Z)")
_REST = re.compile(r"[ \t]*+([^\n]{0,200})")

_SUBGRAPH = re.compile(r"subgraph(?=[\s;]|\Z)[ \t]*+((?:[^\n;\"]|\"[^\"\n]*+\")*+)")
_END = re.compile(r"end(?=[ \t\r]*+(?:[\n;]|%%|\Z))")
_IGNORED = re.compile(
    r"accDescr\s*+\{[^}]*+\}?"
    r"|(?:style|classDef|class|click|linkStyle|accTitle|accDescr|direction(?=\s+[TBRL]{2}\b))(?=[\s:])"
    r"(?:[^\n;\"]|\"[^\"\n]*+\"|\")*+"
)
_ID = re.compile(
    r"(?:[^\s\[\](){}<>|\"@;&~=:^%.-]++|-(?![-.>])|=(?!=)|~(?!~~)|:(?!::)|\.(?![-.])|%(?!%)"
    r"|(?<=[^\s;&])&(?=[^\s;&]))++"
)
_CLASS = re.compile(r":::[\w-]++")
_AND = re.compile(rf"{_GAP.pattern}&{_GAP.pattern}")


@dataclass(slots=True)
class Shape:
    """A node: the line it first stands in, its text and shape where they are said.

    Attributes:
        group: id of the subgraph it stands in; empty at the top.
    """

    line: int
    text: str | None = None
    shape: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A visible line between two nodes or subgraphs; `back` and `forth` say where heads are."""

    source: str
    target: str
    text: str
    back: bool
    forth: bool
    line: int


@dataclass(slots=True)
class Group:
    """A subgraph, the one it stands in, and the ids that are named in it."""

    line: int
    title: str
    parent: str
    named: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Chart:
    """A flowchart as written, in the order of the file.

    A shape may have the id of a group: there the group is meant.
    """

    shapes: dict[str, Shape] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)


def read_chart(text: str, path: Path, first_line: int = 1) -> Chart:
    """Reads what follows the header of a flowchart; `text` begins in line `first_line` of `path`.

    Raises:
        UserError: a statement cannot be read, or there are too many; names the line.
    """
    return _Reader(text, path, first_line).read()


class _Reader:
    def __init__(self, text: str, path: Path, first_line: int) -> None:
        self.text = text
        self.path = path
        self.position = 0
        self.line = first_line
        self.chart = Chart()
        self.open_groups: list[str] = []
        self.line_names: set[str] = set()

    def go_to(self, position: int) -> None:
        self.line += self.text.count("\n", self.position, position)
        self.position = position

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.position)
        if found:
            self.go_to(found.end())
        return found

    def read(self) -> Chart:
        for _ in range(STATEMENT_LIMIT):
            self.take(_BETWEEN)
            if self.position == len(self.text):
                break
            self._read_statement()
        else:
            raise too_large(self.path, self.line)
        if self.open_groups:
            unclosed = self.chart.groups[self.open_groups[-1]]
            what = f"the subgraph {quoted(unclosed.title)} has no “end”"
            raise refuse(self.path, [Problem(unclosed.line, what)])
        return self.chart

    def _read_statement(self) -> None:
        if opening := self.take(_SUBGRAPH):
            self._open_group(opening[1])
        elif self.open_groups and self.take(_END):
            self._close_group()
        elif not self.take(_IGNORED):
            self._read_links(self._read_nodes())
        if not self.take(_STATEMENT_END):
            raise self._unexpected()

    def _unexpected(self) -> UserError:
        rest = _REST.match(self.text, self.position)
        found = quoted(rest[1]) if rest and rest[1] else "the end of the line"
        what = f"{found} is not what can stand here in a Mermaid flowchart"
        return refuse(self.path, [Problem(self.line, what)])

    def _open_group(self, header: str) -> None:
        header = header.partition(":::")[0].strip()
        group_id, title = _divided(header)
        group_id = group_id or f"subgraph {len(self.chart.groups) + 1}"
        if group_id in self.open_groups or len(self.open_groups) == NESTING_LIMIT:
            what = f"subgraphs stand in one another more than {NESTING_LIMIT} deep"
            if group_id in self.open_groups:
                what = f"the subgraph {quoted(group_id)} stands in itself"
            raise refuse(self.path, [Problem(self.line, what)])
        parent = self.open_groups[-1] if self.open_groups else ""
        if group_id not in self.chart.groups:
            self.chart.groups[group_id] = Group(self.line, self._label(title), parent)
        self.open_groups.append(group_id)

    def _close_group(self) -> None:
        """What is named in a subgraph stands in it, unless one that ended before has it."""
        group_id = self.open_groups.pop()
        for node_id in self.chart.groups[group_id].named:
            shape = self.chart.shapes[node_id]
            shape.group = shape.group or group_id

    def _read_links(self, sources: list[str]) -> None:
        while line := self._take_line():
            written_in = self.line
            self.take(_GAP)
            if self.position == len(self.text):
                what = "the flowchart ends with a line that leads to no node"
                raise refuse(self.path, [Problem(written_in, what)])
            targets = self._read_nodes()
            if line.visible:
                self._add_links(sources, targets, line)
            sources = targets

    def _take_line(self) -> Line | None:
        gap = _GAP.match(self.text, self.position)
        line = match_line(self.text, gap.end() if gap else self.position)
        if line:
            self.line_names.add(line.name)
            self.go_to(line.end)
        return line

    def _add_links(self, sources: list[str], targets: list[str], line: Line) -> None:
        if len(self.chart.links) + len(sources) * len(targets) > FLOW_LIMIT:
            raise too_large(self.path, self.line)
        text = self._label(line.text) if line.text else ""
        self.chart.links += [
            Link(source, target, text, line.back, line.forth, self.line)
            for source in sources
            for target in targets
        ]

    def _read_nodes(self) -> list[str]:
        nodes = [self._read_node()]
        while self.take(_AND):
            nodes.append(self._read_node())
            if len(nodes) > NODE_LIMIT:
                raise too_large(self.path, self.line)
        return nodes

    def _read_node(self) -> str:
        found = self.take(_ID)
        if not found:
            raise self._unexpected()
        shape = self._shape(found[0])
        self._draw(shape, match_brackets(self.text, self.position))
        while self.take(_CLASS) or self._draw(shape, match_data(self.text, self.position)):
            pass
        return found[0]

    def _draw(self, shape: Shape, drawn: Drawn | None) -> bool:
        """Takes up what is said of a node here; whether anything is."""
        if not drawn:
            return False
        self.go_to(drawn.end)
        shape.text = shape.text if drawn.text is None else self._label(drawn.text)
        shape.shape = drawn.shape or shape.shape
        return True

    def _shape(self, node_id: str) -> Shape:
        """The node of this id; a line of this name has data of its own, but is no node."""
        if node_id in self.line_names and self.text.startswith("@{", self.position):
            return Shape(self.line)
        for group_id in self.open_groups:
            self.chart.groups[group_id].named.setdefault(node_id)
        if node_id not in self.chart.shapes:
            self._check_name(node_id, node_id)
            if len(self.chart.shapes) == NODE_LIMIT:
                raise too_large(self.path, self.line)
        return self.chart.shapes.setdefault(node_id, Shape(self.line))

    def _label(self, written: str) -> str:
        label = label_text(written) if len(written) <= _LABEL_LIMIT else written
        self._check_name(written, label)
        return label

    def _check_name(self, written: str, words: str) -> None:
        if problem := label_problem(self.line, written, words):
            raise refuse(self.path, [problem])


def _divided(header: str) -> tuple[str, str]:
    """The id and title of a subgraph, written `id [title]` or as a title alone."""
    bracket = header.find("[", 1)
    group_id = header[:bracket].rstrip()
    if bracket > 0 and header.endswith("]") and len(group_id.split()) == 1:
        return group_id, header[bracket + 1 : -1]
    return header.strip('"'), header
