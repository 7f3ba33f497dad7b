"""What a file of a process holds, counted by an eye of its own, and how much of it was read."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from observer.documented.reading import read_process
from observer.errors import UserError
from observer.model.process import GATEWAYS, NodeKind, ReadResult

DATA = Path(__file__).parents[3] / "shared" / "data"

_ACTIVITIES = (NodeKind.STEP, NodeKind.SUBPROCESS)


@dataclass(frozen=True)
class Inventory:
    """Flow nodes as (`activity`, `event` or `gateway`, name), flows as names of both ends."""

    nodes: Counter[tuple[str, str]]
    flows: Counter[tuple[str, str]]


@dataclass(frozen=True)
class FileSet:
    """Files of one kind, all of which must be loaded, and read exactly.

    Attributes:
        expected: what a file holds, by other means than the product's; None where only loading
            is judged.
    """

    name: str
    paths: Sequence[Path]
    expected: Callable[[Path], Inventory] | None = None


@dataclass(frozen=True)
class Report:
    """How a set was read, in files, and the sentences for those that were not read exactly."""

    name: str
    files: int
    loaded: int
    exact_nodes: int
    exact_flows: int
    judged: bool
    seconds: float
    complaints: tuple[str, ...]
    passed: bool

    def __str__(self) -> str:
        exact = (
            f"exact activities {self.exact_nodes}, exact flows {self.exact_flows}, "
            if self.judged
            else ""
        )
        return f"{self.name}: loaded {self.loaded} of {self.files}, {exact}{self.seconds:.2f} s"


def take_inventory(result: ReadResult) -> Inventory:
    """What the product read."""
    nodes: Counter[tuple[str, str]] = Counter()
    flows: Counter[tuple[str, str]] = Counter()
    for process in result.processes:
        nodes.update((_class_of(node.kind), node.name) for node in process.nodes)
        names = {node.id: node.name for node in process.nodes}
        flows.update((names[flow.source], names[flow.target]) for flow in process.flows)
    return Inventory(nodes, flows)


def judge(files: FileSet) -> Report:
    """Reads every file of a set, and holds it against what is expected of it."""
    loaded = exact_nodes = exact_flows = both = 0
    seconds = 0.0
    complaints = []
    for path in files.paths:
        start = time.perf_counter()
        try:
            result = read_process(path)
        except UserError as error:
            complaints.append(str(error))
            continue
        finally:
            seconds += time.perf_counter() - start
        loaded += 1
        if files.expected is None:
            continue
        expected, found = files.expected(path), take_inventory(result)
        exact_nodes += expected.nodes == found.nodes
        exact_flows += expected.flows == found.flows
        both += expected == found
        complaints += _differences(path, expected, found)
    total = len(files.paths)
    judged = files.expected is not None
    passed = bool(total) and loaded == total and (both == total or not judged)
    return Report(
        files.name, total, loaded, exact_nodes, exact_flows, judged, seconds,
        tuple(complaints), passed,
    )  # fmt: skip


def _class_of(kind: NodeKind) -> str:
    if kind in _ACTIVITIES:
        return "activity"
    return "gateway" if kind in GATEWAYS else "event"


def _differences(path: Path, expected: Inventory, found: Inventory) -> list[str]:
    return [
        f"{path.parent.name}/{path.name}: {what} {sorted(items)}"
        for what, items in (
            ("not read:", expected.nodes - found.nodes),
            ("made up:", found.nodes - expected.nodes),
            ("flows not read:", expected.flows - found.flows),
            ("flows made up:", found.flows - expected.flows),
        )
        if items
    ]
