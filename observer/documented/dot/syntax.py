"""The statements of Graphviz DOT: graphs with their nodes, edges and clusters.

After the grammar at https://graphviz.org/doc/info/lang.html.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from observer.documented.dot.tokens import END, HTML, NAME, Token, read_tokens
from observer.documented.problems import (
    FLOW_LIMIT,
    NODE_LIMIT,
    Problem,
    quoted,
    refuse,
    too_large,
)
from observer.errors import UserError

NESTING_LIMIT = 50
STATEMENT_LIMIT = NODE_LIMIT + FLOW_LIMIT

_ARROWS = ("->", "--")


class Html(str):
    """A value that was written as HTML, in angle brackets."""

    __slots__ = ()


Attributes = dict[str, str]
Key = tuple[str | int, ...]


@dataclass(slots=True)
class DotNode:
    """A node with its attributes, defaults among them.

    Attributes:
        cluster: key of the cluster it stands in; empty outside of any.
    """

    line: int
    attributes: Attributes
    cluster: Key = ()


@dataclass(frozen=True, slots=True)
class DotEdge:
    source: str
    target: str
    directed: bool
    attributes: Attributes
    line: int


@dataclass(slots=True)
class Subgraph:
    """A subgraph, and the defaults that hold in it; a cluster is drawn as a box around its nodes.

    Attributes:
        key: the names of those around it and its own, or a number of its own where it has none;
            empty for the graph itself.
        members: every node named in it.
        latest: those named since it was opened last.
    """

    key: Key
    node_defaults: Attributes = field(default_factory=dict)
    edge_defaults: Attributes = field(default_factory=dict)
    attributes: Attributes = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)
    latest: dict[str, None] = field(default_factory=dict)

    @property
    def is_cluster(self) -> bool:
        drawn = self.attributes.get("cluster", "").casefold() in ("true", "yes", "1")
        return drawn or str(self.key[-1]).startswith("cluster")


@dataclass(slots=True)
class Graph:
    """One graph of a file, in its order; `subgraphs` by key."""

    name: str
    line: int
    strict: bool
    attributes: Attributes = field(default_factory=dict)
    nodes: dict[str, DotNode] = field(default_factory=dict)
    edges: list[DotEdge] = field(default_factory=list)
    subgraphs: dict[Key, Subgraph] = field(default_factory=dict)


def read_graphs(text: str, path: Path) -> list[Graph]:
    """Every graph of a DOT file.

    Raises:
        UserError: a statement cannot be read, or there are too many; names the line.
    """
    reader = _Reader(read_tokens(text, path), path)
    graphs = [reader.read_graph()]
    while reader.token.kind != END:
        graphs.append(reader.read_graph())
    return graphs


class _Reader:
    def __init__(self, tokens: Iterator[Token], path: Path) -> None:
        self.tokens = tokens
        self.path = path
        self.token = next(tokens)
        self.statements_left = STATEMENT_LIMIT
        self.open: list[Subgraph] = []

    def take(self, *kinds: str) -> Token | None:
        """The token here if it is of one of the kinds; then the next one is here."""
        token = self.token
        if token.kind not in kinds:
            return None
        self.token = next(self.tokens)
        return token

    def need(self, *kinds: str) -> Token:
        if token := self.take(*kinds):
            return token
        raise self._unexpected()

    def _unexpected(self) -> UserError:
        at_end = self.token.kind == END
        found = "the file ends where" if at_end else f"{quoted(self.token.text)} stands where"
        what = f"{found} a DOT graph goes on otherwise"
        return refuse(self.path, [Problem(self.token.line, what)])

    def read_graph(self) -> Graph:
        line = self.token.line
        strict = self.take("strict") is not None
        self.need("graph", "digraph")
        name = self.take(NAME, HTML)
        self.graph = Graph(name.text if name else "", line, strict)
        self.open = [Subgraph((), attributes=self.graph.attributes)]
        self.need("{")
        self._read_statements()
        return self.graph

    def _read_statements(self) -> None:
        """Up to the closing brace, which is taken."""
        while not self.take("}"):
            self.statements_left -= 1
            if not self.statements_left:
                raise too_large(self.path, self.token.line)
            if not self.take(";", ","):
                self._read_statement()

    def _read_statement(self) -> None:
        here = self.open[-1]
        defaults = {
            "graph": here.attributes, "node": here.node_defaults, "edge": here.edge_defaults,
        }  # fmt: skip
        if keyword := self.take(*defaults):
            defaults[keyword.kind].update(self._read_attributes())
            return
        name = self.take(NAME, HTML)
        if name and self.take("="):
            here.attributes[name.text] = self._read_value()
        elif name and self.token.kind not in (":", *_ARROWS):
            self._add_node(name).attributes.update(self._read_attributes())
        else:
            self._read_edges(self._read_port(name) if name else self._read_subgraph())

    def _read_edges(self, sources: Collection[str]) -> None:
        ends, arrows = [sources], []
        while arrow := self.take(*_ARROWS):
            arrows.append(arrow)
            name = self.take(NAME, HTML)
            ends.append(self._read_port(name) if name else self._read_subgraph())
        attributes = {**self.open[-1].edge_defaults, **self._read_attributes()}
        for arrow, before, after in zip(arrows, ends, ends[1:], strict=False):
            if len(self.graph.edges) + len(before) * len(after) > FLOW_LIMIT:
                raise too_large(self.path, arrow.line)
            directed = arrow.kind == "->"
            self.graph.edges += [
                DotEdge(source, target, directed, attributes, arrow.line)
                for source in before
                for target in after
            ]

    def _read_port(self, name: Token) -> list[str]:
        self._add_node(name)
        while self.take(":"):
            self.need(NAME, HTML)
        return [name.text]

    def _add_node(self, name: Token) -> DotNode:
        for subgraph in self.open[1:]:
            subgraph.members.setdefault(name.text)
            subgraph.latest.setdefault(name.text)
        known = self.graph.nodes.get(name.text)
        if known:
            return known
        if len(self.graph.nodes) == NODE_LIMIT:
            raise too_large(self.path, name.line)
        node = DotNode(name.line, dict(self.open[-1].node_defaults))
        return self.graph.nodes.setdefault(name.text, node)

    def _read_subgraph(self) -> Collection[str]:
        """The nodes named in the subgraph that stands here, also where it stood before."""
        name = self.take(NAME, HTML) if self.take("subgraph") else None
        line = self.need("{").line
        if len(self.open) > NESTING_LIMIT:
            what = f"subgraphs stand in one another more than {NESTING_LIMIT} deep"
            raise refuse(self.path, [Problem(line, what)])
        around = self.open[-1]
        key = (*around.key, name.text if name else len(self.graph.subgraphs))
        here = self.graph.subgraphs.setdefault(key, Subgraph(key))
        here.node_defaults = {**around.node_defaults, **here.node_defaults}
        here.edge_defaults = {**around.edge_defaults, **here.edge_defaults}
        here.latest = {}
        self.open.append(here)
        self._read_statements()
        self.open.pop()
        if here.is_cluster:  # what is named in it stands in it, unless an inner one has it
            for node in map(self.graph.nodes.__getitem__, here.latest):
                node.cluster = node.cluster or key
        return here.members

    def _read_attributes(self) -> Attributes:
        attributes: Attributes = {}
        while self.take("["):
            while not self.take("]"):
                if self.take(";", ","):
                    continue
                name = self.need(NAME, HTML).text
                attributes[name] = self._read_value() if self.take("=") else "true"
        return attributes

    def _read_value(self) -> str:
        value = self.need(NAME, HTML)
        return Html(value.text) if value.kind == HTML else value.text
