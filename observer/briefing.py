"""What a study says to those who decide: its facts, and the leader's brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from observer.discovery.traces import build_traces
from observer.errors import UserError
from observer.findings.round_findings import find_all
from observer.model.brief import Brief
from observer.model.finding import Constraint
from observer.model.study import Study
from observer.store.study_file import StudyFile

_NEEDED_FACTS = {
    "coached_metric": "the coached metric",
    "metric_baseline": "the baseline",
    "how_chosen": "how the contacts were chosen",
    "observer_role": "the role of who observed",
    "agent_count": "how many agents were observed",
}
_NEEDED_WORDS = {
    "question": "the question",
    "decision": "the decision asked for",
    "by_whom": "by whom to decide",
    "by_when": "by when to decide",
    "words": "a sentence in the team's own words",
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """
    Attributes:
        constraints: those of the latest round, which the team's words may be about.
    """

    study: Study
    brief: Brief
    constraints: tuple[Constraint, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return missing_from(self.study, self.brief)


def missing_from(study: Study, brief: Brief) -> tuple[str, ...]:
    """What a reader would ask for and nobody gave, in words."""
    return (*_lacking(study, _NEEDED_FACTS), *_lacking(brief, _NEEDED_WORDS))


def _lacking(said: Study | Brief, needed: Mapping[str, str]) -> Iterator[str]:
    return (words for name, words in needed.items() if not getattr(said, name))


def read_briefing(path: Path) -> Briefing:
    """
    Raises:
        UserError: the file cannot be read.
    """
    with StudyFile.open_snapshot(path) as file:
        return _briefing(file)


def write_briefing(
    path: Path, facts: Mapping[str, Any], texts: Mapping[str, Any], said: Mapping[str, str]
) -> Briefing:
    """Changes what is given, and leaves the rest as it was.

    Args:
        facts: of the study, by their names.
        texts: of the brief, by their names.
        said: the team's words on single constraints, by their ids; empty ones are taken away.

    Raises:
        UserError: the study cannot be changed, or has no such constraint.
    """
    with StudyFile.open(path) as file:
        file.require_writable()
        before = _briefing(file)
        _require_known(said, before.constraints)
        kept = {name: words for name, words in {**before.brief.said, **said}.items() if words}
        file.set_study(replace(before.study, **facts))
        file.set_brief(replace(before.brief, **texts, said=kept))
        return _briefing(file)


def _require_known(said: Mapping[str, str], constraints: tuple[Constraint, ...]) -> None:
    known = {constraint.id for constraint in constraints}
    for name in said:
        if name not in known:
            raise UserError(
                f"no constraint has the id “{name}”",
                remedy="`observer brief STUDY` lists those there are",
            )


def _briefing(file: StudyFile) -> Briefing:
    return Briefing(file.study(), file.brief(), _constraints(file))


def _constraints(file: StudyFile) -> tuple[Constraint, ...]:
    matching = file.matching().within(file.documented_process())
    return find_all(build_traces(file.recorded(file.round()), matching)).constraints
