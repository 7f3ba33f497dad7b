"""From the marks of the sample's ten contacts to a map that is laid out, and on to its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from observer.analysis import Analysis, analyse, read_observed
from observer.documents.choices import DEFAULTS
from observer.documents.facts import finished, page_facts
from observer.documents.maps import best_sheet
from observer.drawing.map_graph import View
from observer.export.paper import Paper, sheet_size
from observer.export.pdf.writer import write_pdf
from observer.files import replace_file
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.views import Drawn, draw_view
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, time_ms

RUNS = 20
LAID_OUT_MS = 150
PDF_MS = 500


def measure() -> Iterator[Figure]:
    with folder_on_disk() as folder:
        study = folder / "sample.study"
        make_sample(study).close()
        analysis = read_and_analyse(study)
        drawn = draw_view(analysis, View.COMPARISON)
        laid_out = [
            time_ms(lambda: draw_view(read_and_analyse(study), View.COMPARISON))
            for _ in range(RUNS)
        ]
        pdf = [time_ms(lambda: write_map(analysis, drawn, folder)) for _ in range(RUNS)]
    yield bound("study → comparison laid out, median", median(laid_out), LAID_OUT_MS)
    yield bound("laid out → PDF, median", median(pdf), PDF_MS)


def read_and_analyse(study: Path) -> Analysis:
    with StudyFile.open_snapshot(study) as file:
        return analyse(read_observed(file))


def write_map(analysis: Analysis, drawn: Drawn, folder: Path) -> None:
    facts = page_facts(analysis.observed, View.COMPARISON)
    sheet = best_sheet(drawn, facts, [sheet_size(Paper.A4)])
    document = finished(analysis.observed, facts, (sheet.sheet,), DEFAULTS)
    replace_file(folder / "map.pdf", write_pdf(document))
