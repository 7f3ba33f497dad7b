"""Graphviz DOT as processes.

A diamond is an exclusive gateway. A circle, double circle or point, one of the shapes `Mcircle`,
`Msquare` and `Mdiamond`, and where boxes are drawn too an ellipse, is a start if no edge leads to
it, and an end if none leaves it. Every other node is a step. Clusters are owners. An edge with
`dir=back` is read against the direction of writing, one without heads along it, an invisible one
not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path

from observer.documented.dot.syntax import Attributes, DotEdge, DotNode, Graph, Html, read_graphs
from observer.documented.dot.tokens import GAP
from observer.documented.label import html_label, plain_label
from observer.documented.problems import label_problem, name_problem, refuse
from observer.documented.sketch import (
    Sketch,
    build_process,
    headless_warning,
    numbered,
    place_terminals,
)
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, ReadResult, ReadWarning

_HEADER = re.compile(
    GAP + r"(?:strict\s++)?+(?:digraph\b|graph\s*+(?:\"[^\"]*+\"|[\w.-]++|<[^>]*+>)?+\s*+\{)",
    re.IGNORECASE,
)

_TERMINALS = frozenset({"circle", "doublecircle", "point", "mcircle", "msquare", "mdiamond"})
_ELLIPSES = frozenset({"ellipse", "oval"})
_BOXES = frozenset({"box", "rect", "rectangle", "square"})
_RECORDS = frozenset({"record", "mrecord"})

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PORT = re.compile(r"(?<!\\)<[^<>]*+>")
_FIELD = re.compile(r"(?<!\\)[{}|]")


def is_dot(text: str) -> bool:
    """Whether the text begins as a DOT graph does."""
    return bool(_HEADER.match(text))


def read_dot(text: str, path: Path) -> ReadResult:
    """Reads every graph in `text`, the content of `path`.

    Returns:
        A process for each graph with a node, named by its label, its name or the file. Edges
        without heads and what `validate` finds are warnings.

    Raises:
        UserError: a graph cannot be read (`file:line: what`), or none has a node.
    """
    graphs = [graph for graph in read_graphs(text, path) if graph.nodes]
    if not graphs:
        raise UserError("there is no node in the graph", where=str(path))
    built = [
        _build(graph, path, path.stem if len(graphs) == 1 else f"{path.stem}-{number}")
        for number, graph in enumerate(graphs, 1)
    ]
    warnings = tuple(warning for _, flaws in built for warning in flaws)
    processes = [process for process, _ in built]
    if len(processes) > 1:
        processes = [numbered(process, number) for number, process in enumerate(processes, 1)]
    return ReadResult(tuple(processes), warnings)


def _build(
    graph: Graph, path: Path, process_id: str
) -> tuple[DocumentedProcess, tuple[ReadWarning, ...]]:
    edges = [edge for edge in graph.edges if not _is_invisible(edge.attributes)]
    flows = _flows(edges, graph, path)
    touched = {end for flow in flows for end in (flow.source, flow.target)}
    shown = {
        name: node
        for name, node in graph.nodes.items()
        if name in touched or not _is_invisible(node.attributes)
    }
    nodes = [_node(name, node, graph, path) for name, node in shown.items()]
    places = {name: f"{path}:{node.line}" for name, node in shown.items()}
    title = _words(graph.attributes.get("label", ""), graph) or graph.name or process_id
    placed = place_terminals(nodes, flows, set(_terminals(shown)))
    process, flaws = build_process(Sketch(process_id, title, placed, flows, places))
    return process, (*_headless_warnings(edges, path), *flaws)


def _node(name: str, node: DotNode, graph: Graph, path: Path) -> Node:
    shape = _shape(node)
    label = node.attributes.get("label", "\\N")
    if shape in _RECORDS and not isinstance(label, Html):
        label = _FIELD.sub(" ", _PORT.sub(" ", label))
    words = "" if shape == "point" or _is_invisible(node.attributes) else _words(label, graph, name)
    words = words or _words(node.attributes.get("xlabel", ""), graph, name)
    if problem := name_problem(node.line, name) or label_problem(node.line, label, words):
        raise refuse(path, [problem])
    kind = NodeKind.EXCLUSIVE if shape == "diamond" else NodeKind.STEP
    return Node(name, kind, words, _owner(node, graph))


def _shape(node: DotNode) -> str:
    return node.attributes.get("shape", "ellipse").casefold()


def _is_invisible(attributes: Attributes) -> bool:
    return "invis" in attributes.get("style", "")


def _terminals(nodes: Mapping[str, DotNode]) -> Iterator[str]:
    """The nodes that may be starts or ends by their form."""
    forms = _TERMINALS | (_ELLIPSES if any(_shape(n) in _BOXES for n in nodes.values()) else set())
    for name, node in nodes.items():
        if _shape(node) in forms or _is_invisible(node.attributes):
            yield name


def _owner(node: DotNode, graph: Graph) -> str:
    """The label of the innermost cluster that has one."""
    for depth in range(len(node.cluster), 0, -1):
        subgraph = graph.subgraphs[node.cluster[:depth]]
        label = subgraph.attributes.get("label", "") if subgraph.is_cluster else ""
        if words := _words(label, graph):
            return words
    return ""


def _words(label: str, graph: Graph, name: str = "") -> str:
    """A label as Graphviz shows it, on one line: `\\N` is the node, `\\G` the graph."""
    if isinstance(label, Html):
        return html_label(label + "<br/>")  # with a tag in it, it is HTML in any case
    shown = {"N": name, "G": graph.name, "n": "\n", "l": "\n", "r": "\n"}
    words = _ESCAPE.sub(lambda found: shown.get(found[1], found[1]), label)
    return plain_label(unescape(words))


def _flows(edges: Iterable[DotEdge], graph: Graph, path: Path) -> list[Flow]:
    """Along each edge, against it, or both ways; in a strict graph each of them once."""
    flows: dict[tuple[str, str, int], Flow] = {}
    for number, edge in enumerate(edges):
        label = edge.attributes.get("label") or edge.attributes.get("xlabel", "")
        words = _words(label, graph)
        if problem := label_problem(edge.line, label, words):
            raise refuse(path, [problem])
        for source, target in _directions(edge):
            key = (source, target, 0 if graph.strict else number)
            flows.setdefault(key, Flow(source, target, words))
    return list(flows.values())


def _directions(edge: DotEdge) -> Iterator[tuple[str, str]]:
    direction = edge.attributes.get("dir", "")
    if direction != "back":
        yield edge.source, edge.target
    if direction in ("back", "both"):
        yield edge.target, edge.source


def _headless_warnings(edges: Iterable[DotEdge], path: Path) -> Iterator[ReadWarning]:
    headless = [
        edge
        for edge in edges
        if edge.attributes.get("dir", "forward" if edge.directed else "none") == "none"
    ]
    if headless:
        yield headless_warning(len(headless), f"{path}:{headless[0].line}")
