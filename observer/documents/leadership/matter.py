"""What the pack tells: the constraints that recur, with who decides, how long, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from observer.analysis import Analysis, Observed
from observer.briefing import missing_from
from observer.discovery.durations import median
from observer.documents.anonymity import without_agents
from observer.documents.facts import draft_reasons
from observer.drawing.layers import RANKED, by_time_held
from observer.drawing.map_graph import MapGraph, View
from observer.errors import UserError
from observer.findings.constraints import constraint_id
from observer.findings.latency import contact_latency
from observer.findings.round_findings import find_all
from observer.findings.wording import day_and_month
from observer.model.brief import Brief
from observer.model.finding import Constraint, ContactLatency, DecisionLatency
from observer.model.mark import MarkKind
from observer.model.study import Study
from observer.model.trace import POINT_KINDS, Event, Trace
from observer.rounds import span_of_days
from observer.views import view_graph


@dataclass(frozen=True, slots=True)
class Evidence:
    """One point of a contact, with its time since the contact opened in `event`.

    Attributes:
        latency: the contact's decision latency, where the point is part of it.
    """

    contact: int
    channel: str
    event: Event
    latency: ContactLatency | None


@dataclass(frozen=True, slots=True)
class Held:
    """A recurring constraint as the pack tells it.

    Attributes:
        rank: from 1, by the time that it held all contacts together.
        decides: who may decide there, as documented; empty where that is not known.
        latency: of the contacts that it held after their resolution was known, and before they
            were permitted.
        said: one sentence in the team's own words; empty where there is none.
    """

    rank: int
    constraint: Constraint
    decides: str
    latency: DecisionLatency
    said: str
    evidence: tuple[Evidence, ...]

    @property
    def anchor(self) -> str:
        return f"constraint-{self.rank}"

    @property
    def is_shown_first(self) -> bool:
        """Whether it stands on page 1."""
        return self.rank <= RANKED


@dataclass(frozen=True)
class Matter:
    """
    Attributes:
        analysis: of the closed contacts alone.
        held: the constraints that recur, by rank.
        closed: how many contacts the figures are out of.
        drafts: why the pack is a draft, each in a few words; empty where it is none.
    """

    analysis: Analysis
    held: tuple[Held, ...]
    closed: int
    drafts: tuple[str, ...]

    @property
    def study(self) -> Study:
        return self.analysis.observed.study

    @property
    def brief(self) -> Brief:
        return self.analysis.observed.brief

    @property
    def first(self) -> tuple[Held, ...]:
        """Those that stand on page 1."""
        return tuple(held for held in self.held if held.is_shown_first)

    @property
    def traces(self) -> tuple[Trace, ...]:
        return self.analysis.observed.traces

    @cached_property
    def real(self) -> MapGraph:
        """The real process, as its map shows it."""
        return view_graph(self.analysis, View.REAL)

    @property
    def dates(self) -> str:
        return span_of_days(trace.opened_at for trace in self.traces)


@lru_cache(maxsize=2)
def gather(analysis: Analysis) -> Matter:
    """Gathered once, so that all that is drawn of it shares one layout.

    Raises:
        UserError: no contact is closed.
    """
    observed = analysis.observed
    if not observed.closed:
        raise UserError("no contact is closed yet, so there is nothing to show to leadership")
    closed = _closed(without_agents(analysis).observed)
    findings = replace(find_all(closed.traces), excluded=analysis.findings.excluded)
    recurring = by_time_held(findings.constraints)
    return Matter(
        replace(analysis, observed=closed, findings=findings),
        tuple(_held(rank, one, closed) for rank, one in enumerate(recurring, start=1)),
        len(closed.traces),
        (*_not_given(observed), *draft_reasons(observed)),
    )


def _closed(observed: Observed) -> Observed:
    """The closed contacts of a round and of the one before."""
    traces = tuple(trace for trace in observed.traces if trace.closed)
    return replace(observed, traces=traces, before=observed.before and _closed(observed.before))


def _not_given(observed: Observed) -> tuple[str, ...]:
    missing = missing_from(observed.study, observed.brief)
    return (f"not given: {', '.join(missing)}",) if missing else ()


def _held(rank: int, constraint: Constraint, observed: Observed) -> Held:
    steps = observed.process.steps if observed.process else ()
    deciders = (step.may_decide for step in steps if step.name == constraint.step)
    latencies = _latencies(constraint, observed.traces)
    evidence = (
        Evidence(trace.contact, trace.channel, event, latencies.get(trace.contact))
        for trace in observed.traces
        for event in _points(trace, constraint)
    )
    return Held(
        rank,
        constraint,
        next(filter(None, deciders), ""),
        _latency_over(tuple(latencies.values())),
        observed.brief.said.get(constraint.id, ""),
        tuple(evidence),
    )


def _points(trace: Trace, constraint: Constraint) -> list[Event]:
    return [
        event
        for event in trace.events
        if event.kind in POINT_KINDS and constraint_id(event) == constraint.id
    ]


def _latencies(constraint: Constraint, traces: tuple[Trace, ...]) -> dict[int, ContactLatency]:
    """Of the contacts whose decision it delayed, by their numbers."""
    concerned = (trace for trace in traces if _delays_the_decision(trace, constraint))
    found = filter(None, map(contact_latency, concerned))
    return {latency.contact: latency for latency in found}


def _latency_over(contacts: tuple[ContactLatency, ...]) -> DecisionLatency:
    settled = [c.ms for c in contacts if c.permitted or c.own_authority]
    return DecisionLatency(contacts, median(settled) if settled else None, len(settled))


def _delays_the_decision(trace: Trace, constraint: Constraint) -> bool:
    """Whether it held the contact between the resolution known and the permission, if any."""
    moments = {
        kind: [i.at_ms for i in trace.instants if i.kind is kind]
        for kind in (MarkKind.RESOLUTION_KNOWN, MarkKind.PERMITTED)
    }
    if not moments[MarkKind.RESOLUTION_KNOWN]:
        return False
    known = min(moments[MarkKind.RESOLUTION_KNOWN])
    permitted = min((at for at in moments[MarkKind.PERMITTED] if at >= known), default=trace.end_ms)
    return any(
        event.start_ms <= permitted and (event.end_ms is None or event.end_ms >= known)
        for event in _points(trace, constraint)
    )


def said_day(day: date | None) -> str:
    """Such as `30 April 2026`; empty for none."""
    return f"{day_and_month(day)} {day.year}" if day else ""
