"""What others make of the BPMN that Observer writes: drawn by bpmn-js, judged by bpmnlint."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from observer.analysis import analyse, read_observed
from observer.documented.reading import read_process
from observer.drawing.map_graph import View
from observer.export.bpmn.document import write_document
from observer.export.bpmn.documented import documented_diagram
from observer.export.bpmn.drawn import place_as_drawn
from observer.export.bpmn.placing import place
from observer.outputs import bpmn_document
from observer.sample import make_sample

TOOLS = Path(__file__).parent / "bpmn_tools" / "run"
BATCH = 50
SAMPLE = "sample"


@dataclass(frozen=True)
class Report:
    """What bpmn-js and bpmnlint say of one file."""

    file: str
    warnings: tuple[str, ...]
    undrawn: tuple[str, ...]
    drawn: int
    errors: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.warnings or self.undrawn or self.errors)


def judge(files: Iterable[Path]) -> Iterator[Report]:
    """Has each file drawn and judged.

    Raises:
        CalledProcessError: the tools are not there, or failed.
    """
    names = [str(file.resolve()) for file in files]
    for start in range(0, len(names), BATCH):
        answer = subprocess.run(
            [TOOLS, *names[start : start + BATCH]], check=True, stdout=subprocess.PIPE, text=True
        )
        for line in answer.stdout.splitlines():
            said = json.loads(line)
            yield Report(
                said["file"],
                tuple(said["warnings"]),
                tuple(said["undrawn"]),
                said["drawn"],
                tuple(said["errors"]),
            )


def exported_reports(samples: Iterable[Path]) -> Iterator[Report]:
    """Each process of some files, and the sample's two, written as BPMN and judged."""
    with TemporaryDirectory() as folder:
        written = [*_write_documented(samples, Path(folder)), *_write_sample(Path(folder))]
        yield from judge(written)


def _write_documented(samples: Iterable[Path], folder: Path) -> Iterator[Path]:
    for sample in samples:
        for number, process in enumerate(read_process(sample).processes):
            diagram = documented_diagram(process)
            places = place_as_drawn(diagram, process) or place(diagram)
            path = folder / f"{sample.parent.name}-{sample.stem}-{number}.bpmn"
            path.write_bytes(write_document(diagram, places))
            yield path


def _write_sample(folder: Path) -> Iterator[Path]:
    with make_sample(folder / "refund.study") as study:
        analysis = analyse(read_observed(study))
    for view in (View.DOCUMENTED, View.REAL):
        path = folder / f"{SAMPLE}-{view}.bpmn"
        path.write_bytes(bpmn_document(analysis, view))
        yield path
