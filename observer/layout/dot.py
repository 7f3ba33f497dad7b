"""DOT source for the engine: opaque names and sizes alone, no label."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph
from observer.layout.ranks import rank_nodes

if TYPE_CHECKING:
    from graphviz import Digraph

INCH_PT = 72
ARROW_PT = 10
"""Length of an arrowhead at `arrowsize=1`."""

NODE_GAP_PT = 14
LANE_MARGIN_PT = 10
LANE_TITLE_PT = 14

_LARGE = 300
"""With more edges than this Graphviz searches less long for few crossings and short edges."""


def layout_source(graph: SizedGraph) -> str:
    """The DOT source for the engine. Nodes are named `n0`, `n1`, … in order; no label is in it."""
    source = _digraph()
    source.attr(
        "graph",
        nodesep=_inches(NODE_GAP_PT),
        ranksep=_inches(graph.gap),
        newrank="true",
        splines="false",
        remincross="false",  # a second round across clusters would lose the order of the column
    )
    if len(graph.edges) > _LARGE:
        source.attr("graph", mclimit="0.1", nslimit="1", nslimit1="1")
    source.attr("node", shape="plain", margin="0", label="")
    source.attr("edge", arrowhead="normal", fontsize="1")
    names = node_names(graph)
    for node in graph.nodes:
        if node.lane not in graph.lanes:
            _add_node(source, names[node.id], node)
    for index, lane in enumerate(graph.lanes):
        _add_lane(source, index, [node for node in graph.nodes if node.lane == lane], names)
    if graph.lanes:
        _span_lanes(source, graph)
    for edge in graph.edges:
        _add_edge(source, edge, names)
    column = [names[node_id] for node_id in graph.column]
    _add_column(source, column[::-1] if graph.lanes else column)
    return str(source.source)


def node_names(graph: SizedGraph) -> dict[str, str]:
    """The name in the DOT source of each node id."""
    return {node.id: f"n{index}" for index, node in enumerate(graph.nodes)}


def _digraph() -> Digraph:
    from graphviz import Digraph

    return Digraph(graph_attr={"rankdir": "LR", "charset": "UTF-8"})


def _add_lane(source: Digraph, index: int, nodes: list[NodeSize], names: Mapping[str, str]) -> None:
    """A lane is a cluster from the first rank to the last, so that no two lie side by side."""
    with source.subgraph(name=f"cluster_{index}") as lane:
        lane.attr(margin=str(LANE_MARGIN_PT), label=_blank((1, LANE_TITLE_PT)), labelloc="t")
        for end in ("first", "last"):
            lane.node(f"{end}{index}", shape="point", width="0.01", style="invis")
        for node in nodes:
            _add_node(lane, names[node.id], node)


def _span_lanes(source: Digraph, graph: SizedGraph) -> None:
    """Holds both ends of every lane at the first and the last rank."""
    length = str(max(rank_nodes(graph).values()))
    source.node("origin", shape="point", width="0.01", style="invis")
    for index in range(len(graph.lanes)):
        source.edge("origin", f"first{index}", style="invis")
        source.edge(f"first{index}", f"last{index}", style="invis", weight="0", minlen=length)


def _add_column(source: Digraph, names: list[str]) -> None:
    """Holds nodes at one rank, in their order; Graphviz counts it from below in a cluster."""
    with source.subgraph() as column:
        column.attr(rank="same")
        for name in names:
            column.node(name)
        for one, other in pairwise(names):
            column.edge(one, other, style="invis")


def _add_node(source: Digraph, name: str, node: NodeSize) -> None:
    source.node(name, label=_cells(node))


def _cells(node: NodeSize) -> str:
    """An empty table of the node's size, whose cell `p` is the part that edges meet."""
    below = node.height - node.top - node.body
    rows = (_cell(node, node.top), _cell(node, node.body, ' PORT="p"'), _cell(node, below))
    return (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
        f"{''.join(rows)}</TABLE>>"
    )


def _cell(node: NodeSize, height: float, port: str = "") -> str:
    if height < 1:
        return ""
    size = f'FIXEDSIZE="TRUE" WIDTH="{round(node.width)}" HEIGHT="{round(height)}"'
    return f"<TR><TD{port} {size}></TD></TR>"


def _add_edge(source: Digraph, edge: EdgeSize, names: Mapping[str, str]) -> None:
    label = {"label": _blank(edge.label)} if edge.label else {}
    tail, head = f"{names[edge.source]}:p:e", f"{names[edge.target]}:p:w"
    if edge.backward:
        tail, head = f"{names[edge.target]}:p:s", f"{names[edge.source]}:p:s"
    source.edge(
        tail,
        head,
        weight=str(edge.weight),
        arrowsize=f"{edge.arrow / ARROW_PT:.2f}",
        dir="back" if edge.backward else "forward",
        **label,
    )


def _blank(size: tuple[float, float]) -> str:
    """An empty label of that size."""
    width, height = (max(1, round(length)) for length in size)
    return (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
        f'<TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"></TD></TR></TABLE>>'
    )


def _inches(points: float) -> str:
    return f"{points / INCH_PT:.4f}"
