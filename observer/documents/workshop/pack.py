"""The pack as a whole: in the order in which a team works through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from observer.analysis import Analysis
from observer.documents.anonymity import without_agents
from observer.documents.choices import Choices
from observer.documents.facts import draft_reasons, finished, page_facts
from observer.documents.workshop import canvas, contacts, overview, questions, tally
from observer.documents.workshop.map_page import TITLE as MAP_TITLE
from observer.documents.workshop.map_page import best_map_page, reads_well, smallest_pt
from observer.documents.workshop.page import Page, Setup, numbered_sheets
from observer.documents.workshop.signs_key import kinds_seen
from observer.documents.workshop.step_order import steps_in_order
from observer.documents.workshop.welcome import Entry, welcome_pages
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.export.document import Document
from observer.export.paper import Orientation, Paper, sheet_size
from observer.views import Drawn, draw_view

MAP_PAPERS = (Paper.A4, Paper.A3)
"""Where no paper is named, the map is on the smallest of these on which it reads well."""


def compose_workshop(analysis: Analysis, choices: Choices) -> Document:
    """
    Raises:
        UserError: no contact was observed, or as `draw_view`.
    """
    analysis = without_agents(analysis)
    observed = analysis.observed
    if not observed.traces:
        raise UserError("no contact was observed in this round", remedy="observe one first")
    setup = _setup(analysis, choices, choices.paper or Paper.A4)
    upright = choices.orientation is Orientation.PORTRAIT
    drawn = draw_view(analysis, choices.view or View.REAL, downwards=upright)
    map_page = _map(analysis, choices, drawn)
    entries = [_map_entry(map_page, setup), *_entries(analysis, choices, setup)]
    kinds = kinds_seen(observed.traces, choices.notes)
    welcome = welcome_pages(setup, kinds, entries)
    pages = [*welcome, *(page for entry in entries for page in entry.pages)]
    warnings = tuple(_warnings(drawn, map_page))
    facts = replace(setup.facts, view="Workshop pack")
    return finished(observed, facts, numbered_sheets(pages), choices, warnings)


def _setup(analysis: Analysis, choices: Choices, paper: Paper) -> Setup:
    observed = analysis.observed
    size = sheet_size(paper, choices.orientation or Orientation.LANDSCAPE)
    facts = page_facts(observed, View.REAL)
    named = replace(facts, view=observed.study.contact_type)
    return Setup(size, named, "; ".join(draft_reasons(observed)))


def _map(analysis: Analysis, choices: Choices, drawn: Drawn) -> Page:
    papers = (choices.paper,) if choices.paper else MAP_PAPERS
    return best_map_page([_setup(analysis, choices, paper) for paper in papers], drawn)


def _map_entry(page: Page, setup: Setup) -> Entry:
    other = page.setup.size != setup.size
    return Entry(f"{MAP_TITLE}, on {page.setup.size.name}" if other else MAP_TITLE, [page])


def _warnings(drawn: Drawn, page: Page) -> Iterator[str]:
    """Why the map is plainer or smaller than it should be."""
    if drawn.warning:
        yield drawn.warning
    if not reads_well(page):
        size = page.setup.size
        yield (
            f"on {size.name} the smallest text of the map is {smallest_pt(page):.1f} pt, "
            f"below {size.smallest_pt:g} pt; name a larger sheet, or export “wall” beside the pack"
        )


def _entries(analysis: Analysis, choices: Choices, setup: Setup) -> Iterator[Entry]:
    """What follows the map: what was seen, what is asked, and what is left to draw."""
    observed = analysis.observed
    traces = observed.traces
    documented = observed.process.step_names if observed.process else ()
    steps = steps_in_order(traces, documented)
    yield Entry(overview.TITLE, overview.overview_pages(setup, traces, steps))
    yield Entry(
        "Each contact by itself",
        [page for trace in traces for page in contacts.contact_pages(setup, trace, choices.notes)],
    )
    yield Entry(tally.TITLE, tally.tally_pages(setup, traces, steps))
    yield Entry(questions.TITLE, questions.question_pages(setup, traces))
    yield Entry(canvas.TITLE, canvas.canvas_pages(setup, observed))
