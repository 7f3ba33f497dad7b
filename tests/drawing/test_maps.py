"""What a reader of the map sees: what it says, and that nothing lies over anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from observer.drawing.display_list import Bounds, Curve, DisplayList, Role, Text, curve_samples
from observer.drawing.map_graph import MapEdge, MapGraph
from observer.drawing.maps import draw_map
from observer.model.identity import node_id

ASSESS = node_id("step", "Assess claim")
BLOCKED = node_id("blocked", "Assess claim", "authority")


def said(drawing: DisplayList, owner: str) -> list[str]:
    return [item.text for item in drawing.by_owner[owner] if isinstance(item, Text)]


@pytest.fixture(params=["real", "comparison", "documented"])
def drawing(request: pytest.FixtureRequest) -> DisplayList:
    graph: MapGraph = request.getfixturevalue(request.param)
    return draw_map(graph)


def test_a_step_says_its_name_contacts_and_time(real: MapGraph) -> None:
    # Minutes of its six occurrences: 1, 1, 1, 1, 5:10 and 5:57.
    words = said(draw_map(real), ASSESS)
    assert words == ["Assess claim", "5 of 5 · 1:00", "1:00–5:57", "6 times"]


def test_a_point_says_letter_reason_holder_contacts_and_time(real: MapGraph) -> None:
    assert said(draw_map(real), BLOCKED) == ["B", "authority", "Team leader", "2 of 5 · 4:10"]


def test_a_time_nobody_saw_is_not_zero(real: MapGraph) -> None:
    words = said(draw_map(real), node_id("transfer", "Assess claim", "Billing"))
    assert words == ["T", "to Billing", "1 of 5", "pick-up not seen"]


def test_outcomes_say_how_many(real: MapGraph) -> None:
    assert said(draw_map(real), node_id("outcome", "resolved")) == ["Resolved", "3 of 5"]


def test_lines_are_as_wide_as_contacts_are_many(real: MapGraph) -> None:
    drawing = draw_map(real)

    def width(*ends: str) -> float:
        curves = drawing.by_owner[node_id("edge", *ends)]
        return next(item.stroke_width for item in curves if isinstance(item, Curve))

    start, greet = node_id("start"), node_id("step", "Greet")
    transferred = node_id("outcome", "transferred")
    refund = node_id("step", "Refund")
    assert width(start, greet) > width(ASSESS, refund) > width(ASSESS, transferred) > 0


def test_comparison_tells_its_kinds_apart_without_colour(comparison: MapGraph) -> None:
    drawing = draw_map(comparison)
    edges = {
        ends: [i for i in drawing.by_owner[node_id("edge", *ends)] if isinstance(i, Curve)]
        for ends in [
            (node_id("step", "Greet"), ASSESS),
            (ASSESS, node_id("step", "Refund")),
            (ASSESS, node_id("step", "Approve")),
        ]
    }
    styles = {(len(curves), curves[0].dash) for curves in edges.values()}
    assert len(styles) == 3
    assert "documented only" in said(drawing, node_id("step", "Approve"))


def test_lanes_are_named_and_cards_stand_in_theirs(comparison: MapGraph) -> None:
    drawing = draw_map(comparison)
    titles = {text.text: text.y for text in drawing.texts if text.role is Role.LANE}
    assert set(titles) == {"Agent", "Team leader"}
    approve = drawing.bounds_of(node_id("step", "Approve")).top
    greet = drawing.bounds_of(node_id("step", "Greet")).top
    assert (approve > greet) == (titles["Team leader"] > titles["Agent"])


def test_everything_has_a_name_for_those_who_cannot_see_it(drawing: DisplayList) -> None:
    owners = {owner for owner in drawing.by_owner if owner}
    assert owners == set(drawing.elements)
    assert all(element.title for element in drawing.elements.values())


def test_a_gateway_is_named_but_not_as_a_step(documented: MapGraph) -> None:
    drawing = draw_map(documented)
    assert said(drawing, "Allowed?") == ["×"]
    assert drawing.elements["Allowed?"].title == "One way on: Allowed?"


def test_evidence_leads_back_to_the_marks(real: MapGraph) -> None:
    drawing = draw_map(real)
    close = drawing.elements[node_id("outcome", "transferred")]
    assert (close.contacts, close.marks) == ((4,), (499,))


def test_texts_lie_over_no_other_text(drawing: DisplayList) -> None:
    for one, other in combinations(drawing.texts, 2):
        assert not one.bounds.grown(-1).overlaps(other.bounds.grown(-1)), (one.text, other.text)


def test_labels_of_edges_touch_no_line(drawing: DisplayList) -> None:
    labels = [text for text in drawing.texts if text.role is Role.EDGE]
    for curve in (item for item in drawing.primitives if isinstance(item, Curve)):
        for label in labels:
            near = label.bounds.grown(-1)
            assert not any(near.contains(x, y) for x, y in curve_samples(curve, 2)), label.text


def test_lines_pass_through_no_box(drawing: DisplayList) -> None:
    boxes = {
        owner: box.bounds.grown(-2)
        for owner in drawing.elements
        for box in drawing.by_owner[owner]
        if drawing.elements[owner].kind == "step" and hasattr(box, "fill")
    }
    for curve in (item for item in drawing.primitives if isinstance(item, Curve) and item.owner):
        for x, y in curve_samples(curve, 3):
            assert not any(box.contains(x, y) for box in boxes.values()), curve.owner


def test_everything_is_inside_the_drawing(drawing: DisplayList) -> None:
    sheet = Bounds(0, 0, drawing.width, drawing.height).grown(0.01)
    for item in drawing.primitives:
        box = item.bounds
        if not isinstance(item, Curve):
            assert sheet.contains(box.left, box.top)
            assert sheet.contains(box.right, box.bottom)


def test_the_same_graph_gives_the_same_drawing(comparison: MapGraph) -> None:
    assert draw_map(comparison) == draw_map(comparison)


def test_a_step_out_of_sight_says_so_beside_its_neighbours(
    comparison: MapGraph,
) -> None:
    approve, refund = node_id("step", "Approve"), node_id("step", "Refund")
    nodes = tuple(replace(n, observable=n.id != approve) for n in comparison.nodes)
    edges = tuple(e for e in comparison.edges if approve not in (e.source, e.target))
    held = (MapEdge(ASSESS, approve), MapEdge(approve, refund))
    drawing = draw_map(replace(comparison, nodes=nodes, edges=edges, held=held))
    assert said(drawing, approve) == ["Approve", "Team leader", "cannot be seen from here"]
    assert "cannot be seen from here" in drawing.elements[approve].description
    lefts = [drawing.bounds_of(name).left for name in (ASSESS, approve, refund)]
    assert lefts == sorted(lefts)
    assert not [text for text in drawing.texts if text.role is Role.LANE]
