"""The views of a map: from an analysis to drawings in one layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from observer.analysis import Analysis, Observed, real_graph
from observer.conformance.restriction import restrict
from observer.discovery.filtering import Filters, keep
from observer.drawing.atlas import Atlas, draw_atlas, draw_part
from observer.drawing.difference import difference_map
from observer.drawing.display_list import DisplayList
from observer.drawing.documented_paths import documented_paths
from observer.drawing.map_graph import MapGraph, View, comparison_map, real_map
from observer.drawing.reading import EVERYTHING, Reading, overlaid, with_details
from observer.drawing.thinning import Thinned, thin
from observer.drawing.wording import of_all
from observer.errors import UserError
from observer.model.place import Places
from observer.model.process import DocumentedProcess

DRAWN_TOGETHER = (View.COMPARISON, View.REAL, View.DOCUMENTED, View.DIFFERENCE)
"""The order in which views are laid out: the first one decides."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view of an analysis, drawn.

    Attributes:
        left_out: what its reading leaves out, in words; empty where it shows everything.
        warning: why it is laid out plainer than it could be; empty where it is not.
    """

    graph: MapGraph
    drawing: DisplayList
    left_out: str = ""
    warning: str = ""


def draw_views(
    analysis: Analysis, reading: Reading = EVERYTHING, downwards: bool = False
) -> dict[View, Drawn]:
    """Every view that the study has the data for, laid out together: what a window switches among.

    Takes a while, so a window runs it beside itself.

    Args:
        downwards: from top to bottom, as on a portrait page.

    Raises:
        UserError: the layout engine is missing, failed or took too long.
    """
    atlas = _laid_out(analysis, downwards)
    if atlas.warning:
        _laid_out.cache_clear()  # the next one may come out better
    return read_views(analysis, reading, atlas)


@lru_cache(maxsize=2)
def _laid_out(analysis: Analysis, downwards: bool) -> Atlas:
    """Laid out once for all documents of an analysis."""
    return lay_out_views(analysis, downwards=downwards)


def lay_out_views(
    analysis: Analysis, places: Places | None = None, downwards: bool = False
) -> Atlas:
    """The whole of every view that the study has the data for, in one layout.

    Args:
        places: of nodes that stay where they are, such as those of the atlas before; left out, the
            places kept with the study.
        downwards: from top to bottom, as on a portrait page; the kept places are not for that.
    """
    if places is None:
        places = {} if downwards else analysis.observed.places
    graphs = []
    for view in DRAWN_TOGETHER:
        with suppress(UserError):  # said by `view_graph` to whoever asks for this view
            graphs.append(overlaid(view_graph(analysis, view), EVERYTHING.overlay))
    return draw_atlas(graphs, places=places, downwards=downwards)


def read_views(
    analysis: Analysis, reading: Reading, atlas: Atlas, views: Collection[View] = tuple(View)
) -> dict[View, Drawn]:
    """The views as a reading shows them, in the places of the atlas; quick.

    A view that has nothing to show is not among them: `view_graph` says why.

    Args:
        views: those wanted.
    """
    drawn = {}
    for view in (view for view in atlas.graphs if view in views):
        with suppress(UserError):
            drawn[view] = _read_view(analysis, reading, atlas, view)
    return drawn


def _read_view(analysis: Analysis, reading: Reading, atlas: Atlas, view: View) -> Drawn:
    if reading == EVERYTHING or view is View.DOCUMENTED:
        return Drawn(atlas.graphs[view], atlas.drawings[view], warning=atlas.warning)
    everyone = reading.filters == EVERYTHING.filters
    admitted = atlas.graphs[view] if everyone else view_graph(analysis, view, reading)
    thinned = thin(admitted, reading.least_step, reading.least_path)
    graph, drawing = draw_part(atlas, overlaid(thinned.graph, reading.overlay))
    left_out = _left_out(thinned, atlas.graphs[view])
    return Drawn(graph, drawing, " · ".join(left_out), atlas.warning)


def _left_out(thinned: Thinned, whole: MapGraph) -> Iterator[str]:
    shown, every = _contacts_counted(thinned.graph), _contacts_counted(whole)
    if shown != every:
        yield f"{' → '.join(map(of_all, shown, every))} contacts shown"
    counts = {
        "step": thinned.steps,
        "point": thinned.points,
        "outcome": thinned.outcomes,
        "path": thinned.paths,
    }
    for word, count in counts.items():
        if count:
            yield f"{count} rare {word}{'s' * (count > 1)} hidden"


def _contacts_counted(graph: MapGraph) -> tuple[int, ...]:
    """How many contacts a map counts; where it shows two rounds, those of each."""
    before = {node.before.of for node in graph.nodes if node.before}
    return (*before, len(graph.contacts))


def draw_view(analysis: Analysis, view: View, downwards: bool = False) -> Drawn:
    """One of the views, where it stands among the others.

    Args:
        downwards: from top to bottom, as on a portrait page.

    Raises:
        UserError: as `view_graph` and `draw_views`.
    """
    view_graph(analysis, view)
    return draw_views(analysis, downwards=downwards)[view]


def draw_process(process: DocumentedProcess) -> Drawn:
    """A documented process by itself, as the documented view shows it.

    Raises:
        UserError: as `draw_views`.
    """
    atlas = draw_atlas([documented_paths(process)])
    return Drawn(atlas.graphs[View.DOCUMENTED], atlas.drawings[View.DOCUMENTED])


def view_graph(analysis: Analysis, view: View, reading: Reading = EVERYTHING) -> MapGraph:
    """What a view shows of the contacts that a reading admits; rare paths are still in it.

    Raises:
        UserError: the view needs a documented process, closed contacts or an earlier round that
            are not there, or no contact is admitted.
    """
    if view is View.DOCUMENTED:
        return documented_paths(documented_process(analysis.observed))
    observed = admitted(analysis.observed, reading.filters)
    if view is View.DIFFERENCE:
        return _difference(observed)
    if not observed.traces:
        raise _none_admitted()
    return _real(observed) if view is View.REAL else _compared(analysis, observed)


def admitted(observed: Observed, filters: Filters) -> Observed:
    """The same with only the contacts that pass the filters, in both rounds where there are two."""
    before = observed.before and admitted(observed.before, filters)
    return replace(observed, traces=keep(observed.traces, filters), before=before)


def _none_admitted() -> UserError:
    return UserError("no contact is like this", remedy="take a filter away")


def _real(observed: Observed) -> MapGraph:
    documented = observed.process.step_names if observed.process else ()
    return with_details(real_map(real_graph(observed), documented), observed.traces)


def _compared(analysis: Analysis, observed: Observed) -> MapGraph:
    process = documented_process(observed)
    if not observed.closed:
        raise UserError("no contact is closed yet", remedy="close one on the Observe page")
    if analysis.comparison is None:
        raise UserError(analysis.not_compared)
    closed = tuple(trace for trace in observed.traces if trace.closed)
    comparison = restrict(analysis.comparison.graph, process, observed.closed)
    real = real_graph(replace(observed, traces=closed))
    return with_details(comparison_map(comparison, real, process), closed)


def _difference(observed: Observed) -> MapGraph:
    """The study's first round, and this later one."""
    before = observed.before
    if before is None:
        raise UserError(
            f"no round before “{observed.round.name}” has a contact",
            remedy="observe contacts after a change in a round of their own, and compare that",
        )
    if not before.traces and not observed.traces:
        raise _none_admitted()
    return difference_map(_real(before), _real(observed))


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
