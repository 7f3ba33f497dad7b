"""What other programs open: a view as a picture, a process as BPMN."""

from __future__ import annotations

from pathlib import Path

from observer.analysis import Analysis
from observer.documents.facts import view_title
from observer.drawing.display_list import DisplayList, stacked
from observer.drawing.map_graph import View
from observer.drawing.tokens import LIGHT, WIDE_MARGIN
from observer.errors import UserError
from observer.files import replace_file
from observer.privacy.outgoing import Outgoing, drawing_texts, markup_texts
from observer.privacy.suspects import require_nothing_personal
from observer.store.snapshot import require_no_study
from observer.views import documented_process, draw_view


def export_bpmn(analysis: Analysis, view: View, path: Path, allow: bool = False) -> None:
    """Writes the documented or the real process as BPMN 2.0.

    Args:
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
        UserError: the view is neither of them, or needs what is not there; the layout engine
            failed; or the file cannot be written or is a study.
    """
    require_no_study(path)
    content = bpmn_document(analysis, view)
    if not allow:
        require_nothing_personal(markup_texts(content), analysis.observed)
    replace_file(path, content)


def bpmn_document(analysis: Analysis, view: View) -> bytes:
    """The documented process, as its owners drew it where they did, or the real one, as BPMN 2.0.

    Raises:
        UserError: as `export_bpmn`.
    """
    from observer.export.bpmn.document import write_document
    from observer.export.bpmn.documented import documented_diagram
    from observer.export.bpmn.drawn import place_as_drawn
    from observer.export.bpmn.placing import place
    from observer.export.bpmn.real import real_diagram

    if view is View.REAL:
        diagram = real_diagram(analysis.graph, analysis.observed.study.contact_type)
        return write_document(diagram, place(diagram))
    if view is not View.DOCUMENTED:
        raise UserError(
            f"BPMN has no marks for a {view.value}", remedy="export the view documented or real"
        )
    process = documented_process(analysis.observed)
    diagram = documented_diagram(process)
    return write_document(diagram, place_as_drawn(diagram, process) or place(diagram))


def export_svg(analysis: Analysis, view: View, path: Path, allow: bool = False) -> None:
    """Writes a view with its legend as SVG.

    Args:
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
        UserError: as `draw_view`, or the file cannot be written or is a study.
    """
    from observer.export.svg import write_svg

    require_no_study(path)
    title = view_title(analysis.observed, view)
    drawing = outgoing_picture(analysis, view, title, allow)
    replace_file(path, write_svg(drawing, LIGHT, title))


def outgoing_picture(analysis: Analysis, view: View, title: str, allow: bool) -> DisplayList:
    """A view with its legend below it, as it may go out.

    Args:
        title: what goes out with it.
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
        UserError: as `draw_view`.
    """
    drawing = picture_of(analysis, view)
    if not allow:
        texts = (*drawing_texts(drawing), Outgoing(title))
        require_nothing_personal(texts, analysis.observed)
    return drawing


def picture_of(analysis: Analysis, view: View) -> DisplayList:
    """A view with its legend below it.

    Raises:
        UserError: as `draw_view`.
    """
    from observer.drawing.legend import draw_legend

    drawn = draw_view(analysis, view)
    legend = draw_legend(drawn.graph, drawn.drawing.width - 2 * WIDE_MARGIN)
    return stacked(drawn.drawing, legend, WIDE_MARGIN)
