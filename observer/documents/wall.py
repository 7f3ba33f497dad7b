"""A map over several sheets, with empty boxes to write in, and the key to put it together."""

from __future__ import annotations

from collections.abc import Iterator

from observer.analysis import Analysis
from observer.documents.anonymity import without_agents
from observer.documents.choices import Choices
from observer.documents.facts import finished
from observer.documents.maps import default_view, map_facts
from observer.drawing.display_list import DisplayList
from observer.drawing.legend import draw_legend
from observer.drawing.tokens import MARGIN
from observer.export.document import Document
from observer.export.map_sheet import legend_room
from observer.export.paper import WALL_PT, Paper
from observer.export.sticky_notes import with_sticky_notes
from observer.export.tiling import Tiling, size_m, tile_on, tile_sizes, tile_to_read
from observer.export.trimming import trimmed
from observer.export.wall import Wall, tile_sheets, tiled, wall_drawing
from observer.export.wall_key import key_sheet
from observer.views import draw_view

MANY_SHEETS = 40


def compose_wall(analysis: Analysis, choices: Choices) -> Document:
    """
    Raises:
        UserError: as `draw_view`.
    """
    analysis = without_agents(analysis)
    view = choices.view or default_view(analysis)
    facts = map_facts(analysis.observed, view)
    drawn = draw_view(analysis, view)
    plain = trimmed(drawn.drawing)
    noted = with_sticky_notes(plain, analysis.findings.constraints)
    drawing = wall_drawing(noted, draw_legend(drawn.graph, noted.width - 2 * MARGIN), facts)
    wall = tiled(drawing, _tiling(drawing, choices))
    legend = draw_legend(drawn.graph, legend_room(wall.tiling.size))
    key = key_sheet(wall, legend, facts, has_notes=noted.primitives != plain.primitives)
    warnings = (
        *filter(None, [drawn.warning]),
        *_too_small(wall.tiling, drawing, choices),
        *_too_many(wall),
    )
    return finished(analysis.observed, facts, (key, *tile_sheets(wall)), choices, warnings)


def _tiling(drawing: DisplayList, choices: Choices) -> Tiling:
    if choices.sheets is None:
        return _readable(drawing, choices)
    sizes = tile_sizes(choices.paper or Paper.A4, choices.orientation)
    return tile_on(drawing.width, drawing.height, choices.sheets, sizes)


def _readable(drawing: DisplayList, choices: Choices) -> Tiling:
    sizes = tile_sizes(choices.paper or Paper.A4, choices.orientation)
    return tile_to_read(drawing.width, drawing.height, _smallest(drawing), sizes)


def _smallest(drawing: DisplayList) -> float:
    return min(text.size for text in drawing.texts)


def _too_small(tiling: Tiling, drawing: DisplayList, choices: Choices) -> Iterator[str]:
    printed_pt = _smallest(drawing) * tiling.scale
    if round(printed_pt, 1) < WALL_PT:
        larger = _readable(drawing, choices)
        yield (
            f"on so few sheets the smallest text is {printed_pt:.1f} pt, below {WALL_PT:g} pt; "
            f"{len(larger.places)} sheets of {tiling.size.name} print it larger"
        )


def _too_many(wall: Wall) -> Iterator[str]:
    if len(wall.kept) > MANY_SHEETS:
        width, height = size_m(wall.tiling)
        yield (
            f"the wall takes {len(wall.kept)} sheets of {wall.tiling.size.name} and is "
            f"{width:.1f} × {height:.1f} m; `--page` names larger sheets, `--sheets` how many"
        )
