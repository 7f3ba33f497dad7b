"""What other programs open: a view as a picture, a process as BPMN."""

from __future__ import annotations

from pathlib import Path

from observer.analysis import Analysis, Observed
from observer.documents.anonymity import without_agents
from observer.documents.facts import view_title
from observer.drawing.display_list import DisplayList, stacked
from observer.drawing.lines import Line, set_lines, wrap_to_width
from observer.drawing.map_graph import View
from observer.drawing.tokens import LIGHT, WIDE_MARGIN
from observer.errors import UserError
from observer.files import replace_file
from observer.privacy.outgoing import Outgoing, drawing_texts, markup_texts
from observer.privacy.suspects import require_nothing_personal
from observer.store.snapshot import require_no_study
from observer.views import Drawn, documented_process, draw_view


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
        graph = without_agents(analysis).graph
        diagram = real_diagram(graph, analysis.observed.study.contact_type)
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
    require_no_study(path)
    replace_file(path, svg_of(draw_outgoing(analysis, view), analysis.observed, allow))


def draw_outgoing(analysis: Analysis, view: View) -> Drawn:
    """A view as it goes out: without anybody who was observed.

    Raises:
        UserError: as `draw_view`.
    """
    return draw_view(without_agents(analysis), view)


def svg_of(drawn: Drawn, observed: Observed, allow: bool = False) -> bytes:
    """A view as it is shown, as SVG; see `outgoing_picture`."""
    from observer.export.svg import write_svg

    title = view_title(observed, drawn.graph.view)
    return write_svg(outgoing_picture(drawn, observed, title, allow), LIGHT, title)


def outgoing_picture(
    drawn: Drawn, observed: Observed, title: str = "", allow: bool = False
) -> DisplayList:
    """A view as it is shown and as it may go out, see `picture_of`.

    Args:
        title: what goes out with it.
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
    """
    drawing = picture_of(drawn)
    if not allow:
        texts = (*drawing_texts(drawing), Outgoing(title))
        require_nothing_personal(texts, observed)
    return drawing


def picture_of(drawn: Drawn) -> DisplayList:
    """A view as it is shown, with its legend below it, and what it leaves out."""
    from observer.drawing.legend import draw_legend

    width = drawn.drawing.width - 2 * WIDE_MARGIN
    lines = wrap_to_width(drawn.left_out, Line(""), width)
    height = sum(line.height for line in lines)
    left_out = DisplayList(width, height, tuple(set_lines(lines, 0, 0)))
    below = stacked(draw_legend(drawn.graph, width), left_out, 0)
    return stacked(drawn.drawing, below, WIDE_MARGIN)
