"""Where the engine fails there is a plainer layout, and a sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph
from observer.layout.placing import lay_out
from observer.layout.worker import LayoutWorker

COUNT = 300
NODES = tuple(
    NodeSize(str(index), 80, 0, 40, 40, lane="ab"[index % 2], square=True) for index in range(COUNT)
)
CHAIN = [EdgeSize(one.id, other.id) for one, other in pairwise(NODES)]
JUMPS = [
    EdgeSize(str(index), str((index * 7 + 13 * step) % COUNT), backward=True)
    for step in range(6)
    for index in range(COUNT)
    if index > (index * 7 + 13 * step) % COUNT
]
EDGES = {(edge.source, edge.target): edge for edge in [*CHAIN, *JUMPS]}
HUGE = SizedGraph(NODES, tuple(EDGES.values()), ("a", "b"))


@pytest.fixture
def worker() -> Iterator[LayoutWorker]:
    worker = LayoutWorker(limit_s=0.01)
    yield worker
    worker.close()


def test_over_the_time_limit_every_node_still_has_a_place(worker: LayoutWorker) -> None:
    placed = lay_out(HUGE, worker)
    assert "laid out plainly: the map could not be laid out within 0.01 seconds" in placed.warning
    assert len(placed.nodes) == COUNT
    assert len(placed.routes) == len(HUGE.edges)
    for one, other in combinations(placed.nodes.values(), 2):
        assert abs(one[0] - other[0]) >= 80 or abs(one[1] - other[1]) >= 40


def test_the_plain_layout_keeps_order_and_lanes(worker: LayoutWorker) -> None:
    placed = lay_out(HUGE, worker)
    across = [placed.nodes[node.id][0] for node in NODES]
    assert across == sorted(across)
    above, below = sorted(placed.lanes.values())
    assert above[1] <= below[0]


def test_a_layout_by_the_engine_says_nothing() -> None:
    assert lay_out(SizedGraph(NODES[:2], (CHAIN[0],))).warning == ""
