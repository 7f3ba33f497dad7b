"""Reads real files of many tools, and prints how many were read exactly: `make interop`.

python -m tests.interop [WORD …]: only the sets whose name holds one of the words. What the files
hold is told by other code than the product's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.interop.bpmn import bpmn_sets
from tests.interop.drawio import drawio_sets
from tests.interop.exported import SAMPLE, exported_reports
from tests.interop.inventory import DATA, FileSet, judge
from tests.interop.mermaid import mermaid_sets
from tests.interop.vsdx import vsdx_sets

SETS: tuple[Callable[[], Iterator[FileSet]], ...] = (
    bpmn_sets,
    drawio_sets,
    vsdx_sets,
    mermaid_sets,
)

WRITTEN = "processes written as BPMN"


def main(words: list[str]) -> int:
    if not DATA.is_dir():
        print(f"skipped: there are no files at {DATA}")
    passed = all([*_read_files(words), *_judge_written(words)])
    return 0 if passed else 1


def _read_files(words: list[str]) -> Iterator[bool]:
    sets = (files for sets in SETS for files in sets()) if DATA.is_dir() else iter(())
    for files in sets:
        if _is_wanted(files.name, words):
            report = judge(files)
            print("ok   " if report.passed else "SHORT", report)
            for complaint in report.complaints:
                print(f"      {complaint}")
            yield report.passed


def _judge_written(words: list[str]) -> Iterator[bool]:
    """What bpmn-js and bpmnlint say of each process read above, and the sample, written as BPMN.

    The sample must be without any fault; what others left out, such as a start, is only told.
    """
    if not _is_wanted(WRITTEN, words):
        return
    reports = list(exported_reports(sorted(DATA.glob("bpmn/miwg/**/*.bpmn"))))
    whole = sum(not report.undrawn and not report.warnings for report in reports)
    clean = sum(not report.errors for report in reports)
    own = [report for report in reports if Path(report.file).name.startswith(SAMPLE)]
    passed = whole == len(reports) and bool(own) and all(report.is_clean for report in own)
    print(
        "ok   " if passed else "SHORT",
        f"{WRITTEN}: {len(reports)}, drawn whole and without a warning {whole}, "
        f"without an error of bpmnlint {clean}",
    )
    for report in reports:
        for what in (*report.warnings, *report.undrawn, *report.errors):
            print(f"      {Path(report.file).name}: {what}")
    yield passed


def _is_wanted(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
