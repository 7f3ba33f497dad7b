"""The documents: how long they take, how much memory, and how that grows with the contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from observer.analysis import Observed, analyse, read_observed
from observer.documents.choices import Choices
from observer.documents.kinds import DocumentKind, compose
from observer.documents.maps import best_sheet
from observer.documents.web_page import compose_web_page
from observer.drawing.atlas import draw_atlas
from observer.drawing.map_graph import MapGraph
from observer.export.document import Document, Properties
from observer.export.facts import PageFacts
from observer.export.paper import Paper, sheet_size
from observer.export.pdf.writer import write_pdf
from observer.export.web_page import write_web_page
from observer.model.trace import Trace
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.views import Drawn
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, run_python, time_ms
from tests.drawing.generated import make_process

RUNS = 5
WALL_SHEETS, WALL_MS = 12, 1_000
A0_STEPS, A0_MS = 296, 2_000
MEMORY_MB = 200
PACK_MS, PACK_KB = 1_500, 400
TEN_TIMES = 11
DATED = datetime(2026, 3, 9, tzinfo=UTC)
MEMORY_OF = """
import sys
from pathlib import Path
from observer.cli import cli
from observer.layout.worker import shared_worker
cli(sys.argv[1:], standalone_mode=False)
worker = shared_worker().process
for pid in ("self", *([str(worker.pid)] if worker else [])):
    status = Path(f"/proc/{pid}/status").read_text()
    print("peak", status.split("VmHWM:")[1].split()[0], "KB")
"""
"""Of the program, and of the process that lays maps out."""


def measure() -> Iterator[Figure]:
    with folder_on_disk() as folder:
        study = folder / "sample.study"
        make_sample(study).close()
        with StudyFile.open_snapshot(study) as file:
            observed = read_observed(file)
        yield from _wall(observed)
        yield from _large_map()
        yield from _growth(observed)
        yield from _command_line(study)


def _wall(observed: Observed) -> Iterator[Figure]:
    analysis, choices = analyse(observed), Choices(sheets=WALL_SHEETS)
    sheets = len(compose(analysis, DocumentKind.WALL, choices).sheets) - 1
    times = [
        time_ms(lambda: write_pdf(compose(analysis, DocumentKind.WALL, choices)))
        for _ in range(RUNS)
    ]
    yield bound(f"wall of {sheets} sheets, laid out and written, median", median(times), WALL_MS)


def _large_map() -> Iterator[Figure]:
    graph = make_process(1, count=A0_STEPS)
    _write_large(graph)
    times = [time_ms(partial(_write_large, graph)) for _ in range(RUNS)]
    what = f"A0 map of {len(graph.nodes)} nodes, laid out and written, median"
    yield bound(what, median(times), A0_MS)


def _write_large(graph: MapGraph) -> bytes:
    atlas = draw_atlas([graph])
    drawn = Drawn(atlas.graphs[graph.view], atlas.drawings[graph.view])
    facts = PageFacts("A process of many steps", "Comparison")
    sheet = best_sheet(drawn, facts, [sheet_size(Paper.A0)])
    return write_pdf(Document(Properties(facts.title, DATED), (sheet.sheet,)))


def _growth(observed: Observed) -> Iterator[Figure]:
    many = replace(observed, traces=tuple(_ten_times(observed)))
    for name, make in (("comparison", _make_map), ("wall", _make_wall), ("html", _make_page)):
        for case in (observed, many):
            make(case)
        few_ms, many_ms = (
            median([time_ms(partial(make, case)) for _ in range(RUNS)]) for case in (observed, many)
        )
        what = f"{name} of {len(many.traces)} contacts, analysed and written"
        yield Figure(what, many_ms, few_ms, TEN_TIMES, f"of {len(observed.traces)}")


def _ten_times(observed: Observed) -> Iterator[Trace]:
    for again in range(10):
        for trace in observed.traces:
            yield replace(trace, contact=trace.contact + again * len(observed.traces))


def _make_map(observed: Observed) -> bytes:
    return write_pdf(compose(analyse(observed), DocumentKind.COMPARISON))


def _make_wall(observed: Observed) -> bytes:
    return write_pdf(compose(analyse(observed), DocumentKind.WALL))


def _make_page(observed: Observed) -> bytes:
    return write_web_page(compose_web_page(analyse(observed), Choices()))


def _command_line(study: Path) -> Iterator[Figure]:
    """From a cold start, as a user has it; the first run compiles and does not count."""
    out = study.with_suffix(".pdf")
    pack = ("export", str(study), "leadership", "--out", str(out))
    run_python("-m", "observer", *pack)
    times = [time_ms(lambda: run_python("-m", "observer", *pack)) for _ in range(RUNS)]
    yield bound("leadership pack of the sample, cold command line, median", median(times), PACK_MS)
    yield bound("leadership pack of the sample", out.stat().st_size / 1000, PACK_KB, "KB")
    for kind in ("leadership", "workshop", "wall", "html"):
        said = run_python("-c", MEMORY_OF, "export", str(study), kind, "--out", str(out))
        used_kb = sum(map(int, re.findall(r"peak (\d+) KB", said)))
        yield bound(f"{kind}: peak memory, both processes", used_kb / 1000, MEMORY_MB, "MB")
