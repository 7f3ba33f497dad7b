"""Where the nodes of a study's map are."""

from __future__ import annotations

from collections.abc import Mapping

Places = Mapping[str, tuple[float, float]]
"""The middle of each node's box by node id, in points, y down.

Only how they lie to each other counts: a drawing may begin anywhere.
"""


def moved(places: Places, node: str, to: tuple[float, float]) -> Places:
    """The places with one node somewhere else."""
    return {**places, node: to}
