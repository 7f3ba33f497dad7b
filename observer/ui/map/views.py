"""From an analysis to the drawing of one view, or the sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from observer.analysis import Analysis, real_graph
from observer.drawing.display_list import DisplayList
from observer.drawing.map_graph import MapGraph, View, comparison_map, documented_map, real_map
from observer.drawing.maps import draw_map
from observer.errors import UserError
from observer.layout.worker import shared_worker


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view of an analysis, drawn."""

    graph: MapGraph
    drawing: DisplayList


def read_study(open_analysis: Callable[[], Analysis]) -> Analysis:
    """The analysis; the layout engine, which will be needed next, starts meanwhile."""
    shared_worker().start()
    return open_analysis()


def draw_view(analysis: Analysis, view: View) -> Drawn:
    """Lays out and draws; takes a while, so it runs beside the window.

    Raises:
        UserError: as `view_graph`; or the layout engine is missing, failed or took too long.
    """
    graph = view_graph(analysis, view)
    return Drawn(graph, draw_map(graph))


def view_graph(analysis: Analysis, view: View) -> MapGraph:
    """What a view shows.

    Raises:
        UserError: the view needs a documented process, or closed contacts, that are not there.
    """
    observed = analysis.observed
    if view is View.REAL:
        return real_map(analysis.graph)
    if observed.process is None:
        raise UserError(
            "no documented process is in this study yet",
            remedy="import one with `observer import-process`",
        )
    if view is View.DOCUMENTED:
        return documented_map(observed.process)
    if not observed.closed:
        raise UserError("no contact is closed yet", remedy="close one on the Observe page")
    if analysis.comparison is None:
        raise UserError(analysis.not_compared)
    closed = tuple(trace for trace in observed.traces if trace.closed)
    graph = real_graph(replace(observed, traces=closed))
    return comparison_map(analysis.comparison.graph, graph, observed.closed)
