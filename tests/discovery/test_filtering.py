"""Which contacts a filter admits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.discovery.filtering import Filters, choices, keep
from observer.discovery.variants import find_variants
from observer.model.identity import edge_id, node_id
from observer.model.trace import Trace
from tests.discovery.playing import traces

ASK, PAY = node_id("step", "Ask"), node_id("step", "Pay")


def four() -> list[Trace]:
    """1 pays at once; 2 waits and pays; 3 is blocked and rings back; 4 is still open."""
    return traces(
        [
            (0, "open", "channel=call"),
            (1, "step", "Ask"),
            (2, "step", "Pay"),
            (3, "close", "outcome=resolved"),
        ],
        [
            (0, "open", "channel=chat"),
            (1, "step", "Ask"),
            (2, "wait", "on=system"),
            (3, "step", "Pay"),
            (4, "close", "outcome=resolved"),
        ],
        [
            (0, "open", "channel=call"),
            (1, "step", "Ask"),
            (2, "blocked", "for=system"),
            (3, "close", "outcome=callback"),
        ],
        [(0, "open", "channel=call"), (1, "step", "Ask")],
    )


OBSERVED = four()


def kept(**asked: frozenset[object]) -> list[int]:
    return [trace.contact for trace in keep(OBSERVED, Filters(**asked))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "contacts"),
    [
        ({}, [1, 2, 3, 4]),
        ({"outcomes": {"resolved"}}, [1, 2]),
        ({"outcomes": {"resolved", "callback"}}, [1, 2, 3]),
        ({"outcomes": {""}}, [4]),
        ({"channels": {"chat"}}, [2]),
        ({"points": {("wait", "system")}}, [2]),
        ({"points": {("wait", "system"), ("blocked", "system")}}, [2, 3]),
        ({"through": {PAY}}, [1, 2]),
        ({"through": {edge_id(ASK, PAY)}}, [1, 2]),
        ({"through": {PAY, node_id("wait", "Ask", "system")}}, [2]),
        ({"through": {"no such element"}}, []),
        ({"outcomes": {"resolved"}, "channels": {"call"}}, [1]),
    ],
)
def test_filters_admit(asked: dict[str, set[object]], contacts: list[int]) -> None:
    assert kept(**{name: frozenset(values) for name, values in asked.items()}) == contacts


def test_a_variant_admits_those_who_went_it() -> None:
    for variant in find_variants(OBSERVED):
        assert tuple(kept(variants=frozenset({variant.nodes}))) == variant.contacts


def test_what_can_be_chosen_is_named_with_its_contacts_the_most_frequent_first() -> None:
    offered = choices(OBSERVED)
    assert list(offered.outcomes.items()) == [("resolved", (1, 2)), ("", (4,)), ("callback", (3,))]
    assert list(offered.channels.items()) == [("call", (1, 3, 4)), ("chat", (2,))]
    assert offered.points == {("blocked", "system"): (3,), ("wait", "system"): (2,)}


@given(
    st.frozensets(st.sampled_from(["resolved", "callback", ""])),
    st.frozensets(st.sampled_from(["call", "chat"])),
)
def test_two_filters_at_once_are_one_after_the_other(
    outcomes: frozenset[str], channels: frozenset[str]
) -> None:
    both = keep(OBSERVED, Filters(outcomes=outcomes, channels=channels))
    assert both == keep(keep(OBSERVED, Filters(outcomes=outcomes)), Filters(channels=channels))
