"""Real files of many tools, held against a walk over their XML by other code."""

from __future__ import annotations

import pytest

from observer.documented.reading import read_process
from tests.interop.bpmn import bpmn_sets
from tests.interop.inventory import DATA, FileSet, judge

SETS = list(bpmn_sets()) if DATA.is_dir() else []


def test_there_are_real_files_to_try() -> None:
    if not SETS:
        pytest.skip(f"no real files at {DATA}")


@pytest.mark.parametrize("files", SETS, ids=[files.name for files in SETS])
def test_every_file_is_loaded_and_read_exactly(files: FileSet) -> None:
    report = judge(files)
    assert report.passed, report.complaints


@pytest.mark.skipif(not SETS, reason=f"no real files at {DATA}")
def test_a_flow_that_dangles_in_a_real_file_is_named() -> None:
    folder = DATA / "bpmn" / "miwg" / "SAP Signavio Process Manager 19.9.0"
    said = [w.what for w in read_process(folder / "B.1.0-export.bpmn").warnings]
    assert sum("is no step, event or gateway here; it is left out" in what for what in said) == 2
