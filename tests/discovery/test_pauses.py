"""Where the customer was on hold, and where contacts were parked."""

from __future__ import annotations

from observer.discovery.pauses import find_holds, find_parkings
from observer.model.identity import node_id
from tests.discovery.playing import trace, traces

START, ASK, PAY = node_id("start"), node_id("step", "Ask"), node_id("step", "Pay")


def test_a_hold_belongs_to_each_step_it_falls_in() -> None:
    found = find_holds(
        [
            trace(
                (0, "open", ""),
                (1_000, "step", "Ask"),
                (4_000, "hold", ""),
                (6_000, "step", "Pay"),
                (9_000, "off-hold", ""),
                (9_500, "close", "outcome=resolved"),
            )
        ]
    )
    assert {step: pause.durations.median_ms for step, pause in found.items()} == {
        ASK: 2_000, PAY: 3_000,
    }  # fmt: skip


def test_holds_of_one_contact_at_one_step_add_up() -> None:
    (pause,) = find_holds(
        traces(
            [
                (0, "open", ""),
                (0, "step", "Ask"),
                (1_000, "hold", ""),
                (2_000, "off-hold", ""),
                (5_000, "hold", ""),
                (8_000, "off-hold", ""),
                (9_000, "close", "outcome=resolved"),
            ],
            [(0, "open", ""), (0, "step", "Ask"), (9_000, "close", "outcome=resolved")],
        )
    ).values()
    assert (pause.contacts, pause.durations.median_ms) == ((1,), 4_000)


def test_a_contact_is_parked_at_the_step_it_stands_at() -> None:
    found = find_parkings(
        [
            trace(
                (0, "open", ""),
                (1_000, "step", "Ask"),
                (2_000, "park", ""),
                (62_000, "resume", ""),
                (63_000, "step", "Pay"),
                (64_000, "close", "outcome=resolved"),
            )
        ]
    )
    assert [(step, p.contacts, p.durations.median_ms) for step, p in found.items()] == [
        (ASK, (1,), 60_000)
    ]


def test_a_contact_still_parked_has_no_time_yet() -> None:
    found = find_parkings([trace((0, "open", ""), (2_000, "park", ""))])
    assert found[START].contacts == (1,)
    assert found[START].durations.median_ms is None
