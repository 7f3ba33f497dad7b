"""A map as one file for a browser: the drawing, and behind each of its elements the evidence.

The page loads nothing: its policy forbids it to. Without its script all evidence stands below the
map; with it, what is pointed at or has the keyboard shows its own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from observer.drawing.display_list import Bounds, Curve, DisplayList, Element, bounds_around
from observer.drawing.fonts import printable
from observer.drawing.tokens import DARK, LIGHT, Colour, Palette
from observer.export.facts import PageFacts
from observer.export.svg import NAMESPACE, curve_path, number, svg_root
from observer.resource_files import resource_path

if TYPE_CHECKING:
    from lxml.etree import _Element

_VARIABLES: Palette = {colour: f"var(--{colour})" for colour in Colour}
_REACH_PT = 12.0
_BETWEEN = " · "
_HINT = "Point at the map; a click keeps it here. Times begin when the contact was opened."


@dataclass(frozen=True, slots=True)
class Sighting:
    """Once that an element was seen.

    Attributes:
        contact: as the page names it, such as `4`.
        at, lasted: in words; empty where there is none.
        remark: who held it, and how.
        notes: those that may go out.
    """

    contact: str
    at: str
    lasted: str
    remark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WebPage:
    """
    Attributes:
        evidence: by the id of the element.
    """

    facts: PageFacts
    drawing: DisplayList
    legend: DisplayList
    evidence: Mapping[str, Sequence[Sighting]] = field(default_factory=dict)
    left_out: str = ""


def write_web_page(page: WebPage, language: str = "en-GB") -> bytes:
    """The page in UTF-8; the same one always gives the same bytes."""
    from lxml import etree

    style, script = _style(), _resource("page.js")
    root = etree.Element("html", lang=language)
    head = _add(root, "head")
    _add(head, "meta", charset="utf-8")
    _add(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _policy(style, script)})
    _add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", text=f"{page.facts.title} – {page.facts.view}")
    _add(head, "style", text=style)
    body = _add(root, "body")
    shown = [element for element in page.drawing.elements.values() if _is_drawn(page, element)]
    names = {element.id: f"evidence-{index}" for index, element in zip(count(1), shown)}
    _add_head(body, page)
    _add_map(body, page, names)
    _add_evidence(body, page, names)
    _add(body, "footer", text=" · ".join(filter(None, _foot(page.facts))))
    _add(body, "script", text=script)
    content: bytes = etree.tostring(
        root, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>"
    )
    return content


def _foot(facts: PageFacts) -> tuple[str, ...]:
    return facts.author, f"Observer {facts.version}"


def _is_drawn(page: WebPage, element: Element) -> bool:
    return element.id in page.drawing.by_owner


def _add(
    parent: _Element, tag: str, attributes: Mapping[str, str] | None = None, /, text: str = "",
    **named: str,
) -> _Element:  # fmt: skip
    from lxml import etree

    element = etree.SubElement(parent, tag, {**(attributes or {}), **named})
    if text:
        element.text = text if tag in ("style", "script") else printable(text)
    return element


def _style() -> str:
    light, dark = (_variables(palette) for palette in (LIGHT, DARK))
    return (
        f":root {{ {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        + _resource("page.css")
    )


def _variables(palette: Palette) -> str:
    return " ".join(f"--{colour}: {value};" for colour, value in palette.items())


def _resource(name: str) -> str:
    return resource_path("web_page", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing is loaded, sent or framed; only this style and this script are in force."""
    rules = {
        "default-src": "'none'",
        "style-src": _hashed(style),
        "script-src": _hashed(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _add_head(body: _Element, page: WebPage) -> None:
    head = _add(body, "header")
    _add(head, "h1", text=page.facts.title)
    for text in (page.facts.subtitle, page.facts.method, page.left_out):
        if text:
            _add(head, "p", text=text)


def _add_map(body: _Element, page: WebPage, names: Mapping[str, str]) -> None:
    section = _add(body, "section", {"class": "map", "aria-labelledby": "map"})
    _add(section, "h2", id="map", text="Map")
    tools = _add(section, "div", {"class": "tools"})
    _add(tools, "label", {"for": "find"}, text="Find")
    _add(tools, "input", id="find", type="search", autocomplete="off")
    _add(tools, "output", {"for": "find"}, id="found")
    for name, sign, words in (("smaller", "−", "Smaller"), ("larger", "+", "Larger")):
        _add(tools, "button", {"aria-label": words}, id=name, type="button", text=sign)
    _add(tools, "button", id="whole", type="button", text="Whole map")
    board = _add(section, "div", {"class": "board"})
    svg = svg_root(page.drawing, _VARIABLES, tooltips=False)
    svg.set("role", "group")
    svg.set("aria-label", "Map: arrow keys lead from element to element, Enter keeps one shown")
    board.append(svg)
    _add_targets(svg, page, names)
    legend = svg_root(page.legend, _VARIABLES, tooltips=False)
    legend.set("class", "legend")
    legend.set("role", "img")
    legend.set("aria-label", "Legend: " + ", ".join(text.text for text in page.legend.texts))
    section.append(legend)


def _add_targets(svg: _Element, page: WebPage, names: Mapping[str, str]) -> None:
    """Over the drawing, in reading order: what can be pointed at and has the keyboard."""
    layer = _add(svg, f"{{{NAMESPACE}}}g", {"class": "targets"})
    for owner, name in names.items():
        element = page.drawing.elements[owner]
        said = ": ".join(part for part in (element.title, element.description) if part)
        target = _add(
            layer,
            f"{{{NAMESPACE}}}g",
            {"class": f"target {element.kind}", "role": "button", "data-evidence": name},
        )
        target.set("aria-label", printable(said))
        _add_shapes(target, page.drawing, owner)


def _add_shapes(target: _Element, drawing: DisplayList, owner: str) -> None:
    """A node is pointed at anywhere in the box around it, an edge at its line, head or label."""
    items = drawing.by_owner[owner]
    if drawing.elements[owner].kind != "edge":
        _add_box(target, bounds_around(items))
        return
    for item in items:
        if isinstance(item, Curve):
            width = number(max(_REACH_PT, item.stroke_width))
            _add(target, f"{{{NAMESPACE}}}path", {"d": curve_path(item), "stroke-width": width})
        else:
            _add_box(target, item.bounds)


def _add_box(target: _Element, box: Bounds) -> None:
    sides = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
    attributes = {name: number(value) for name, value in sides.items()}
    _add(target, f"{{{NAMESPACE}}}rect", attributes)


def _add_evidence(body: _Element, page: WebPage, names: Mapping[str, str]) -> None:
    section = _add(body, "section", {"class": "evidence", "aria-labelledby": "evidence"})
    _add(section, "h2", id="evidence", text="What was seen")
    _add(section, "p", {"class": "hint"}, text=_HINT)
    for owner, name in names.items():
        element = page.drawing.elements[owner]
        article = _add(section, "article", id=name)
        _add(article, "h3", dir="auto", text=element.title)
        if element.description:
            _say(article, "p", element.description)
        _add_sightings(article, page.evidence.get(owner, ()))


def _say(parent: _Element, tag: str, text: str) -> None:
    """The text, each of its parts in its own direction of writing."""
    element = _add(parent, tag)
    first, *others = text.split(_BETWEEN)
    _add(element, "bdi", text=first)
    for part in others:
        element[-1].tail = _BETWEEN
        _add(element, "bdi", text=part)


def _add_sightings(article: _Element, sightings: Sequence[Sighting]) -> None:
    if not sightings:
        return
    columns = [("Contact", "contact"), ("At", "at"), ("Lasted", "lasted"), ("Remark", "remark")]
    used = [(title, name) for title, name in columns if any(getattr(s, name) for s in sightings)]
    table = _add(article, "table")
    titles = _add(_add(table, "thead"), "tr")
    for title, _ in used:
        _add(titles, "th", scope="col", text=title)
    rows = _add(table, "tbody")
    for sighting in sightings:
        row = _add(rows, "tr")
        _add(row, "th", scope="row", text=sighting.contact)
        for _, name in used[1:]:
            _say(row, "td", getattr(sighting, name))
        for note in sighting.notes:
            said = _add(rows, "tr", {"class": "note"})
            _add(said, "td", colspan=str(len(used)), text=f"Note: {note}")


def page_texts(page: WebPage) -> Iterator[str]:
    """All that others wrote and the page says besides its drawing."""
    yield from (page.facts.title, page.facts.subtitle, page.facts.method, page.left_out)
    for sightings in page.evidence.values():
        for sighting in sightings:
            yield from (sighting.contact, sighting.remark, *sighting.notes)
