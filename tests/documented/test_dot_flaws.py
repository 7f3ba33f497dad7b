"""Graphviz DOT: what is recognised, and the sentence for each way it can be wrong."""

from __future__ import annotations

import pytest

from observer.documented.dot.reader import is_dot
from tests.documented.dot_text import sentence


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("digraph{}", True), ("strict  graph \"a b\" {", True), ("GRAPH {", True),
        ("// c\ngraph G\n{", True), ("graph TD\nA-->B", False), ("graph of refunds", False),
        ("{}", False),
    ],
)  # fmt: skip
def test_recognised_by_its_beginning(text: str, fits: bool) -> None:
    assert is_dot(text) is fits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("digraph {}", "refund.gv: there is no node in the graph"),
        ("digraph {\na -> b", "refund.gv:2: the file ends where a DOT graph goes on otherwise"),
        ("digraph {\n\na -> }", "refund.gv:3: “}” stands where a DOT graph goes on otherwise"),
        ("digraph {\na [label= }", "refund.gv:2: “}” stands where"),
        ("digraph {\na\n} x", "refund.gv:3: “x” stands where"),
        ('digraph {\na [label="x\n}', "refund.gv:2: the text that begins with “\"x” has no end"),
        ("digraph {\na [label=<<b>]\n}", "refund.gv:2: the text that begins with “<<b>]” has no"),
        ("digraph {\n/* a", "refund.gv:2: the comment that begins here has no end"),
        ("digraph {\n\n@ }", "refund.gv:3: “@” cannot stand here in a DOT file"),
        (f"digraph {{\n{'A' * 1001}\n}}", "refund.gv:2: the name “AAA"),
        ("digraph {" + "{" * 10_000, "refund.gv:1: subgraphs stand in one another more than 50"),
        ("digraph {a [label=" + "<" * 1_000_000, "refund.gv:1: the text that begins with “<<<"),
        (
            "digraph {\n" + "\n".join(f"n{n}" for n in range(10_001)),
            "refund.gv:10002: a process has at most 10,000 steps",
        ),
        ("digraph {\na" + "[x=y]" * 300_000, "refund.gv:2: a process has at most"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert sentence(text).startswith(said)
