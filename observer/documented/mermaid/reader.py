"""Mermaid flowcharts as processes, alone in a file or fenced in Markdown.

A rhombus or hexagon is an exclusive gateway, the bar of a fork or join a parallel one. A circle,
double circle or stadium that no arrow leads to is a start, one that no arrow leaves an end. Every
other node is a step; a comment that no arrow touches is left out. Subgraphs are owners; an arrow
to a subgraph leads to what comes first in it, an arrow from it leaves what comes last. A line
without heads is read in the direction of writing; an invisible one is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from observer.documented.mermaid.groups import Groups
from observer.documented.mermaid.source import Source, find_sources
from observer.documented.mermaid.syntax import Chart, Link, Shape, read_chart
from observer.documented.problems import FLOW_LIMIT, quoted, too_large
from observer.documented.sketch import (
    Sketch,
    build_process,
    headless_warning,
    numbered,
    place_terminals,
)
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, ReadResult, ReadWarning

CHART_LIMIT = 100
"""Charts of one file that are read."""

_KINDS = (
    dict.fromkeys(
        ("diamond", "diam", "decision", "question", "hexagon", "hex", "prepare"),
        NodeKind.EXCLUSIVE,
    )
    | dict.fromkeys(("f-circ", "junction", "filled-circle"), NodeKind.EXCLUSIVE)
    | dict.fromkeys(("fork", "join"), NodeKind.PARALLEL)
)
"""What shapes mean by the names that Mermaid has for them; all others are steps."""

_WORDLESS_ENDS = frozenset(
    {"sm-circ", "start", "small-circle", "fr-circ", "stop", "framed-circle", "f-circ", "junction",
     "filled-circle"}
)  # fmt: skip
_WORDLESS = _WORDLESS_ENDS | {"fork", "join"}
"""Shapes drawn without words: their id is no name."""

_TERMINALS = _WORDLESS_ENDS | {
    "circle", "circ", "double-circle", "dbl-circ", "stadium", "terminal", "pill",
}  # fmt: skip
_COMMENTS = frozenset({"comment", "brace", "brace-l", "brace-r", "braces", "text"})


def read_mermaid(text: str, path: Path) -> ReadResult:
    """Reads every flowchart in `text`, the content of `path`.

    Returns:
        A process for each flowchart with a node, named by its title, the heading above it or the
        file. Other charts, lines without heads and what `validate` finds are warnings.

    Raises:
        UserError: a flowchart cannot be read (`file:line: what`), or there is none.
    """
    sources = list(islice(find_sources(text), CHART_LIMIT + 1))
    if len(sources) > CHART_LIMIT:
        what = f"the file has more than {CHART_LIMIT} charts"
        raise UserError(what, where=f"{path}:{sources[-1].line}")
    processes: list[DocumentedProcess] = []
    warnings: list[ReadWarning] = []
    for number, source in enumerate(sources, 1):
        where = f"{path}:{source.line}"
        chart = Chart() if source.other else read_chart(source.body, path, source.line)
        if not (chart.shapes or chart.groups):
            what = f"the {source.other} is" if source.other else "the chart has no node and is"
            warnings.append(ReadWarning(where, f"{what} left out"))
            continue
        process_id = path.stem if len(sources) == 1 else f"{path.stem}-{number}"
        process, flaws = _build(chart, path, process_id, source.title or process_id)
        processes.append(process if len(sources) == 1 else numbered(process, number))
        warnings += flaws
    if not processes:
        raise _nothing_in(sources, path)
    return ReadResult(tuple(processes), tuple(warnings))


def _nothing_in(sources: list[Source], path: Path) -> UserError:
    others = dict.fromkeys(source.other for source in sources if source.other)
    if not others:
        return UserError("there is no step in the flowchart", where=str(path))
    return UserError(
        f"this is a Mermaid {' and '.join(others)}",
        where=str(path),
        remedy="of Mermaid’s charts a process is read from a flowchart",
    )


def _build(
    chart: Chart, path: Path, process_id: str, name: str
) -> tuple[DocumentedProcess, tuple[ReadWarning, ...]]:
    groups = Groups(chart)
    links = [link for link in chart.links if not groups.hold_one_another(link.source, link.target)]
    warnings = [*_held_warnings(chart, links, path), *_headless_warnings(links, chart, path)]
    flows = _flows(_arrows(links, chart), groups, path)
    touched = {end for flow in flows for end in (flow.source, flow.target)}
    nodes = [
        node
        for node in _nodes(chart, groups)
        if node.id in touched or not (touched and _is_comment(chart, node.id))
    ]
    terminals = {node_id for node_id, shape in chart.shapes.items() if shape.shape in _TERMINALS}
    places = {node.id: f"{path}:{_line(chart, node.id)}" for node in nodes}
    placed = place_terminals(nodes, flows, terminals)
    process, flaws = build_process(Sketch(process_id, name, placed, flows, places))
    return process, (*warnings, *flaws)


def _nodes(chart: Chart, groups: Groups) -> Iterator[Node]:
    """A node for each shape, and for each subgraph that nothing stands in."""
    for element in dict.fromkeys([*chart.shapes, *chart.groups]):
        owner = next((t for g in groups.around(element) if (t := chart.groups[g].title)), "")
        if element not in chart.groups:
            shape = chart.shapes[element]
            kind = _KINDS.get(shape.shape, NodeKind.STEP)
            yield Node(element, kind, _name(element, shape), owner)
        elif groups.is_empty(element):
            yield Node(element, NodeKind.STEP, chart.groups[element].title, owner)


def _name(node_id: str, shape: Shape) -> str:
    if shape.text is None:
        return "" if shape.shape in _WORDLESS else node_id
    return shape.text


def _line(chart: Chart, element: str) -> int:
    return (chart.groups.get(element) or chart.shapes[element]).line


def _is_comment(chart: Chart, element: str) -> bool:
    shape = chart.shapes.get(element)
    return shape is not None and shape.shape in _COMMENTS


def _arrows(links: list[Link], chart: Chart) -> Iterator[Link]:
    """The links in the direction of their heads, those with two heads twice."""
    for link in links:
        if link.forth or not (link.back or _explains(link, chart)):
            yield link
        if link.back:
            yield replace(link, source=link.target, target=link.source)


def _explains(link: Link, chart: Chart) -> bool:
    """Whether a line without heads only ties a comment to what it is about."""
    is_headless = not (link.back or link.forth)
    return is_headless and (_is_comment(chart, link.source) or _is_comment(chart, link.target))


def _flows(arrows: Iterable[Link], groups: Groups, path: Path) -> list[Flow]:
    arrows = list(arrows)
    for arrow in arrows:
        groups.add_arrow(arrow.source, arrow.target)
    flows: list[Flow] = []
    for arrow in arrows:
        targets = groups.first_in(arrow.target)
        for source in groups.last_in(arrow.source):
            flows += [Flow(source, target, arrow.text) for target in targets]
            if len(flows) > FLOW_LIMIT:
                raise too_large(path, arrow.line)
    return flows


def _held_warnings(chart: Chart, links: list[Link], path: Path) -> Iterator[ReadWarning]:
    kept = set(map(id, links))
    for link in chart.links:
        if id(link) not in kept:
            what = (
                f"the line from {quoted(link.source)} to {quoted(link.target)} joins a subgraph "
                "with what stands in it; it is left out"
            )
            yield ReadWarning(f"{path}:{link.line}", what)


def _headless_warnings(links: list[Link], chart: Chart, path: Path) -> Iterator[ReadWarning]:
    headless = [x for x in links if not (x.back or x.forth or _explains(x, chart))]
    if headless:
        yield headless_warning(len(headless), f"{path}:{headless[0].line}")
