"""What the view that is shown can be saved as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.kinds import DocumentKind, export_document
from observer.drawing.map_graph import View
from observer.drawing.tokens import LIGHT
from observer.export.paper import Paper
from observer.files import replace_file
from observer.outputs import export_bpmn, outgoing_picture, svg_of
from observer.ui.map.picture import write_png
from observer.views import Drawn

PNG_DPI = 150
WHOLE = "it shows everything, also what is hidden on the map"


@dataclass(frozen=True, slots=True)
class Form:
    """
    Attributes:
        words: how the menu calls it.
        suffix: of its files, with the dot.
        paper: the sheet of a PDF; None for the smallest that reads well.
    """

    words: str
    suffix: str
    paper: Paper | None = None


SVG = Form("Picture, sharp at any size (SVG)", ".svg")
PNG = Form("Picture of pixels (PNG)", ".png")
PDF = Form("PDF, the smallest sheet that reads well", ".pdf")
BPMN = Form("Process for other programs (BPMN)", ".bpmn")
FORMS = (
    SVG,
    PNG,
    PDF,
    Form("PDF, A4 landscape", ".pdf", Paper.A4),
    Form("PDF, A3 landscape", ".pdf", Paper.A3),
    BPMN,
)

IN_BPMN = frozenset({View.DOCUMENTED, View.REAL})
"""The views that BPMN has marks for."""


def write_view(
    form: Form, analysis: Analysis, drawn: Drawn, path: Path, allow: bool
) -> tuple[str, ...]:
    """Writes a view: a picture as it is shown, any other form whole.

    Args:
        allow: that what looks personal goes out.

    Returns:
        What there is to say of it, such as text that came out small.

    Raises:
        LooksPersonal: something in it does.
        UserError: the picture would be too large, or the file cannot be written.
    """
    view, observed = drawn.graph.view, analysis.observed
    if form is SVG:
        replace_file(path, svg_of(drawn, observed, allow))
        return ()
    if form is PNG:
        picture = outgoing_picture(drawn, observed, allow=allow)
        replace_file(path, write_png(picture, LIGHT, PNG_DPI))
        return ()
    whole = (WHOLE,) if drawn.left_out else ()
    if form is BPMN:
        export_bpmn(analysis, view, path, allow)
        return whole
    choices = Choices(view, form.paper)
    return (*whole, *export_document(analysis, DocumentKind.MAP, choices, path, allow))
