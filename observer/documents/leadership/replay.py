"""What the observed contacts would have gained without some constraints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from observer.discovery.durations import median
from observer.drawing.display_list import Anchor
from observer.drawing.wording import of_all
from observer.export.document import Block
from observer.export.setting import Column, Styles, heading, paragraph, space, table
from observer.findings.wording import clock_time

ANCHOR = "replay"

_COLUMNS = (
    Column("Contact", 1),
    Column("As observed", 1, Anchor.END),
    Column("Replayed without", 1, Anchor.END),
    Column("Released", 1, Anchor.END),
    Column("", 3),
)


@dataclass(frozen=True, slots=True)
class Replayed:
    """One contact as it was, and without the constraints; in ms."""

    contact: int
    before_ms: int
    after_ms: int

    @property
    def released_ms(self) -> int:
        return self.before_ms - self.after_ms


@dataclass(frozen=True, slots=True)
class Replay:
    """The observed contacts replayed.

    Attributes:
        without: what was taken away, in words.
        latency_before_ms, latency_after_ms: the median decision latency; None where none is known.
        resolved_before: contacts that were resolved as observed.
        resolved_at_least, resolved_at_most: of the same ones, without the constraints.
    """

    without: tuple[str, ...]
    contacts: tuple[Replayed, ...]
    latency_before_ms: float | None
    latency_after_ms: float | None
    resolved_before: int
    resolved_at_least: int
    resolved_at_most: int


def freed(replay: Replay) -> str:
    """Such as `of these 10, 24:32 in all; resolved at once: 4 before, 6 to 8 after`."""
    contacts = len(replay.contacts)
    released_ms = sum(one.released_ms for one in replay.contacts)
    gain = f"{replay.resolved_at_least} to {replay.resolved_at_most}"
    if replay.resolved_at_least == replay.resolved_at_most:
        gain = str(replay.resolved_at_least)
    return (
        f"the {contacts} observed contacts, replayed without it, take {clock_time(released_ms)} "
        f"less in all (median {clock_time(median(o.released_ms for o in replay.contacts))} each); "
        f"resolved in the first contact: {of_all(replay.resolved_before, contacts)} as observed, "
        f"{gain} of {contacts} replayed."
    )


def replay_page(replay: Replay, styles: Styles, width: float) -> Iterator[Block]:
    yield heading("What it is expected to free", 1, styles, width, ANCHOR)
    yield paragraph(f"Without: {'; '.join(replay.without)}.", styles.strong, width)
    words = freed(replay)
    yield paragraph(f"{words[0].upper()}{words[1:]}", styles.body, width)
    yield space(styles.margin / 3)
    yield paragraph(
        "A replay takes the observed contacts and leaves the time of these constraints out. It "
        "says what these contacts would have gained, at least and at most; it does not forecast "
        "other contacts, and nobody has seen the changed process yet.",
        styles.quiet,
        width,
    )
    yield space(styles.margin / 3)
    latency = (
        f"Median decision latency: {clock_time(replay.latency_before_ms)} as observed, "
        f"{clock_time(replay.latency_after_ms)} replayed."
    )
    yield paragraph(latency, styles.body, width)
    yield space(styles.margin / 3)
    rows = [
        (
            str(one.contact),
            clock_time(one.before_ms),
            clock_time(one.after_ms),
            clock_time(one.released_ms),
            "",
        )
        for one in replay.contacts
    ]
    yield from table(_COLUMNS, rows, styles, width)
