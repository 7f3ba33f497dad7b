"""A documented process written as an outline, in the form that `outline` reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from observer.documented.outline import read_outline
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, NodeKind

_INDENTATION = " " * 4


def write_outline(process: DocumentedProcess) -> str:
    """The outline of a process that has nothing but steps, ends and conditions.

    Reading it gives the same nodes, flows and start again; their order may differ.

    Raises:
        UserError: an outline cannot hold the process, e.g. because of gateways or owners.
    """
    lines = _Writer(process).sequence(process.starts[0], ()) if process.starts else []
    text = "".join(f"{line}\n" for line in lines)
    if not _reads_back(text, process):
        raise UserError(
            "an outline cannot hold this process",
            where=process.name,
            remedy="it takes steps, ends and conditions, but no gateways, owners or dates",
        )
    return text


def _reads_back(text: str, process: DocumentedProcess) -> bool:
    try:
        (read,) = read_outline(text).processes
    except UserError:
        return False
    same_nodes = set(read.nodes) == set(process.nodes)
    return same_nodes and set(read.flows) == set(process.flows) and read.starts == process.starts


class _Writer:
    def __init__(self, process: DocumentedProcess) -> None:
        self.process = process
        self.written: set[str] = set()

    def sequence(self, node_id: str, joins: tuple[str, ...]) -> list[str]:
        """The lines from a node on, up to where the innermost of `joins` follows by itself.

        Args:
            joins: nodes that stand further out, after the alternatives being written.
        """
        lines: list[str] = []
        current: str | None = node_id
        while current is not None and current not in joins[-1:]:
            if self.process.by_id[current].kind is NodeKind.END:
                return [*lines, "end"]
            if current in self.written or current in joins:
                return [*lines, f"-> {current}"]
            self.written.add(current)
            lines.append(current)
            ways = self.process.outgoing[current]
            if not ways and joins:
                lines.append("end")
            current = self._go_on(lines, ways, joins)
        return lines

    def _go_on(self, lines: list[str], ways: Sequence[Flow], joins: tuple[str, ...]) -> str | None:
        """What stands next at this level, after adding the alternatives where there are any."""
        if not ways:
            return None
        if len(ways) == 1 and not ways[0].name:
            return ways[0].target
        join = self._find_join(ways, joins)
        inner = (*joins, join) if join else joins
        for way in ways:
            lines += (_INDENTATION + line for line in self._alternative(way, inner))
        return join

    def _alternative(self, way: Flow, joins: tuple[str, ...]) -> list[str]:
        head = f"- {way.name}:" if way.name else "-"
        first, *rest = self.sequence(way.target, joins) or [""]
        if rest and rest[0].startswith(" "):
            return [head, *(_INDENTATION + line for line in (first, *rest))]
        return [f"{head} {first}".rstrip(), *(_INDENTATION + line for line in rest)]

    def _find_join(self, ways: Sequence[Flow], joins: tuple[str, ...]) -> str | None:
        """The node where most ways meet, at least two, before they go back or reach a join."""
        meeting = Counter(n for way in ways for n in self._reach(way.target, joins))
        (node, count), *_ = meeting.most_common(1) or [("", 0)]
        return node if count > 1 else None

    def _reach(self, node_id: str, joins: tuple[str, ...]) -> dict[str, None]:
        """Ids by distance, up to an end, a join or what is written already."""
        reached: dict[str, None] = {}
        waiting = [node_id]
        for current in waiting:
            ended = self.process.by_id[current].kind is NodeKind.END
            if ended or current in reached or current in self.written or current in joins:
                continue
            reached[current] = None
            waiting += (flow.target for flow in self.process.outgoing[current])
        return reached
