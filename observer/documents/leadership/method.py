"""How it was observed, and what so few contacts can and cannot show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from observer.documents.leadership.links import METHOD
from observer.documents.leadership.matter import Matter
from observer.documents.leadership.wording import (
    constraint_name,
    contacts_held,
    contacts_told,
    known_words,
    metric,
    observed,
    step_name,
)
from observer.drawing.cards import outcome_name
from observer.export.document import Block
from observer.export.setting import Column, Styles, heading, paragraph, space, table
from observer.findings.wording import clock_time, interval_words

_INTERVALS = (
    Column("Seen", 3.4),
    Column("Contacts", 1),
    Column("Of all such contacts, if these were typical", 3),
)
_FACTS = (Column("", 1.5), Column("", 5))

_CAN = (
    "Where work stops, for what, and who holds it: every stop here was seen and marked as it "
    "happened.",
    "How long it took in these contacts: marked by hand, so give or take a few seconds.",
)
_RECURS = "That something is no single event: it held two contacts or more."
CANNOT = (
    "How often exactly it happens: the intervals say how roughly that is known.",
    "What is rare: something that happens in 1 of 20 contacts is missed by ten contacts more "
    "often than not.",
    "Other types of contact, other teams, other seasons.",
    "What a change will do: a replay is arithmetic on these contacts, not a forecast.",
    "How well an agent works: the process is observed, never the person; no figure is by agent.",
)


def can_show(matter: Matter) -> tuple[str, ...]:
    """What the contacts of this study can show; that something recurs only where something does."""
    return (*_CAN, _RECURS) if matter.held else _CAN


def method_page(matter: Matter, styles: Styles, width: float) -> Iterator[Block]:
    yield heading("Method and limits", 1, styles, width, METHOD)
    yield from table(_FACTS, list(_facts(matter)), styles, width)[1:]
    if matter.held:
        yield space(styles.margin / 2)
        yield from table(_INTERVALS, list(_intervals(matter)), styles, width)
        yield paragraph(
            "The intervals are exact ones for a share (Clopper and Pearson, 95 %). They hold if "
            "the contacts are like a random draw of such contacts; how they were chosen stands "
            "above.",
            styles.small,
            width,
        )
    few = contacts_told(matter.closed)
    yield from _listed(f"What {few} can show", can_show(matter), styles, width)
    yield from _listed(f"What {few} cannot show", CANNOT, styles, width)


def _facts(matter: Matter) -> Iterator[tuple[str, str]]:
    findings = matter.analysis.findings
    yield "Coached metric", metric(matter.study)
    yield "Observed", observed(matter)
    yield (
        "How it was marked",
        "Live, one key at the moment when the agent waited, transferred or was blocked. Marks are "
        "never changed; corrections are added and stay readable.",
    )
    lengths = sorted(t.observed_ms(0, t.end_ms) for t in matter.traces)
    yield "Length", f"{clock_time(lengths[0])} to {clock_time(lengths[-1])} for each contact"
    outcomes = Counter(outcome_name(trace.outcome) for trace in matter.traces)
    yield "Outcomes", "; ".join(f"{name} {count}" for name, count in outcomes.most_common())
    yield (
        "Decision latency",
        known_words(findings.latency, matter.closed).capitalize(),
    )
    lost = sum(gap.length_ms for trace in matter.traces for gap in trace.gaps)
    if lost:
        yield "Not observed", f"{clock_time(lost)} in all; taken off every time it overlaps"
    if findings.excluded:
        numbers = ", ".join(map(str, findings.excluded))
        yield "Left out", f"contact {numbers}: not closed yet"


def _intervals(matter: Matter) -> Iterator[tuple[str, str, str]]:
    for held in matter.held:
        one = held.constraint
        name = f"{held.rank}  {constraint_name(one)}, {step_name(one)}"
        yield name, contacts_held(one), interval_words(one.share)


def _listed(title: str, points: tuple[str, ...], styles: Styles, width: float) -> Iterator[Block]:
    yield space(styles.margin / 2)
    yield heading(title, 2, styles, width)
    for point in points:
        yield paragraph(f"– {point}", styles.body, width)
