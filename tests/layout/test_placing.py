from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from observer.layout.geometry import EdgeSize, Layout, NodeSize, SizedGraph
from observer.layout.placing import lay_out

AGENT, LEADER = "Agent", "Team leader"
NODES = (
    NodeSize("greet", 80, 0, 40, 40, AGENT),
    NodeSize("assess", 91, 20, 36, 190, AGENT),
    NodeSize("approve", 104, 0, 49, 120, LEADER),
    NodeSize("refund", 80, 0, 40, 40, AGENT),
)
EDGES = (
    EdgeSize("greet", "assess", 100),
    EdgeSize("assess", "approve", 2, arrow=11),
    EdgeSize("approve", "refund", 2, label=(60, 22)),
    EdgeSize("assess", "refund", 100),
    EdgeSize("assess", "greet", backward=True),
)
GRAPH = SizedGraph(NODES, EDGES, (AGENT, LEADER))


@pytest.fixture(scope="module")
def layout() -> Layout:
    return lay_out(GRAPH)


def test_nothing_to_lay_out() -> None:
    assert lay_out(SizedGraph((), ())) == Layout(0, 0, {}, {})


def test_the_process_runs_from_left_to_right(layout: Layout) -> None:
    across = [layout.nodes[name][0] for name in ("greet", "assess", "approve", "refund")]
    assert across == sorted(across)


def test_the_heavy_path_is_straight(layout: Layout) -> None:
    axes = {round(layout.nodes[n.id][1] + n.top + n.body / 2) for n in NODES if n.lane == AGENT}
    assert len(axes) == 1


def test_nodes_keep_apart_and_inside(layout: Layout) -> None:
    boxes = [(*layout.nodes[node.id], node.width, node.height) for node in NODES]
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(boxes, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay
    for x, y, width, height in boxes:
        assert x >= 0
        assert y >= 0
        assert x + width <= layout.width
        assert y + height <= layout.height


def test_lanes_hold_their_nodes_and_keep_apart(layout: Layout) -> None:
    above, below = sorted(layout.lanes.values())
    assert above[1] <= below[0]
    for node in NODES:
        top, bottom = layout.lanes[node.lane]
        assert top <= layout.nodes[node.id][1] <= bottom - node.height


def test_edges_run_from_side_to_side_of_the_part_they_aim_at(layout: Layout) -> None:
    route = layout.routes["assess", "approve"]
    x, y = layout.nodes["assess"]
    assert route.points[0] == pytest.approx((x + 91, y + 20 + 18), abs=1.5)
    x, y = layout.nodes["approve"]
    assert route.tip == pytest.approx((x, y + 24.5), abs=1.5)
    assert (len(route.points) - 1) % 3 == 0


def test_room_is_left_for_the_arrowhead(layout: Layout) -> None:
    route = layout.routes["assess", "approve"]
    foot = route.points[-1]
    length = ((route.tip[0] - foot[0]) ** 2 + (route.tip[1] - foot[1]) ** 2) ** 0.5
    assert length == pytest.approx(11, abs=1.5)


def test_a_backward_edge_runs_below_and_ends_at_the_earlier_node_from_there(
    layout: Layout,
) -> None:
    route = layout.routes["assess", "greet"]
    x, y = layout.nodes["greet"]
    assert route.tip == pytest.approx((x + 40, y + 40), abs=1.5)
    assert route.points[-1][1] > y + 40


def test_the_same_graph_gives_the_same_layout(layout: Layout) -> None:
    assert lay_out(GRAPH) == layout


def test_without_lanes_there_are_none() -> None:
    assert lay_out(SizedGraph(NODES, EDGES)).lanes == {}


def test_a_process_of_three_hundred_steps_is_placed() -> None:
    nodes = tuple(NodeSize(str(index), 80, 0, 40, 40) for index in range(300))
    chain = [EdgeSize(one.id, other.id, 100) for one, other in pairwise(nodes)]
    placed = lay_out(SizedGraph(nodes, tuple(chain)))
    assert len(placed.nodes) == 300
    assert len(placed.routes) == 299


@pytest.mark.parametrize("lanes", [(), (AGENT, LEADER)])
def test_a_column_stands_in_its_order(lanes: tuple[str, ...]) -> None:
    ends = tuple(NodeSize(name, 60, 0, 30, 30, AGENT) for name in "abcd")
    edges = tuple(EdgeSize("refund", name) for name in "cadb")
    for column in ("abcd", "dbca"):
        graph = SizedGraph((*NODES, *ends), (*EDGES, *edges), lanes, column=tuple(column))
        places = lay_out(graph).nodes
        assert sorted(column, key=lambda name: places[name][1]) == list(column)
        assert len({places[name][0] for name in column}) == 1


def test_edges_meet_a_square_node_apart_and_square_to_its_side() -> None:
    sources = tuple(NodeSize(name, 60, 0, 30, 30) for name in "abc")
    target = NodeSize("t", 90, 0, 40, 40, square=True)
    edges = tuple(EdgeSize(name, "t", arrow=9) for name in "abc")
    placed = lay_out(SizedGraph((*sources, target), edges))
    x, y = placed.nodes["t"]
    routes = [placed.routes[name, "t"] for name in "abc"]
    tips = sorted(route.tip[1] for route in routes)
    assert min(b - a for a, b in pairwise(tips)) >= 6
    assert y < tips[0] < tips[-1] < y + 40
    for route in routes:
        assert route.tip[0] == pytest.approx(x, abs=1.5)
        assert route.points[-1][1] == pytest.approx(route.tip[1], abs=0.01)
        assert route.points[-2][1] == pytest.approx(route.tip[1], abs=0.01)
