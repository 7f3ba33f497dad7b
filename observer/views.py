"""The views of a map: from an analysis to a drawing, and to a page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from observer import __version__
from observer.analysis import Analysis, Observed, real_graph
from observer.drawing.atlas import draw_atlas
from observer.drawing.display_list import DisplayList
from observer.drawing.documented_paths import documented_paths
from observer.drawing.map_graph import MapGraph, View, comparison_map, real_map
from observer.errors import UserError
from observer.export.pages import PageFacts, Paper
from observer.model.process import DocumentedProcess
from observer.store.snapshot import is_study

if TYPE_CHECKING:
    from observer.export.pdf import Page

TITLES = {
    View.DOCUMENTED: "Documented process",
    View.REAL: "Real process",
    View.COMPARISON: "Comparison",
}


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


def view_graph(analysis: Analysis, view: View) -> MapGraph:
    """What a view shows.

    Raises:
        UserError: the view needs a documented process, or closed contacts, that are not there.
    """
    observed = analysis.observed
    if view is View.REAL:
        documented = observed.process.step_names if observed.process else ()
        return real_map(analysis.graph, documented)
    process = _documented(observed)
    if view is View.DOCUMENTED:
        return documented_paths(process)
    if not observed.closed:
        raise UserError("no contact is closed yet", remedy="close one on the Observe page")
    if analysis.comparison is None:
        raise UserError(analysis.not_compared)
    closed = tuple(trace for trace in observed.traces if trace.closed)
    graph = real_graph(replace(observed, traces=closed))
    return comparison_map(analysis.comparison.graph, graph, process)


def export_view(analysis: Analysis, view: View, paper: Paper | None, path: Path) -> tuple[str, ...]:
    """Writes a view on one sheet as PDF: the one named, or the smallest that reads well.

    Returns:
        Warnings, such as text that came out small.

    Raises:
        UserError: as `draw_view`, or the file cannot be written or is a study.
    """
    from observer.export.pdf import replace_file

    _require_no_study(path)
    drawn = draw_view(analysis, view)
    page = _page(drawn, page_facts(analysis.observed, view), [paper] if paper else list(Paper))
    replace_file(path, page.content)
    return page.warnings


def export_bpmn(analysis: Analysis, view: View, path: Path) -> None:
    """Writes the documented or the real process as BPMN 2.0.

    Raises:
        UserError: the view is neither of them, or needs what is not there; the layout engine
            failed; or the file cannot be written or is a study.
    """
    from observer.export.pdf import replace_file

    _require_no_study(path)
    replace_file(path, bpmn_document(analysis, view))


def bpmn_document(analysis: Analysis, view: View) -> bytes:
    """The documented process, as its owners drew it where they did, or the real one, as BPMN 2.0.

    Raises:
        UserError: as `export_bpmn`.
    """
    from observer.export.bpmn.document import write_document
    from observer.export.bpmn.documented import documented_diagram
    from observer.export.bpmn.drawn import place_as_drawn
    from observer.export.bpmn.placing import place
    from observer.export.bpmn.real import real_diagram

    if view is View.REAL:
        diagram = real_diagram(analysis.graph, analysis.observed.study.contact_type)
        return write_document(diagram, place(diagram))
    if view is View.COMPARISON:
        raise UserError(
            "BPMN has no marks for a comparison", remedy="export the view documented or real"
        )
    process = _documented(analysis.observed)
    diagram = documented_diagram(process)
    return write_document(diagram, place_as_drawn(diagram, process) or place(diagram))


def _documented(observed: Observed) -> DocumentedProcess:
    if observed.process is None:
        raise UserError(
            "no documented process is in this study yet",
            remedy="import one with `observer import-process`",
        )
    return observed.process


def _require_no_study(path: Path) -> None:
    if is_study(path):
        raise UserError("this is a study", where=str(path), remedy="name another file")


def _page(drawn: Drawn, facts: PageFacts, papers: Sequence[Paper]) -> Page:
    """On the first of the papers whose text is large enough, else on the last."""
    from observer.drawing.legend import draw_legend
    from observer.drawing.tokens import WIDE_MARGIN
    from observer.export.pdf import SMALLEST_PT, make_map_page

    for paper in papers:
        legend = draw_legend(drawn.graph, paper.width_pt - 2 * WIDE_MARGIN)
        page = make_map_page(drawn.drawing, legend, facts, paper)
        if page.smallest_pt >= SMALLEST_PT:
            break
    return page


def page_facts(observed: Observed, view: View) -> PageFacts:
    """What the page says of the study; the documented process alone was not observed."""
    study = observed.study
    facts = PageFacts(study.contact_type, TITLES[view], version=__version__)
    if view is View.DOCUMENTED:
        return facts
    return replace(
        facts,
        round_name=observed.round.name,
        closed=len(observed.closed),
        contacts=len(observed.traces),
        dates=observed_dates([trace.opened_at for trace in observed.traces]),
        how_chosen=study.how_chosen,
        observer_role=study.observer_role,
        agent_count=study.agent_count,
    )


def observed_dates(opened: list[datetime]) -> str:
    """The first and last day in local time, such as `9 March 2026 – 11 March 2026`."""
    days = sorted(moment.astimezone().date() for moment in opened)
    shown = dict.fromkeys(f"{day.day} {day:%B %Y}" for day in (days[0], days[-1]))
    return " – ".join(shown)
