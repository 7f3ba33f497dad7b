"""From sizes to places and routes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from observer.errors import UserError
from observer.layout.arrangement import arrange_plainly
from observer.layout.geometry import Layout, Point, SizedGraph
from observer.layout.worker import LayoutWorker, shared_worker

NO_PLACES: Mapping[str, Point] = MappingProxyType({})


def lay_out(
    graph: SizedGraph,
    worker: LayoutWorker | None = None,
    places: Mapping[str, Point] = NO_PLACES,
) -> Layout:
    """Places a graph and routes its edges; the same input always comes out the same.

    Where the worker fails or takes too long, the layout is a plainer one and says so.

    Args:
        places: the middles of the boxes of nodes that stay where they are.
    """
    if not graph.nodes:
        return Layout(0, 0, {}, {})
    try:
        return (worker or shared_worker()).lay_out(graph, places)
    except UserError as failure:
        return arrange_plainly(graph, f"the map is laid out plainly: {failure.what}")
