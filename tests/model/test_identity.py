"""Ids of what is derived."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observer.model.identity import node_id

PARTS = st.lists(st.text(st.sampled_from("a:%25A3"), max_size=4), min_size=1, max_size=3)


@given(PARTS, PARTS)
def test_different_parts_have_different_ids(one: list[str], other: list[str]) -> None:
    assert (node_id(*one) == node_id(*other)) == (one == other)


def test_an_id_can_be_read() -> None:
    assert node_id("wait", "Check account", "system") == "wait:Check account:system"
    assert node_id("step", "Is 10:30 free?") == "step:Is 10%3A30 free?"
