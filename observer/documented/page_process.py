"""The process that a page of a drawing shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from observer.documented.arrows import Arrow, connect
from observer.documented.nesting import shapes_around
from observer.documented.page import Page, Role, Shape
from observer.documented.page_picture import draw_picture
from observer.documented.problems import FLOW_LIMIT, NODE_LIMIT, quoted
from observer.documented.scene import Scene
from observer.documented.sketch import Sketch, build_process
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, ReadResult, ReadWarning

_START_NAMES = frozenset(
    {"start", "begin", "beginn", "anfang", "début", "inicio", "início", "inizio"}
)
_END_NAMES = frozenset({"end", "stop", "finish", "ende", "fin", "fim", "fine"})

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
    processes = [process for process, _ in read if process]
    if len(processes) == 1 and _GENERAL_NAME.fullmatch(processes[0].name):
        processes = [replace(processes[0], name=path.stem)]
    return ReadResult(tuple(processes), tuple(flaw for _, flaws in read for flaw in flaws))


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


def read_page(page: Page) -> tuple[DocumentedProcess | None, tuple[ReadWarning, ...]]:
    """The process that a page shows, None where it shows none, and the flaws of the drawing.

    Raises:
        UserError: the page holds too much to be a process.
    """
    if len(page.shapes) > NODE_LIMIT or len(page.lines) > FLOW_LIMIT:
        what = f"a page has at most {NODE_LIMIT:,} shapes and {FLOW_LIMIT:,} lines"
        raise UserError(what, where=page.where)
    around = shapes_around(page)
    arrows, warnings = connect(page, around)
    scene = Scene(page, arrows, around)
    if not scene.shapes:
        return None, warnings
    sketch = Sketch(
        id=page.id,
        name=page.name,
        nodes=tuple(_nodes(scene)),
        arrows=[Flow(a.source.id, a.target.id, a.line.name) for a in scene.arrows],
        places=dict.fromkeys((page.id, *(shape.id for shape in scene.shapes)), page.where),
        picture=draw_picture(scene),
    )
    process, flaws = build_process(sketch)
    lanes = (ReadWarning(page.where, _to_lane(arrow)) for arrow in scene.left_out)
    return process, (*warnings, *lanes, *flaws)


def _nodes(scene: Scene) -> Iterator[Node]:
    """The nodes in reading order; connectors and link events lead on to those of their name."""
    linking = [s for s in scene.shapes if s.role is Role.CONNECTOR or s.trigger == _LINK]
    goals = {shape.name: shape.id for shape in linking if scene.begins(shape.id)}
    links = {s.id: goals[s.name] for s in linking if scene.ends(s.id) and s.name in goals}
    for shape in scene.shapes:
        node = _node(scene, shape)
        yield replace(node, links_to=links[node.id]) if node.id in links else node


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
    if shape.role in (Role.STEP, Role.TERMINAL):
        return _kind_by_arrows(scene, shape)
    passing = (shape.role is Role.START and not scene.begins(shape.id)) or (
        shape.role is Role.END and not scene.ends(shape.id)
    )
    if shape.role is Role.CONNECTOR or passing:
        return NodeKind.EVENT
    return NodeKind.STEP if shape.role is Role.LANE else NodeKind(shape.role.value)


def _kind_by_arrows(scene: Scene, shape: Shape) -> NodeKind:
    name = shape.name.casefold().strip(" .!")
    begins, ends = scene.begins(shape.id), scene.ends(shape.id)
    terminal = shape.role is Role.TERMINAL
    if (begins and not ends and terminal) or (name in _START_NAMES and (begins or terminal)):
        return NodeKind.START
    if ends and ((not begins and terminal) or name in _END_NAMES):
        return NodeKind.END
    return NodeKind.SUBPROCESS if scene.is_scope(shape) else NodeKind.STEP


def _to_lane(arrow: Arrow) -> str:
    ends = f"{quoted(arrow.source.name)} and {quoted(arrow.target.name)}"
    return f"an arrow joins {ends}, of which at least one is a lane; it is left out"
