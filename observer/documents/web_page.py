"""A map with its evidence as one file for a browser."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from observer.analysis import Analysis
from observer.discovery.graph import Visit, on_path, path
from observer.discovery.notes import require_notes
from observer.documents.anonymity import without_agents
from observer.documents.choices import Choices
from observer.documents.maps import default_view, map_facts
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import View
from observer.export.trimming import trimmed
from observer.export.web_page import Sighting, WebPage, page_texts, write_web_page
from observer.files import replace_file
from observer.findings.wording import clock_time
from observer.model.identity import edge_id
from observer.model.mark import MarkKind
from observer.model.trace import POINT_KINDS, Event, Trace
from observer.privacy.outgoing import Outgoing, drawing_texts
from observer.privacy.suspects import require_nothing_personal
from observer.store.snapshot import require_no_study
from observer.views import draw_view

_LEGEND_PT = 1_000


def export_html(analysis: Analysis, choices: Choices, path: Path, allow: bool = False) -> None:
    """Writes a view with its evidence as one HTML file.

    Args:
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
        UserError: as `compose_web_page`, or the file cannot be written or is a study.
    """
    require_no_study(path)
    page = compose_web_page(analysis, choices)
    if not allow:
        texts = (*drawing_texts(page.drawing), *map(Outgoing, page_texts(page)))
        require_nothing_personal(texts, analysis.observed)
    replace_file(path, write_web_page(page))


def compose_web_page(analysis: Analysis, choices: Choices) -> WebPage:
    """
    Raises:
        UserError: as `draw_view`; or a note that is to go out is not there.
    """
    analysis = without_agents(analysis)
    observed = analysis.observed
    require_notes(observed.traces, choices.notes)
    view = choices.view or default_view(analysis)
    drawn = draw_view(analysis, view)
    facts = replace(map_facts(observed, view), author=choices.author)
    evidence = {} if view is View.DOCUMENTED else _evidence(analysis, view, choices.notes)
    legend = draw_legend(drawn.graph, _LEGEND_PT)
    return WebPage(facts, trimmed(drawn.drawing), legend, evidence, drawn.left_out)


def _evidence(
    analysis: Analysis, view: View, notes: Collection[int]
) -> Mapping[str, list[Sighting]]:
    """By node and edge, when each contact was there; of two rounds, of both."""
    found: dict[str, list[Sighting]] = {}
    for name, trace in _counted(analysis, view):
        for owner, sighting in _sightings(name, trace, notes):
            found.setdefault(owner, []).append(sighting)
    return found


def _counted(analysis: Analysis, view: View) -> Iterator[tuple[str, Trace]]:
    """The contacts that a view counts, as they are called: only closed ones are compared."""
    observed = analysis.observed
    before = observed.before if view is View.DIFFERENCE else None
    for round_ in (before, observed) if before else (observed,):
        for trace in round_.traces:
            if trace.closed or view is not View.COMPARISON:
                of_round = f" {round_.round.name}" if before else ""
                yield f"{trace.contact}{of_round}", trace


def _sightings(name: str, trace: Trace, notes: Collection[int]) -> Iterator[tuple[str, Sighting]]:
    events = {(event.marks[0], event.kind.value, event.label): event for event in trace.events}
    visits = path(trace)
    for visit in visits:
        event = events.get((visit.marks[0], visit.kind, visit.label))
        yield visit.node, _sighting(name, trace, visit, event, notes)
    stations = [visit for visit in on_path(visits) if visit.kind not in POINT_KINDS]
    for source, target in pairwise(stations):
        seen = source.leaves_ms is not None
        time_ms = trace.observed_ms(source.start_ms, target.start_ms) if seen else None
        way = edge_id(source.node, target.node)
        yield way, Sighting(name, clock_time(target.start_ms), clock_time(time_ms))


def _sighting(
    name: str, trace: Trace, visit: Visit, event: Event | None, notes: Collection[int]
) -> Sighting:
    is_timed = visit.duration_ms is not None or visit.kind in POINT_KINDS
    lasted = clock_time(visit.duration_ms) if is_timed else ""
    at = clock_time(visit.start_ms)
    if event is None:
        return Sighting(name, at, lasted, trace.channel if visit.kind == "start" else "")
    end_ms = visit.start_ms if event.end_ms is None else event.end_ms
    told = tuple(
        instant.text
        for instant in trace.instants
        if instant.kind is MarkKind.NOTE
        and instant.mark in notes
        and visit.start_ms <= instant.at_ms <= end_ms
    )
    return Sighting(name, at, lasted, _remark(event), told)


def _remark(event: Event) -> str:
    words = {"carried": "context carried", "lost": "context lost"}
    details = (words.get(value, value) for name, value in event.details if name != "marked")
    return " · ".join(part for part in (event.held_by, *details) if part)
