"""How many elements a process has, in words."""

from __future__ import annotations

from observer.export.process_answers import count_elements
from observer.model.process import DocumentedProcess


def counted(process: DocumentedProcess) -> str:
    """Such as “10 steps, 1 gateway, 3 owners”."""
    counts = count_elements(process)
    return ", ".join(many(counts[f"{noun}s"], noun) for noun in ("step", "gateway", "owner"))


def many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
