"""Everything found in one round."""

from __future__ import annotations

from collections.abc import Iterable

from observer.findings.constraints import find_constraints
from observer.findings.latency import decision_latency
from observer.model.finding import Findings
from observer.model.trace import Trace


def find_all(traces: Iterable[Trace]) -> Findings:
    """The findings of the closed contacts; open ones are left out, and listed."""
    by_number = sorted(traces, key=lambda trace: trace.contact)
    closed = [trace for trace in by_number if trace.closed]
    return Findings(
        contacts=tuple(trace.contact for trace in closed),
        excluded=tuple(trace.contact for trace in by_number if not trace.closed),
        latency=decision_latency(closed),
        constraints=find_constraints(closed),
        steps=(),
    )
