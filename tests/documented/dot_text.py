"""DOT graphs as text, and what is read from them in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.dot.reader import read_dot
from observer.errors import UserError
from observer.model.process import DocumentedProcess

PATH = Path("refund.gv")


def read(statements: str, header: str = "digraph") -> DocumentedProcess:
    (process,) = read_dot(f"{header} {{\n{statements}\n}}", PATH).processes
    return process


def names(statements: str) -> list[str]:
    return [node.name for node in read(statements).nodes]


def kinds(statements: str) -> list[str]:
    return [node.kind.value for node in read(statements).nodes]


def owners(statements: str) -> dict[str, str]:
    return {node.id: node.owner for node in read(statements).nodes}


def flows(statements: str, header: str = "digraph") -> list[str]:
    return [
        f"{flow.source}>{flow.target}" + (f":{flow.name}" if flow.name else "")
        for flow in read(statements, header).flows
    ]


def warnings(text: str) -> list[str]:
    return [f"{warning.where}: {warning.what}" for warning in read_dot(text, PATH).warnings]


def sentence(text: str) -> str:
    with pytest.raises(UserError) as caught:
        read_dot(text, PATH)
    return str(caught.value)
