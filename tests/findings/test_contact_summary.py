"""Three lines that say what a contact was, word for word."""

from __future__ import annotations

from observer.findings.contact_summary import summarise_contact
from tests.discovery.playing import trace


def test_a_contact_in_three_lines() -> None:
    found = trace(
        (0, "open", "channel=call"),
        (1_000, "step", "Greet"),
        (5_000, "step", "Check account"),
        (10_000, "wait", "on=system;who=CRM"),
        (80_000, "moving", ""),
        (90_000, "workaround", "asked a colleague\nby chat"),
        (100_000, "blocked", "for=authority;held_by=Team lead"),
        (230_000, "moving", ""),
        (240_000, "step", "Greet"),
        (250_000, "transfer", "to=Billing"),
        (260_000, "close", "outcome=transferred;repeat=yes"),
    )
    assert summarise_contact("Refund above the limit", found).lines == (
        "Issue: Refund above the limit, by call, a repeat contact",
        "Tried: Greet → Check account → Greet; around it: asked a colleague by chat",
        "Held: waited on system (CRM) at Check account, 1:10; blocked for authority (Team lead) "
        "at Check account, 2:10; transferred to Billing at Greet, not seen",
    )


def test_a_contact_of_which_little_is_known() -> None:
    bare = trace((0, "open", ""), (1_000, "close", ""))
    assert summarise_contact("Refund", bare).lines == (
        "Issue: Refund", "Tried: no step was marked", "Held: nothing",
    )  # fmt: skip
    open_ended = trace(
        (0, "open", ""), (1_000, "wait", ""), (3_000, "workaround", ""), (4_000, "transfer", "")
    )
    assert summarise_contact("Refund", open_ended).lines == (
        "Issue: Refund",
        "Tried: no step was marked; around it: not described",
        "Held: waited, left open why, 0:03; transferred, left open where to, not seen",
    )
