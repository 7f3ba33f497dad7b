"""Lines of Mermaid flowcharts: every form of arrow, texts, chains, and what is no flow."""

from __future__ import annotations

import pytest

from tests.documented.mermaid_text import flows, names, read, warnings


@pytest.mark.parametrize(
    "line",
    [
        "-->", "--->", "----->", "==>", "===>", "-.->", "-..->", "--o", "--x", "---o",
        "e1@-->", "e1@==>",
    ],
)  # fmt: skip
def test_every_arrow_is_a_flow(line: str) -> None:
    assert flows(f"A {line} B") == ["A>B"]
    assert warnings(f"A {line} B") == []


@pytest.mark.parametrize("line", ["-->", "==>", "-.->", "--o", "--x"])
def test_arrows_need_no_blanks(line: str) -> None:
    assert flows(f"A{line}B") == ["A>B"]


@pytest.mark.parametrize("line", ["<-->", "<==>", "<-.->", "<---->"])
def test_two_heads_are_two_flows(line: str) -> None:
    assert flows(f"A {line} B\nB --> C") == ["A>B", "B>A", "B>C"]


@pytest.mark.parametrize("line", ["---", "----", "===", "-.-", "o--o", "x--x", "x==x"])
def test_a_line_without_heads_leads_on_with_a_warning(line: str) -> None:
    assert flows(f"A {line} B") == ["A>B"]
    assert warnings(f"A {line} B") == [
        "refund.mmd:2: a line has no arrowhead and is read in the direction of writing"
    ]


def test_lines_without_heads_are_told_once() -> None:
    assert warnings("A --> B\nB --- C\nC --- D") == [
        "refund.mmd:3: 2 lines have no arrowhead and are read in the direction of writing"
    ]


def test_a_head_at_the_beginning_alone_leads_back() -> None:
    assert flows("A <--- B") == ["B>A"]


def test_an_invisible_line_is_no_flow() -> None:
    assert flows("A ~~~ B\nA --> C ~~~~ D\nC --> D\nC --> B") == ["A>C", "C>D", "C>B"]


@pytest.mark.parametrize(
    "line",
    [
        "-- yes -->", "--yes-->", "-->|yes|", "--> | yes |", '-->|"yes"|', '-- "yes" -->',
        "== yes ==>", "-. yes .->", "-.yes.->", "-- yes --x", "-- yes --o", "e1@-- yes -->",
    ],
)  # fmt: skip
def test_every_text_at_an_arrow(line: str) -> None:
    assert flows(f"A {line} B") == ["A>B:yes"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("-->|a -- b|", "a -- b"),
        ('-- "a --> b" -->', "a --> b"),
        ("-- a - b -->", "a - b"),
        ("-- test with == -->", "test with =="),
        ("== test with - ==>", "test with -"),
        ("-->|within<br/>the limit|", "within the limit"),
        ('-->|"5 #lt; 6"|', "5 < 6"),
    ],
)
def test_texts_hold_what_looks_like_an_arrow(line: str, text: str) -> None:
    assert flows(f"A {line} B") == [f"A>B:{text}"]


def test_chains_and_groups_of_nodes() -> None:
    assert flows("A --> B -- no --> C ==> D") == ["A>B", "B>C:no", "C>D"]
    assert flows("A & B --> C & D") == ["A>C", "A>D", "B>C", "B>D"]
    assert flows("A[a] & B[b]-->|x|C&D") == ["A>C&D:x", "B>C&D:x"]
    assert flows("A\n  --> B\n  -->\n  C") == ["A>B", "B>C"]


def test_the_same_arrow_twice_is_two_flows() -> None:
    assert flows("A -->|a| B\nA -->|b| B\nA -->|b| B") == ["A>B:a", "A>B:b", "A>B:b"]


def test_semicolons_comments_and_blank_lines() -> None:
    assert flows("A-->B;B-->C;;\n\n%% C --> X\n  C-->D %% on\n") == ["A>B", "B>C", "C>D"]


def test_lines_that_end_as_on_windows() -> None:
    text = "A-->B\r\nsubgraph X\r\nB --> C;\r\nend\r\n%% c\r\nC --> D\r\n"
    assert flows(text) == ["A>B", "B>C", "C>D"]


def test_letters_that_end_a_name_are_no_heads() -> None:
    assert flows("Box --> Foo --> x --> o") == ["Box>Foo", "Foo>x", "x>o"]
    assert flows("A --> o\nx --> B") == ["A>o", "x>B"]


@pytest.mark.parametrize(
    "name",
    [
        "a-b",
        "a_b",
        "a.b",
        "1",
        "a/b",
        "a:b",
        "Prüfen",
        "日本",
        "end-of-call",
        "class1",
        "v",
        "direction",
    ],
)
def test_names_of_nodes(name: str) -> None:
    assert flows(f"{name} --> B") == [f"{name}>B"]
    assert names(f"{name}-->B") == [name, "B"]


def test_what_is_passed_over() -> None:
    statements = (
        "direction LR\nstyle A fill:#f9f,stroke:#333\nclassDef red fill:#f00;\nclass A,B red\n"
        'click A "https://example.org/;x" "tip" _blank\nclick B call f("A --> C")\n'
        "linkStyle 0,1 stroke:#f00\nlinkStyle default stroke:#000\naccTitle: A --> X\n"
        "accDescr {\n A --> Y\n}\nA:::red --> B:::red\nA e1@--> B\ne1@{ animate: true }\n"
    )
    assert flows(statements) == ["A>B", "A>B"]
    assert [node.id for node in read(statements).nodes] == ["A", "B"]
