"""The views of a map: from an analysis to drawings in one layout."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from observer.analysis import Analysis, Observed, real_graph
from observer.drawing.atlas import draw_atlas
from observer.drawing.display_list import DisplayList
from observer.drawing.documented_paths import documented_paths
from observer.drawing.map_graph import MapGraph, View, comparison_map, real_map
from observer.errors import UserError
from observer.model.process import DocumentedProcess

DRAWN_TOGETHER = (View.COMPARISON, View.REAL, View.DOCUMENTED)
"""The order in which views are laid out: the first one decides."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view of an analysis, drawn."""

    graph: MapGraph
    drawing: DisplayList


def draw_views(analysis: Analysis) -> dict[View, Drawn]:
    """Every view that the study has the data for, laid out together: what a window switches among.

    Takes a while, so a window runs it beside itself.

    Raises:
        UserError: the layout engine is missing, failed or took too long.
    """
    graphs = []
    for view in DRAWN_TOGETHER:
        with suppress(UserError):  # said by `view_graph` to whoever asks for this view
            graphs.append(view_graph(analysis, view))
    atlas = draw_atlas(graphs)
    return {view: Drawn(graph, atlas.drawings[view]) for view, graph in atlas.graphs.items()}


def draw_view(analysis: Analysis, view: View) -> Drawn:
    """One of the views, where it stands among the others.

    Raises:
        UserError: as `view_graph` and `draw_views`.
    """
    view_graph(analysis, view)
    return draw_views(analysis)[view]


def draw_process(process: DocumentedProcess) -> Drawn:
    """A documented process by itself, as the documented view shows it.

    Raises:
        UserError: as `draw_views`.
    """
    atlas = draw_atlas([documented_paths(process)])
    return Drawn(atlas.graphs[View.DOCUMENTED], atlas.drawings[View.DOCUMENTED])


def view_graph(analysis: Analysis, view: View) -> MapGraph:
    """What a view shows.

    Raises:
        UserError: the view needs a documented process, or closed contacts, that are not there.
    """
    observed = analysis.observed
    if view is View.REAL:
        documented = observed.process.step_names if observed.process else ()
        return real_map(analysis.graph, documented)
    process = documented_process(observed)
    if view is View.DOCUMENTED:
        return documented_paths(process)
    if not observed.closed:
        raise UserError("no contact is closed yet", remedy="close one on the Observe page")
    if analysis.comparison is None:
        raise UserError(analysis.not_compared)
    closed = tuple(trace for trace in observed.traces if trace.closed)
    graph = real_graph(replace(observed, traces=closed))
    return comparison_map(analysis.comparison.graph, graph, process)


def documented_process(observed: Observed) -> DocumentedProcess:
    """
    Raises:
        UserError: the study has none.
    """
    if observed.process is None:
        raise UserError(
            "no documented process is in this study yet",
            remedy="import one with `observer import-process`",
        )
    return observed.process
