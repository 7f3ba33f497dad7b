"""Following a contact live: which documented steps can come next."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import inf

from observer.conformance.markings import MarkingGraph
from observer.conformance.net import compile_process
from observer.conformance.product import START, UNKNOWN, Product, State, Weights
from observer.model.process import DocumentedProcess

AS_NAMED = Weights(log=1 << 40, model=1)
"""A step that was named was performed: rather any number of documented steps was left out before
it than that it counts as observed only. The weights do not change while a contact grows."""

SETTLED_LIMIT = 1_000
"""States settled for one step before only what is already reached goes on."""


class Follower:
    """Holds the best explanation of the steps so far, fed step by step.

    The documented run need not be complete: it explains a prefix. As many of the steps as possible
    are `sync`, so that what follows the step just named is expected next; then as few `model`
    moves as possible; ties as in an alignment. Dijkstra's algorithm, continued with every step.

    Attributes:
        expected: names of the observable steps that can come next, in document order.
    """

    def __init__(self, process: DocumentedProcess, steps: Iterable[str] = ()) -> None:
        net = compile_process(process)
        self._label_of = {name: label for label, name in enumerate(net.labels)}
        self._labels: list[int] = []
        self._product = Product(MarkingGraph(net), self._labels, AS_NAMED)
        self._reached: dict[State, int] = {START: 0}
        self._before: dict[State, list[State]] = {START: []}
        self._queue: list[tuple[int, State]] = [(0, START)]
        self._ends: list[State] = []
        self._first: list[State] = []
        self._settle()
        for step in steps:
            self.append(step)

    def append(self, step: str) -> None:
        """Takes in the next step."""
        self._labels.append(self._label_of.get(step, UNKNOWN))
        for state in self._ends:
            self._relax(state)
        self._settle()

    def go_back(self, count: int) -> None:
        """Holds the first `count` steps alone: what explains those stays as it was reached."""
        del self._labels[count:]
        self._reached = {state: w for state, w in self._reached.items() if state[1] <= count}
        self._before = {state: self._before[state] for state in self._reached}
        ahead = [(w, state) for state, w in self._reached.items() if state[1] == count]
        self._queue = [item for item in self._queue if item[1][1] < count] + ahead
        heapify(self._queue)
        self._settle()

    @property
    def work(self) -> int:
        """How many states the explanations so far have taken: what more is asked takes as long."""
        return len(self._reached)

    @property
    def expected(self) -> tuple[str, ...]:
        graph = self._product.graph
        firings = [firing for marking, _ in self._told() for firing in graph.firings(marking)]
        labels = sorted({firing.label for firing in firings if not firing.free})
        return tuple(graph.net.labels[label] for label in labels)

    def _settle(self) -> None:
        """Settles states until every cheapest one that explains all steps is settled."""
        self._ends, self._first = [], []
        for settled in range(2 * SETTLED_LIMIT):
            if settled == SETTLED_LIMIT and not self._ends:
                self._give_up_others()
            if not self._queue or (self._ends and self._queue[0][0] > self._weight_of_ends()):
                break
            weight, state = heappop(self._queue)
            if weight == self._reached[state]:
                self._relax(state)
                if state[1] == len(self._labels):
                    self._ends.append(state)

    def _weight_of_ends(self) -> int:
        return self._reached[self._ends[0]]

    def _give_up_others(self) -> None:
        """From here on only the states that already explain all steps count."""
        last = len(self._labels)
        self._queue = [
            (weight, state) for state, weight in self._reached.items() if state[1] == last
        ]
        heapify(self._queue)

    def _relax(self, state: State) -> None:
        for weight, target in self._product.successors(state):
            total = self._reached[state] + weight
            if total < self._reached.get(target, inf):
                self._reached[target] = total
                self._before[target] = []
                heappush(self._queue, (total, target))
            if total == self._reached[target]:
                self._before[target].append(state)

    def _told(self) -> list[State]:
        """The first ends, worked out once they are asked for; there always are some."""
        self._first = self._first or self._first_ends()
        return self._first

    def _first_ends(self) -> list[State]:
        """All states after the first, in lexicographic order, of the cheapest explanations."""
        cheapest = self._on_the_way()
        states = self._product.silently_reached([START], cheapest.__contains__)
        while states[0][1] < len(self._labels):
            so_far = self._reached[states[0]]
            ways = (
                [t for t in c.targets if t in cheapest and self._reached[t] == so_far + c.weight]
                for c in self._product.candidates(states)
            )
            states = self._product.silently_reached(next(filter(None, ways)), cheapest.__contains__)
        return states

    def _on_the_way(self) -> set[State]:
        """The states on some cheapest explanation of all steps."""
        found = set(self._ends)
        ahead = list(self._ends)
        while ahead:
            before = [state for state in self._before[ahead.pop()] if state not in found]
            found.update(before)
            ahead.extend(before)
        return found
