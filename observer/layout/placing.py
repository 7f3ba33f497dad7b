"""From sizes to places and routes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from observer.errors import UserError
from observer.layout.dot import INCH_PT, layout_source, node_names
from observer.layout.geometry import Layout, Point, SizedGraph
from observer.layout.keeping import corner, keep_places
from observer.layout.lanes import lane_bands
from observer.layout.routing import MANY_EDGES, route_edges
from observer.layout.simple import place_simply
from observer.layout.worker import LayoutWorker, shared_worker

NO_PLACES: Mapping[str, Point] = MappingProxyType({})

_MOSTLY = 0.5
"""Where fewer of the nodes than this have a place, the graph is laid out anew."""


def lay_out(
    graph: SizedGraph,
    worker: LayoutWorker | None = None,
    places: Mapping[str, Point] = NO_PLACES,
) -> Layout:
    """Places a graph and routes its edges; the same input always comes out the same.

    Where the engine fails or takes too long, the layout is a plainer one and says so.

    Args:
        places: the middles of the boxes of nodes that stay where they are.
    """
    if not graph.nodes:
        return Layout(0, 0, {}, {})
    kept = {node.id: places[node.id] for node in graph.nodes if node.id in places}
    if len(kept) == len(graph.nodes):
        corners = {node.id: corner(node, kept[node.id]) for node in graph.nodes}
        return _arranged(graph, corners)
    corners, lanes, warning = _placed(graph, worker or shared_worker())
    if len(kept) > _MOSTLY * len(graph.nodes):
        corners = keep_places(graph, kept, corners)
    return _arranged(replace(graph, lanes=lanes), corners, warning)


def _arranged(graph: SizedGraph, corners: Mapping[str, Point], warning: str = "") -> Layout:
    """The layout with its nodes in their places."""
    right = max(corners[node.id][0] + node.width for node in graph.nodes)
    bottom = max(corners[node.id][1] + node.height for node in graph.nodes)
    routes = route_edges(graph, corners)
    if len(graph.edges) > MANY_EDGES and not warning:
        warning = f"more than {MANY_EDGES} paths are drawn straight and without their numbers"
    return Layout(right, bottom, corners, routes, lane_bands(graph, corners), warning)


def _placed(
    graph: SizedGraph, worker: LayoutWorker
) -> tuple[dict[str, Point], tuple[str, ...], str]:
    """The corners, the lanes that were kept, and a warning where the engine did not do it."""
    try:
        corners = _place(graph, worker)
        if _keeps_lanes(graph, corners):
            return corners, graph.lanes, ""
        return _place(replace(graph, lanes=()), worker), (), ""
    except UserError as failure:
        return place_simply(graph), graph.lanes, f"the map is laid out plainly: {failure.what}"


def _place(graph: SizedGraph, worker: LayoutWorker) -> dict[str, Point]:
    return read_places(json.loads(worker.place(layout_source(graph))), graph)


def _keeps_lanes(graph: SizedGraph, corners: Mapping[str, Point]) -> bool:
    """Whether the lanes lie apart; Graphviz does not promise it."""
    extents = []
    for lane in graph.lanes:
        nodes = [node for node in graph.nodes if node.lane == lane]
        tops = [corners[node.id][1] for node in nodes]
        extents.append((min(tops), max(corners[n.id][1] + n.height for n in nodes)))
    return all(above[1] <= below[0] for above, below in pairwise(sorted(extents)))


def read_places(placed: Mapping[str, Any], graph: SizedGraph) -> dict[str, Point]:
    """The top left of each node from Graphviz's JSON for `graph`, with y turned to run down."""
    height = _numbers(placed["bb"])[3]
    objects = {item["name"]: item for item in placed["objects"]}
    return {node_id: _corner(objects[name], height) for node_id, name in node_names(graph).items()}


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split(",")]


def _corner(item: Mapping[str, Any], height: float) -> Point:
    x, y = _numbers(item["pos"])
    return (
        x - float(item["width"]) * INCH_PT / 2,
        height - y - float(item["height"]) * INCH_PT / 2,
    )
