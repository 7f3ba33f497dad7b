"""The real process in the terms of BPMN: points are events on the way, annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from observer.drawing.wording import of_all
from observer.export.bpmn.diagram import Arrow, Diagram, Element
from observer.export.bpmn.gateways import with_gateways

if TYPE_CHECKING:
    import networkx as nx

_TAGS = {
    "start": "startEvent",
    "step": "task",
    "wait": "intermediateCatchEvent",
    "blocked": "intermediateCatchEvent",
    "transfer": "intermediateThrowEvent",
    "outcome": "endEvent",
}
_TRIGGERS = {"wait": "timer", "blocked": "conditional", "transfer": "message"}
_TITLES = {"wait": "Wait", "blocked": "Blocked", "transfer": "Transfer"}
_OPEN = "open"


def real_diagram(graph: nx.DiGraph, name: str) -> Diagram:
    """The diagram of a real-process graph (see `discovery.discover_graph`).

    A workaround leads nowhere in the graph: it stands in the annotation of its step.
    """
    on_path = [node for node, data in graph.nodes(data=True) if data["kind"] in _TAGS]
    ids = {node: f"node_{number}" for number, node in enumerate(on_path, 1)}
    total = len(graph.graph["contacts"])
    arrows = tuple(
        Arrow(
            f"flow_{number}",
            ids[a],
            ids[b],
            of_all(len(data["contacts"]), total),
            weight=data["count"],
        )
        for number, (a, b, data) in enumerate(graph.edges(data=True), 1)
    )
    elements = tuple(_element(ids[node], graph.nodes[node], graph) for node in on_path)
    return with_gateways(Diagram(name, elements, arrows), in_bpmn=False)


def _element(element_id: str, data: dict[str, Any], graph: nx.DiGraph) -> Element:
    kind = data["kind"]
    return Element(
        id=element_id,
        tag=_TAGS[kind],
        name=_name(kind, data["label"]),
        lane=data["owner"],
        note=_note(data, graph),
        facts=_facts(data),
        trigger=_TRIGGERS.get(kind, ""),
    )


def _name(kind: str, label: str) -> str:
    if kind == "start":
        return "Contact opens"
    if kind in _TITLES:
        return f"{_TITLES[kind]}: {label or _OPEN}"
    return str(label)


def _note(data: dict[str, Any], graph: nx.DiGraph) -> str:
    """What was seen of a point, or of the workarounds at a step."""
    total = len(graph.graph["contacts"])
    if data["kind"] in _TITLES:
        held = f"held by {', '.join(data['held_by'])}" if data["held_by"] else ""
        return "; ".join(filter(None, [of_all(len(data["contacts"]), total), held]))
    if data["kind"] != "step":
        return ""
    around = (
        other
        for _, other in graph.nodes(data=True)
        if other["kind"] == "workaround" and other["step"] == data["label"]
    )
    return "; ".join(
        f"workaround: {other['label']} ({of_all(len(other['contacts']), total)})"
        for other in around
    )


def _facts(data: dict[str, Any]) -> dict[str, str]:
    facts = {
        "owner": data["owner"],
        "kind": data["kind"],
        "reason": data["label"] if data["kind"] in _TITLES else "",
        "step": data["step"] if data["kind"] in _TITLES else "",
        "held_by": "; ".join(data["held_by"]),
        "contacts": " ".join(str(contact) for contact in data["contacts"]),
        "count": str(data["count"]),
        "median_ms": _ms(data["median_ms"]),
        "min_ms": _ms(data["min_ms"]),
        "max_ms": _ms(data["max_ms"]),
        "marks": " ".join(str(mark) for mark in data["marks"]),
    }
    return {name: value for name, value in facts.items() if value}


def _ms(time: float | None) -> str:
    return "" if time is None else f"{time:.15g}"
