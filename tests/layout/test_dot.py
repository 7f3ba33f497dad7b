from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygraphviz import AGraph

from observer.layout.dot import dot_source, layout_source
from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph

WORST = 'Refund "now" <b>&amp;</b> \\N \\l ] ; } -> n1 {\n<<TABLE>> <x>'

# What UTF-8 cannot hold, and NUL, which C strings cannot: see the next test.
LABELS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=300)


def read_back(source: str) -> AGraph:
    return AGraph(string=source)


def shown_label(raw: str) -> str:
    """What Graphviz draws for a label attribute: its escapes undone."""
    return raw.replace("\\\\", "\\")


def nodes_of(source: str) -> dict[str, str]:
    graph = read_back(source)
    return {str(node): shown_label(node.attr["label"] or "") for node in graph.nodes()}


@pytest.mark.parametrize("label", [WORST, "<b>bold</b>", "\\", "a\\", "&lt;", "x" * 300, "顧客"])
def test_labels_come_back_as_they_are(label: str) -> None:
    nodes = nodes_of(dot_source({"a": label, "b": "other"}, {("a", "b"): label}))
    assert nodes == {"n0": label, "n1": "other"}


@given(first=LABELS, second=LABELS, condition=LABELS)
def test_no_label_injects_anything(first: str, second: str, condition: str) -> None:
    graph = read_back(dot_source({first + "1": first, first + "2": second},
                                 {(first + "1", first + "2"): condition}))  # fmt: skip
    assert [str(node) for node in graph.nodes()] == ["n0", "n1"]
    assert len(graph.edges()) == 1
    assert shown_label(graph.get_node("n1").attr["label"] or "") == second


def test_what_dot_cannot_hold_is_replaced() -> None:
    assert nodes_of(dot_source({"a": "x\ud800\0y"}, {})) == {"n0": "x?\ufffdy"}


def test_the_engine_sees_no_label_and_no_id() -> None:
    nodes = (NodeSize(WORST, 80, 0, 40, 40, WORST), NodeSize("b", 80, 0, 40, 40, "lane"))
    edges = (EdgeSize(WORST, "b", label=(30, 11)),)
    source = layout_source(SizedGraph(nodes, edges, (WORST, "lane")))
    assert "Refund" not in source
    assert {"n0", "n1"} <= {str(node) for node in read_back(source).nodes()}
