"""Subgraphs of Mermaid flowcharts: owners, and arrows from and to them."""

from __future__ import annotations

import pytest

from tests.documented.mermaid_text import flows, kinds, names, owners, warnings


@pytest.mark.parametrize(
    ("header", "owner"),
    [
        ("Agent", "Agent"),
        ("t1[Team leader]", "Team leader"),
        ('t1 ["Team leader"]', "Team leader"),
        ('"Team leader"', "Team leader"),
        ("Team leader", "Team leader"),
        ("a-b-c", "a-b-c"),
        ("t1[Team<br/>leader]:::red", "Team leader"),
        ("", ""),
    ],
)
def test_a_subgraph_owns_what_is_named_in_it(header: str, owner: str) -> None:
    assert owners(f"A --> B\nsubgraph {header}\ndirection LR\nB --> C\nend\nC --> D") == {
        "A": "", "B": owner, "C": owner, "D": "",
    }  # fmt: skip


def test_the_innermost_title_is_the_owner() -> None:
    statements = (
        "subgraph Outer\nA --> B\nsubgraph Inner\nB --> C\nsubgraph\nD\nend\nend\nend\nC --> D"
    )
    assert owners(statements) == {"A": "Outer", "B": "Inner", "C": "Inner", "D": "Inner"}


def test_the_first_subgraph_that_names_a_node_has_it() -> None:
    assert owners("subgraph X\nA\nend\nsubgraph Y\nA --> B\nend") == {"A": "X", "B": "Y"}


def test_statements_on_one_line() -> None:
    assert owners("subgraph X;A-->B;end;B-->C;") == {"A": "X", "B": "X", "C": ""}


def test_an_arrow_at_a_subgraph_leads_to_what_comes_first_in_it() -> None:
    inner = "subgraph S\nB --> C\nB2 --> C\nC --> D & D2\nend\n"
    assert flows(inner + "A --> S -->|done| E") == [
        "B>C", "B2>C", "C>D", "C>D2", "A>B", "A>B2", "D>E:done", "D2>E:done",
    ]  # fmt: skip


def test_an_arrow_at_a_subgraph_that_is_told_of_later() -> None:
    assert flows("A --> S\nS --> Z\nsubgraph S\nB --> C\nend") == ["A>B", "C>Z", "B>C"]


def test_an_arrow_from_subgraph_to_subgraph_within_another() -> None:
    statements = "subgraph O\nsubgraph X\na --> b\nend\nsubgraph Y\nc\nend\nX --> Y\nend\nA --> O"
    assert flows(f"{statements} --> Z") == ["a>b", "b>c", "A>a", "c>Z"]


def test_in_a_circle_the_first_named_comes_first_and_the_last_last() -> None:
    assert flows("subgraph S\nB --> C --> B\nend\nA --> S --> D") == ["B>C", "C>B", "A>B", "C>D"]


def test_arrows_from_outside_do_not_count() -> None:
    assert flows("subgraph S\nB --> C\nend\nX --> B\nX --> C\nA --> S")[-1] == "A>B"


def test_an_empty_subgraph_is_a_step() -> None:
    statements = "subgraph S[Pay out]\nend\nA --> S --> B"
    assert flows(statements) == ["A>S", "S>B"]
    assert sorted(names(statements)) == ["A", "B", "Pay out"]
    assert kinds(statements) == ["step", "step", "step"]


def test_an_arrow_from_a_subgraph_into_itself_is_left_out() -> None:
    statements = "subgraph S\nA --> B\nend\nS --> A\nB --> S\nS --> C"
    assert flows(statements) == ["A>B", "B>C"]
    assert warnings(statements) == [
        "refund.mmd:5: the line from “S” to “A” joins a subgraph with what stands in it; it is "
        "left out",
        "refund.mmd:6: the line from “B” to “S” joins a subgraph with what stands in it; it is "
        "left out",
    ]


def test_end_is_a_word_like_others_elsewhere() -> None:
    assert names("A[the end] --> ending --> backend\nsubgraph X\nendless --> A\nend") == [
        "the end", "ending", "backend", "endless",
    ]  # fmt: skip
