"""The steps that were seen, in the order in which the process runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from observer.model.trace import Trace


def steps_in_order(traces: Sequence[Trace], documented: Sequence[str]) -> tuple[str, ...]:
    """The names of the steps, each once: documented ones in the document's order.

    Any other stands after the step that most often came right before it.
    """
    seen = list(dict.fromkeys(step for trace in traces for step in trace.steps))
    before = _most_often_before(traces)
    order = [step for step in documented if step in seen]
    for step in (step for step in seen if step not in order):
        earlier = before.get(step, "")
        place = order.index(earlier) + 1 if earlier in order else len(order) * bool(earlier)
        order.insert(place, step)
    return tuple(order)


def _most_often_before(traces: Sequence[Trace]) -> dict[str, str]:
    """The step that came right before each; empty where it mostly began the contact."""
    counts: dict[str, Counter[str]] = {}
    for trace in traces:
        for earlier, step in pairwise(("", *trace.steps)):
            if earlier != step:
                counts.setdefault(step, Counter())[earlier] += 1
    return {step: count.most_common(1)[0][0] for step, count in counts.items()}
