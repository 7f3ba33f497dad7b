"""What an audience sees of a map: layers taken away, constraints ringed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.display_list import Box, DisplayList, Role, Text
from observer.drawing.layers import Layer, by_time_held, ringed, without
from observer.drawing.map_graph import STOPS, View, documented_map
from observer.drawing.maps import draw_map
from observer.model.identity import node_id
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.sample import make_sample
from observer.views import Drawn, draw_views

APPROVAL = node_id("wait", "Obtain refund approval", "approval")
STEP = node_id("step", "Obtain refund approval")


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    path = Path(tmp_path_factory.mktemp("layers"), "sample.study")
    with make_sample(path) as file:
        return analyse(read_observed(file))


@pytest.fixture(scope="module")
def views(analysis: Analysis) -> dict[View, Drawn]:
    return draw_views(analysis)


def seen(drawn: Drawn, hidden: Collection[Layer]) -> DisplayList:
    return without(drawn.drawing, drawn.graph, hidden)


def words(drawing: DisplayList, owner: str | None = None) -> list[str]:
    return [text.text for text in drawing.texts if owner in (None, text.owner)]


def test_nothing_hidden_is_the_map_itself(views: dict[View, Drawn]) -> None:
    assert seen(views[View.REAL], ()) is views[View.REAL].drawing


def test_without_points_no_point_and_no_rail_is_drawn(views: dict[View, Drawn]) -> None:
    drawing = seen(views[View.REAL], {Layer.POINTS})
    assert not [owner for owner in drawing.by_owner if owner.split(":")[0] in STOPS]
    assert all(isinstance(item, Box | Text) for item in drawing.by_owner[""])
    assert "10 of 10 · 3:18" in words(drawing, STEP)


@pytest.mark.parametrize("view", [View.REAL, View.COMPARISON])
def test_without_times_no_time_is_left_but_every_count(
    views: dict[View, Drawn], view: View
) -> None:
    told = words(seen(views[view], {Layer.TIMES}))
    assert not [line for line in told if re.search(r"\d:\d\d", line)]
    assert told.count("10 of 10") >= 4
    assert "on hold 4 of 10" in told


@pytest.mark.parametrize("view", [View.REAL, View.COMPARISON])
def test_without_counts_no_count_is_left_but_every_time(
    views: dict[View, Drawn], view: View
) -> None:
    drawing = seen(views[view], {Layer.COUNTS})
    assert not [line for line in words(drawing) if re.search(r"\d of \d|×", line)]
    assert not [text for text in drawing.texts if text.role is Role.EDGE]
    assert "3:18" in words(drawing, STEP)
    assert "on hold 3:17" in words(drawing, STEP)


def test_without_both_only_names_reasons_and_holders_are_told(views: dict[View, Drawn]) -> None:
    told = words(seen(views[View.REAL], {Layer.COUNTS, Layer.TIMES}))
    assert "Identify customer" in told
    assert "Team leader" in told
    digits = [line for line in told if re.search(r"\d", line)]
    assert digits == []


def test_what_stays_in_a_box_stands_in_its_middle(views: dict[View, Drawn]) -> None:
    whole, part = views[View.REAL].drawing, seen(views[View.REAL], {Layer.TIMES})
    body = next(item for item in whole.by_owner[STEP] if isinstance(item, Box)).bounds
    lines = [item for item in part.by_owner[STEP] if isinstance(item, Text)]
    assert all(above.y < below.y for above, below in pairwise(lines))
    rooms = lines[0].bounds.top - body.top, body.bottom - lines[-1].bounds.bottom
    assert all(room >= 0 for room in rooms)


def test_conditions_of_a_documented_process_are_no_counts() -> None:
    steps = (Node("a", NodeKind.STEP, "Ask"), Node("b", NodeKind.STEP, "Answer"))
    flows = (Flow("a", "b", "in 3 of 10 cases"), Flow("b", "a", "after 2:00"))
    graph = documented_map(DocumentedProcess("p", "P", steps, flows, ("a",)))
    told = words(without(draw_map(graph), graph, set(Layer)))
    assert {"in 3 of 10 cases", "after 2:00"} <= set(told)


def test_without_lanes_neither_bands_nor_owners_above_them(views: dict[View, Drawn]) -> None:
    drawing = seen(views[View.REAL], {Layer.LANES})
    assert Role.LANE not in {text.role for text in drawing.texts}
    assert not [item for item in drawing.by_owner.get("", ()) if isinstance(item, Box)]


def rings(drawing: DisplayList, whole: DisplayList) -> list[Box]:
    added = drawing.primitives[len(whole.primitives) :]
    return [item for item in added if isinstance(item, Box) and item.stroke]


def test_whatever_held_several_contacts_is_ringed(
    analysis: Analysis, views: dict[View, Drawn]
) -> None:
    whole = views[View.REAL].drawing
    found = rings(ringed(whole, analysis.findings.constraints, ranked=False), whole)
    bounds = [whole.bounds_of(name) for name in whole.by_owner if name.split(":")[0] in STOPS]
    held = [b for b in bounds if any(ring.bounds.contains(b.left, b.top) for ring in found)]
    assert len(held) == len(found)
    approval = whole.bounds_of(APPROVAL)
    assert any(ring.bounds.contains(approval.left, approval.top) for ring in found)


def test_rings_have_no_number_before_the_ranking_is_revealed(
    analysis: Analysis, views: dict[View, Drawn]
) -> None:
    whole, constraints = views[View.REAL].drawing, analysis.findings.constraints
    plain, ranked = (ringed(whole, constraints, ranked=ranked) for ranked in (False, True))
    assert words(plain) == words(whole)
    assert set(words(ranked)[len(words(whole)) :]) == {"1", "2", "3"}


def test_what_was_not_timed_has_no_place_among_what_held_longest(
    analysis: Analysis, views: dict[View, Drawn]
) -> None:
    whole = views[View.REAL].drawing
    longest, *others = by_time_held(analysis.findings.constraints)
    untimed = [replace(constraint, total_ms=None) for constraint in others]
    ranked = ringed(whole, [longest, *untimed], ranked=True)
    assert set(words(ranked)[len(words(whole)) :]) == {"1"}
    assert len(rings(ranked, whole)) == len(
        rings(ringed(whole, [longest, *others], ranked=False), whole)
    )


def test_the_first_is_what_held_the_contacts_longest(analysis: Analysis) -> None:
    ordered = by_time_held(analysis.findings.constraints)
    assert (ordered[0].step, ordered[0].reason) == ("Obtain refund approval", "approval")
    assert all(len(constraint.contacts) >= 2 for constraint in ordered)
    times = [constraint.total_ms or 0 for constraint in ordered]
    assert times == sorted(times, reverse=True)


def test_where_points_are_hidden_their_step_is_ringed(
    analysis: Analysis, views: dict[View, Drawn]
) -> None:
    whole = seen(views[View.REAL], {Layer.POINTS})
    found = rings(ringed(whole, analysis.findings.constraints, ranked=False), whole)
    step = whole.bounds_of(STEP)
    assert any(ring.bounds.contains(step.left, step.top) for ring in found)
