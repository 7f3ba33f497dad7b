"""The processes of a page: pools that no arrow joins have each their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from observer.documented.page.arrows import Arrow
from observer.documented.page.contents import Shape
from observer.documented.page.scene import Scene


@dataclass(frozen=True, slots=True)
class Part:
    """The nodes and arrows of a page that make up one process, and what it is called."""

    name: str
    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]


def divide(scene: Scene) -> list[Part]:
    """The processes of a page.

    They are several only where several pools, or lanes in no pool, hold arrows and no arrow leads
    from one to another. Then each has the name of its pool. What has no arrow goes to the first.
    """
    joined = _Joined()
    for item, other in _ties(scene):
        joined.join(item, other)
    drawn = dict.fromkeys(joined.group(_item(scene, arrow.source)) for arrow in scene.arrows)
    pools = {pool.id: pool for shape in scene.shapes if (pool := scene.pool(shape))}
    names = {
        group: [pool.name for pool in pools.values() if joined.group(pool.id) == group]
        for group in drawn
    }
    groups = [group for group in drawn if names[group]]
    if len(groups) < 2:  # noqa: PLR2004
        return [Part(scene.page.name, tuple(scene.shapes), tuple(scene.arrows))]
    groups += [""] if len(groups) < len(drawn) else []
    members: dict[str, list[Shape]] = {group: [] for group in groups}
    for shape in scene.shapes:
        group = joined.group(_item(scene, shape))
        members[group if group in members else "" if group in drawn else groups[0]].append(shape)
    return [
        _part(scene, names[group][0] if len(names.get(group, ())) == 1 else "", members[group])
        for group in groups
    ]


def _part(scene: Scene, name: str, shapes: list[Shape]) -> Part:
    ids = {shape.id for shape in shapes}
    arrows = tuple(arrow for arrow in scene.arrows if arrow.source.id in ids)
    return Part(name or scene.page.name, tuple(shapes), arrows)


def _ties(scene: Scene) -> Iterator[tuple[str, str]]:
    """What belongs to one process: both ends of an arrow, an activity and what is in or at it."""
    by_id = {shape.id: shape for shape in scene.shapes}
    for arrow in scene.arrows:
        yield _item(scene, arrow.source), _item(scene, arrow.target)
    for shape in scene.shapes:
        for other in (scene.scope_of(shape), scene.attached_to(shape)):
            if other:
                yield _item(scene, shape), _item(scene, by_id[other])


def _item(scene: Scene, shape: Shape) -> str:
    """The id of the pool a shape is in, or else its own."""
    pool = scene.pool(shape)
    return pool.id if pool else shape.id


class _Joined:
    """Disjoint sets of ids; each is known by one of them."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def group(self, item: str) -> str:
        while (following := self._next.get(item, item)) != item:
            self._next[item] = self._next.get(following, following)
            item = following
        return item

    def join(self, item: str, other: str) -> None:
        self._next[self.group(item)] = self.group(other)
