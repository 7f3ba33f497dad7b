"""Counts what crosses and covers what in a display list, as a reader would see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from pygraphviz import AGraph

from observer.drawing.display_list import Bounds, Curve, DisplayList, Role, bounds_of, curve_samples
from observer.layout.geometry import Point, SizedGraph

STEP_PT = 5.0
MET_PT = 12.0
"""Edges that meet nearer than this to an end of either come together there."""

Line = Sequence[Point]
Places = NDArray[np.float64]
Truths = NDArray[np.bool_]


def crossings(drawing: DisplayList) -> int:
    """How often edges cross, but for where two of them come together at a node."""
    return count_crossings([list(curve_samples(curve, STEP_PT)) for curve in edge_curves(drawing)])


def edge_curves(drawing: DisplayList) -> list[Curve]:
    """One curve for each edge."""
    curves: dict[str, Curve] = {}
    for item in drawing.primitives:
        if isinstance(item, Curve) and item.owner and drawing.elements[item.owner].kind == "edge":
            curves.setdefault(item.owner, item)
    return list(curves.values())


def count_crossings(lines: Sequence[Line]) -> int:
    boxed = [(bounds_of(tuple(line)), line) for line in lines]
    return sum(
        _meetings(one, other)
        for (box, one), (other_box, other) in combinations(boxed, 2)
        if box.overlaps(other_box)
    )


def _meetings(one: Line, other: Line) -> int:
    """How often two lines cross; a stretch along which they touch again and again counts once."""
    a, b, c, d = (np.array(part) for part in (one[:-1], one[1:], other[:-1], other[1:]))
    a, b = a[:, None], b[:, None]
    parted = _turn(a, b, c) != _turn(a, b, d)
    places, _ = np.nonzero(parted & (_turn(c, d, a) != _turn(c, d, b)))
    ends = np.array([one[0], one[-1], other[0], other[-1]])
    far = [
        at for at in places.tolist() if np.abs(ends - np.array(one[at])).max(axis=1).min() >= MET_PT
    ]
    return sum(at > before + 3 for before, at in pairwise([-9, *far]))


def _turn(a: Places, b: Places, c: Places) -> Truths:
    """Whether `c` lies left of the line from `a` to `b`."""
    ahead, aside = b - a, c - a
    return ahead[..., 0] * aside[..., 1] > ahead[..., 1] * aside[..., 0]


def lines_over_nodes(drawing: DisplayList) -> list[str]:
    """Edges that run over a node, its points or their words."""
    kept = {
        owner: [item.bounds.grown(-3) for item in drawing.by_owner[owner]]
        for owner, element in drawing.elements.items()
        if element.kind != "edge"
    }
    return [
        curve.owner
        for curve in edge_curves(drawing)
        if any(
            box.contains(x, y)
            for x, y in curve_samples(curve, STEP_PT)
            for boxes in kept.values()
            for box in boxes
        )
    ]


def labels_over_anything(drawing: DisplayList) -> list[str]:
    """Labels of edges that lie over a line, or over anything that is not a lane."""
    labels = [text for text in drawing.texts if text.role is Role.EDGE]
    places = [
        place for curve in edge_curves(drawing) for place in curve_samples(curve, STEP_PT / 2)
    ]
    boxes = [
        item.bounds for item in drawing.primitives if item.owner and not isinstance(item, Curve)
    ]
    return [
        text.text for text in labels if _covers(text.bounds.grown(-1), text.bounds, places, boxes)
    ]


def _covers(box: Bounds, whole: Bounds, places: Iterable[Point], boxes: Iterable[Bounds]) -> bool:
    return any(box.contains(x, y) for x, y in places) or any(
        box.overlaps(other) for other in boxes if other != whole
    )


def plain_dot(graph: SizedGraph) -> int:
    """Crossings in what `dot` makes of the same nodes, edges and lanes, left to right."""
    lines = ['digraph {rankdir=LR;node[shape=box,fixedsize=true,label=""];']
    names = {node.id: f"n{index}" for index, node in enumerate(graph.nodes)}
    for node in graph.nodes:
        lines.append(f"{names[node.id]}[width={node.width / 72},height={node.height / 72}];")
    for index, lane in enumerate(graph.lanes):
        members = "".join(f"{names[node.id]};" for node in graph.nodes if node.lane == lane)
        lines.append(f"subgraph cluster_{index}{{{members}}}")
    lines += [f"{names[edge.source]}->{names[edge.target]};" for edge in graph.edges]
    placed = AGraph(string="".join([*lines, "}"]))
    placed.layout("dot")
    routes = []
    for edge in placed.edges():
        places = [tuple(map(float, part.split(",")[-2:])) for part in edge.attr["pos"].split()]
        places = places[1:] if edge.attr["pos"][0] in "se" else places
        curve = Curve(tuple((x, y) for x, y in places), stroke=None)  # type: ignore[arg-type]
        routes.append(list(curve_samples(curve, STEP_PT)))
    return count_crossings(routes)
