"""Mermaid flowcharts as text, and what is read from them in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.mermaid.reader import read_mermaid
from observer.errors import UserError
from observer.model.process import DocumentedProcess

PATH = Path("refund.mmd")
HEADER = "flowchart TD\n"


def read(statements: str) -> DocumentedProcess:
    (process,) = read_mermaid(HEADER + statements, PATH).processes
    return process


def names(statements: str) -> list[str]:
    return [node.name for node in read(statements).nodes]


def kinds(statements: str) -> list[str]:
    return [node.kind.value for node in read(statements).nodes]


def owners(statements: str) -> dict[str, str]:
    return {node.id: node.owner for node in read(statements).nodes}


def flows(statements: str) -> list[str]:
    """Each flow as `A>B`, with its text as `A>B:text`."""
    return [
        f"{flow.source}>{flow.target}" + (f":{flow.name}" if flow.name else "")
        for flow in read(statements).flows
    ]


def warnings(statements: str) -> list[str]:
    result = read_mermaid(HEADER + statements, PATH)
    return [f"{warning.where}: {warning.what}" for warning in result.warnings]


def sentence(text: str) -> str:
    with pytest.raises(UserError) as caught:
        read_mermaid(text, PATH)
    return str(caught.value)
