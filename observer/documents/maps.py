"""A map of the process on one sheet."""

from __future__ import annotations

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.facts import finished, page_facts
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import View
from observer.drawing.tokens import WIDE_MARGIN
from observer.export.document import Document
from observer.export.facts import PageFacts
from observer.export.map_sheet import MapSheet, lay_out_map
from observer.export.paper import Orientation, Paper, SheetSize, sheet_size
from observer.views import Drawn, draw_view

TRIED = (Paper.A4, Paper.A3)
"""Where no paper is named, the smallest of these on which the map reads well."""


def compose_map(analysis: Analysis, choices: Choices) -> Document:
    """
    Raises:
        UserError: as `draw_view`.
    """
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
