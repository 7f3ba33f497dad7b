"""What was read from a file, in words: one line an element, unnamed ones by their kind."""

from __future__ import annotations

from pathlib import Path

from observer.documented.mermaid.reader import read_mermaid
from observer.export.summary import process_lines

CHART = """flowchart TD
  S(( )) --> due{Due?} -->|yes| F@{ shape: fork } --> pay & mail
  due -->|no| E((Closed))
  subgraph Back office
    pay --> E
  end
"""


def test_one_line_an_element() -> None:
    assert list(process_lines(read_mermaid(CHART, Path("refund.mmd")))) == [
        "refund: 6 elements, 6 flows",
        "  [start] → Due?",
        "  Due? (exclusive) → yes: [parallel], no: Closed",
        "  [parallel] → pay, mail",
        "  pay (step, Back office) → Closed",
        "  mail (step) → end",
        "  Closed (end, Back office)",
    ]
