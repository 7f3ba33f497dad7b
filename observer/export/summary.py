"""Answers of the command line in words: one fact a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from observer.conformance.comparison import Comparison
from observer.conformance.log import LogAlignment
from observer.discovery.notes import Note
from observer.drawing.wording import of_all
from observer.findings.wording import NOT_SEEN, clock_time
from observer.model.finding import Constraint, DecisionLatency, Findings
from observer.model.mark import MarkKind
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, ReadResult
from observer.practice.agreement import Agreement, describe, summarise

if TYPE_CHECKING:
    import networkx as nx


def process_lines(result: ReadResult) -> Iterator[str]:
    for process in result.processes:
        yield f"{process.name}: {len(process.nodes)} elements, {len(process.flows)} flows"
        for node in process.nodes:
            said = ", ".join(filter(None, (node.kind if node.name else "", node.owner)))
            told = f"{_called(node)} ({said})" if said else _called(node)
            ways = ", ".join(_way(process, flow) for flow in process.outgoing[node.id])
            yield f"  {told}" + ("" if node.kind is NodeKind.END else f" → {ways or 'end'}")


def _way(process: DocumentedProcess, flow: Flow) -> str:
    target = _called(process.by_id[flow.target])
    return f"{flow.name}: {target}" if flow.name else target


def _called(node: Node) -> str:
    return node.name or f"[{node.kind}]"


def graph_lines(graph: nx.DiGraph) -> Iterator[str]:
    total = len(graph.graph["contacts"])
    for _, node in graph.nodes(data=True):
        place = f" at {node['step']}" if node["kind"] in _AT_A_STEP and node["step"] else ""
        label = f" {node['label']}" if node["label"] else ""
        time = "" if node["median_ms"] is None else f", median {clock_time(node['median_ms'])}"
        yield f"{node['kind']}{label}{place}: {of_all(len(node['contacts']), total)}{time}"


_AT_A_STEP = frozenset({"wait", "transfer", "blocked", "workaround"})


def note_lines(notes: Iterable[Note]) -> Iterator[str]:
    for note in notes:
        yield f"{note.mark}: contact {note.contact}, {clock_time(note.at_ms)}: {note.text}"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    yield (
        f"{comparison.cost} deviations from the documented process, "
        f"fitness {comparison.fitness:.2f} (1 is as documented)"
    )
    for held in comparison.contacts:
        moves = held.alignment.moves
        told = [
            f"{words}: {', '.join(steps)}"
            for words, kind in (("not documented", "log"), ("left out", "model"))
            if (steps := [move.step for move in moves if move.kind == kind])
        ]
        yield f"contact {held.contact}: {'; '.join(told) or 'as documented'}"
    if comparison.excluded:
        yield f"not compared while open: {', '.join(map(str, comparison.excluded))}"


def finding_lines(findings: Findings) -> Iterator[str]:
    for held in findings.constraints:
        yield _constraint_line(held, len(findings.contacts))
    yield from _latency_lines(findings.latency)


def _constraint_line(held: Constraint, total: int) -> str:
    kinds = "".join(f", {kind}" for kind in held.kinds)
    recurring = ", recurring" if held.recurring else ""
    lost = f"time {NOT_SEEN}" if held.total_ms is None else f"{clock_time(held.total_ms)} in all"
    left = "(team open)" if held.point == MarkKind.TRANSFER else "(reason open)"
    return (
        f"{' and '.join(held.points)} {held.reason or left} at {held.step or 'the start'}: "
        f"{of_all(len(held.contacts), total)}, {lost}{recurring}{kinds}"
    )


def _latency_lines(latency: DecisionLatency) -> Iterator[str]:
    known = len(latency.contacts)
    if latency.median_ms is not None:
        yield (
            f"decision latency: median {clock_time(latency.median_ms)} in the "
            f"{of_all(latency.of, known)} contacts with a known resolution that were permitted"
        )
    waiting = [c.ms for c in latency.contacts if not (c.permitted or c.own_authority)]
    if waiting:
        yield (
            f"never permitted: {of_all(len(waiting), known)}, after at least "
            f"{', '.join(map(clock_time, sorted(waiting)))}"
        )


def log_lines(aligned: LogAlignment) -> Iterator[str]:
    yield (
        f"{aligned.traces} cases in {len(aligned.variants)} variants: "
        f"cost {aligned.cost}, fitness {aligned.fitness:.3f}"
    )
    for variant in aligned.variants:
        yield f"{variant.count} × cost {variant.alignment.cost}: {', '.join(variant.activities)}"


def agreement_lines(agreement: Agreement) -> Iterator[str]:
    yield from summarise(agreement)
    for pair in agreement.disagreements:
        yield f"{clock_time(pair.at_ms)} {describe(pair)}"
