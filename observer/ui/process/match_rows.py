"""The observed names and the documented steps, as the page on matching lists them."""

from __future__ import annotations

from collections.abc import Sequence

from observer.documented.proposals import Proposal
from observer.drawing.tokens import Colour
from observer.drawing.wording import of_all
from observer.matching import MatchTable, NameRow, StepRow
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.ui.process.rows import Row

_KINDS = {
    MarkKind.STEP: "step",
    MarkKind.WAIT: "waiting",
    MarkKind.BLOCKED: "blocked",
    MarkKind.TRANSFER: "transfer",
}
_LIKELY, _PERHAPS = 75, 55
"""Scores from which on a proposal is said to be likely, and possible."""


def name_key(observed: ObservedName) -> str:
    """What tells a name from all others."""
    step = "" if observed.step is None else f"@{observed.step}"
    return f"{observed.kind.value}:{observed.label}{step}"


def name_title(observed: ObservedName) -> str:
    """The name as people say it: “blocked: authority”."""
    if observed.kind is MarkKind.STEP:
        return observed.label
    return str(observed).replace(observed.kind.value, _KINDS[observed.kind], 1)


def name_rows(table: MatchTable, contacts: int) -> list[Row]:
    """One row a name, under a heading for steps and one for points.

    Args:
        contacts: how many were observed.
    """
    steps = [row for row in table.names if row.sighting.observed.kind is MarkKind.STEP]
    points = [row for row in table.names if row not in steps]
    rows: list[Row] = []
    for title, names in (("Steps as marked", steps), ("Waits, blocks and transfers", points)):
        if names:
            rows.append(Row(title, heading=True))
            rows += [_name_row(name, contacts) for name in names]
    return rows


def _name_row(name: NameRow, contacts: int) -> Row:
    sighting = name.sighting
    seen = f"{of_all(sighting.contacts, contacts)} contacts"
    end, token = "", Colour.MUTED
    if name.decided:
        end, token = "matched", Colour.RESOLUTION
    elif name.documented:
        end = "as documented"
    elif name.proposals:
        end, token = "match it", Colour.ACCENT
    note = f"{seen} · is {' + '.join(name.documented)}" if name.decided else seen
    observed = sighting.observed
    return Row(name_title(observed), note, end, key=name_key(observed), token=token)


def step_rows(table: MatchTable, chosen: Sequence[str], proposals: Sequence[Proposal]) -> list[Row]:
    """The documented steps, those proposed and then those chosen first; these have digits.

    Args:
        chosen: what the name stands for.
    """
    steps = {row.step: row for row in table.steps}
    proposed = {found.step: likeness(found.score, found.reason) for found in proposals}
    first = [step for step in dict.fromkeys([*proposed, *chosen]) if step in steps]
    rest = [step for step in steps if step not in first]
    digits = dict(zip(first, "123456789", strict=False))
    rows = {
        step: _step_row(steps[step], proposed.get(step, ""), digits.get(step, ""), step in chosen)
        for step in steps
    }
    title = "All other documented steps" if first else "Documented steps"
    return [
        *([Row("It is" if chosen else "It may be", heading=True)] if first else []),
        *(rows[step] for step in first),
        *([Row(title, heading=True)] if rest else []),
        *(rows[step] for step in rest),
    ]


def _step_row(step: StepRow, alike: str, digit: str, chosen: bool) -> Row:
    others = [name_title(name) for name in step.observed if name.label != step.step]
    stands = f"stands for {', '.join(others)}" if others else ""
    end = "matched" if chosen else "" if step.observable else "out of sight"
    token = Colour.RESOLUTION if chosen else Colour.MUTED
    note = " · ".join(filter(None, (alike, stands)))
    return Row(step.step, note, end, digit, key=step.step, token=token)


def likeness(score: int, reason: str) -> str:
    """How alike two names are, in words, and why."""
    word = "likely" if score >= _LIKELY else "perhaps" if score >= _PERHAPS else "a little alike"
    return f"{word}: {reason}" if reason else word


def undecided_words(count: int) -> str:
    """Such as “3 names may mean documented steps”; empty where none does."""
    if not count:
        return ""
    return (
        f"{count} names may mean documented steps"
        if count > 1
        else ("1 name may mean a documented step")
    )
