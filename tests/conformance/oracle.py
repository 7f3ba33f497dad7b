"""What alignments and successions have to be, worked out from every run there is.

Independent of the product: it plays tokens on flows naively, lists the runs and tries everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, combinations, pairwise, product

from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation

Token = tuple[str, int]
"""What it is, and the index of its flow (`flow`), event (`armed`) or node (all others).

A node has come to (`at`), is begun (`in`), performed (`out`), or its inside runs (`run`).
"""

Tokens = tuple[Token, ...]

WHOLE = -1
"""The index of the process itself."""

Run = tuple[tuple[str, bool], ...]
"""Name of each step, and whether it is observable; those that are not may be left out."""

MOST_STATES = 3_000
MOST_TOKENS = 30


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
        self.nodes = process.nodes
        self.index = {node.id: k for k, node in enumerate(process.nodes)} | {"": WHOLE}
        links = [Flow(node.id, node.links_to) for node in self.nodes if node.links_to]
        self.flows = [*process.flows, *links]
        self.order = {name: k for k, name in enumerate(process.step_names)}
        self.acting = [k for k in range(len(self.nodes)) if not self._is_folded_away(k)]
        self.around = [self._around(k) for k in range(len(self.nodes))]
        self.into = {node.id: self._between("target", node) for node in self.nodes}
        self.out_of = {node.id: self._between("source", node) for node in self.nodes}
        self.puts = [self._puts(node) for node in self.nodes]
        self.events = {
            (node.id, interrupting): self._attached(node, interrupting=interrupting)
            for node in self.nodes
            for interrupting in (True, False)
        }
        self._fired: dict[Tokens, list[tuple[Node | None, Tokens]]] = {}

    def start(self) -> Tokens:
        return (("in", WHOLE),)

    def firings(self, tokens: Tokens) -> list[tuple[Node | None, Tokens]]:
        """The step performed, or None, and the tokens afterwards."""
        if tokens not in self._fired:
            moves = ((node, tuple(sorted(after))) for node, after in self._fire(tokens))
            self._fired[tokens] = list(dict.fromkeys(moves))
        return self._fired[tokens]

    def _fire(self, tokens: Tokens) -> Iterator[tuple[Node | None, list[Token]]]:
        yield from ((None, after) for after in self._run(tokens, WHOLE))
        for k in self.acting:
            node = self.nodes[k]
            for taken in self._takes(node, tokens):
                left = without(tokens, taken)
                if self._lasts(node):
                    beside = [("armed", e) for e in self.events[node.id, False]]
                    yield None, [*left, ("in", k), *beside]
                else:
                    performed = node if node.visible else None
                    yield from ((performed, after) for after in self._leave(k, left))
            if self._lasts(node) or node.triggered or node.attached_to:
                yield from self._last(k, tokens)

    def _last(self, k: int, tokens: Tokens) -> Iterator[tuple[Node | None, list[Token]]]:
        """What an activity that is not over at once can do, and what can happen to it."""
        node = self.nodes[k]
        if ("in", k) in tokens and not is_expanded(node):
            performed = node if node.visible else None
            yield performed, [*without(tokens, [("in", k)]), ("out", k)]
        if is_expanded(node):
            yield from ((None, after) for after in self._run(tokens, k))
        beside = {("armed", e) for e in self.events[node.id, False]}
        if ("out", k) in tokens:
            left = without(tokens, [("out", k)])
            if node.repeats:
                yield None, [*left, ("in", k)]
            over = [token for token in left if token not in beside]
            yield from ((None, after) for after in self._leave(k, over))
        for state in ("in", "run", "out"):
            if (state, k) in tokens:
                left = without(tokens, [(state, k)])
                left = [t for t in left if t not in beside and not self._is_inside(t, k)]
                for event in self.events[node.id, True]:
                    yield None, [*left, ("at", event)]
        if ("armed", k) in tokens:
            left = without(tokens, [("armed", k)])
            if node.triggered and node.interrupting:
                left = [t for t in left if not self._is_inside(t, self.index[node.parent])]
            yield None, [*left, ("at", k)]

    def _run(self, tokens: Tokens, k: int) -> Iterator[list[Token]]:
        """The inside of a sub-process begins, or is over."""
        scope = "" if k == WHOLE else self.nodes[k].id
        armed = [
            ("armed", t)
            for t in self.acting
            if self.nodes[t].triggered and self.nodes[t].parent == scope
        ]
        if ("in", k) in tokens:
            left = without(tokens, [("in", k)])
            entries = [self.index[entry] for entry in self.process.entries(scope)]
            drawn = any(self.nodes[entry].kind is NodeKind.START for entry in entries)
            at_once = self.process.notation is Notation.BPMN and not drawn
            for begun in [entries] if at_once or not entries else [[entry] for entry in entries]:
                yield [*left, *(("at", entry) for entry in begun), ("run", k), *armed]
        if ("run", k) in tokens:
            left = [t for t in without(tokens, [("run", k)]) if t not in armed]
            if not any(self._is_inside(token, k) for token in left):
                yield left if k == WHOLE else [*left, ("out", k)]

    def _leave(self, k: int, left: list[Token]) -> Iterator[list[Token]]:
        node = self.nodes[k]
        if node.terminates:
            yield [t for t in left if not self._is_inside(t, self.index[node.parent])]
        else:
            for put in self.puts[k]:
                yield [*left, *(("flow", flow) for flow in put)]

    def _lasts(self, node: Node) -> bool:
        attached = self.events[node.id, True] or self.events[node.id, False]
        return is_expanded(node) or node.repeats or bool(attached)

    def _attached(self, node: Node, *, interrupting: bool) -> list[int]:
        events = [k for k in self.acting if self.nodes[k].attached_to == node.id]
        return [k for k in events if self.nodes[k].interrupting is interrupting]

    def _is_folded_away(self, k: int) -> bool:
        parent = self.index[self.nodes[k].parent]
        return parent != WHOLE and (self.nodes[parent].collapsed or self._is_folded_away(parent))

    def _around(self, k: int) -> set[int]:
        """The sub-processes that a node stands in, the whole among them."""
        around = set()
        while k != WHOLE:
            k = self.index[self.nodes[k].parent]
            around.add(k)
        return around

    def _is_inside(self, token: Token, scope: int) -> bool:
        what, k = token
        k = self.index[self.flows[k].target] if what == "flow" else k
        return k != WHOLE and scope in self.around[k]

    def _between(self, end: str, node: Node) -> list[int]:
        """The flows that count which leave (`source`) or enter (`target`) a node."""
        return [
            k
            for k, flow in enumerate(self.flows)
            if getattr(flow, end) == node.id
            and {self.index[flow.source], self.index[flow.target]} <= {*self.acting}
        ]

    def _takes(self, node: Node, tokens: Tokens) -> Iterator[list[Token]]:
        if ("at", self.index[node.id]) in tokens:
            yield [("at", self.index[node.id])]
        incoming = [("flow", k) for k in self.into[node.id]]
        marked = [flow for flow in incoming if flow in tokens]
        if node.kind is NodeKind.PARALLEL:
            if incoming and marked == incoming:
                yield incoming
        elif node.kind is NodeKind.INCLUSIVE:
            empty = {k for _, k in incoming} - {k for _, k in marked}
            scope = self.index[node.parent]
            others = [t for t in {*tokens} - {*marked} if self._is_inside(t, scope)]
            if marked and not any(self._reaches(token, empty, node) for token in others):
                yield marked
        else:
            yield from ([flow] for flow in marked)

    def _puts(self, node: Node) -> list[tuple[int, ...]]:
        """The subsets of its flows that can be taken."""
        outgoing = self.out_of[node.id]
        if node.kind is NodeKind.PARALLEL or not outgoing:
            return [tuple(outgoing)]
        drawing = self.process.notation is Notation.DRAWING
        inclusive = node.kind is NodeKind.INCLUSIVE
        if node.kind is NodeKind.EXCLUSIVE or (drawing and not inclusive):
            return [(flow,) for flow in outgoing]
        subsets = chain.from_iterable(combinations(outgoing, n) for n in range(len(outgoing) + 1))
        default = {k for k in outgoing if self.flows[k].default}
        optional = {k for k in outgoing if inclusive or self.flows[k].conditional} - default
        always = {*outgoing} - default - optional
        return [
            taken
            for taken in subsets
            if always <= {*taken}
            and (default <= {*taken} if optional.isdisjoint(taken) else default.isdisjoint(taken))
            and taken
        ]

    def _reaches(self, token: Token, targets: set[int], join: Node) -> bool:
        """Whether a token can come to one of some flows without passing the join."""
        what, k = token
        first = self.index[self.flows[k].target] if what == "flow" else k
        nodes, seen = [first], {first}
        begun = what in ("in", "run", "out")
        while nodes:
            node = self.nodes[nodes.pop()]
            flows = [] if node is join or node.terminates else self.out_of[node.id]
            if not targets.isdisjoint(flows):
                return True
            ahead = {self.index[self.flows[flow].target] for flow in flows}
            ahead.update(self.events[node.id, True])
            ahead.update([] if begun else self.events[node.id, False])
            begun = False
            nodes += ahead - seen
            seen |= ahead
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
                longer = [(*run, (node.name, node.observable))] if node else []
                kept = [] if node and node.observable else [run]
                for state in product([after], longer + kept):
                    if len(state[1]) <= longest and state not in met:
                        met.add(state)
                        ahead.append(state)
            if len(met) > MOST_STATES or len(tokens) > MOST_TOKENS:
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
                if node and node.observable:
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


def without(tokens: Iterable[Token], taken: Iterable[Token]) -> list[Token]:
    left = list(tokens)
    for token in taken:
        left.remove(token)
    return left


def is_expanded(node: Node) -> bool:
    return node.kind is NodeKind.SUBPROCESS and not node.collapsed
