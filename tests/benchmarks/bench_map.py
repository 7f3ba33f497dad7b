"""From the marks of the sample's ten contacts to a map that is laid out, and on to its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import View
from observer.drawing.tokens import WIDE_MARGIN
from observer.export.pages import Paper
from observer.export.pdf import make_map_page
from observer.files import replace_file
from observer.outputs import page_facts
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
        pdf = [time_ms(lambda: write_pdf(analysis, drawn, folder)) for _ in range(RUNS)]
    yield bound("study → comparison laid out, median", median(laid_out), LAID_OUT_MS)
    yield bound("laid out → PDF, median", median(pdf), PDF_MS)


def read_and_analyse(study: Path) -> Analysis:
    with StudyFile.open_snapshot(study) as file:
        return analyse(read_observed(file))


def write_pdf(analysis: Analysis, drawn: Drawn, folder: Path) -> None:
    legend = draw_legend(drawn.graph, Paper.A4.width_pt - 2 * WIDE_MARGIN)
    facts = page_facts(analysis.observed, View.COMPARISON)
    page = make_map_page(drawn.drawing, legend, facts, Paper.A4)
    replace_file(folder / "map.pdf", page.content)
