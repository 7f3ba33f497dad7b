"""From an analysis to the documents that are printed and handed on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from observer import __version__
from observer.analysis import Analysis, Observed
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import View
from observer.drawing.tokens import WIDE_MARGIN
from observer.errors import UserError
from observer.export.document import Document, Properties, Sheet, walk
from observer.export.facts import PageFacts
from observer.export.map_sheet import MapSheet, lay_out_map
from observer.export.paper import Orientation, Paper, SheetSize, sheet_size
from observer.files import replace_file
from observer.store.snapshot import is_study
from observer.views import Drawn, draw_view

TITLES = {
    View.DOCUMENTED: "Documented process",
    View.REAL: "Real process",
    View.COMPARISON: "Comparison",
    View.DIFFERENCE: "Before and after",
}

TRIED = (Paper.A4, Paper.A3)
"""Where no paper is named, the smallest of these on which the map reads well."""


class DocumentKind(StrEnum):
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Choices:
    """What whoever exports may choose.

    Attributes:
        view: of a map; the comparison, or without a documented process the real one, if None.
        paper: the smallest that reads well if None.
        orientation: as the kind of document likes best if None.
        author: who hands it on, as they give it.
    """

    view: View | None = None
    paper: Paper | None = None
    orientation: Orientation | None = None
    author: str = ""
    notes: frozenset[int] = field(default_factory=frozenset)


def compose(analysis: Analysis, kind: DocumentKind, choices: Choices = Choices()) -> Document:
    """The document, ready to be written or shown. Takes a while: it lays out maps.

    Raises:
        UserError: as `draw_view`; or the study lacks what the document is about.
    """
    return {DocumentKind.MAP: _map_document}[kind](analysis, choices)


def write_document(document: Document, path: Path) -> None:
    """Writes the document as PDF; where that fails, what was there before stays.

    Raises:
        UserError: the file cannot be written or is a study.
    """
    from observer.export.pdf.writer import write_pdf

    require_no_study(path)
    replace_file(path, write_pdf(document))


def require_no_study(path: Path) -> None:
    if is_study(path):
        raise UserError("this is a study", where=str(path), remedy="name another file")


def _map_document(analysis: Analysis, choices: Choices) -> Document:
    view = choices.view or default_view(analysis)
    facts = page_facts(analysis.observed, view)
    drawn = draw_view(analysis, view)
    sheet = best_sheet(drawn, facts, _sizes(choices))
    warnings = (*filter(None, [drawn.warning]), *sheet.warnings)
    return finished(analysis.observed, facts, (sheet.sheet,), choices, warnings)


def default_view(analysis: Analysis) -> View:
    return View.COMPARISON if analysis.observed.process else View.REAL


def _sizes(choices: Choices) -> list[SheetSize]:
    papers = [choices.paper] if choices.paper else TRIED
    return [sheet_size(paper, choices.orientation or Orientation.LANDSCAPE) for paper in papers]


def best_sheet(drawn: Drawn, facts: PageFacts, sizes: list[SheetSize]) -> MapSheet:
    """On the first of the sizes on which the map reads well, else on the last."""
    for size in sizes:
        legend = draw_legend(drawn.graph, size.width - 2 * WIDE_MARGIN)
        alternative = f"Map of the process: {facts.subtitle}"
        sheet = lay_out_map(drawn.drawing, legend, facts, size, alternative)
        if sheet.reads_well:
            break
    return sheet


def finished(
    observed: Observed,
    facts: PageFacts,
    sheets: tuple[Sheet, ...],
    choices: Choices,
    warnings: tuple[str, ...] = (),
) -> Document:
    """The sheets as a document of the study, with what there is to warn of."""
    properties = Properties(
        title=f"{facts.title} – {facts.view}",
        dated=last_moment(observed),
        subject=facts.subtitle,
        author=choices.author,
        creator=f"Observer {__version__}",
    )
    return Document(properties, sheets, (*warnings, *_missing(sheets)))


def _missing(sheets: tuple[Sheet, ...]) -> list[str]:
    """What no font here can show, in a sentence."""
    drawings = (part.block.drawing for sheet in sheets for part in walk(sheet.parts))
    lost = dict.fromkeys(character for drawn in drawings if drawn for character in drawn.missing)
    if not lost:
        return []
    named = ", ".join(f"U+{ord(character):04X}" for character in lost)
    return [f"no font here has these characters: {named}; they are printed as �"]


def last_moment(observed: Observed) -> datetime:
    """When the last contact was opened, or the study made: the date of what is written of it."""
    return max((trace.opened_at for trace in observed.traces), default=observed.study.created_at)


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
