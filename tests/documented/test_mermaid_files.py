"""Where Mermaid charts stand in a file, what is refused, and the charts of Mermaid's own pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.mermaid.reader import read_mermaid
from observer.documented.reading import read_process
from tests.documented.mermaid_text import HEADER, PATH, sentence

CHARTS = Path(__file__).parents[3] / "shared" / "data" / "mermaid"

COUNTED = {
    "001": (122, 123), "002": (4, 4), "003": (11, 7), "004": (1, 0), "006": (1, 0), "007": (2, 1),
    "008": (2, 1), "009": (2, 1), "016": (1, 0), "020": (1, 0), "022": (1, 0), "023": (5, 0),
    "044": (1, 0), "059": (1, 0),
}  # fmt: skip
"""Nodes and arrows, counted by hand; of the first the arrows, one in each line that has one."""


def read(text: str) -> list[tuple[str, list[str]]]:
    """Name and steps of each process."""
    return [(p.name, list(p.step_names)) for p in read_mermaid(text, PATH).processes]


@pytest.mark.parametrize("number", COUNTED)
def test_charts_from_the_wild_are_read_whole(number: str) -> None:
    path = CHARTS / f"mermaidjs-{number}.mmd"
    if not path.exists():
        pytest.skip(f"there is no {path}")
    (process,) = read_process(path).processes
    assert (len(process.nodes), len(process.flows)) == COUNTED[number]


@pytest.mark.parametrize(
    "header",
    [
        "flowchart TD\n", "graph LR;", "graph\n", "flowchart-elk TB\n", "graph >\n", "graph TD ",
        "\n\n  flowchart   RL  \n", "%% a\n%%{init: {'theme': 'base',\n 'x': 1}}%%\nflowchart BT\n",
        "---\nconfig:\n  htmlLabels: false\n---\ngraph TB\n", "graph TD %% down\n",
    ],
)  # fmt: skip
def test_headers(header: str) -> None:
    ((_, steps),) = read(f"{header}A-->B")
    assert steps == ["A", "B"]


def test_the_title_is_the_name() -> None:
    assert read('---\ntitle: "Refund"\n---\ngraph TD\nA-->B') == [("Refund", ["A", "B"])]
    assert read("graph TD\nA-->B") == [("refund", ["A", "B"])]


MARKDOWN = """# Contact centre

~~~mermaid
sequenceDiagram
  A->>B: hi
~~~

## Refund

```mermaid
flowchart TD
  A --> B
```

```python
C --> D
```

> ## Exchange
>
> ```mermaid
> graph LR
>   C --> D
> ```

::: mermaid
graph LR
  E --> F -->
:::
"""


def test_every_flowchart_of_a_markdown_file_is_a_process_named_by_its_heading() -> None:
    result = read_mermaid(MARKDOWN.replace("F -->", "F"), PATH)
    assert [(p.id, p.name, p.step_names) for p in result.processes] == [
        ("refund-2", "Refund", ("A", "B")),
        ("refund-3", "Refund", ("C", "D")),
        ("refund-4", "Refund", ("E", "F")),
    ]
    assert [(w.where, w.what) for w in result.warnings] == [
        ("refund.mmd:4", "the sequenceDiagram is left out")
    ]


def test_a_flaw_in_a_markdown_file_has_its_line() -> None:
    assert sentence(MARKDOWN).startswith("refund.mmd:28: the flowchart ends with a line")


@pytest.mark.parametrize(
    "kind", ["sequenceDiagram", "gantt", "stateDiagram-v2", "classDiagram", "erDiagram", "mindmap"]
)
def test_another_chart_is_named(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "chart.txt"
    for text in (f"{kind}\n  A --> B\n", f"%% c\n{kind}\n", f"```mermaid\n{kind}\nA\n```\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Exception, match=f"this is a Mermaid {kind}; of Mermaid’s charts"):
            read_process(path)


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ("", "refund.mmd: there is no step in the flowchart"),
        ("A -->\n\n", "refund.mmd:2: the flowchart ends with a line that leads to no node"),
        ("A --> B C", "refund.mmd:2: “C” is not what can stand here"),
        ("A\nB[unclosed\n", "refund.mmd:3: “[unclosed” is not what can stand here"),
        ("A -- B", "refund.mmd:2: “-- B” is not what can stand here"),
        ("A->B", "refund.mmd:2: “->B” is not what can stand here"),
        ("A --> B\n\n\n\n]", "refund.mmd:6: “]” is not what can stand here"),
        ("A\nsubgraph X\nB\n", "refund.mmd:3: the subgraph “X” has no “end”"),
        ("subgraph X\nsubgraph X\nend\nend", "refund.mmd:3: the subgraph “X” stands in itself"),
        (f"{'A' * 1001} --> B", "refund.mmd:2: the name “AAA"),
        (f"A[{'x' * 1001}] --> B", "refund.mmd:2: the name “xxx"),
        (
            "".join(f"subgraph s{n}\n" for n in range(10_000)),
            "refund.mmd:52: subgraphs stand in one another more than 50 deep",
        ),
        (f"A{'[' * 10_000}", "refund.mmd:2: “[[["),
        (
            "\n".join(f"n{n}" for n in range(10_001)),
            "refund.mmd:10002: a process has at most 10,000 steps",
        ),
        (
            " --> ".join(" & ".join(f"{x}{n}" for n in range(300)) for x in "ab"),
            "refund.mmd:2: a process has at most 10,000 steps",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(statements: str, said: str) -> None:
    assert sentence(HEADER + statements).startswith(said)
