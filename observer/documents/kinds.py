"""The kinds of documents, and exporting one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from observer.analysis import Analysis, Observed
from observer.discovery.notes import require_notes
from observer.documents.choices import DEFAULTS, Choices
from observer.documents.maps import compose_map
from observer.drawing.map_graph import View
from observer.export.document import Document
from observer.files import replace_file
from observer.privacy.outgoing import document_texts
from observer.privacy.suspects import require_nothing_personal
from observer.store.snapshot import require_no_study

Composer = Callable[[Analysis, Choices], Document]


class DocumentKind(StrEnum):
    """As the command line names them."""

    MAP = "map"
    COMPARISON = "comparison"
    WORKSHOP = "workshop"
    LEADERSHIP = "leadership"
    SLIDES = "slides"
    WALL = "wall"


def _compose_comparison(analysis: Analysis, choices: Choices) -> Document:
    return compose_map(analysis, replace(choices, view=View.COMPARISON))


def _compose_workshop(analysis: Analysis, choices: Choices) -> Document:
    from observer.documents.workshop.pack import compose_workshop

    return compose_workshop(analysis, choices)


def _compose_leadership(analysis: Analysis, choices: Choices) -> Document:
    from observer.documents.leadership.pack import compose_leadership

    return compose_leadership(analysis, choices)


def _compose_slides(analysis: Analysis, choices: Choices) -> Document:
    from observer.documents.slides import compose_slides

    return compose_slides(analysis, choices)


def _compose_wall(analysis: Analysis, choices: Choices) -> Document:
    from observer.documents.wall import compose_wall

    return compose_wall(analysis, choices)


COMPOSERS: Mapping[DocumentKind, Composer] = {
    DocumentKind.MAP: compose_map,
    DocumentKind.COMPARISON: _compose_comparison,
    DocumentKind.WORKSHOP: _compose_workshop,
    DocumentKind.LEADERSHIP: _compose_leadership,
    DocumentKind.SLIDES: _compose_slides,
    DocumentKind.WALL: _compose_wall,
}
"""By kind; each loads its own room alone, and only once it is asked for."""


def compose(analysis: Analysis, kind: DocumentKind, choices: Choices = DEFAULTS) -> Document:
    """The document, ready to be written or shown. Takes a while: it lays out maps.

    Raises:
        UserError: the study lacks what the document is about, there is no such note, or the layout
            engine failed.
    """
    require_notes(analysis.observed.traces, choices.notes)
    return COMPOSERS[kind](analysis, choices)


def export_document(
    analysis: Analysis, kind: DocumentKind, choices: Choices, path: Path, allow: bool = False
) -> tuple[str, ...]:
    """Composes the document and writes it as PDF; where that fails, what was there stays.

    Args:
        allow: that what looks personal goes out.

    Returns:
        What there is to warn of, such as text that came out small.

    Raises:
        LooksPersonal: something in it does.
        UserError: as `compose`, or the file cannot be written or is a study.
    """
    document = compose(analysis, kind, choices)
    write_document(document, analysis.observed, path, allow)
    return document.warnings


def write_document(document: Document, observed: Observed, path: Path, allow: bool = False) -> None:
    """Writes a document as PDF; where that fails, what was there stays.

    Args:
        observed: what it tells of, to say where what looks personal comes from.
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
        UserError: the file cannot be written or is a study.
    """
    from observer.export.pdf.writer import write_pdf

    require_no_study(path)
    if not allow:
        require_nothing_personal(document_texts(document), observed)
    replace_file(path, write_pdf(document))
