"""Graphviz itself: DOT source in, positions as JSON out. Runs in the worker process.

The engine is the one that the `pygraphviz` wheel brings; a `dot` on PATH stands in for it.
"""

from __future__ import annotations

FORMAT = "json0"
"""Graphviz's JSON of the graph with its positions, without drawing operations."""


class EngineMissingError(Exception):
    """Neither the wheel's engine nor a `dot` on PATH can be used; says why the first cannot."""


def place(source: str) -> str:
    """Lays out DOT source and returns Graphviz's JSON.

    Raises:
        EngineMissingError: there is no Graphviz.
        ValueError: Graphviz refused the source.
    """
    try:
        from pygraphviz import AGraph
    except ImportError as failure:
        return _place_with_program(source, str(failure))
    graph = AGraph(string=source)
    placed: bytes = graph.draw(format=FORMAT, prog="dot")
    return placed.decode("utf-8")


def _place_with_program(source: str, why_not_wheel: str) -> str:
    import graphviz

    try:
        placed: str = graphviz.Source(source).pipe(format=FORMAT, encoding="utf-8", quiet=True)
    except graphviz.ExecutableNotFound as missing:
        raise EngineMissingError(why_not_wheel) from missing
    except graphviz.CalledProcessError as refused:
        raise ValueError(refused.stderr) from refused
    return placed
