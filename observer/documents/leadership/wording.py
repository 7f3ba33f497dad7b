"""How the pack says what was found: in words that a reader who was not there understands."""

from __future__ import annotations

from observer.documents.leadership.links import plain
from observer.documents.leadership.matter import Held, Matter
from observer.drawing.wording import of_all
from observer.findings.wording import clock_time, interval_words
from observer.model.finding import Constraint, DecisionLatency
from observer.model.mark import MarkKind
from observer.model.study import Study

_VERBS = {
    MarkKind.WAIT.value: ("Waiting", "on"),
    MarkKind.BLOCKED.value: ("Blocked", "for"),
    MarkKind.TRANSFER.value: ("Transferred", "to"),
}
_OPEN = {MarkKind.TRANSFER.value: "a team left open"}


def constraint_name(constraint: Constraint) -> str:
    """Such as `Waiting on approval, or blocked for it` where it was both."""
    reason = plain(constraint.reason) or _OPEN.get(constraint.point, "a reason left open")
    first, *others = (_VERBS[point] for point in constraint.points)
    besides = "".join(f", or {verb.lower()} {preposition} it" for verb, preposition in others)
    return f"{first[0]} {first[1]} {reason}{besides}"


def contacts_told(count: int) -> str:
    return "1 contact" if count == 1 else f"{count} contacts"


def place(constraint: Constraint) -> str:
    return f"at “{step_name(constraint)}”" if constraint.step else "before the first step"


def step_name(constraint: Constraint) -> str:
    return plain(constraint.step) or "before the first step"


def contacts_held(constraint: Constraint) -> str:
    return of_all(len(constraint.contacts), constraint.share.of)


def time_lost(constraint: Constraint) -> str:
    """All of it, and the median of one time."""
    if constraint.total_ms is None:
        return clock_time(None)
    return f"{clock_time(constraint.total_ms)} in all, median {clock_time(constraint.median_ms)}"


def latency_words(latency: DecisionLatency) -> str:
    """`median 4:03 in 5; 4 never permitted, 5:14 or longer`; empty where no contact has any."""
    never = sorted(c.ms for c in latency.contacts if not (c.permitted or c.own_authority))
    told = [f"median {clock_time(latency.median_ms)} in {latency.of}"] if latency.of else []
    if never:
        told.append(f"{len(never)} never permitted, {clock_time(never[0])} or longer")
    return "; ".join(told)


def known_words(latency: DecisionLatency, closed: int) -> str:
    """Of how many contacts it is known, and what it was."""
    told = f"the resolution was known in {of_all(len(latency.contacts), closed)}"
    return f"{told}: {latency_words(latency)}" if latency.contacts else told


def holders(constraint: Constraint) -> str:
    return plain(", ".join(constraint.held_by))


def who_decides(held: Held) -> str:
    """Who may decide as documented, else who was named as holding it."""
    if held.decides:
        return plain(held.decides)
    named = holders(held.constraint)
    return f"not written down; held by {named}" if named else "not known"


def metric(study: Study) -> str:
    """The metric and its baseline, or that they were not given."""
    if not study.coached_metric:
        baseline = study.metric_baseline or "nor was its baseline"
        return f"The coached metric was not given; {plain(baseline)}"
    baseline = study.metric_baseline or "the baseline was not given"
    return plain(f"{study.coached_metric}: {baseline}")


def observed(matter: Matter) -> str:
    """How many contacts, when, how chosen, by which role, and how many agents."""
    study = matter.study
    agents = {None: "how many agents was not given", 1: "1 agent"}
    return plain(
        f"{contacts_told(matter.closed)}, {matter.dates};"
        f" round “{matter.analysis.observed.round.name}”."
        f" Chosen: {study.how_chosen or 'not given'}."
        f" Observed by: {study.observer_role or 'role not given'};"
        f" {agents.get(study.agent_count, f'{study.agent_count} agents')}."
    )


def how_sure(held: Held | None, closed: int) -> str:
    """How far the observed contacts speak for others, in one or two sentences."""
    if held is None:
        return (
            f"Nothing held two contacts for the same reason at the same step. "
            f"With {contacts_told(closed)} observed, rare things can still be missed."
        )
    share = held.constraint.share
    return (
        f"Constraint 1 held {of_all(share.count, share.of)}: {interval_words(share)} of such "
        f"contacts, if these "
        f"{share.of} were typical (exact 95 % interval). That it happens is seen, not estimated; "
        f"how often it happens is known only this roughly."
    )
