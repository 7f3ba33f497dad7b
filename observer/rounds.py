"""The rounds of a study: what each holds, beginning another, and taking an empty one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from observer.analysis import Observed
from observer.discovery.traces import build_traces
from observer.errors import UserError
from observer.findings.wording import day_and_month
from observer.model.study import Round
from observer.model.trace import Trace
from observer.store.study_file import StudyFile

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What a round holds.

    Attributes:
        contacts, closed: how many were opened, and how many of these are closed.
        dates: the days they were opened on, in local time; empty while there is none.
    """

    round: Round
    contacts: int
    closed: int
    dates: str


def read_rounds(file: StudyFile) -> tuple[RoundFacts, ...]:
    """Every round of the study, in order."""
    return tuple(_facts(round_, _traces(file, round_)) for round_ in file.rounds())


def why_no_other_round(file: StudyFile) -> str:
    """Why no other round can be begun now, in one sentence; empty where it can.

    A round holds the contacts of one state of the process: the one before is to be closed.
    """
    latest = file.round()
    traces = _traces(file, latest)
    if file.read_only:
        return f"The study is open for reading only: {file.read_only}"
    if not traces:
        return f"{round_name(latest)} has no contact yet"
    still_open = [str(trace.contact) for trace in traces if not trace.closed]
    if still_open:
        several = len(still_open) > 1
        named = (
            f"Contacts {', '.join(still_open)} are" if several else f"Contact {still_open[0]} is"
        )
        return f"{named} not closed yet"
    return ""


def proposed_name(file: StudyFile) -> str:
    """What the next round is called where nobody says otherwise."""
    return f"Round {len(file.rounds()) + 1}"


def begin_round(file: StudyFile, name: str) -> Round:
    """An empty round after the latest one.

    Args:
        name: the proposed one where it is blank.

    Raises:
        UserError: the latest round is not closed, the name is taken or too long, or the study
            cannot be written.
    """
    reason = why_no_other_round(file)
    if reason:
        raise UserError(reason, remedy="close the round first")
    name = name.strip() or proposed_name(file)
    if len(name) > LONGEST_NAME:
        raise UserError(f"a round's name has at most {LONGEST_NAME} characters")
    if any(name.casefold() == known.name.casefold() for known in file.rounds()):
        raise UserError(f"there is a round “{name}” already", remedy="give it another name")
    return file.add_round(name)


def take_round_back(file: StudyFile) -> Round:
    """Removes the latest round, which is empty; returns the one before.

    Raises:
        UserError: it is the first one, it holds something, or the study cannot be written.
    """
    latest = file.round()
    if latest.position == 1:
        raise UserError("a study has one round at least")
    if not is_untouched(file, latest):
        raise UserError(f"{round_name(latest)} is in use, and stays")
    file.remove_round(latest)
    return file.round()


def is_untouched(file: StudyFile, round_: Round) -> bool:
    """Whether nothing was recorded in a round, and nothing of it revealed."""
    revealed = any(reveal.round_id == round_.id for reveal in file.reveals())
    return not file.recorded(round_) and not revealed


def round_name(round_: Round) -> str:
    """`Round 1 (baseline)`; without what is in brackets where the name says no more."""
    numbered = f"Round {round_.position}"
    return numbered if round_.name == numbered else f"{numbered} ({round_.name})"


def describe_round(observed: Observed) -> str:
    """`Round 1 (baseline), 3–7 May 2026, n = 10`; n is how many contacts were opened."""
    dates = span_of_days(trace.opened_at for trace in observed.traces)
    count = f"n = {len(observed.traces)}"
    return ", ".join(filter(None, (round_name(observed.round), dates, count)))


def describe_difference(observed: Observed) -> str:
    """The round before and this one, such as `Round 1 …, n = 10 → Round 2, …, n = 8`.

    Where there is none before, this one alone.
    """
    before = (observed.before,) if observed.before else ()
    return " → ".join(describe_round(one) for one in (*before, observed))


def brief_difference(observed: Observed) -> str:
    """The same in few words, such as `Round 1, 3–7 May, n = 10 → Round 2, 1 June, n = 8`."""
    before = (observed.before,) if observed.before else ()
    return " → ".join(_brief(one) for one in (*before, observed))


def _brief(observed: Observed) -> str:
    days = span_of_days((trace.opened_at for trace in observed.traces), years=False)
    count = f"n = {len(observed.traces)}"
    return ", ".join(filter(None, (f"Round {observed.round.position}", days, count)))


def span_of_days(opened: Iterable[datetime], *, years: bool = True) -> str:
    """The first and last day in local time: `3 May 2026`, `3–7 May 2026`, `28 April – 3 May 2026`,
    `30 December 2025 – 2 January 2026`; empty for none.

    Args:
        years: whether the year is said where it is the same for both.
    """
    days = sorted({moment.astimezone().date() for moment in opened})
    if not days:
        return ""
    first, last = days[0], days[-1]
    several = first.year != last.year
    end = day_and_month(last) + (f" {last.year}" if years or several else "")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return day_and_month(first) + (f" {first.year}" if several else "") + f" – {end}"


def _traces(file: StudyFile, round_: Round) -> list[Trace]:
    return build_traces(file.recorded(round_))


def _facts(round_: Round, traces: Sequence[Trace]) -> RoundFacts:
    closed = sum(trace.closed for trace in traces)
    return RoundFacts(round_, len(traces), closed, span_of_days(t.opened_at for t in traces))
