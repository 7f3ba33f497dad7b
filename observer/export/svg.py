"""A display list as SVG 1.1: vector shapes, and every label as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from observer.drawing.display_list import (
    DASH_PT,
    Anchor,
    Box,
    Curve,
    DisplayList,
    Polygon,
    Primitive,
    Text,
)
from observer.drawing.tokens import Colour, Palette
from observer.drawing.typeface import Font

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.w3.org/2000/svg"
FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Noto Sans', Arial, sans-serif"
_WEIGHTS = {Font.REGULAR: "400", Font.SEMIBOLD: "600", Font.BOLD: "700", Font.ITALIC: "400"}
_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def write_svg(drawing: DisplayList, palette: Palette, title: str) -> bytes:
    """The drawing on its surface. Each node and edge is a group that tells what it is.

    Text names the program's typeface and keeps its measured width where another stands in.
    """
    from lxml import etree

    root = svg_root(drawing, palette)
    name = etree.Element(f"{{{NAMESPACE}}}title")
    name.text = title
    root.insert(0, name)
    content: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=False
    )
    return content


def svg_root(drawing: DisplayList, palette: Palette, tooltips: bool = True) -> _Element:
    """The drawing as an element, to stand by itself or in a page."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}svg", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for name, value in _frame(drawing).items():
        root.set(name, value)
    _add(root, "rect", width="100%", height="100%", fill=palette[Colour.SURFACE])
    for owner, items in groupby(drawing.primitives, lambda item: item.owner):
        group = _group(root, drawing, owner) if tooltips else root
        for item in items:
            _draw(group, item, palette)
    return root


def _frame(drawing: DisplayList) -> dict[str, str]:
    width, height = number(drawing.width), number(drawing.height)
    return {
        "version": "1.1",
        "width": f"{width}pt",
        "height": f"{height}pt",
        "viewBox": f"0 0 {width} {height}",
        "font-family": FAMILY,
    }


def _add(parent: _Element, tag: str, /, **attributes: str) -> _Element:
    from lxml import etree

    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", named)


def _group(root: _Element, drawing: DisplayList, owner: str) -> _Element:
    element = drawing.elements.get(owner)
    if element is None:
        return root
    group = _add(root, "g")
    said = (element.title, element.description)
    _add(group, "title").text = ": ".join(part for part in said if part)
    return group


def _draw(parent: _Element, item: Primitive, palette: Palette) -> None:
    if isinstance(item, Text):
        _draw_text(parent, item, palette)
    elif isinstance(item, Box):
        sides = {"x": item.x, "y": item.y, "width": item.width, "height": item.height}
        numbers = {name: number(value) for name, value in sides.items()}
        _add(parent, "rect", rx=number(item.radius), **numbers, **_paint(item, palette))
    elif isinstance(item, Polygon):
        points = " ".join(_point(point) for point in item.points)
        _add(parent, "polygon", points=points, **_paint(item, palette))
    else:
        _add(parent, "path", d=curve_path(item), **_paint(item, palette))


def _draw_text(parent: _Element, text: Text, palette: Palette) -> None:
    style = {"font_style": "italic"} if text.font is Font.ITALIC else {}
    _add(
        parent,
        "text",
        x=number(text.x),
        y=number(text.y),
        font_size=number(text.size),
        font_weight=_WEIGHTS[text.font],
        text_anchor=_ANCHORS[text.anchor],
        textLength=number(text.width),
        lengthAdjust="spacingAndGlyphs",
        fill=palette[text.colour],
        **style,
    ).text = text.text


def _paint(item: Box | Polygon | Curve, palette: Palette) -> dict[str, str]:
    fill = None if isinstance(item, Curve) else item.fill
    paint = {"fill": palette[fill] if fill else "none"}
    if item.stroke is None:
        return paint
    paint |= {"stroke": palette[item.stroke], "stroke_width": number(item.stroke_width)}
    if DASH_PT[item.dash]:
        paint["stroke_dasharray"] = " ".join(number(length) for length in DASH_PT[item.dash])
    return paint | {"stroke_linejoin": "round"}


def curve_path(curve: Curve) -> str:
    """The `d` of a path element."""
    way = [f"M{_point(curve.points[0])}"]
    for _, first, second, end in curve.pieces:
        way.append(f"C{_point(first)} {_point(second)} {_point(end)}")
    return " ".join(way)


def _point(point: tuple[float, float]) -> str:
    return f"{number(point[0])},{number(point[1])}"


def number(length: float) -> str:
    """A length in points, as short as it can be told."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
