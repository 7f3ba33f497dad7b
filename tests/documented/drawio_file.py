"""draw.io files written by hand for the tests."""

from __future__ import annotations

import base64
import zlib
from html import escape
from pathlib import Path
from urllib.parse import quote

from observer.documented.drawio.reader import read_drawio
from observer.model.process import DocumentedProcess, ReadResult

FILE = Path("refund.drawio")
STEP = "rounded=0;whiteSpace=wrap;html=1;"
ROUND = "ellipse;whiteSpace=wrap;html=1;"
DECISION = "rhombus;whiteSpace=wrap;html=1;"
LANE = "swimlane;html=1;horizontal=0;startSize=20;"
BPMN = "shape=mxgraph.bpmn."


def vertex(
    cell: str,
    label: str = "",
    style: str = STEP,
    at: tuple[float, float] = (0, 0),
    size: tuple[float, float] = (120, 60),
    parent: str = "1",
) -> str:
    x, y = at
    width, height = size
    return (
        f'<mxCell id="{cell}" value="{escape(label)}" style="{style}" vertex="1"'
        f' parent="{parent}"><mxGeometry x="{x}" y="{y}" width="{width}" height="{height}"'
        ' as="geometry"/></mxCell>'
    )


def edge(
    source: str,
    target: str,
    label: str = "",
    style: str = "html=1;",
    points: str = "",
    cell: str = "",
) -> str:
    """`points`: what stands in the geometry, such as a loose end."""
    ends = f'source="{source}" ' * bool(source) + f'target="{target}" ' * bool(target)
    return (
        f'<mxCell id="{cell or f"{source}-{target}"}" value="{escape(label)}" style="{style}"'
        f' edge="1" parent="1" {ends}><mxGeometry relative="1" as="geometry">{points}'
        "</mxGeometry></mxCell>"
    )


def loose(end: str, x: float, y: float) -> str:
    return f'<mxPoint x="{x}" y="{y}" as="{end}Point"/>'


def model(*cells: str) -> str:
    root = '<mxCell id="0"/><mxCell id="1" parent="0"/>'
    return f"<mxGraphModel><root>{root}{''.join(cells)}</root></mxGraphModel>"


def compressed(text: str) -> str:
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return base64.b64encode(deflate.compress(quote(text).encode()) + deflate.flush()).decode()


def drawing(*models: str, packed: bool = False) -> bytes:
    pages = (
        f'<diagram name="Sheet {n}">{compressed(m) if packed else m}</diagram>'
        for n, m in enumerate(models, 1)
    )
    return f"<mxfile>{''.join(pages)}</mxfile>".encode()


def read(*cells: str) -> ReadResult:
    return read_drawio(drawing(model(*cells)), FILE)


def read_one(*cells: str) -> DocumentedProcess:
    (process,) = read(*cells).processes
    return process


def kinds(process: DocumentedProcess) -> dict[str, str]:
    return {node.id: node.kind.value for node in process.nodes}


def flows(process: DocumentedProcess) -> list[tuple[str, str, str]]:
    return [(flow.source, flow.target, flow.name) for flow in process.flows]
