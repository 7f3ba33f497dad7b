"""What is written for others: a view on a page or as a picture, a process as BPMN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from observer import __version__
from observer.analysis import Analysis, Observed
from observer.drawing.display_list import DisplayList, stacked
from observer.drawing.map_graph import View
from observer.drawing.tokens import LIGHT, WIDE_MARGIN
from observer.errors import UserError
from observer.export.pages import PageFacts, Paper
from observer.files import replace_file
from observer.store.snapshot import is_study
from observer.views import Drawn, documented_process, draw_view

if TYPE_CHECKING:
    from observer.export.pdf import Page

TITLES = {
    View.DOCUMENTED: "Documented process",
    View.REAL: "Real process",
    View.COMPARISON: "Comparison",
    View.DIFFERENCE: "Before and after",
}


def export_view(analysis: Analysis, view: View, paper: Paper | None, path: Path) -> tuple[str, ...]:
    """Writes a view on one sheet as PDF: the one named, or the smallest that reads well.

    Returns:
        Warnings, such as text that came out small.

    Raises:
        UserError: as `draw_view`, or the file cannot be written or is a study.
    """
    require_no_study(path)
    drawn = draw_view(analysis, view)
    page = _page(drawn, page_facts(analysis.observed, view), [paper] if paper else list(Paper))
    replace_file(path, page.content)
    return (*filter(None, [drawn.warning]), *page.warnings)


def export_bpmn(analysis: Analysis, view: View, path: Path) -> None:
    """Writes the documented or the real process as BPMN 2.0.

    Raises:
        UserError: the view is neither of them, or needs what is not there; the layout engine
            failed; or the file cannot be written or is a study.
    """
    require_no_study(path)
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
    if view is not View.DOCUMENTED:
        raise UserError(
            f"BPMN has no marks for a {view.value}", remedy="export the view documented or real"
        )
    process = documented_process(analysis.observed)
    diagram = documented_diagram(process)
    return write_document(diagram, place_as_drawn(diagram, process) or place(diagram))


def export_svg(analysis: Analysis, view: View, path: Path) -> None:
    """Writes a view with its legend as SVG.

    Raises:
        UserError: as `export_view`.
    """
    from observer.export.svg import write_svg

    require_no_study(path)
    title = f"{analysis.observed.study.contact_type} – {TITLES[view]}"
    replace_file(path, write_svg(picture_of(analysis, view), LIGHT, title))


def picture_of(analysis: Analysis, view: View) -> DisplayList:
    """A view with its legend below it.

    Raises:
        UserError: as `draw_view`.
    """
    from observer.drawing.legend import draw_legend

    drawn = draw_view(analysis, view)
    legend = draw_legend(drawn.graph, drawn.drawing.width - 2 * WIDE_MARGIN)
    return stacked(drawn.drawing, legend, WIDE_MARGIN)


def require_no_study(path: Path) -> None:
    if is_study(path):
        raise UserError("this is a study", where=str(path), remedy="name another file")


def _page(drawn: Drawn, facts: PageFacts, papers: Sequence[Paper]) -> Page:
    """On the first of the papers whose text is large enough, else on the last."""
    from observer.drawing.legend import draw_legend
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
