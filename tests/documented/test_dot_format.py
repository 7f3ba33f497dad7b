"""Graphviz DOT: what is read as which element, and whose it is."""

from __future__ import annotations

import pytest

from observer.documented.dot.reader import read_dot
from tests.documented.dot_text import PATH, flows, kinds, names, owners, read, warnings


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", ["step", "step", "step", "step"]),
        ("shape=box", ["step", "step", "step", "step"]),
        ("shape=diamond", ["exclusive"] * 4),
        ("shape=circle", ["start", "step", "end", "step"]),
        ("shape=doublecircle", ["start", "step", "end", "step"]),
        ("shape=Mdiamond", ["start", "step", "end", "step"]),
        ("shape=point", ["start", "step", "end", "step"]),
    ],
)
def test_shapes(attributes: str, expected: list[str]) -> None:
    assert kinds(f"node [{attributes}]; a -> b -> c; alone") == expected


def test_ellipses_among_boxes_are_starts_and_ends() -> None:
    statements = "a [shape=oval]; node [shape=box]; a -> b -> c; c [shape=ellipse]"
    assert kinds(statements) == ["start", "step", "end"]
    assert kinds("a -> b -> c") == ["step", "step", "step"]


def test_a_step_named_start_or_end_is_one() -> None:
    assert kinds('start -> a -> e; e [label="End"]') == ["start", "step", "end"]


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ("", "a"),
        ('label="Check\\nthe\\lorder\\r"', "Check the order"),
        ('label="\\N of \\G"', "a of refunds"),
        ('label="say \\"hi\\""', 'say "hi"'),
        ('label="Check " + "the" + " order"', "Check the order"),
        ('label="Check \\\n   more"', "Check more"),
        ('label="a &amp; b"', "a & b"),
        ("label=<<b>Check</b> <i>it</i><br/>now &lt; 5>", "Check it now < 5"),
        ("label=<<table><tr><td>Check</td><td>it</td></tr></table>>", "Check it"),
        ('shape=record, label="{<f0> Check|<f1> it}"', "Check it"),
        ("label=Check color=red", "Check"),
        ("color=red; label=Check,", "Check"),
        ("label=Check] [shape=box", "Check"),
        ('label=""', ""),
        ('label="", xlabel="Due?", shape=diamond', "Due?"),
        ("shape=point", ""),
        ("label=5", "5"),
    ],
)
def test_words_of_a_label(attributes: str, name: str) -> None:
    process = read(f"a [{attributes}]; a -> b", "digraph refunds")
    assert [node.name for node in process.nodes] == [name, "b"]


def test_defaults_hold_within_their_braces_from_where_they_stand() -> None:
    statements = (
        'a; node [shape=diamond]; b; { node [label="x"]; c }; d; edge [label="e"]; a -> b;'
        '{ edge [label="f"]; b -> c [label="g"]; c -> d }; a -> d'
    )
    assert kinds(statements) == ["step", "exclusive", "exclusive", "exclusive"]
    assert names(statements) == ["a", "b", "x", "d"]
    assert flows(statements) == ["a>b:e", "b>c:g", "c>d:f", "a>d:e"]


def test_chains_ports_and_groups_of_nodes() -> None:
    assert flows("a:p:ne -> b -> c:w [label=x]") == ["a>b:x", "b>c:x"]
    assert flows("a -> {b; c} -> d") == ["a>b", "a>c", "b>d", "c>d"]
    assert flows("{a b} -> subgraph { c -> d }") == ["c>d", "a>c", "a>d", "b>c", "b>d"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("dir=back", ["b>a"]),
        ("dir=both", ["a>b", "b>a"]),
        ("dir=none", ["a>b"]),
        ("style=invis", []),
        ('style="dashed"', ["a>b"]),
        ("xlabel=x", ["a>b:x"]),
    ],
)
def test_directions_of_edges(attributes: str, expected: list[str]) -> None:
    assert flows(f"a -> b [{attributes}]") == expected


def test_edges_without_heads_lead_on_with_a_warning() -> None:
    said = "are read in the direction of writing"
    assert flows("a -- b -- c", "graph") == ["a>b", "b>c"]
    assert warnings("graph {\na -- b -- c }") == [
        f"refund.gv:2: 2 lines have no arrowhead and {said}"
    ]


def test_a_strict_graph_has_each_edge_once() -> None:
    assert flows("a -> b; a -> b", "strict digraph") == ["a>b"]
    assert flows("a -> b; a -> b") == ["a>b", "a>b"]


def test_clusters_are_owners() -> None:
    statements = (
        'label="Refund"; a -> b; subgraph cluster_0 { label="Agent"; b; '
        "subgraph cluster_1 { label=<Back<br/>office>; c; { rank=same; d } } } "
        "subgraph cluster_2 { e; b } subgraph { label=no; f } "
        'subgraph x { cluster=true; label="Team leader"; g }'
    )
    assert owners(statements) == {
        "a": "", "b": "Agent", "c": "Back office", "d": "Back office", "e": "", "f": "",
        "g": "Team leader",
    }  # fmt: skip


def test_invisible_nodes_only_help_the_layout() -> None:
    assert kinds("x [style=invis]; x -> a [style=invis]; a -> b") == ["step", "step"]
    assert kinds("x [style=invis]; x -> a -> b") == ["start", "step", "step"]


def test_the_label_or_name_of_the_graph_is_the_name() -> None:
    assert read('label="Refund\\nprocess"; a', "digraph G").name == "Refund process"
    assert read("a", 'digraph "Refund"').name == "Refund"
    assert read("a", "DiGraph").name == "refund"


def test_every_graph_of_a_file_is_a_process() -> None:
    result = read_dot("digraph A { a -> b }\n/* */ digraph B { c } digraph {}", PATH)
    assert [(p.id, p.name, p.step_names) for p in result.processes] == [
        ("refund-1", "A", ("a", "b")),
        ("refund-2", "B", ("c",)),
    ]


def test_comments() -> None:
    text = "# 1\n/* digraph { x } **/ digraph { // a -> c\n# a -> d\na -> /* x -> */ b }"
    assert read_dot(text, PATH).processes[0].step_names == ("a", "b")
