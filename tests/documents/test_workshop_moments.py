"""What a contact's page tells, moment by moment, in plain words and with its times."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documents.workshop.moments import Moment, tell_moments
from observer.model.mark import MarkKind
from tests.discovery.playing import trace
from tests.documents.recorded import sample_analysis


def told(moments: tuple[Moment, ...]) -> list[str]:
    """`1:05 words (more) 0:40` of each."""
    lines = []
    for moment in moments:
        more = f" ({moment.more})" if moment.more else ""
        minutes, seconds = divmod(round(moment.told_ms / 1000), 60)
        lines.append(f"{minutes}:{seconds:02} {moment.words}{more} {moment.length}".rstrip())
    return lines


def test_a_contact_is_told_from_its_opening_to_its_close(tmp_path: Path) -> None:
    """Contact 4 of the sample, worked out from the rows of its script."""
    fourth = sample_analysis(tmp_path).observed.traces[3]
    assert told(tell_moments(fourth)) == [
        "0:00 The customer calls",
        "0:07 Identify customer 0:51",
        "0:58 Look up order 0:51",
        "1:50 Check refund rules 0:57",
        "2:34 The resolution is known",
        "2:46 Copy order number to refund log 1:04",
        "3:51 Obtain refund approval 3:56",
        "3:59 Customer on hold 3:42",
        "4:05 Waits on: approval (Team leader) 3:41",
        "7:36 The customer is frustrated or has to repeat",
        "7:46 Explain the delay 0:58",
        "8:31 Parked 38:41",
        "47:18 Permitted to deliver it (since the resolution was known) 6:04",
        "47:25 Book refund 0:38",
        "48:03 Tell customer the outcome 0:47",
        "48:50 The customer has gone; after-contact work",
        "48:53 Record contact 0:49",
        "49:42 Closed: callback",
    ]


def test_points_say_what_for_who_and_how() -> None:
    contact = trace(
        (0, "open", "channel=email"),
        (1_000, "blocked", "for=authority;held_by=Team leader"),
        (2_000, "moving", ""),
        (3_000, "transfer", "to=Back office;mode=cold;context=lost"),
        (4_000, "wait", ""),
        (5_000, "moving", ""),
        (6_000, "workaround", ""),
        (9_000, "close", ""),
    )
    assert told(tell_moments(contact)) == [
        "0:00 The customer’s e-mail is opened",
        "0:01 Blocked, needs: authority (Team leader) 0:01",
        "0:03 Transferred to Back office (cold · context lost) not seen",
        "0:04 Waits; what for was left open 0:01",
        "0:06 A workaround",
        "0:09 Closed, outcome left open",
    ]


def test_what_was_not_observed_is_told_and_a_contact_still_open_is_so() -> None:
    contact = trace((0, "open", ""), (1_000, "step", "Ask"), (60_000, "gap", "ms=30000"))
    assert told(tell_moments(contact)) == [
        "0:00 The contact opens",
        "0:01 Ask 0:29",
        "0:30 Not observed 0:30",
        "1:00 Still open; this was the last mark",
    ]


def test_only_the_first_permission_ends_the_latency() -> None:
    contact = trace(
        (0, "open", ""), (1_000, "resolution-known", ""), (5_000, "permitted", ""),
        (8_000, "permitted", ""), (9_000, "close", ""),
    )  # fmt: skip
    permitted = [m for m in tell_moments(contact) if m.kind is MarkKind.PERMITTED]
    assert [(m.start_ms, m.end_ms, m.length) for m in permitted] == [
        (1_000, 5_000, "0:04"),
        (8_000, None, ""),
    ]


@pytest.mark.parametrize("ticked", [True, False])
def test_a_note_is_told_only_where_it_is_ticked(ticked: bool) -> None:
    contact = trace((0, "open", ""), (1_000, "note", "as always"), (2_000, "close", ""))
    notes = {contact.instants[0].mark} if ticked else set()
    assert ("Noted: as always" in [m.words for m in tell_moments(contact, notes)]) is ticked
