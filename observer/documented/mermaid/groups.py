"""Subgraphs of a Mermaid flowchart: what stands in them, and where arrows at them lead."""

from __future__ import annotations

from collections import defaultdict

from observer.documented.mermaid.syntax import Chart


class Groups:
    """What stands in what, and which of it comes first and last.

    Something comes first in the subgraph it stands right in if no arrow leads to it, or to what
    is in it, from elsewhere in that subgraph; and last if none leaves it so.
    """

    def __init__(self, chart: Chart) -> None:
        self._parents = {group_id: group.parent for group_id, group in chart.groups.items()}
        self._parents |= {
            node_id: shape.group
            for node_id, shape in chart.shapes.items()
            if node_id not in chart.groups
        }
        self._inside: dict[str, list[str]] = defaultdict(list)
        for element, parent in self._parents.items():
            self._inside[parent].append(element)
        self._entered: set[str] = set()
        self._left: set[str] = set()

    def is_empty(self, group_id: str) -> bool:
        return group_id not in self._inside

    def around(self, element: str) -> list[str]:
        """The subgraphs in which a node or subgraph stands, from the inside out."""
        around = []
        while element := self._parents[element]:
            around.append(element)
        return around

    def hold_one_another(self, source: str, target: str) -> bool:
        """Whether one of two elements stands in the other."""
        return source in self.around(target) or target in self.around(source)

    def add_arrow(self, source: str, target: str) -> None:
        """Takes an arrow into account; neither end may hold the other."""
        sources, targets = [source, *self.around(source)], [target, *self.around(target)]
        while sources and targets and sources[-1] == targets[-1]:
            sources.pop()
            targets.pop()
        if sources and targets:
            self._left.add(sources[-1])
            self._entered.add(targets[-1])

    def first_in(self, element: str) -> list[str]:
        """The nodes that an arrow to this node or subgraph leads to."""
        return self._at_edge(element, self._entered, 0)

    def last_in(self, element: str) -> list[str]:
        """The nodes that an arrow from this node or subgraph leaves."""
        return self._at_edge(element, self._left, -1)

    def _at_edge(self, element: str, inner: set[str], otherwise: int) -> list[str]:
        inside = self._inside.get(element)
        if not inside:
            return [element]
        at_edge = [child for child in inside if child not in inner] or [inside[otherwise]]
        return [node for child in at_edge for node in self._at_edge(child, inner, otherwise)]
