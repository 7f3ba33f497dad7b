"""Short BPMN, as tests write it."""

from __future__ import annotations

from pathlib import Path

from observer.documented.bpmn.reader import read_bpmn
from observer.model.process import DocumentedProcess, Node, ReadResult

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
PATH = Path("refund.bpmn")


def definitions(body: str, namespace: str = MODEL) -> str:
    return f'<definitions xmlns="{namespace}">{body}</definitions>'


def flow(source: str, target: str, inside: str = "") -> str:
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<sequenceFlow id="{source}-{target}" {ends}>{inside}</sequenceFlow>'


def read_all(body: str) -> ReadResult:
    """What is read from the content of `definitions`."""
    return read_bpmn(definitions(body).encode(), PATH)


def read(content: str, beside: str = "") -> DocumentedProcess:
    """The one process of that content; `beside` stands next to it in the file."""
    (process,) = read_all(f'<process id="p">{content}</process>{beside}').processes
    return process


def node(content: str, node_id: str, beside: str = "") -> Node:
    return read(content, beside).by_id[node_id]


def warnings(body: str) -> list[str]:
    return [f"{warning.where}: {warning.what}" for warning in read_all(body).warnings]


def drawn(*shapes: str) -> str:
    """Diagram interchange with shapes, each `id x y width height`, then further attributes."""
    elements = []
    for shape in shapes:
        of, x, y, width, height, *more = shape.split()
        elements.append(
            f'<BPMNShape bpmnElement="{of}" {" ".join(more)}>'
            f'<Bounds x="{x}" y="{y}" width="{width}" height="{height}"/></BPMNShape>'
        )
    plane = "".join(elements)
    return f"<BPMNDiagram><BPMNPlane>{plane}</BPMNPlane></BPMNDiagram>"
