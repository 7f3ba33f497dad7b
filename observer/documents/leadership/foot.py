"""The foot of every page: of what and when it tells, and which page it is."""

from __future__ import annotations

from observer import __version__
from observer.documents.leadership.links import one_line
from observer.documents.leadership.matter import Matter
from observer.documents.leadership.numbering import Page
from observer.drawing.display_list import Anchor
from observer.export.document import Part, Sheet, Tag
from observer.export.flow import Room
from observer.export.paper import SheetSize
from observer.export.setting import Styles, natural_width, paragraph, rule


def with_feet(pages: list[Page], matter: Matter, styles: Styles) -> tuple[Sheet, ...]:
    """The pages as sheets with their numbers."""
    return tuple(
        Sheet(size, (*parts, *_foot(matter, size, styles, number, len(pages))), str(number))
        for number, (size, parts) in enumerate(pages, start=1)
    )


def room_above_foot(matter: Matter, size: SheetSize, styles: Styles, top: float) -> Room:
    """What the foot leaves of a sheet from `top` down."""
    bottom = _foot(matter, size, styles, 1, 1)[0].y - styles.margin / 4
    return Room(styles.margin, top, size.width - 2 * styles.margin, bottom - top)


def _foot(matter: Matter, size: SheetSize, styles: Styles, number: int, of: int) -> list[Part]:
    margin, small = styles.margin, styles.small
    inner = size.width - 2 * margin
    draft = "draft · " if matter.drafts else ""
    words = f"Observer {__version__} · {draft}page {number} of {of}"
    count = paragraph(words, small, inner, Tag.ARTIFACT, Anchor.END)
    told_of = (
        f"{matter.study.contact_type} · {matter.analysis.observed.round.name} · {matter.dates}"
    )
    study = one_line(told_of, small, inner - natural_width(words, small) - margin)
    top = size.height - margin - count.height
    line = Part(margin, top - margin / 4, rule(inner))
    return [line, Part(margin, top, study), Part(margin, top, count)]
