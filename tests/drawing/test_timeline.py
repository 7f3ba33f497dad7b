"""A contact along its time: what lasted has its length, and everything has its sign."""

from __future__ import annotations

import pytest

from observer.drawing.display_list import Box, Polygon
from observer.drawing.signs import SMALL_PT, sign
from observer.drawing.time_scale import TimeScale, shared_scale
from observer.drawing.timeline import INSET_PT, draw_axis, draw_strip, draw_track
from observer.drawing.tokens import Colour
from observer.model.mark import MarkKind
from tests.discovery.playing import trace

SCALE = TimeScale(240, 240_000)
"""A minute is 60 points long."""

WHOLE = trace(
    (0, "open", "channel=call"),
    (0, "step", "Ask"),
    (10_000, "resolution-known", ""),
    (20_000, "hold", ""),
    (60_000, "wait", "on=approval"),
    (120_000, "moving", ""),
    (125_000, "workaround", "another way"),
    (130_000, "permitted", ""),
    (140_000, "off-hold", ""),
    (150_000, "transfer", "to=Back office"),
    (180_000, "blocked", "for=access"),
    (210_000, "moving", ""),
    (240_000, "close", "outcome=resolved"),
)


def test_the_axis_says_minutes_and_seconds() -> None:
    words = [text.text for text in draw_axis(SCALE).texts]
    assert words == ["0:00", "1:00", "2:00", "3:00", "4:00"]


def test_a_wait_is_as_long_as_it_lasted() -> None:
    strip = draw_strip(SCALE, MarkKind.WAIT, 60_000, 120_000, 18)
    (bar,) = [i for i in strip.primitives if isinstance(i, Box) and i.fill is Colour.WAIT]
    assert (bar.x, bar.width) == (INSET_PT + 60, 60)


def test_what_has_no_end_is_a_sign_at_its_moment() -> None:
    strip = draw_strip(SCALE, MarkKind.TRANSFER, 60_000, None, 18)
    (letter,) = [text for text in strip.texts if text.text == "T"]
    assert letter.x == pytest.approx(INSET_PT + 60)


def test_a_track_shows_steps_points_holds_and_moments() -> None:
    track = draw_track(WHOLE, shared_scale(240_000, 240), {"Ask": 1})
    assert sorted(text.text for text in track.texts) == ["1", "B", "K", "P", "R", "T", "W"]
    fills = [item.fill for item in track.primitives if isinstance(item, Box | Polygon)]
    assert {Colour.WAIT, Colour.BLOCKED, Colour.TRANSFER, Colour.HOLD} <= set(fills)


def test_a_hold_is_hatched_as_long_as_it_lasted() -> None:
    track = draw_track(WHOLE, shared_scale(240_000, 240), {"Ask": 1})
    strokes = [i for i in track.primitives if isinstance(i, Polygon) and i.fill is Colour.HOLD]
    assert min(stroke.bounds.left for stroke in strokes) >= INSET_PT + 20
    assert max(stroke.bounds.right for stroke in strokes) <= INSET_PT + 140 + 0.01


def test_a_step_number_stands_where_no_point_covers_it() -> None:
    waiting = trace(
        (0, "open", ""), (0, "step", "Ask"), (100, "wait", "on=system"),
        (120_000, "moving", ""), (240_000, "close", ""),
    )  # fmt: skip
    track = draw_track(waiting, shared_scale(240_000, 240), {"Ask": 7})
    (number,) = [text for text in track.texts if text.text == "7"]
    assert number.x > INSET_PT + 120


@pytest.mark.parametrize("kind", [*MarkKind])
def test_the_letter_of_a_small_sign_is_large_enough_to_print(kind: MarkKind) -> None:
    drawn = sign(kind, 0, 0)
    assert drawn
    for item in drawn:
        assert -3 < item.bounds.left <= item.bounds.right < SMALL_PT + 3
        assert getattr(item, "size", 7) >= 7
