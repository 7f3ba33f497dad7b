"""Costs of real logs that two independent tools agree on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from observer.conformance.alignment import Aligner
from observer.conformance.log import align_log, read_log
from observer.documented.reading import read_process

DATA = Path(__file__).parents[3] / "shared" / "data" / "conformance"

MODELS = [
    f"{log}.{model}"
    for log in ("receipt", "running-example", "teleclaims")
    for model in ("handbook60", "imf02")
]


@pytest.mark.parametrize("model", MODELS)
def test_every_case_has_the_verified_optimal_cost(model: str) -> None:
    if not DATA.is_dir():
        pytest.skip(f"no reference logs at {DATA}")
    (process,) = read_process(DATA / f"{model}.bpmn").processes
    cases = read_log(DATA / f"{model.partition('.')[0]}.variants.csv")
    expected = json.loads((DATA / f"{model}.costs.json").read_text(encoding="utf-8"))
    aligner = Aligner(process)
    alignments = [aligner.align(trace) for trace in cases.values()]
    assert [alignment.cost for alignment in alignments] == expected["costs_by_case"]
    assert all(alignment.optimal for alignment in alignments)
    assert aligner.shortest_run_cost == expected["empty_trace_cost"]
    weighted = sum(n * a.cost for n, a in zip(expected["counts"], alignments, strict=True))
    assert weighted == expected["total_weighted"]
    assert align_log(process, cases).cost == sum(expected["costs_by_case"])
