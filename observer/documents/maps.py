"""A map of the process on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from observer.analysis import Analysis, Observed
from observer.documents.anonymity import without_agents
from observer.documents.choices import Choices
from observer.documents.facts import draft_reasons, finished, page_facts
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import View
from observer.export.document import Document
from observer.export.facts import PageFacts
from observer.export.map_sheet import MapSheet, lay_out_map, legend_room
from observer.export.paper import Orientation, Paper, SheetSize, larger_papers, sheet_size
from observer.export.trimming import trimmed
from observer.views import Drawn, draw_view

TRIED = (Paper.A4, Paper.A3)
"""Where no paper is named, the smallest of these on which the map reads well."""


def compose_map(analysis: Analysis, choices: Choices) -> Document:
    """
    Raises:
        UserError: as `draw_view`.
    """
    analysis = without_agents(analysis)
    view = choices.view or default_view(analysis)
    orientation = choices.orientation or Orientation.LANDSCAPE
    facts = map_facts(analysis.observed, view)
    drawn = draw_view(analysis, view, downwards=orientation is Orientation.PORTRAIT)
    papers = [choices.paper] if choices.paper else TRIED
    sheet = best_sheet(drawn, facts, [sheet_size(paper, orientation) for paper in papers])
    warnings = filter(None, [drawn.warning, _too_small(drawn, facts, sheet)])
    return finished(analysis.observed, facts, (sheet.sheet,), choices, tuple(warnings))


def map_facts(observed: Observed, view: View) -> PageFacts:
    """What a map says of the study; and that it is a draft, where what was observed is not done."""
    reasons = () if view is View.DOCUMENTED else draft_reasons(observed)
    return replace(page_facts(observed, view), draft="; ".join(reasons))


def default_view(analysis: Analysis) -> View:
    return View.COMPARISON if analysis.observed.process else View.REAL


def best_sheet(drawn: Drawn, facts: PageFacts, sizes: list[SheetSize]) -> MapSheet:
    """On the first of the sizes on which the map reads well, else on the last."""
    for size in sizes:
        sheet = _lay_out(drawn, facts, size)
        if sheet.reads_well:
            break
    return sheet


def _lay_out(drawn: Drawn, facts: PageFacts, size: SheetSize) -> MapSheet:
    legend = draw_legend(drawn.graph, legend_room(size))
    alternative = f"Map of the process: {facts.subtitle}"
    return lay_out_map(trimmed(drawn.drawing), legend, facts, size, alternative)


def _too_small(drawn: Drawn, facts: PageFacts, sheet: MapSheet) -> str:
    """How small the smallest text is, and which sheets print it larger; empty where it reads."""
    if sheet.reads_well:
        return ""
    size = sheet.sheet.size
    larger = [f"{paper.label} at {pt:.1f} pt" for paper, pt in _larger(drawn, facts, size)]
    offer = f"printed on {', on '.join(larger)}; or export" if larger else "export"
    return (
        f"on {size.name} the smallest text is {sheet.smallest_pt:.1f} pt, "
        f"below {size.smallest_pt:g} pt; {offer} “wall” for several sheets"
    )


def _larger(drawn: Drawn, facts: PageFacts, size: SheetSize) -> Iterator[tuple[Paper, float]]:
    """What the larger sheets make of it, up to the first on which it reads well."""
    for paper in larger_papers(Paper[size.name.upper()]):
        sheet = _lay_out(drawn, facts, sheet_size(paper, size.orientation))
        yield paper, sheet.smallest_pt
        if sheet.reads_well:
            return
