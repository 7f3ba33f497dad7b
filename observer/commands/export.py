"""The command that writes files for others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from observer.commands.terminal import (
    FILE,
    echo_written,
    printable,
    read_round,
    round_option,
)
from observer.errors import UserError

if TYPE_CHECKING:
    from observer.analysis import Analysis
    from observer.documents.choices import Choices
    from observer.drawing.map_graph import View

DEFAULT_DPI = 150
SMALLEST_DPI, LARGEST_DPI = 10, 1_200
MOST_SHEETS = 400

DOCUMENTS = ("map", "comparison", "workshop", "leadership", "slides", "wall")
"""The kinds of `observer.documents.kinds`, which this module does not load before it needs them."""

OTHERS = ("html", "svg", "png", "bpmn")
VIEWS = ("documented", "real", "comparison", "difference")
HEEDED = {
    "view": ("map", "comparison", "workshop", "wall", *OTHERS),
    "page": ("map", "comparison", "workshop", "leadership", "wall"),
    "sheets": ("wall",),
    "orientation": ("map", "comparison", "workshop", "leadership", "wall"),
    "author": (*DOCUMENTS, "html"),
    "notes": ("workshop", "html"),
    "dpi": ("png",),
}
"""Which kinds do what an option says."""

PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid")


@click.command()
@click.argument("study", type=FILE)
@click.argument("kind", type=click.Choice([*DOCUMENTS, *OTHERS]))
@click.option("--out", type=FILE, required=True, help="The file to write.")
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    help="What it shows; the difference is that of a round from the first one. If left out the "
    "comparison, without a documented process, or as `bpmn`, the real one.",
)
@click.option(
    "--page",
    type=click.Choice(PAPERS, case_sensitive=False),
    help="For a document: the sheet; if left out the smallest that reads well, or A4 for `wall`.",
)
@click.option(
    "--sheets",
    type=click.IntRange(1, MOST_SHEETS),
    help="For `wall`: at most so many; if left out as many as it takes to read it on a wall.",
)
@click.option(
    "--orientation",
    type=click.Choice(["landscape", "portrait"]),
    help="For a document: how the sheet lies; as the kind likes it best if left out.",
)
@click.option("--author", default="", help="For a document or `html`: who hands it on.")
@click.option(
    "--note",
    "notes",
    type=int,
    multiple=True,
    metavar="ID",
    help="For `workshop` or `html`: a note that may go out, by its id in `observer notes`; "
    "no other does.",
)
@click.option("--allow", is_flag=True, help="Write it although something in it looks personal.")
@click.option(
    "--dpi",
    type=click.IntRange(SMALLEST_DPI, LARGEST_DPI),
    default=DEFAULT_DPI,
    show_default=True,
    help="For `png`: pixels an inch.",
)
@round_option
def export(
    study: Path,
    kind: str,
    out: Path,
    dpi: int,
    round_name: str | None,
    allow: bool,
    **chosen: Any,
) -> None:
    """Write a document as PDF, a map as HTML, SVG or PNG, or a process as BPMN 2.0."""
    _require_heeded(kind)
    view: str | None = chosen["view"]
    if kind == "comparison" and view not in (None, "comparison"):
        raise UserError(f"“comparison” does not show the view “{view}”", remedy="export “map”")
    analysis = _analysed(study, round_name, view)
    with _suspects_listed():
        if kind in DOCUMENTS:
            write_document(analysis, kind, out, _choices(**chosen), allow)
        elif kind == "html":
            _write_page(analysis, out, _choices(**chosen), allow)
        else:
            _write(analysis, kind, out, view, dpi, allow)


def _require_heeded(kind: str) -> None:
    """
    Raises:
        UserError: an option was given of which the kind would take no notice.
    """
    context = click.get_current_context()
    for option in context.command.params:
        name = option.name or ""
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and kind not in HEEDED.get(name, (kind,)):
            raise UserError(
                f"“{kind}” takes no notice of `{option.opts[0]}`",
                remedy=f"leave it out; it is for {', '.join(HEEDED[name])}",
            )


@contextmanager
def _suspects_listed() -> Iterator[None]:
    """Says of each text for which an export is refused what it looks like, and where it stands."""
    from observer.privacy.suspects import LooksPersonal

    try:
        yield
    except LooksPersonal as refused:
        for suspect in refused.suspects:
            click.echo(printable(str(suspect)), err=True)
        raise


def _analysed(study: Path, round_name: str | None, view: str | None) -> Analysis:
    from observer.layout.worker import shared_worker

    shared_worker().start()  # it loads beside what is loaded here
    from observer.analysis import analyse

    return analyse(read_round(study, round_name, or_documented=view == "documented"))


def _choices(
    view: str | None = None,
    page: str | None = None,
    sheets: int | None = None,
    orientation: str | None = None,
    author: str = "",
    notes: tuple[int, ...] = (),
) -> Choices:
    from observer.documents.choices import Choices
    from observer.drawing.map_graph import View
    from observer.export.paper import Orientation, Paper

    return Choices(
        view=View(view) if view else None,
        paper=Paper[page.upper()] if page else None,
        sheets=sheets,
        orientation=Orientation(orientation) if orientation else None,
        author=author,
        notes=frozenset(notes),
    )


def write_all(study: Path, folder: Path) -> None:
    """Writes every kind of document of the study's latest round into a folder."""
    from observer.documents.web_page import export_html

    analysis = _analysed(study, None, None)
    for kind in DOCUMENTS:
        choices = _choices(view="real" if kind == "map" else None)
        write_document(analysis, kind, folder / f"{kind}.pdf", choices)
    page = folder / "map.html"
    export_html(analysis, _choices(), page)
    echo_written(page)


def write_document(
    analysis: Analysis, kind: str, out: Path, choices: Choices, allow: bool = False
) -> None:
    from observer.documents.kinds import DocumentKind, export_document

    for warning in export_document(analysis, DocumentKind(kind), choices, out, allow):
        click.echo(f"warning: {printable(warning)}", err=True)
    echo_written(out)


def _write_page(analysis: Analysis, out: Path, choices: Choices, allow: bool) -> None:
    from observer.documents.web_page import export_html

    export_html(analysis, choices, out, allow)
    echo_written(out)


def _write(
    analysis: Analysis, kind: str, out: Path, view: str | None, dpi: int, allow: bool
) -> None:
    from observer.documents.maps import default_view
    from observer.drawing.map_graph import View

    default = View.REAL if kind == "bpmn" else default_view(analysis)
    _writer(kind, dpi)(analysis, View(view) if view else default, out, allow)
    echo_written(out)


def _writer(kind: str, dpi: int) -> Callable[[Analysis, View, Path, bool], None]:
    from observer import outputs

    if kind == "png":
        from observer.app import export_png

        return lambda analysis, view, out, allow: export_png(analysis, view, dpi, out, allow)
    return {"svg": outputs.export_svg, "bpmn": outputs.export_bpmn}[kind]
