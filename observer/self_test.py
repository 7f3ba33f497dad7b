"""The self-test of an installation: the whole way once, on the sample, in a folder of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from observer.analysis import analyse, read_observed
from observer.documents.choices import Choices
from observer.documents.kinds import DocumentKind, export_document
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.export.paper import Paper
from observer.sample import make_sample
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from observer.views import draw_view

SMALLEST_MAP_BYTES = 10_000
"""A map of ten contacts with embedded fonts is larger than this."""


def run_self_test() -> Iterator[str]:
    """Yields one line for each part that works.

    Raises:
        UserError: a part does not work on this machine.
    """
    with tempfile.TemporaryDirectory(prefix="observer-self-test-") as folder:
        study = Path(folder) / "sample.study"
        make_sample(study).close()
        yield _store(study)
        yield _map(study, Path(folder) / "comparison.pdf")


def _store(study: Path) -> str:
    found = check_study(study)
    if not found.sound:
        raise UserError(f"the store does not work here: {found.problems[0]}")
    return f"store: {found.contacts} contacts and {found.marks} marks written and read back"


def _map(study: Path, path: Path) -> str:
    with StudyFile.open_snapshot(study) as file:
        analysis = analyse(read_observed(file))
    drawn = draw_view(analysis, View.COMPARISON)
    if drawn.warning:
        raise UserError(f"the layout engine does not work here: {drawn.warning}")
    export_document(analysis, DocumentKind.COMPARISON, Choices(paper=Paper.A4), path)
    size = path.stat().st_size
    if not path.read_bytes().startswith(b"%PDF-") or size < SMALLEST_MAP_BYTES:
        raise UserError("the PDF of the map came out empty")
    return f"layout and PDF: a comparison map of {size} bytes"
