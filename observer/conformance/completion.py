"""Whether a documented process can come to its end, and where it cannot."""

from __future__ import annotations

from functools import lru_cache

from observer.conformance.completing_run import NotFoundError, find_completing_run
from observer.conformance.effort import exact_searches
from observer.conformance.markings import MarkingGraph
from observer.conformance.net import build_net, compile_process
from observer.conformance.product import START
from observer.conformance.search import LimitReachedError
from observer.conformance.transition import Marking, Net
from observer.documented.validation import NOUNS
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Node, NodeKind

LOOK_LIMIT = 20_000
"""Markings looked at to say where a process gets stuck."""

QUICK_SIZE = 500
"""Nodes, and flows, of a process that is tried while it is read or edited."""

QUICK_AWAITED = 50
"""Flows into its inclusive gateways, each of which is followed back through all of it."""

QUICK_LIMIT = 2_000
"""Markings met meanwhile."""

_NO_START = "the documented process has no start"


def find_dead_end(process: DocumentedProcess) -> str:
    """Why no run of the process comes to an end, as far as a quick look shows it; else empty."""
    if not _is_small(process):
        return ""
    if not process.starts:
        return _NO_START
    try:
        find_completing_run(MarkingGraph(build_net(process)), QUICK_LIMIT)
    except NotFoundError as error:
        return _dead_end(process) if error.exhausted else ""
    return ""


def _is_small(process: DocumentedProcess) -> bool:
    kinds = (process.by_id[flow.target].kind for flow in process.flows)
    awaited = sum(kind is NodeKind.INCLUSIVE for kind in kinds)
    return max(len(process.nodes), len(process.flows)) <= QUICK_SIZE and awaited <= QUICK_AWAITED


def require_completable(process: DocumentedProcess) -> None:
    """Refuses a process none of whose runs completes.

    Raises:
        UserError: names the step or gateway where it gets stuck.
    """
    if not process.starts:
        raise UserError(_NO_START, remedy="say which step comes first")
    if not is_completable(process):
        raise UserError(_dead_end(process), remedy="correct the documented process there")


@lru_cache(maxsize=16)
def is_completable(process: DocumentedProcess) -> bool:
    """Whether a run that completes was found."""
    graph = MarkingGraph(compile_process(process))
    try:
        find_completing_run(graph)
    except NotFoundError as error:
        return not error.exhausted and _is_found_exactly(graph)
    return True


def _is_found_exactly(graph: MarkingGraph) -> bool:
    for search in exact_searches(graph, ()):
        try:
            return search.to_go([START]) is not None
        except LimitReachedError:
            continue
    return False


def _dead_end(process: DocumentedProcess) -> str:
    return f"no run of the documented process comes to an end: it {_obstacle(process)}"


def _obstacle(process: DocumentedProcess) -> str:
    """Where it waits for ever on the shortest way, or else where it goes on for ever."""
    net = build_net(process)
    last, is_stuck = _last_marking(net)
    waiting = {t.node for t in net.transitions if not set(last).isdisjoint(t.inputs)}
    nodes = [node for node in process.nodes if node.id in waiting]
    around = {parent.id for node in nodes for parent in process.around(node)}
    innermost = next(node for node in nodes if node.id not in around)
    return f"{'gets stuck' if is_stuck else 'goes on for ever'} at {_described(innermost)}"


def _last_marking(net: Net) -> tuple[Marking, bool]:
    """The first marking met from which nothing can happen, or else the last one met."""
    graph = MarkingGraph(net)
    number = 0
    while number < min(len(graph.markings), LOOK_LIMIT):
        if not graph.firings(number) and not graph.is_crowded(number):
            return graph.markings[number], True
        number += 1
    return graph.markings[number - 1], False


def _described(node: Node) -> str:
    if node.name:
        return f"“{node.name}”"
    return f"the {NOUNS.get(node.kind, f'{node.kind} gateway')} {node.id}"
