"""Mermaid flowcharts, counted line by line with an eye for no more than these files hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.interop.inventory import DATA, FileSet, Inventory

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_PASSED_OVER = re.compile(r"\s*(%%|flowchart|graph|subgraph|end$|classDef|class )")
_ARROW = re.compile(r"(?:-- .*? )?(?:-->|==>|-\.->)(?:\s*\|[^|]*\|)?")
_NODE = re.compile(r"(\w+)(.*)")
_DATA = re.compile(r'@\{ shape: ([\w-]+), label: "(.*)" \}')

_DECISIONS = ("{", "@diamond", "@hex", "@fork", "@f-circ")
_ROUND = ("((", "([")
_TERMINAL_NAMES = ("Start", "Stop")


def mermaid_sets() -> Iterator[FileSet]:
    yield FileSet("mermaid", sorted((DATA / "mermaid").glob("*.mmd")), count_chart)


def count_chart(path: Path) -> Inventory:
    text = _FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`]*`", lambda label: re.sub(r"[`*_]|\n\s*", " ", label[0]), text)
    labels: dict[str, str] = {}
    shapes: dict[str, str] = {}
    flows: list[tuple[str, str]] = []
    for line in text.splitlines():
        if _PASSED_OVER.match(line) or not line.strip():
            continue
        ids = []
        for piece in _ARROW.split(line):
            found = _NODE.match(piece.strip().rstrip(";"))
            assert found, (path, line)
            ids.append(found[1])
            labels.setdefault(found[1], found[1])
            if found[2]:
                shapes[found[1]], labels[found[1]] = _shape_and_label(found[2])
        flows += pairwise(ids)
    nodes = Counter((_class(n, labels[n], shapes.get(n, ""), flows), labels[n]) for n in labels)
    return Inventory(nodes, Counter((labels[source], labels[target]) for source, target in flows))


def _shape_and_label(written: str) -> tuple[str, str]:
    if data := _DATA.match(written):
        return f"@{data[1]}", data[2]
    quote = re.search(r'"(.*)"', written)
    label = quote[1] if quote else written.strip("[](){}<>/\\")
    return written, " ".join(re.sub(r"<br/?>|\\n", " ", label).split())


def _class(node: str, label: str, shape: str, flows: list[tuple[str, str]]) -> str:
    if shape.startswith(_DECISIONS):
        return "gateway"
    leaves = any(node == source for source, _ in flows)
    reached = any(node == target for _, target in flows)
    terminal = shape.startswith(_ROUND) or label in _TERMINAL_NAMES
    return "event" if terminal and leaves != reached else "activity"
