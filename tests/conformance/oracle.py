"""What alignments and successions have to be, worked out from every run there is.

Independent of the product: it plays tokens on flows naively, lists the runs and tries everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations, pairwise, product

from observer.model.process import DocumentedProcess, Node, NodeKind

Tokens = tuple[int, ...]
"""Flow indices, sorted; start tokens stand as negative numbers."""

Run = tuple[tuple[str, bool], ...]
"""Name of each step, and whether it is observable; those that are not may be left out."""

MOST_STATES = 3_000


Told = tuple[float, int, tuple[tuple[int, int], ...]]
"""Cost, number of `log` moves, and (kind, label) of the moves: the smaller the better."""

WORST: Told = (float("inf"), 0, ())


class TooManyRunsError(Exception):
    """The runs up to the length asked for are too many to list."""


class NoRunError(Exception):
    """No run of that length completes."""


class Oracle:
    def __init__(self, process: DocumentedProcess) -> None:
        self.process = process
        self.flows = process.flows
        self.order = {name: k for k, name in enumerate(process.step_names)}
        self.into = {node.id: self._indices(node, "target") for node in process.nodes}
        self.out_of = {node.id: self._indices(node, "source") for node in process.nodes}
        self._fired: dict[Tokens, list[tuple[Node, Tokens]]] = {}

    def start(self) -> Tokens:
        return tuple(sorted(-1 - k for k in range(len(self.process.starts))))

    def firings(self, tokens: Tokens) -> list[tuple[Node, Tokens]]:
        if tokens not in self._fired:
            self._fired[tokens] = list(dict.fromkeys(self._fire(tokens)))
        return self._fired[tokens]

    def _fire(self, tokens: Tokens) -> Iterator[tuple[Node, Tokens]]:
        for node in self.process.nodes:
            for taken in self._takes(node, tokens):
                left = list(tokens)
                for flow in taken:
                    left.remove(flow)
                for put in self._puts(node):
                    yield node, tuple(sorted([*left, *put]))

    def _indices(self, node: Node, end: str) -> list[int]:
        return [k for k, flow in enumerate(self.flows) if getattr(flow, end) == node.id]

    def _takes(self, node: Node, tokens: Tokens) -> Iterator[tuple[int, ...]]:
        for k, start in enumerate(self.process.starts):
            if start == node.id and -1 - k in tokens:
                yield (-1 - k,)
        incoming = self.into[node.id]
        marked = [flow for flow in incoming if flow in tokens]
        if node.kind is NodeKind.PARALLEL:
            if incoming and marked == incoming:
                yield tuple(incoming)
        elif node.kind is NodeKind.INCLUSIVE:
            empty = set(incoming) - set(marked)
            others = [flow for flow in tokens if flow not in marked]
            if marked and not any(self._reaches(flow, empty, node) for flow in others):
                yield tuple(marked)
        else:
            yield from ((flow,) for flow in marked)

    def _puts(self, node: Node) -> list[tuple[int, ...]]:
        outgoing = self.out_of[node.id]
        if not outgoing:
            return [()]
        if node.kind is NodeKind.PARALLEL:
            return [tuple(outgoing)]
        if node.kind is NodeKind.INCLUSIVE:
            sizes = range(1, len(outgoing) + 1)
            return list(chain.from_iterable(combinations(outgoing, size) for size in sizes))
        return [(flow,) for flow in outgoing]

    def _reaches(self, token: int, targets: set[int], join: Node) -> bool:
        """Whether a token can come to one of some flows without passing the join."""
        starts = self.process.starts
        seen: set[int] = set()
        nodes = [starts[-1 - token] if token < 0 else self.flows[token].target]
        while nodes:
            node_id = nodes.pop()
            if node_id == join.id:
                continue
            for flow in self.out_of[node_id]:
                if flow in targets:
                    return True
                if flow not in seen:
                    seen.add(flow)
                    nodes.append(self.flows[flow].target)
        return False

    def begun(self, longest: int) -> set[tuple[Tokens, Run]]:
        """Every way to begin a run, of at most so many steps, and the tokens it leaves.

        Raises:
            TooManyRunsError: there are too many to list.
        """
        first: tuple[Tokens, Run] = (self.start(), ())
        met = {first}
        ahead = [first]
        while ahead:
            tokens, run = ahead.pop()
            for node, after in self.firings(tokens):
                longer = [(*run, (node.name, node.observable))] if node.visible else []
                kept = [] if node.visible and node.observable else [run]
                for state in product([after], longer + kept):
                    if len(state[1]) <= longest and state not in met:
                        met.add(state)
                        ahead.append(state)
            if len(met) > MOST_STATES:
                raise TooManyRunsError
        return met

    def runs(self, longest: int) -> set[Run]:
        """Every run that completes, of at most so many steps; see `begun`."""
        return {run for tokens, run in self.begun(longest) if not tokens}

    def next_after(self, trace: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """The observable steps that can come after a begun trace, and whether it may end there."""
        begun = self.begun(len(trace) * (1 + len(self.order)))
        told = {run: self._best(trace, run, model=(0, 1)) for _, run in begun}
        best = min(told.values())
        here = {tokens for tokens, run in begun if told[run] == best}
        names: set[str] = set()
        ahead = list(here)
        while ahead:
            for node, after in self.firings(ahead.pop()):
                if node.visible and node.observable:
                    names.add(node.name)
                elif after not in here:
                    here.add(after)
                    ahead.append(after)
        return tuple(sorted(names, key=self.order.__getitem__)), () in here

    def shortest(self, longest: int) -> int:
        """Observable steps of the shortest run.

        Raises:
            NoRunError, TooManyRunsError
        """
        runs = self.runs(longest)
        if not runs:
            raise NoRunError
        return min(sum(observable for _, observable in run) for run in runs)

    def moves(self, trace: tuple[str, ...], shortest: int) -> list[tuple[str, str]]:
        """The alignment to be told: of all runs that can matter, by trying every one."""
        length = 0
        while True:
            runs = self.runs(length)
            cost, _, keys = min((self._best(trace, run) for run in runs), default=WORST)
            if length >= len(trace) + min(cost, len(trace) + shortest):
                break  # a run is no longer than `sync` and `model` moves together
            length += 1
        names = list(self.process.step_names)
        left = iter(trace)
        return [
            ("model", names[label]) if kind == 2 else (("sync", "log")[kind], next(left))
            for kind, label in keys
        ]

    def _best(self, trace: tuple[str, ...], run: Run, model: tuple[int, int] = (1, 0)) -> Told:
        """Least cost, fewest `log` moves, first moves: edit distance without substitution.

        With (0, 1) for what a `model` move adds: fewest `log`, fewest `model`, first moves.
        """

        @cache
        def best(i: int, j: int) -> Told:
            if i == len(trace) and j == len(run):
                return 0, 0, ()
            ways: list[Told] = []
            if i < len(trace) and j < len(run) and trace[i] == run[j][0]:
                cost, logs, moves = best(i + 1, j + 1)
                ways.append((cost, logs, ((0, self.order[trace[i]]), *moves)))
            if i < len(trace):
                cost, logs, moves = best(i + 1, j)
                ways.append((cost + 1, logs + model[0], ((1, 0), *moves)))
            if j < len(run) and run[j][1]:
                cost, logs, moves = best(i, j + 1)
                moves = ((2, self.order[run[j][0]]), *moves)
                ways.append((cost + model[0], logs + model[1], moves))
            return min(ways, default=WORST)

        return best(0, 0)

    def succession(self, longest: int) -> set[tuple[str, str]]:
        """Pairs of names that follow one another in some run up to that length; "" is its edge."""
        pairs: set[tuple[str, str]] = set()
        for run in self.runs(longest):
            names = ["", *(name for name, _ in run), ""]
            pairs.update(pairwise(names))
        return pairs
