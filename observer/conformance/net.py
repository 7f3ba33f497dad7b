"""The documented process as a net of places and transitions: what can happen, token by token.

This module and that of the places alone know what the kinds of node mean; all others work on the
net. A node is activated by a token on its active place. A flow puts its token there, except into a
join, where each flow has a place of its own until the join acts.

An expanded sub-process keeps a token on its running place while its inside runs, and goes on when
no token is left inside. Runs of one sub-process at the same time count as one run. What happens
beside it (a boundary event or triggered sub-process that does not interrupt) happens once a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from observer.conformance.concurrency import without_idle_conditions
from observer.conformance.places import WHOLE, Places, WaysOut, is_expanded
from observer.conformance.reduction import reduce_net
from observer.conformance.transition import SILENT, Net, Transition
from observer.model.process import DocumentedProcess, Node, NodeKind, Notation


@lru_cache(maxsize=16)
def compile_process(process: DocumentedProcess) -> Net:
    """The reduced net of a process, with the same completing runs."""
    return reduce_net(build_net(process))


def build_net(process: DocumentedProcess) -> Net:
    """The net of a process, as it stands in the document."""
    places = Places(process)
    transitions = [*_whole(places)]
    labels = {name: label for label, name in enumerate(process.step_names)}
    for node in process.acting:
        transitions += [
            *_arrive(places, node),
            *_perform(places, node, labels.get(node.name, SILENT)),
            *_interrupt(places, node),
            *_leave(places, node),
        ]
    net = Net(process.step_names, (places.begin,), tuple(transitions))
    return without_idle_conditions(net)


def _whole(places: Places) -> Iterator[Transition]:
    if places.triggered[WHOLE]:
        yield from _run_inside(places, WHOLE, (places.begin, places.running), ())
    else:
        for entries in _beginnings(places, WHOLE):
            yield _silent(WHOLE, (places.begin,), entries)


def _run_inside(
    places: Places, scope: str, begun_running: tuple[int, int], done: tuple[int, ...]
) -> Iterator[Transition]:
    """A sub-process begins, and goes on when nothing inside waits for more than a trigger."""
    begun, running = begun_running
    armed = {places.of[node.id].armed for node in places.triggered[scope]}
    for entries in _beginnings(places, scope):
        yield _silent(scope, (begun,), (running, *entries, *armed))
    rest = places.inside[scope] - armed
    yield _silent(scope, (running,), done, clears=armed, awaits_empty=rest)


def _beginnings(places: Places, scope: str) -> list[tuple[int, ...]]:
    """The places that are marked as a run begins: one of these ways."""
    process = places.process
    entries = process.entries(scope)
    drawn = any(process.by_id[entry].kind is NodeKind.START for entry in entries)
    active = tuple(places.of[entry].active for entry in entries)
    together = process.notation is Notation.BPMN and not drawn
    return [active] if together or not active else [(place,) for place in active]


def _arrive(places: Places, node: Node) -> Iterator[Transition]:
    """A join acts, or what may be triggered is."""
    own = places.of[node.id]
    within = places.inside[node.parent]
    if own.arrivals and own.active not in own.arrivals:
        awaits = within if node.kind is NodeKind.INCLUSIVE else ()
        yield Transition(
            node.id, SILENT, True, own.arrivals, (own.active,), joins_within=frozenset(awaits)
        )
    if own.armed != own.active:
        ended = within if node.triggered and node.interrupting else ()
        yield _silent(node.id, (own.armed,), (own.active,), clears=ended)


def _perform(places: Places, node: Node, label: int) -> Iterator[Transition]:
    own = places.of[node.id]
    armed = [places.of[event.id].armed for event in places.beside(node)]
    if armed:
        yield _silent(node.id, (own.active,), (own.begun, *armed))
        yield _silent(node.id, (own.done,), (own.left,), clears=armed)
    if is_expanded(node):
        yield from _run_inside(places, node.id, (own.begun, own.running), (own.done,))
    elif node.visible:
        yield Transition(node.id, label, not node.observable, (own.begun,), (own.done,))
    if node.repeats and own.done != own.begun:
        yield _silent(node.id, (own.done,), (own.begun,))


def _interrupt(places: Places, node: Node) -> Iterator[Transition]:
    """A boundary event leaves its activity before or after it was performed, or from inside."""
    own = places.of[node.id]
    gone = _gone(places, node)
    for event in places.attached[node.id]:
        if event.interrupting:
            for place in [own.running] if is_expanded(node) else {own.begun, own.done}:
                yield _silent(event.id, (place,), (places.of[event.id].active,), clears=gone)


def _gone(places: Places, node: Node) -> set[int]:
    """The places that an activity empties when it is left by a boundary event."""
    gone = {places.of[event.id].armed for event in places.beside(node)}
    return gone | places.inside[node.id] if is_expanded(node) else gone


def _catching(places: Places, end: Node) -> Node | None:
    """The boundary event, on the nearest sub-process around, that an error or cancellation meets
    (BPMN 2.0.2, section 10.5.6); where there is none, it ends what it stands in."""
    for around in places.process.around(end):
        for event in places.attached[around.id]:
            if event.interrupting and event.trigger == end.trigger:
                return event
    return None


def _leave(places: Places, node: Node) -> Iterator[Transition]:
    own = places.of[node.id]
    caught = _catching(places, node) if node.fails else None
    if caught is not None:
        host = places.process.by_id[caught.attached_to]
        left = (own.left, places.of[host.id].running)
        yield _silent(node.id, left, (places.of[caught.id].active,), clears=_gone(places, host))
        return
    if node.terminates or node.fails:
        yield _silent(node.id, (own.left,), (), clears=places.inside[node.parent])
        return
    ways = own.ways_out
    for place in ways.one:
        yield _silent(node.id, (own.left,), (place,))
    if ways.optional:
        for place, taken in _choices(own.left, own.undecided, ways):
            yield _silent(node.id, (place,), taken)
    elif not ways.one:
        yield _silent(node.id, (own.left,), (*ways.always, *ways.default))


def _choices(
    none: int, undecided: Iterable[tuple[int, int]], ways: WaysOut
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Any subset of the optional ways, one by one: four transitions a way, not 2^n in all."""
    some: int | None = None
    for place, (next_none, next_some) in zip(ways.optional, undecided, strict=False):
        yield none, (next_none,)
        yield none, (place, next_some)
        if some is not None:
            yield some, (next_some,)
            yield some, (place, next_some)
        none, some = next_none, next_some
    last = ways.optional[-1]
    yield none, (last, *ways.always)
    if ways.always or ways.default:
        yield none, (*ways.always, *ways.default)
    if some is not None:
        yield some, (last, *ways.always)
        yield some, ways.always


def _silent(
    node: str,
    inputs: tuple[int, ...],
    outputs: tuple[int, ...],
    *,
    clears: Iterable[int] = (),
    awaits_empty: Iterable[int] = (),
) -> Transition:
    return Transition(
        node,
        SILENT,
        True,
        inputs,
        tuple(sorted(outputs)),
        awaits_empty=frozenset(awaits_empty),
        clears=frozenset(clears),
    )
