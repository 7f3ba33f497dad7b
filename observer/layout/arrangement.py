"""Where nodes stand and how their edges run: by Graphviz, or plainly where it cannot.

What Graphviz does runs in the worker process, and so does the routing after it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from observer.layout.dot import INCH_PT, layout_source, node_names
from observer.layout.engine import place
from observer.layout.geometry import Layout, Point, SizedGraph
from observer.layout.keeping import corner, keep_places
from observer.layout.lanes import lane_bands
from observer.layout.routing import route_edges, route_plainly
from observer.layout.simple import place_simply

_MANY_EDGES = 700
"""More edges than this run from node to node whatever they pass."""

_FEW_EDGES = 200
"""Without the worker, whoever asks for the layout waits; then no more than these are routed."""

_MOSTLY = 0.5
"""Where fewer of the nodes than this have a place, the graph is laid out anew."""


def arrange(graph: SizedGraph, places: Mapping[str, Point]) -> Layout:
    """The layout of a graph that is not empty, by Graphviz in this process.

    Args:
        places: the middles of the boxes of nodes that stay where they are.

    Raises:
        EngineMissingError: there is no Graphviz.
        ValueError: Graphviz refused the graph.
    """
    kept = {node.id: places[node.id] for node in graph.nodes if node.id in places}
    if len(kept) == len(graph.nodes):
        return _routed(graph, {node.id: corner(node, kept[node.id]) for node in graph.nodes})
    corners = _place(graph)
    if not _keeps_lanes(graph, corners):
        graph = replace(graph, lanes=())
        corners = _place(graph)
    if len(kept) > _MOSTLY * len(graph.nodes):
        corners = keep_places(graph, kept, corners)
    return _routed(graph, corners)


def arrange_plainly(graph: SizedGraph, warning: str) -> Layout:
    """The layout without Graphviz: nodes by their distance from the start."""
    layout = _routed(graph, place_simply(graph), _FEW_EDGES)
    return replace(layout, warning="; ".join(filter(None, (warning, layout.warning))))


def _routed(graph: SizedGraph, corners: Mapping[str, Point], most: int = _MANY_EDGES) -> Layout:
    """The layout with its nodes in their places; with more edges than `most` plainly routed."""
    right = max(corners[node.id][0] + node.width for node in graph.nodes)
    bottom = max(corners[node.id][1] + node.height for node in graph.nodes)
    bands = lane_bands(graph, corners)
    if len(graph.edges) <= most:
        return Layout(right, bottom, corners, route_edges(graph, corners), bands)
    warning = f"more than {most} paths are drawn over the steps and without their numbers"
    routes = route_plainly(graph, corners)
    return Layout(right, bottom, corners, routes, bands, crowded=True, warning=warning)


def _place(graph: SizedGraph) -> dict[str, Point]:
    return read_places(json.loads(place(layout_source(graph))), graph)


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
