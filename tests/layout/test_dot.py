from __future__ import annotations

from pygraphviz import AGraph

from observer.layout.dot import layout_source
from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph

WORST = 'Refund "now" <b>&amp;</b> \\N \\l ] ; } -> n1 {\n<<TABLE>> <x>'


def read_back(source: str) -> AGraph:
    return AGraph(string=source)


def test_the_engine_sees_no_label_and_no_id() -> None:
    nodes = (NodeSize(WORST, 80, 0, 40, 40, WORST), NodeSize("b", 80, 0, 40, 40, "lane"))
    edges = (EdgeSize(WORST, "b", label=(30, 11)),)
    source = layout_source(SizedGraph(nodes, edges, (WORST, "lane")))
    assert "Refund" not in source
    assert {"n0", "n1"} <= {str(node) for node in read_back(source).nodes()}
