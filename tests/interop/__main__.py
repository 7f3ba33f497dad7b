"""Reads real files of many tools, and prints how many were read exactly: `make interop`.

python -m tests.interop [WORD …]: only the sets whose name holds one of the words. What the files
hold is told by other code than the product's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.interop.bpmn import bpmn_sets
from tests.interop.drawio import drawio_sets
from tests.interop.inventory import DATA, FileSet, judge
from tests.interop.mermaid import mermaid_sets
from tests.interop.vsdx import vsdx_sets

SETS: tuple[Callable[[], Iterator[FileSet]], ...] = (
    bpmn_sets,
    drawio_sets,
    vsdx_sets,
    mermaid_sets,
)


def main(words: list[str]) -> int:
    if not DATA.is_dir():
        print(f"skipped: there are no files at {DATA}")
        return 0
    passed = True
    for files in (files for sets in SETS for files in sets()):
        if words and not any(word in files.name for word in words):
            continue
        report = judge(files)
        passed &= report.passed
        print("ok   " if report.passed else "SHORT", report)
        for complaint in report.complaints:
            print(f"      {complaint}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
