"""Tokens over a map: where they stand, what they say, and that none hides another."""

from __future__ import annotations

from itertools import combinations

import pytest

from observer.discovery.replaying import Position, State
from observer.drawing.contact_tokens import Token, draw_tokens, token_id
from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    Dash,
    DisplayList,
    Primitive,
    Text,
    bounds_around,
)
from observer.drawing.tokens import TEXT_PAIRS, Colour

MAP = DisplayList(
    600,
    200,
    (
        Curve(((180, 80), (240, 80), (300, 80), (400, 80)), Colour.INK, 2, owner="way"),
        Box(80, 60, 100, 40, 8, owner="step:a"),
        Box(80, 106, 20, 20, 5, owner="wait:a:system"),
        Text(106, 143, "3:00", 9, 20, owner="wait:a:system"),
        Box(80, 152, 20, 20, 5, owner="blocked:a:policy"),
        Box(400, 60, 100, 40, 8, owner="step:b"),
    ),
)


def at(
    node: str, state: State = State.WORKING, *, step: str = "step:a", on_hold: bool = False
) -> Position:
    return Position(node, step, state, on_hold, 72_000, 0)


def drawn(*tokens: Token, scale: float = 1) -> dict[str, list[Primitive]]:
    groups: dict[str, list[Primitive]] = {}
    for item in draw_tokens(MAP, tokens, scale):
        groups.setdefault(item.owner, []).append(item)
    return groups


def words(items: list[Primitive]) -> str:
    return " ".join(item.text for item in items if isinstance(item, Text))


def place(items: list[Primitive]) -> Bounds:
    return bounds_around([item for item in items if isinstance(item, Box)])


@pytest.mark.parametrize(
    ("position", "said"),
    [
        (at("step:a"), "7"),
        (at("wait:a:system", State.WAITING), "7 1:12"),
        (at("wait:a:system", State.WAITING, on_hold=True), "7 1:12 · hold"),
        (at("wait:a:gone", State.WAITING), "7 waiting 1:12"),
        (at("step:a", State.ON_HOLD, on_hold=True), "7 on hold 1:12"),
        (at("step:a", State.PARKED), "7 parked 1:12"),
        (at("wait:a:system", State.NOT_OBSERVED), "7 not observed 1:12"),
        (at("step:a", State.OPEN), "7 still open"),
        (at("step:a", State.CLOSED), "7"),
    ],
)
def test_a_token_says_what_cannot_be_seen_from_its_place(position: Position, said: str) -> None:
    assert words(drawn(Token(7, position, 0))[token_id(7)]) == said


def test_states_are_told_apart_without_colour() -> None:
    """By the words, or by the outline: what nobody saw is dashed."""
    outlines = {}
    for state in State:
        box = drawn(Token(1, at("step:a", state), 0))[token_id(1)][0]
        assert isinstance(box, Box)
        outlines[state] = box.dash
    dashed = {state for state, dash in outlines.items() if dash is not Dash.SOLID}
    assert dashed == {State.PARKED, State.NOT_OBSERVED, State.OPEN}


@pytest.mark.parametrize("state", list(State))
def test_the_text_of_a_token_can_be_read_on_it(state: State) -> None:
    box, *texts = drawn(Token(1, at("step:a", state), 0))[token_id(1)]
    assert isinstance(box, Box)
    assert box.fill
    for text in texts:
        assert isinstance(text, Text)
        assert (text.colour, box.fill) in TEXT_PAIRS


@pytest.mark.parametrize("scale", [1.0, 2.5])
@pytest.mark.parametrize("node", ["step:a", "wait:a:system"])
def test_ten_at_one_place_do_not_hide_each_other(node: str, scale: float) -> None:
    tokens = [Token(number, at(node, State.WAITING), number) for number in range(1, 11)]
    places = [place(items) for items in drawn(*tokens, scale=scale).values()]
    assert len(places) == 10
    assert not any(a.overlaps(b) for a, b in combinations(places, 2))


def test_those_at_one_point_are_not_taken_for_those_at_the_next() -> None:
    waiting = [Token(number, at("wait:a:system", State.WAITING), number) for number in range(1, 9)]
    blocked = Token(9, at("blocked:a:policy", State.BLOCKED), 0)
    places = [place(items) for items in drawn(*waiting, blocked).values()]
    assert not any(a.overlaps(b) for a, b in combinations(places, 2))
    *above, below = sorted(places, key=lambda body: body.top)
    assert max(body.bottom for body in above) <= 152
    assert below.top > 152


def test_who_comes_later_does_not_move_who_is_there() -> None:
    first, second = Token(9, at("step:a"), 1000), Token(2, at("step:a"), 5000)
    alone, both = drawn(first), drawn(first, second)
    assert place(alone[token_id(9)]) == place(both[token_id(9)])


def test_on_the_way_a_token_follows_the_line() -> None:
    half = Position("step:b", "step:b", State.WORKING, False, 0, 0, "step:a", ("way",), 0.4)
    body = place(drawn(Token(1, half, 0))[token_id(1)])
    assert (body.top + body.bottom) / 2 == pytest.approx(80, abs=0.1)
    assert 180 < (body.left + body.right) / 2 < 400


def test_without_a_line_it_goes_straight_from_its_place() -> None:
    begun = Position("step:b", "step:b", State.WORKING, False, 0, 0, "step:a", ("gone",), 0.0)
    body = place(drawn(Token(1, begun, 0))[token_id(1)])
    assert ((body.left + body.right) / 2, (body.top + body.bottom) / 2) == (130, 80)


def test_a_step_that_the_view_does_not_show_has_no_token() -> None:
    assert draw_tokens(MAP, [Token(1, at("step:c", step="step:c"), 0)]) == ()
