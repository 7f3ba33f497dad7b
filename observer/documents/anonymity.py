"""Pages on which nobody stands who was observed, not even by alias."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache

from observer.analysis import Analysis, Observed, real_graph
from observer.findings.round_findings import find_all
from observer.model.trace import Trace

COLLEAGUE = "a colleague"


@lru_cache(maxsize=2)
def without_agents(analysis: Analysis) -> Analysis:
    """The same in which a colleague held what one of the agents did, in the round before, too.

    Made once, so that all that is drawn of it shares one layout.
    """
    aliases = frozenset(_aliases(analysis.observed))
    if not aliases:
        return analysis
    observed = _unnamed(analysis.observed, aliases)
    return replace(
        analysis,
        observed=observed,
        graph=real_graph(observed),
        findings=find_all(observed.traces),
    )


def _aliases(observed: Observed) -> Iterator[str]:
    yield from (trace.agent for trace in observed.traces if trace.agent)
    if observed.before:
        yield from _aliases(observed.before)


def _unnamed(observed: Observed, aliases: Collection[str]) -> Observed:
    traces = tuple(_trace(trace, aliases) for trace in observed.traces)
    before = observed.before and _unnamed(observed.before, aliases)
    return replace(observed, traces=traces, before=before)


def _trace(trace: Trace, aliases: Collection[str]) -> Trace:
    events = tuple(
        replace(event, held_by=COLLEAGUE) if event.held_by in aliases else event
        for event in trace.events
    )
    return replace(trace, agent="", events=events)
