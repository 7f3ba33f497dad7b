"""What others make of the BPMN that Observer writes: drawn by bpmn-js, judged by bpmnlint."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

TOOLS = Path(__file__).parent / "bpmn_tools" / "run"
BATCH = 50


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
            [TOOLS, *names[start : start + BATCH]], check=True, capture_output=True, text=True
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
