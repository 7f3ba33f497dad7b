"""Visio drawings, held against the BPMN models that they are drawings of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.interop import bpmn
from tests.interop.inventory import DATA, FileSet, Inventory

WRITTEN_OTHERWISE = {
    "B.2.0": {
        "Boundary Intermediate Event Non-Interrupting Conditional": (
            "Boundary Intermediate Event Non-Interrupting Conditinal"
        ),
        "Collapsed Call Activity": "Collapesed Call Activity",
        "Collapsed Sub-Process 2": "Collapse Sub-Process 2",
        "Exclusive Gateway 4": "Exclusive Gateway",
        "Exclusive Gateway 7": "Exclusive Gateway",
        "Inclusive Gateway 1": "Inclusive Gateway",
        "Inclusive Gateway 6": "Inclusive Gateway",
        "Start Event 1 Timer": "Start Event 1Timer",
        "User Task 12 Muti-Inst. Seq.": "User Task 12 Multi-Inst. Seq.",
    }
}
"""By drawing, names in its model, and how the drawing spells them."""


def expect(path: Path) -> Inventory:
    """What the model of the drawing holds, in the words of the drawing."""
    model = bpmn.expect(DATA / "bpmn" / "miwg" / "Reference" / f"{path.stem}.bpmn")
    names = WRITTEN_OTHERWISE.get(path.stem, {})
    return Inventory(
        Counter((kind, names.get(name, name)) for kind, name in model.nodes.elements()),
        Counter(
            (names.get(source, source), names.get(target, target))
            for source, target in model.flows.elements()
        ),
    )


def vsdx_sets() -> Iterator[FileSet]:
    yield FileSet("Visio", sorted((DATA / "vsdx").glob("*.vsdx")), expect)
