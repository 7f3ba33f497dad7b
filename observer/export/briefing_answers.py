"""The answer of the command line on what a study says to those who decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from observer.briefing import Briefing
from observer.drawing.wording import of_all
from observer.findings.wording import clock_time


def briefing_answer(briefing: Briefing) -> dict[str, Any]:
    """`brief`: the study's facts, the leader's texts, and what is missing of both."""
    study, brief = briefing.study, briefing.brief
    return {
        "version": 1,
        "study": asdict(study) | {"created_at": study.created_at.isoformat()},
        "brief": asdict(brief) | {"by_when": brief.by_when and brief.by_when.isoformat()},
        "constraints": [constraint.id for constraint in briefing.constraints],
        "missing": list(briefing.missing),
    }


def briefing_lines(briefing: Briefing) -> Iterator[str]:
    study, brief = briefing.study, briefing.brief
    told = {
        "contact type": study.contact_type,
        "coached metric": study.coached_metric,
        "baseline": study.metric_baseline,
        "how chosen": study.how_chosen,
        "observed by": study.observer_role,
        "agents": study.agent_count,
        "question": brief.question,
        "decision": brief.decision,
        "by whom": brief.by_whom,
        "by when": brief.by_when,
        "in the team's words": brief.words,
        "author": brief.author,
    }
    for name, value in told.items():
        yield f"{name}: {value or 'not given'}"
    for constraint in briefing.constraints:
        if constraint.recurring or constraint.id in brief.said:
            held = of_all(len(constraint.contacts), constraint.share.of)
            said = brief.said.get(constraint.id, "not given")
            yield f"on “{constraint.id}” ({held}, {clock_time(constraint.total_ms)}): {said}"
