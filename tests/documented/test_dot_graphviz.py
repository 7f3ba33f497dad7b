"""DOT as Graphviz itself reads it: the same nodes and edges from any text of its grammar."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented.dot.reader import read_dot

pygraphviz = pytest.importorskip("pygraphviz")

words = st.text("abcXYZ_ 0.<>-{}[];,=:+#/*é日", min_size=1, max_size=8).filter(str.strip)
names = st.one_of(
    st.from_regex(r"[a-z_][a-z0-9_]{0,3}", fullmatch=True).filter(
        lambda name: name not in {"node", "edge", "graph", "subgraph", "strict", "digraph"}
    ),
    st.from_regex(r"-?[0-9]{1,2}(\.[0-9])?", fullmatch=True),
    words.map(lambda word: f'"{word}"'),
    words.map(lambda word: f'"{word[:1]}" + "{word[1:]}"'),
)
attributes = st.one_of(
    st.just(""),
    st.just(" [shape=box; color=red, label=<a<b>c</b>>]"),
    words.map(lambda word: f' [label="{word}"][penwidth=2]'),
)
ends = names | names.map(lambda name: f"{name}:p:ne")
gaps = st.sampled_from([";", "\n", " ", ";\n// a -> b\n", " /* a; ** b */ ", "\n# c -> d\n"])


@st.composite
def statements(draw: st.DrawFn, depth: int = 2) -> str:
    """Statements of a digraph."""
    written = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 3 if depth else 2))
        if kind == 0:
            written.append(draw(names) + draw(attributes))
        elif kind == 1:
            chain = draw(st.lists(ends, min_size=2, max_size=4))
            written.append(" -> ".join(chain) + draw(attributes))
        elif kind == 2:
            written.append(draw(st.sampled_from(["node", "edge"])) + " [color=blue]")
        else:
            inner = draw(statements(depth - 1))
            header = draw(st.sampled_from(["", "subgraph ", "subgraph cluster_1 "]))
            lead = draw(st.one_of(st.just(""), names.map(lambda name: f"{name} -> ")))
            written.append(f"{lead}{header}{{ {inner} }}")
        written.append(draw(gaps))
    return "".join(written)


@given(statements())
def test_any_digraph_has_the_nodes_and_edges_that_graphviz_sees(inner: str) -> None:
    text = f"digraph g {{ {inner} }}"
    expected = pygraphviz.AGraph(string=text, strict=False, directed=True)
    for process in read_dot(text, Path("any.gv")).processes if expected.nodes() else ():
        assert {node.id for node in process.nodes} == set(map(str, expected.nodes()))
        assert Counter((flow.source, flow.target) for flow in process.flows) == Counter(
            (str(edge[0]), str(edge[1])) for edge in expected.edges()
        )
