"""Answers of the command line in words: one fact a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from observer.conformance.comparison import Comparison
from observer.conformance.log import LogAlignment
from observer.drawing.wording import clock_time, of_all
from observer.model.finding import Findings
from observer.model.process import ReadResult

if TYPE_CHECKING:
    import networkx as nx


def process_lines(result: ReadResult) -> Iterator[str]:
    for process in result.processes:
        yield f"{process.name}: {len(process.nodes)} elements, {len(process.flows)} flows"
        for node in process.nodes:
            following = ", ".join(
                process.by_id[flow.target].name for flow in process.outgoing[node.id]
            )
            yield f"  {node.name} ({node.kind}) → {following or 'end'}"


def graph_lines(graph: nx.DiGraph) -> Iterator[str]:
    total = len(graph.graph["contacts"])
    for _, node in graph.nodes(data=True):
        place = f" at {node['step']}" if node["kind"] in _AT_A_STEP and node["step"] else ""
        label = f" {node['label']}" if node["label"] else ""
        time = "" if node["median_ms"] is None else f", median {clock_time(node['median_ms'])}"
        yield f"{node['kind']}{label}{place}: {of_all(len(node['contacts']), total)}{time}"


_AT_A_STEP = frozenset({"wait", "transfer", "blocked", "workaround"})


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    yield f"cost {comparison.cost}, fitness {comparison.fitness:.3f}"
    for held in comparison.contacts:
        moves = ", ".join(
            f"{move.kind} {move.step}" for move in held.alignment.moves if move.kind != "sync"
        )
        yield f"contact {held.contact}: cost {held.alignment.cost}{moves and f' ({moves})'}"
    if comparison.excluded:
        yield f"left out while open: {', '.join(map(str, comparison.excluded))}"


def finding_lines(findings: Findings) -> Iterator[str]:
    total = len(findings.contacts)
    for held in findings.constraints:
        kinds = "".join(f", {kind}" for kind in held.kinds)
        recurring = ", recurring" if held.recurring else ""
        yield (
            f"{held.point} {held.reason or '(reason open)'} at {held.step or 'the start'}: "
            f"{of_all(len(held.contacts), total)}, time {clock_time(held.total_ms)}"
            f"{recurring}{kinds}"
        )
    latency = findings.latency
    yield (
        f"decision latency: median {clock_time(latency.median_ms)} "
        f"({of_all(latency.of, len(latency.contacts))} contacts with a known resolution)"
    )


def log_lines(aligned: LogAlignment) -> Iterator[str]:
    yield (
        f"{aligned.traces} cases in {len(aligned.variants)} variants: "
        f"cost {aligned.cost}, fitness {aligned.fitness:.3f}"
    )
    for variant in aligned.variants:
        yield f"{variant.count} × cost {variant.alignment.cost}: {', '.join(variant.activities)}"
