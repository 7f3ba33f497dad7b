"""A strong lower bound of what is still to pay: a weight for each token, found once a trace.

Give every place of the process and every position of the trace a potential such that no move
lowers the sum over a state's tokens by more than the move weighs. The sum then never exceeds the
weight to go. The best such potentials for the start of the trace come out of one linear
programme, the dual of the marking equation (Pommerening et al., From non-negative to general
operator cost partitioning, 2015; Adriansyah, Aligning observed and modelled behaviour, 2014).
What a transition waits for besides is left out; a token that may vanish is worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from observer.conformance.product import Product, State
from observer.conformance.transition import SILENT, Transition

ROUNDING = 1e-3
"""Weights are whole numbers; a bound this much above one is the solver's rounding."""

FAVOURS = ((0.0, 0.0), (1e-4, 0.0), (0.0, 1e-4))
"""How much each other place, and each other position, counts beside the start.

One bound is sharp at the start; one is high where steps have still to be left out, and one where
observed steps have still to be passed.
"""

Terms = dict[int, int]
"""Coefficients of a constraint by variable: places, then positions, then inclusive joins."""


def potential_bound(product: Product) -> Callable[[State], float]:
    """The largest of several potential bounds (see `FAVOURS`) for the states of one trace."""
    programme = _Programme(product)
    solutions = [(programme.solve(*favour), dict[int, float]()) for favour in FAVOURS]

    def bound(state: State) -> float:
        number, position = state
        sums = []
        for potentials, known in solutions:
            if number not in known:
                tokens = product.graph.markings[number]
                known[number] = sum(potentials[programme.columns[place]] for place in tokens)
            sums.append(known[number] + potentials[programme.at(position)])
        return max(0, ceil(max(sums) - ROUNDING))

    return bound


@dataclass
class _Programme:
    """Constraints `terms · potentials ≤ limit`, one for each move of the product."""

    product: Product
    columns: dict[int, int] = field(default_factory=dict)
    constraints: list[tuple[Terms, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.net, self.labels = self.product.graph.net, self.product.labels
        places = {p for t in self.net.transitions for p in t.inputs + t.outputs}
        ordered = sorted(places.union(self.net.initial))
        self.columns = {place: column for column, place in enumerate(ordered)}
        self.variable_count = len(ordered) + len(self.labels) + 1
        weights = self.product.weights
        for transition in self.net.transitions:
            terms = self._difference(transition)
            self.constraints.append((terms, 0 if transition.free else weights.model))
            if transition.label != SILENT:
                for position in self._positions(transition.label):
                    self.constraints.append((terms | self._step(position), 0))
            for place in transition.clears.intersection(self.columns):
                self.constraints.append(({self.columns[place]: 1}, 0))
        for position in range(len(self.labels)):
            self.constraints.append((self._step(position), weights.log))
        self.largest = weights.model * (len(self.net.transitions) + len(self.labels) + 1)

    def at(self, position: int) -> int:
        return len(self.columns) + position

    def _positions(self, label: int) -> list[int]:
        return [position for position, seen in enumerate(self.labels) if seen == label]

    def _step(self, position: int) -> Terms:
        return {self.at(position): 1, self.at(position + 1): -1}

    def _difference(self, transition: Transition) -> Terms:
        """What a firing takes from the sum."""
        terms: Terms = {}
        for place in transition.inputs:
            taken = self.columns[place]
            if transition.joins_within:
                taken = self._at_least_nothing_and(taken)
            terms[taken] = terms.get(taken, 0) + 1
        for place in transition.outputs:
            terms[self.columns[place]] = terms.get(self.columns[place], 0) - 1
        return terms

    def _at_least_nothing_and(self, column: int) -> int:
        """For an inclusive join, which takes a token here or none: a variable ≥ both."""
        variable = self.variable_count
        self.variable_count += 1
        self.constraints.append(({column: 1, variable: -1}, 0))
        self.constraints.append(({variable: -1}, 0))
        return variable

    def solve(self, place: float, position: float) -> list[float]:
        """Potentials by column; the end of the trace has none."""
        from scipy.optimize import linprog
        from scipy.sparse import csr_array

        cells = [(row, c, v) for row, (t, _) in enumerate(self.constraints) for c, v in t.items()]
        rows, columns, values = zip(*cells, strict=True)
        matrix = csr_array(
            (values, (rows, columns)), shape=(len(self.constraints), self.variable_count)
        )
        worth = [0.0] * self.variable_count
        worth[: self.at(0)] = [-place] * self.at(0)
        worth[self.at(0) : self.at(len(self.labels))] = [-position] * len(self.labels)
        for start in [*(self.columns[place] for place in self.net.initial), self.at(0)]:
            worth[start] -= 1
        bounds: list[tuple[float, float]] = [(-self.largest, self.largest)] * self.variable_count
        bounds[self.at(len(self.labels))] = (0, 0)
        limits = [limit for _, limit in self.constraints]
        solved = linprog(worth, A_ub=matrix, b_ub=limits, bounds=bounds, method="highs-ds")
        if not solved.success:
            raise ArithmeticError(solved.message)
        return [float(potential) for potential in solved.x]
