"""Maps on which no line has a number: one contact, or a process that nobody observed yet."""

from __future__ import annotations

import pytest

from observer.discovery.graph import discover_graph
from observer.drawing.map_graph import MapGraph, real_map
from observer.drawing.plan import make_plan, sized_graph
from observer.layout.placing import lay_out
from tests.drawing.conftest import make_trace


@pytest.fixture
def one_contact() -> MapGraph:
    trace = make_trace(1, [("Greet", []), ("Check", []), ("Refund", [])], "resolved")
    return real_map(discover_graph([trace], {}))


@pytest.mark.parametrize("downwards", [False, True])
def test_the_only_way_runs_straight_from_start_to_outcome(
    one_contact: MapGraph, downwards: bool
) -> None:
    layout = lay_out(sized_graph(make_plan(one_contact, downwards)))
    assert len(layout.routes) == 4
    for route in layout.routes.values():
        levels = [y for _, y in (*route.points, route.tip)]
        assert max(levels) - min(levels) < 1


def test_lines_of_a_process_not_observed_yet_meet_steps_at_the_side(documented: MapGraph) -> None:
    layout = lay_out(sized_graph(make_plan(documented)))
    for (_, target), route in layout.routes.items():
        assert route.tip[0] == pytest.approx(layout.nodes[target][0])
