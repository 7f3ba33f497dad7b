"""Shapes of Mermaid flowcharts: which are steps, gateways, starts and ends, and their words."""

from __future__ import annotations

import pytest

from tests.documented.mermaid_text import flows, kinds, names, warnings

STEPS = [
    "[Pay]", "(Pay)", "[[Pay]]", "[(Pay)]", ">Pay]", "[/Pay/]", "[\\Pay\\]", "[/Pay\\]", "[\\Pay/]",
    "(-Pay-)", "[|borders:lt|Pay]", "@{ shape: rect, label: Pay }", '@{ label: "Pay" }',
    "@{ shape: lean-r, label: 'Pay' }", "@{shape: docs,label: Pay}", "[x]@{ label: Pay }",
]  # fmt: skip
DECISIONS = ["{Pay}", "{{Pay}}", "@{ shape: diamond, label: Pay }", "@{ shape: hex, label: Pay }"]
TERMINALS = [
    "((Pay))", "(((Pay)))", "([Pay])", "@{ shape: circle, label: Pay }",
    "@{ shape: dbl-circ, label: Pay }", "@{ shape: stadium, label: Pay }",
    "@{ shape: sm-circ, label: Pay }", "@{ shape: framed-circle, label: Pay }",
]  # fmt: skip


@pytest.mark.parametrize("shape", STEPS)
def test_steps(shape: str) -> None:
    assert kinds(f"P{shape} --> A --> P") == ["step", "step"]
    assert names(f"A --> P{shape} --> B") == ["A", "Pay", "B"]


@pytest.mark.parametrize("shape", DECISIONS)
def test_decisions_are_exclusive_gateways(shape: str) -> None:
    assert kinds(f"A --> P{shape} --> B & C") == ["step", "exclusive", "step", "step"]
    assert names(f"A --> P{shape} --> B") == ["A", "Pay", "B"]


@pytest.mark.parametrize("shape", TERMINALS)
def test_round_shapes_are_starts_and_ends_where_they_stand_so(shape: str) -> None:
    assert kinds(f"P{shape} --> A") == ["start", "step"]
    assert kinds(f"A --> P{shape}") == ["step", "end"]
    assert kinds(f"A --> P{shape} --> B") == ["step", "step", "step"]
    assert kinds(f"P{shape}") == ["step"]
    assert names(f"P{shape}") == ["Pay"]


def test_a_step_named_start_or_end_is_one() -> None:
    assert kinds("Start --> A[End of call] --> B[Stop.]") == ["start", "step", "end"]
    assert kinds("A --> B[Start] --> C[End] --> D") == ["step", "step", "step", "step"]


def test_the_bar_of_a_fork_is_a_parallel_gateway_without_a_name() -> None:
    statements = "A --> F@{ shape: fork } --> B & C --> J@{ shape: join } --> D"
    assert kinds(statements) == ["step", "parallel", "step", "step", "parallel", "step"]
    assert names(statements) == ["A", "", "B", "C", "", "D"]


def test_shapes_that_show_no_words_have_no_name() -> None:
    statements = "S@{ shape: sm-circ } --> A --> J@{ shape: f-circ } --> E@{ shape: fr-circ }"
    assert kinds(statements) == ["start", "step", "exclusive", "end"]
    assert names(statements) == ["", "A", "", ""]


def test_a_shape_may_be_given_before_or_after_the_arrows() -> None:
    assert names("A --> B\nA[Greet]\nB[Check]") == ["Greet", "Check"]
    assert names("A[Greet]\nA --> B[Check]\nB --> A") == ["Greet", "Check"]
    assert kinds("A --> B\nB@{ shape: diamond }") == ["step", "exclusive"]


def test_a_comment_is_no_step() -> None:
    statements = 'A --> B\nN@{ shape: comment, label: "only above 50" }\nA --- N'
    assert names(statements) == ["A", "B"]
    assert flows(statements) == ["A>B"]
    assert warnings(statements) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"a ] b (c) {d}"', "a ] b (c) {d}"),
        ("Pay (refund)", "Pay (refund)"),
        ("/api/users", "/api/users"),
        ("end of the graph", "end of the graph"),
        ("two<br/>lines<br>of text", "two lines of text"),
        ("two\\nlines", "two lines"),
        ('"two\n   lines"', "two lines"),
        ('"`**Bold** and _slanted_ a_b_c`"', "Bold and slanted a_b_c"),
        ("#quot;hi#quot; #9829; #amp; &lt;b&gt;", '"hi" ♥ & <b>'),
        ('"a &amp; b"', "a & b"),
        ("<b>Pay</b> now", "Pay now"),
        ('"<strong>Pay</strong> H<sub>2</sub>O"', "Pay H2O"),
        ('"List<String>"', "List<String>"),
        ("fa:fa-car Drive", "Drive"),
        ("x < 5 and y > 3", "x < 5 and y > 3"),
        ("❤ Prüfen", "❤ Prüfen"),
        (" ", ""),
    ],
)
def test_words_of_a_label(text: str, name: str) -> None:
    assert names(f"A[{text}] --> B") == [name, "B"]


def test_shape_data_over_several_lines() -> None:
    statements = 'A@{\n  shape: diamond\n  label: "Is } ok?"\n  other: "x"\n}\nA --> B'
    assert (names(statements), kinds(statements)) == (["Is } ok?", "B"], ["exclusive", "step"])
    assert names("A@{\n label: |\n  Two\n  lines\n shape: rect\n}") == ["Two lines"]
