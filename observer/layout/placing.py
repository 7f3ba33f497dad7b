"""From sizes to places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from observer.layout.dot import INCH_PT, layout_source, node_names
from observer.layout.geometry import Layout, Point, Route, SizedGraph
from observer.layout.worker import LayoutWorker, shared_worker


def lay_out(graph: SizedGraph, worker: LayoutWorker | None = None) -> Layout:
    """Places a graph; the same graph always comes out the same.

    Raises:
        UserError: the engine is missing, failed twice, or took too long.
    """
    if not graph.nodes:
        return Layout(0, 0, {}, {})
    placed = (worker or shared_worker()).place(layout_source(graph))
    return read_places(json.loads(placed), graph)


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
