"""Each recurring constraint with its evidence, and the once-seen ones in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from observer.documents.leadership.disc import disc
from observer.documents.leadership.links import FIRST_PAGE, MAP, Pages, page_of, plain, short_link
from observer.documents.leadership.matter import Evidence, Held, Matter
from observer.documents.leadership.wording import (
    constraint_name,
    contacts_held,
    holders,
    latency_words,
    place,
    step_name,
    time_lost,
    who_decides,
)
from observer.drawing.display_list import Anchor
from observer.export.document import Block
from observer.export.setting import Column, Styles, beside, heading, paragraph, space, table
from observer.findings.wording import NOT_SEEN, clock_time, interval_words
from observer.model.finding import Constraint, ContactLatency, FindingKind
from observer.model.trace import EventKind

ANCHOR = "constraints"
ONCE = "once"

_FIGURES = (Column("", 1.5), Column("", 5))
_EVIDENCE = (
    Column("Contact", 0.7, Anchor.END),
    Column("", 0.01),
    Column("Channel", 0.7),
    Column("From", 0.7, Anchor.END),
    Column("To", 0.7, Anchor.END),
    Column("Lasted", 0.7, Anchor.END),
    Column("", 0.01),
    Column("What was marked", 2.6),
    Column("Held by", 1.6),
    Column("Its decision latency", 1.4, Anchor.END),
)
_ONCE = (
    Column("Seen in one contact only", 3.2),
    Column("Where", 3),
    Column("Contact", 0.8, Anchor.END),
    Column("Time", 1, Anchor.END),
    Column("", 0.1),
    Column("Held by", 2),
)
_READING = (
    "Ordered by the time that they held all contacts together. Times in a row are minutes and "
    "seconds since that contact opened, as they were marked live. “Not seen” is a time whose end "
    "nobody saw; it is left out of the sums. Each is rounded to the second by itself, so one may "
    "differ by a second from what the others give."
)
_DONE = {
    EventKind.WAIT: "waited on",
    EventKind.BLOCKED: "blocked for",
    EventKind.TRANSFER: "transferred to",
}


def constraint_pages(matter: Matter, styles: Styles, width: float, pages: Pages) -> Iterator[Block]:
    """The recurring ones by rank, then those seen once."""
    yield heading("What holds contacts up", 1, styles, width, ANCHOR)
    words = _READING if matter.held else "Nothing held two contacts for the same reason."
    yield paragraph(words, styles.quiet, width)
    for held in matter.held:
        yield space(styles.margin)
        yield from _constraint(held, styles, width, pages)
    yield from _once_seen(matter, styles, width)


def _constraint(held: Held, styles: Styles, width: float, pages: Pages) -> Iterator[Block]:
    """One constraint: its figures, who decides, the team's words, and every mark behind it."""
    yield replace(_title(held, styles, width), anchor=held.anchor, keeps_next=True)
    yield replace(_back(held, styles, pages), keeps_next=True)
    rows = [(name, words) for name, words in _figures(held) if words]
    *most, last = table(_FIGURES, rows, styles, width)[1:]
    yield from (replace(block, keeps_next=True, head=None) for block in most)
    yield replace(last, head=None)
    yield from table(_EVIDENCE, [_evidence(one) for one in held.evidence], styles, width)


def _title(held: Held, styles: Styles, width: float) -> Block:
    number = disc(held.rank, styles)
    words = f"{constraint_name(held.constraint)} {place(held.constraint)}"
    room = width - number.width - styles.margin / 3
    title = heading(words, 2, styles, room)
    named = replace(title, anchor=f"{held.anchor}-title", bookmark=words)
    return beside([number, named], styles.margin / 3)


def _back(held: Held, styles: Styles, pages: Pages) -> Block:
    links = [short_link(f"On the map: {page_of(pages, MAP)}", MAP, styles.small)]
    if held.is_shown_first:
        links.insert(0, short_link("Back to page 1", FIRST_PAGE, styles.small))
    return beside(links, styles.margin / 2)


def _figures(held: Held) -> Iterator[tuple[str, str]]:
    one = held.constraint
    yield "Contacts", f"{contacts_held(one)}: {', '.join(map(str, one.contacts))}"
    yield (
        "How sure",
        f"{interval_words(one.share)} of such contacts, if these {one.share.of} were typical",
    )
    yield "Time lost", f"{time_lost(one)}; marked {_times(one.count)}{_unseen(held)}"
    yield "Decision latency", latency_words(held.latency) or "not part of it"
    yield "Who decides today", who_decides(held)
    yield "Named as holding it", holders(one)
    if FindingKind.LATE_HANDOFF in one.kinds:
        yield "Besides", "a late handoff: the resolution was known, and nobody had permitted it yet"
    yield "The team's words", f"“{plain(held.said)}”" if held.said else ""


def _unseen(held: Held) -> str:
    """How many of its marks are not in its times."""
    unseen = sum(shown.event.duration_ms is None for shown in held.evidence)
    return f", {unseen} of them {NOT_SEEN} to the end" if unseen else ""


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _evidence(one: Evidence) -> Sequence[str]:
    event = one.event
    more = "".join(f", {value}" for _, value in event.details)
    return (
        str(one.contact),
        "",
        one.channel,
        clock_time(event.start_ms),
        clock_time(event.end_ms),
        clock_time(event.duration_ms),
        "",
        plain(f"{_DONE[event.kind]} {event.label or 'reason left open'}{more}"),
        plain(event.held_by) or ("" if event.kind is EventKind.TRANSFER else "left open"),
        _latency(one.latency),
    )


def _latency(latency: ContactLatency | None) -> str:
    if latency is None:
        return ""
    if latency.permitted or latency.own_authority:
        return clock_time(latency.ms)
    return f"never, {clock_time(latency.ms)} +"


def _once_seen(matter: Matter, styles: Styles, width: float) -> Iterator[Block]:
    """What held a single contact: it happened, and does not recur among these."""
    single = [c for c in matter.analysis.findings.constraints if not c.recurring]
    if not single:
        return
    yield space(styles.margin)
    yield heading("Seen once", 2, styles, width, ONCE)
    yield from table(_ONCE, [_once(constraint) for constraint in single], styles, width)


def _once(constraint: Constraint) -> Sequence[str]:
    return (
        constraint_name(constraint),
        step_name(constraint),
        str(constraint.contacts[0]),
        clock_time(constraint.total_ms),
        "",
        holders(constraint),
    )
