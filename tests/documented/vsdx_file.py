"""Visio files written by hand for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from observer.documented.visio.reader import read_vsdx
from observer.model.process import DocumentedProcess, ReadResult

FILE = Path("refund.vsdx")
PAGE_HEIGHT = 10

_MAIN = "http://schemas.microsoft.com/office/visio/2012/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cells(values: Mapping[str, object]) -> str:
    return "".join(f'<Cell N="{name}" V="{value}"/>' for name, value in values.items())


def shape(
    number: int,
    text: str = "",
    master: str = "",
    at: tuple[float, float] = (0, 0),
    size: tuple[float, float] | None = (1.5, 1),
    inner: str = "",
    data: Mapping[str, str] | None = None,
    outline: str = "",
) -> str:
    """A shape; `at` is its centre, `y` running upwards. Without a size, its master says it."""
    place = {"PinX": at[0], "PinY": at[1]} | ({"Width": size[0], "Height": size[1]} if size else {})
    rows = "".join(f'<Row N="{n}">{cells({"Value": v})}</Row>' for n, v in (data or {}).items())
    return (
        f'<Shape ID="{number}"{f" Master={chr(34)}{master}{chr(34)}" if master else ""}>'
        f'{cells(place)}<Section N="Property">{rows}</Section>'
        f'<Section N="Geometry">{outline}</Section>'
        f"{f'<Text>{escape(text)}</Text>' if text else ''}"
        f"{f'<Shapes>{inner}</Shapes>' if inner else ''}</Shape>"
    )


def line_to(x: float, y: float) -> str:
    return f'<Row T="LineTo">{cells({"X": x, "Y": y})}</Row>'


def connector(
    number: int,
    start: tuple[float, float] = (0, 0),
    end: tuple[float, float] = (0, 0),
    text: str = "",
    master: str = "1",
    **more: object,
) -> str:
    ends = {"BeginX": start[0], "BeginY": start[1], "EndX": end[0], "EndY": end[1], **more}
    label = f"<Text>{escape(text)}</Text>" if text else ""
    return f'<Shape ID="{number}" Master="{master}">{cells(ends)}{label}</Shape>'


def glue(line: int, source: int = 0, target: int = 0) -> str:
    return "".join(
        f'<Connect FromSheet="{line}" FromCell="{cell}" ToSheet="{to}" ToCell="PinX"/>'
        for cell, to in (("BeginX", source), ("EndX", target))
        if to
    )


def page(*shapes: str) -> str:
    """The XML of a page; elements of glue may stand among the shapes."""
    drawn = "".join(text for text in shapes if text.startswith("<Shape"))
    glued = "".join(text for text in shapes if text.startswith("<Connect"))
    return (
        f'<PageContents xmlns="{_MAIN}"><Shapes>{drawn}</Shapes>'
        f"<Connects>{glued}</Connects></PageContents>"
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="http://schemas.microsoft.com/visio/2010/relationships/'
        f'{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def _listed(tag: str, entries: list[str]) -> str:
    return f'<{tag} xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{"".join(entries)}</{tag}>'


def package(*pages: str, masters: Mapping[str, str] | None = None, background: int = 0) -> bytes:
    """A file of these pages, of which `background` lies behind; `masters`: names by id."""
    named = {"1": "Dynamic connector"} | dict(masters or {})
    numbers = range(1, len(pages) + 1)
    members = {
        "visio/document.xml": f'<VisioDocument xmlns="{_MAIN}"/>',
        "visio/_rels/document.xml.rels": _relations(
            {"p": ("pages", "pages/pages.xml"), "m": ("masters", "masters/masters.xml")}
        ),
        "visio/pages/pages.xml": _listed(
            "Pages",
            [
                f'<Page ID="{n}" NameU="Sheet {n}" Name="Blatt {n}"'
                f"{' Background=' + chr(34) + '1' + chr(34) if n == background else ''}>"
                f"<PageSheet>{cells({'PageHeight': PAGE_HEIGHT})}</PageSheet>"
                f'<Rel r:id="r{n}"/></Page>'
                for n in numbers
            ],
        ),
        "visio/pages/_rels/pages.xml.rels": _relations(
            {f"r{n}": ("page", f"sheet{n}.xml") for n in numbers}
        ),
        "visio/masters/masters.xml": _listed(
            "Masters",
            [
                f'<Master ID="{key}" NameU="{name}" Name="Lokal"><Rel r:id="r{key}"/></Master>'
                for key, name in named.items()
            ],
        ),
        "visio/masters/_rels/masters.xml.rels": _relations(
            {f"r{key}": ("master", f"master{key}.xml") for key in named}
        ),
    }
    members |= {f"visio/pages/sheet{n}.xml": text for n, text in enumerate(pages, 1)}
    members |= {
        f"visio/masters/master{key}.xml": page(shape(5, size=(2, 1))) for key in named if key != "1"
    }
    return zipped(members)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, text in members.items():
            writer.writestr(name, text)
    return target.getvalue()


def read(*shapes: str, masters: Mapping[str, str] | None = None) -> ReadResult:
    return read_vsdx(package(page(*shapes), masters=masters), FILE)


def read_one(*shapes: str, masters: Mapping[str, str] | None = None) -> DocumentedProcess:
    (process,) = read(*shapes, masters=masters).processes
    return process
