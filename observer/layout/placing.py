"""From sizes to places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from observer.layout.docks import dock_edges
from observer.layout.dot import INCH_PT, layout_source, node_names
from observer.layout.geometry import Layout, NodeSize, Point, Route, SizedGraph, along, pieces
from observer.layout.worker import LayoutWorker, shared_worker

_SAMPLE_PT = 4.0
_SLACK_PT = 2.0


def lay_out(graph: SizedGraph, worker: LayoutWorker | None = None) -> Layout:
    """Places a graph; the same graph always comes out the same.

    Where the engine fails to keep the lanes apart, the graph is placed without lanes.

    Raises:
        UserError: the engine is missing, failed twice, or took too long.
    """
    if not graph.nodes:
        return Layout(0, 0, {}, {})
    worker = worker or shared_worker()
    layout = _place(graph, worker)
    if not _keeps_lanes(layout, graph):
        graph = replace(graph, lanes=())
        layout = _place(graph, worker)
    freed = _with_freed_edges(layout, graph)
    return _docked(layout if freed == graph else _place(freed, worker), graph)


def _docked(layout: Layout, graph: SizedGraph) -> Layout:
    """With the edges apart where they meet a node, except those that would then cut another."""
    docked = dock_edges(layout, graph)
    routes = {
        ends: layout.routes[ends] if _cuts(route, layout, graph) else route
        for ends, route in docked.routes.items()
    }
    return replace(layout, routes=routes)


def _with_freed_edges(layout: Layout, graph: SizedGraph) -> SizedGraph:
    """The graph with every edge freed that cuts through a node."""
    edges = tuple(
        replace(edge, free=_cuts(layout.routes[edge.source, edge.target], layout, graph))
        for edge in graph.edges
    )
    return replace(graph, edges=edges)


def _cuts(route: Route, layout: Layout, graph: SizedGraph) -> bool:
    """Whether a route passes through a node; one that only touches its rim does not."""
    across, down = [x for x, _ in route.points], [y for _, y in route.points]
    near = [
        (left, top, right, bottom)
        for left, top, right, bottom in (_inside(node, layout) for node in graph.nodes)
        if min(across) < right and left < max(across) and min(down) < bottom and top < max(down)
    ]
    if not near:
        return False
    places = [point for piece in pieces(route.points) for point in along(piece, _SAMPLE_PT)]
    return any(
        left < x < right and top < y < bottom
        for left, top, right, bottom in near
        for x, y in places
    )


def _inside(node: NodeSize, layout: Layout) -> tuple[float, float, float, float]:
    x, y = layout.nodes[node.id]
    return (
        x + _SLACK_PT,
        y + node.top + _SLACK_PT,
        x + node.width - _SLACK_PT,
        y + node.height - _SLACK_PT,
    )


def _place(graph: SizedGraph, worker: LayoutWorker) -> Layout:
    return read_places(json.loads(worker.place(layout_source(graph))), graph)


def _keeps_lanes(layout: Layout, graph: SizedGraph) -> bool:
    """Whether the lanes lie apart and hold their nodes; Graphviz does not promise it."""
    bands = sorted(layout.lanes.values())
    apart = all(above[1] <= below[0] for above, below in pairwise(bands))
    return apart and all(
        layout.lanes[node.lane][0] <= layout.nodes[node.id][1]
        and layout.nodes[node.id][1] + node.height <= layout.lanes[node.lane][1]
        for node in graph.nodes
        if node.lane in layout.lanes
    )


def read_places(placed: Mapping[str, Any], graph: SizedGraph) -> Layout:
    """Graphviz's JSON for `graph` as a layout, with y turned to run down."""
    _, _, width, height = _numbers(placed["bb"])
    objects = {item["name"]: item for item in placed["objects"]}
    names = node_names(graph)
    ids = {objects[name]["_gvid"]: node_id for node_id, name in names.items()}
    routes: dict[tuple[str, str], Route] = {}
    backward = {(edge.source, edge.target) for edge in graph.edges if edge.backward}
    for item in placed.get("edges", ()):
        if item["tail"] not in ids:
            continue
        ends = (ids[item["tail"]], ids[item["head"]])
        if ends[::-1] in backward and item.get("dir") == "back":
            ends = ends[::-1]
        routes[ends] = _route(item, height)
    return Layout(
        width,
        height,
        {node_id: _corner(objects[name], height) for node_id, name in names.items()},
        routes,
        {lane: _band(objects, index, height) for index, lane in enumerate(graph.lanes)},
    )


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split(",")]


def _corner(item: Mapping[str, Any], height: float) -> Point:
    x, y = _numbers(item["pos"])
    return (
        x - float(item["width"]) * INCH_PT / 2,
        height - y - float(item["height"]) * INCH_PT / 2,
    )


def _band(objects: Mapping[str, Any], index: int, height: float) -> tuple[float, float]:
    _, low, _, high = _numbers(objects[f"cluster_{index}"]["bb"])
    return height - high, height - low


def _route(item: Mapping[str, Any], height: float) -> Route:
    """Reads `e,x,y` or `s,x,y` (the arrowhead's tip), then the spline's points."""
    first, *others = item["pos"].split()
    mark, tip_text = first.split(",", 1)
    points = [_point(text, height) for text in others]
    if mark == "s":
        points.reverse()
    label = _point(item["lp"], height) if "lp" in item else None
    return Route(tuple(points), _point(tip_text, height), label)


def _point(text: str, height: float) -> Point:
    x, y = _numbers(text)
    return x, height - y
