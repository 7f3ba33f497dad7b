"""How long the page of documents stands still while a document is laid out, looked at and saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.app import analyse_file, make_application
from observer.documents.maps import best_sheet
from observer.drawing.atlas import draw_atlas
from observer.export.document import Document, Properties
from observer.export.facts import PageFacts
from observer.export.map_sheet import MapSheet
from observer.export.paper import Paper, sheet_size
from observer.export.pdf.writer import write_pdf
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.export.kinds import KINDS
from observer.ui.export.page import ExportPage
from observer.ui.export.record import BriefRecord
from observer.ui.export.sheet_view import SheetView
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.map.background import Background
from observer.views import Drawn
from tests.benchmarks.bench_documents import A0_STEPS, DATED
from tests.benchmarks.bench_stalls import REST_MS, SIZE, STALL_MS, Pulse
from tests.benchmarks.figures import Figure, bound, folder_on_disk
from tests.drawing.generated import make_process


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or make_application()
    with folder_on_disk() as folder, make_sample(folder / "sample.study") as file:
        yield from _page(file, folder)
    yield from _large_map()


def _page(file: StudyFile, folder: Path) -> Iterator[Figure]:
    page = ExportPage(partial(analyse_file, file.path), file.path, LiveKeys(), BriefRecord(file))
    page.resize(*SIZE)
    page.show()
    page.begin()
    _settle(lambda: page.busy)
    for at, kind in enumerate(KINDS):
        pulse = Pulse()
        page.choosing.choose_kind(at)
        _settle(lambda: page.busy)
        yield bound(f"{kind.title}, laid out: longest stall", pulse.longest_ms, STALL_MS)
        pulse = Pulse()
        page.save(folder / f"{kind.name}{kind.suffix}")
        _settle(lambda: page.busy)
        yield bound(f"{kind.title}, saved: longest stall", pulse.longest_ms, STALL_MS)


def _large_map() -> Iterator[Figure]:
    graph = make_process(1, count=A0_STEPS)
    background: Background[Document] = Background(QApplication.instance())  # type: ignore[arg-type]
    view = SheetView()
    view.resize(*SIZE)
    view.show()
    QTest.qWait(REST_MS)
    made: list[Document] = []

    def compose() -> Document:
        atlas = draw_atlas([graph])
        drawn = Drawn(atlas.graphs[graph.view], atlas.drawings[graph.view])
        sheet: MapSheet = best_sheet(
            drawn, PageFacts("Many steps", "Comparison"), [sheet_size(Paper.A0)]
        )
        return Document(Properties("Many steps", DATED), (sheet.sheet,))

    def save() -> Document:
        write_pdf(made[0])
        return made[0]

    acts: tuple[tuple[str, Callable[[], None]], ...] = (
        ("laid out", lambda: background.start(compose, lambda done: made.append(done.result()))),
        ("shown", lambda: view.show_document(made[0])),
        ("zoomed", lambda: view.zoom(3)),
        ("moved", lambda: view.pan(-900, -500)),
        ("whole again", lambda: view.zoom(0)),
        ("saved", lambda: background.start(save, _check)),
    )
    for what, act in acts:
        pulse = Pulse()
        act()
        _settle(lambda: background.busy)
        words = f"A0 map of {len(graph.nodes)} nodes, {what}: longest stall"
        yield bound(words, pulse.longest_ms, STALL_MS)


def _settle(is_busy: Callable[[], bool]) -> None:
    while is_busy():
        QTest.qWait(20)
    QTest.qWait(REST_MS)


def _check(done: Future[Document]) -> None:
    done.result()
