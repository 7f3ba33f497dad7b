"""The command for what a study says to those who decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from observer.commands.terminal import FILE, json_option, print_answer

if TYPE_CHECKING:
    from observer.briefing import Briefing

Command = Callable[..., None]

_FACTS = (
    ("--metric", "coached_metric", "The coached metric that did not move."),
    ("--baseline", "metric_baseline", "Its value before, in words."),
    ("--how-chosen", "how_chosen", "How the contacts are chosen."),
    ("--observer-role", "observer_role", "The role of who observes; no name."),
)
_TEXTS = (
    ("--question", "question", "What is to be answered, in one sentence."),
    ("--decision", "decision", "What is asked for: which decision."),
    ("--by-whom", "by_whom", "Of which role."),
    ("--words", "words", "One sentence in the team's own words."),
    ("--author", "author", "Who hands it on."),
)


def fact_options(command: Command) -> Command:
    """The options for what a study says of itself; each is None where it is left out."""
    agents = click.option(
        "--agents", "agent_count", type=click.IntRange(min=1), help="How many agents are observed."
    )
    return _with_texts(_FACTS)(agents(command))


def _with_texts(options: tuple[tuple[str, str, str], ...]) -> Callable[[Command], Command]:
    def decorated(command: Command) -> Command:
        for option, name, words in reversed(options):
            command = click.option(option, name, help=words)(command)
        return command

    return decorated


@click.command()
@click.argument("study", type=FILE)
@_with_texts(_TEXTS)
@click.option(
    "--by-when", type=click.DateTime(["%Y-%m-%d"]), help="By which day, such as 2026-04-30."
)
@click.option(
    "--words-on",
    "said",
    type=(str, str),
    metavar="CONSTRAINT WORDS",
    multiple=True,
    help="The team's own words on a constraint, by the id that this command prints; may be given "
    "several times.",
)
@fact_options
@json_option
def brief(
    study: Path,
    said: tuple[tuple[str, str], ...],
    by_when: datetime | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Set, and show, what the leadership pack says beside the figures."""
    from observer.briefing import read_briefing, write_briefing
    from observer.export.briefing_answers import briefing_answer, briefing_lines

    words = {name: text.strip() for name, text in said}
    texts = _given(given, [name for _, name, _ in _TEXTS]) | _day(by_when)
    facts = _given(given, [*(name for _, name, _ in _FACTS), "agent_count"])
    found: Briefing
    if words or texts or facts:
        found = write_briefing(study, facts, texts, words)
    else:
        found = read_briefing(study)
    print_answer(as_json, lambda: briefing_answer(found), lambda: briefing_lines(found))


def _given(values: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """Those of the values that the user gave, texts trimmed."""
    kept = {name: values[name] for name in names if values[name] is not None}
    return {name: v.strip() if isinstance(v, str) else v for name, v in kept.items()}


def _day(by_when: datetime | None) -> dict[str, date]:
    return {"by_when": by_when.date()} if by_when else {}
