"""The process that a page of a drawing shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from observer.documented.page.arrows import Arrow, connect
from observer.documented.page.captions import attach_captions
from observer.documented.page.contents import Page, Role, Shape
from observer.documented.page.nesting import shapes_around
from observer.documented.page.picture import draw_picture
from observer.documented.page.pools import Part, divide
from observer.documented.page.scene import Scene
from observer.documented.problems import FLOW_LIMIT, NODE_LIMIT, quoted
from observer.documented.sketch import Sketch, build_process, headless_warning, place_terminals
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, ReadResult, ReadWarning

_GENERAL_NAME = re.compile(r"|[^\W\d]+[-_ ]?\d+")
"""No name, or one that the program gave: Page-1, Seite 1."""

_LINK = "link"


def read_pages(pages: Sequence[Page], path: Path) -> ReadResult:
    """The processes that the pages of a file show, with ids that are unique in the file.

    Raises:
        UserError: a page holds too much to be a process.
    """
    numbered = [_numbered(n, p) for n, p in enumerate(pages, 1)] if len(pages) > 1 else pages
    read = [read_page(page) for page in numbered]
    processes = [process for result in read for process in result.processes]
    if len(processes) == 1 and _GENERAL_NAME.fullmatch(processes[0].name):
        processes = [replace(processes[0], name=path.stem)]
    return ReadResult(tuple(processes), tuple(flaw for result in read for flaw in result.warnings))


def _numbered(number: int, page: Page) -> Page:
    def unique(element_id: str) -> str:
        return element_id and f"{number}.{element_id}"

    return replace(
        page,
        shapes=tuple(replace(s, id=unique(s.id), within=unique(s.within)) for s in page.shapes),
        lines=tuple(
            replace(x, id=unique(x.id), source=unique(x.source), target=unique(x.target))
            for x in page.lines
        ),
    )


def read_page(page: Page) -> ReadResult:
    """The processes that a page shows, and the flaws of the drawing.

    Raises:
        UserError: the page holds too much to be a process.
    """
    if len(page.shapes) > NODE_LIMIT or len(page.lines) > FLOW_LIMIT:
        what = f"a page has at most {NODE_LIMIT:,} shapes and {FLOW_LIMIT:,} lines"
        raise UserError(what, where=page.where)
    page = attach_captions(page, shapes_around(page))
    around = shapes_around(page)
    arrows, warnings = connect(page, around)
    scene = Scene(page, arrows, around)
    parts = divide(scene) if scene.shapes else []
    ids = [f"{page.id}.{n}" for n in range(1, len(parts) + 1)] if len(parts) > 1 else [page.id]
    built = [_build(scene, part, part_id) for part, part_id in zip(parts, ids, strict=False)]
    lanes = [ReadWarning(page.where, _to_lane(arrow)) for arrow in scene.left_out]
    headless = sum(not arrow.line.headed for arrow in scene.arrows)
    heads = [headless_warning(headless, page.where)] if headless else []
    flaws = (flaw for _, found in built for flaw in found)
    return ReadResult(tuple(process for process, _ in built), (*warnings, *lanes, *heads, *flaws))


def _build(
    scene: Scene, part: Part, part_id: str
) -> tuple[DocumentedProcess, tuple[ReadWarning, ...]]:
    arrows = [Flow(a.source.id, a.target.id, a.line.name) for a in part.arrows]
    nodes = _linked([_node(scene, shape) for shape in part.shapes], scene, part)
    terminals = {shape.id for shape in part.shapes if shape.role is Role.TERMINAL}
    return build_process(
        Sketch(
            id=part_id,
            name=part.name,
            nodes=place_terminals(nodes, arrows, terminals),
            arrows=arrows,
            places=dict.fromkeys((part_id, *(node.id for node in nodes)), scene.page.where),
            picture=draw_picture(scene, part),
        )
    )


def _linked(nodes: Sequence[Node], scene: Scene, part: Part) -> list[Node]:
    """Connectors and link events lead on to those of their name."""
    linking = [s for s in part.shapes if s.role is Role.CONNECTOR or s.trigger == _LINK]
    goals = {shape.name: shape.id for shape in linking if scene.begins(shape.id)}
    links = {s.id: goals[s.name] for s in linking if scene.ends(s.id) and s.name in goals}
    return [replace(n, links_to=links[n.id]) if n.id in links else n for n in nodes]


def _node(scene: Scene, shape: Shape) -> Node:
    kind, scope = _kind(scene, shape), scene.is_scope(shape)
    return Node(
        id=shape.id,
        kind=kind,
        name=shape.name,
        owner=scene.owner(shape),
        parent=scene.scope_of(shape),
        collapsed=kind is NodeKind.SUBPROCESS and not scope,
        repeats=shape.repeats,
        attached_to=scene.attached_to(shape),
        interrupting=shape.interrupting,
        terminates=shape.terminates,
        triggered=scope and not scene.is_touched(shape),
        trigger=shape.trigger,
    )


def _kind(scene: Scene, shape: Shape) -> NodeKind:
    if shape.role is Role.STEP and scene.is_bar(shape):
        return NodeKind.PARALLEL
    if shape.role in (Role.STEP, Role.TERMINAL, Role.LANE):
        return NodeKind.SUBPROCESS if scene.is_scope(shape) else NodeKind.STEP
    passing = (
        (shape.role is Role.START and not scene.begins(shape.id))
        or (shape.role is Role.END and not scene.ends(shape.id))
        or bool(scene.attached_to(shape))
    )
    if shape.role is Role.CONNECTOR or passing:
        return NodeKind.EVENT
    return NodeKind(shape.role.value)


def _to_lane(arrow: Arrow) -> str:
    ends = f"{quoted(arrow.source.name)} and {quoted(arrow.target.name)}"
    return f"an arrow joins {ends}, of which at least one is a lane; it is left out"
