"""Answers of the command line as JSON structures, key for key as documented.

Times are milliseconds, contacts numbers within the round, marks ids of the study.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from observer.conformance.alignment import Alignment
from observer.conformance.comparison import Comparison
from observer.conformance.log import LogAlignment
from observer.discovery.notes import Note
from observer.discovery.variants import Variant
from observer.model.finding import Constraint, Findings, StepFinding
from observer.model.process import DocumentedProcess, ReadResult
from observer.model.study import Round
from observer.practice.agreement import Agreement
from observer.practice.marked import Marked
from observer.store.soundness import Soundness

if TYPE_CHECKING:
    import networkx as nx

Answer = dict[str, Any]

_NODE_KEYS = (
    "kind", "label", "step", "owner", "held_by", "contacts", "count",
    "median_ms", "min_ms", "max_ms", "working_ms", "marks",
)  # fmt: skip
_COMPARED_KEYS = ("kind", "label", "owner", "observable", "status", "contacts")
_EDGE_KEYS = ("count", "contacts", "median_ms", "min_ms", "max_ms", "marks")


def _answer(**keys: Any) -> Answer:
    return {"version": 1, **keys}


def process_answer(result: ReadResult) -> Answer:
    """`read-process`: nodes and flows of all processes of a file, and its flaws."""
    return _answer(
        processes=[{"id": p.id, "name": p.name} for p in result.processes],
        nodes=[node for p in result.processes for node in _process_nodes(p)],
        flows=[
            {"from": flow.source, "to": flow.target, "name": flow.name}
            for process in result.processes
            for flow in process.flows
        ],
        warnings=[asdict(warning) for warning in result.warnings],
    )


def _process_nodes(process: DocumentedProcess) -> Iterable[Answer]:
    for node in process.nodes:
        yield asdict(node) | {"process": process.id, "kind": node.kind.value}


def notes_answer(round_: Round, notes: Iterable[Note]) -> Answer:
    """`notes`: what was noted in a round, with the ids by which notes go out."""
    return _answer(round=round_.name, notes=[asdict(note) for note in notes])


def graph_answer(round_: Round, graph: nx.DiGraph, variants: Iterable[Variant]) -> Answer:
    """`graph`: the real-process graph of a round, and its variants."""
    return _answer(
        round=round_.name,
        contacts=list(graph.graph["contacts"]),
        open=list(graph.graph["open"]),
        nodes=_nodes(graph, _NODE_KEYS),
        edges=_edges(graph, _EDGE_KEYS),
        variants=[asdict(variant) for variant in variants],
    )


def _nodes(graph: nx.DiGraph, keys: Iterable[str]) -> list[Answer]:
    return [{"id": node} | {key: data[key] for key in keys} for node, data in graph.nodes.items()]


def _edges(graph: nx.DiGraph, keys: Iterable[str]) -> list[Answer]:
    return [
        {"from": source, "to": target} | {key: data[key] for key in keys}
        for (source, target), data in graph.edges.items()
    ]


def comparison_answer(round_: Round, comparison: Comparison) -> Answer:
    """`compare`: the alignment of each closed contact, and the comparison graph."""
    return _answer(
        round=round_.name,
        excluded=list(comparison.excluded),
        cost=comparison.cost,
        fitness=comparison.fitness,
        complete=comparison.complete,
        contacts=[
            {"contact": held.contact, **_alignment(held.alignment)} for held in comparison.contacts
        ],
        nodes=_nodes(comparison.graph, _COMPARED_KEYS),
        edges=_edges(comparison.graph, ("status", "contacts")),
    )


def _alignment(alignment: Alignment) -> Answer:
    return {
        "cost": alignment.cost,
        "optimal": alignment.optimal,
        "fitness": alignment.fitness,
        "moves": [[move.kind.value, move.step] for move in alignment.moves],
    }


def findings_answer(round_: Round, findings: Findings) -> Answer:
    """`findings`: constraints, steps and decision latency of the closed contacts."""
    return _answer(
        round=round_.name,
        contacts=len(findings.contacts),
        excluded=list(findings.excluded),
        decision_latency=asdict(findings.latency),
        constraints=[_constraint(constraint) for constraint in findings.constraints],
        steps=[_step(step) for step in findings.steps],
    )


def _constraint(constraint: Constraint) -> Answer:
    share = {key: getattr(constraint.share, key) for key in ("of", "low", "high")}
    kinds = [kind.value for kind in constraint.kinds]
    return asdict(constraint) | {
        "kinds": kinds,
        "recurring": constraint.recurring,
        "share": share,
    }


def _step(step: StepFinding) -> Answer:
    return asdict(step) | {"kinds": [kind.value for kind in step.kinds]}


def log_answer(aligned: LogAlignment) -> Answer:
    """`align`: the log as a whole, and each of its variants."""
    return _answer(
        log={
            "traces": aligned.traces,
            "variants": len(aligned.variants),
            "cost": aligned.cost,
            "fitness": aligned.fitness,
            "complete": aligned.complete,
        },
        variants=[
            {"activities": list(v.activities), "count": v.count, **_alignment(v.alignment)}
            for v in aligned.variants
        ],
    )


def agreement_answer(agreement: Agreement) -> Answer:
    """`agree`: two observers of one contact, moment by moment."""
    return _answer(
        window_ms=agreement.window_ms,
        moments=len(agreement.pairs),
        agreed=len(agreement.agreed),
        quiet=agreement.quiet,
        kappa=agreement.kappa,
        behind_ms=agreement.behind_ms,
        pairs=[
            {"first": _marked(pair.first), "second": _marked(pair.second), "same": pair.is_same}
            for pair in agreement.pairs
        ],
    )


def _marked(marked: Marked | None) -> Answer | None:
    return {"kind": marked.kind, "at_ms": marked.at_ms, "about": marked.about} if marked else None


def soundness_answer(soundness: Soundness) -> Answer:
    """`check`: whether a study file is sound, and what is wrong."""
    return _answer(
        sound=soundness.sound,
        problems=list(soundness.problems),
        contacts=soundness.contacts,
        marks=soundness.marks,
    )
