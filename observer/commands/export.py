"""The command that writes files for others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
    from observer.drawing.map_graph import View

DEFAULT_DPI = 150
SMALLEST_DPI, LARGEST_DPI = 10, 1_200


@click.command()
@click.argument("study", type=FILE)
@click.argument("kind", type=click.Choice(["map", "comparison", "svg", "png", "bpmn"]))
@click.option("--out", type=FILE, required=True, help="The file to write.")
@click.option(
    "--view",
    type=click.Choice(["documented", "real", "comparison", "difference"]),
    help="What it shows; the difference is that of a round from the first one. If left out the "
    "comparison, without a documented process, or as `bpmn`, the real one.",
)
@click.option(
    "--page",
    type=click.Choice(["A4", "A3"]),
    help="For a map: the sheet, landscape; the smallest that reads well if left out.",
)
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
    view: str | None,
    page: str | None,
    dpi: int,
    round_name: str | None,
) -> None:
    """Write a map as PDF, SVG or PNG, or a process as BPMN 2.0."""
    if kind == "comparison" and view not in (None, "comparison"):
        raise UserError(f"“comparison” does not show the view “{view}”", remedy="export “map”")
    chosen = view or _default_view(study, kind)
    if kind in ("map", "comparison"):
        write_map(study, chosen, out, page, round_name)
    else:
        _write(study, chosen, out, round_name, kind, dpi)


def _default_view(study: Path, kind: str) -> str:
    from observer.store.study_file import StudyFile

    if kind == "bpmn":
        return "real"
    with StudyFile.open_snapshot(study) as file:
        return "comparison" if kind == "comparison" or file.documented_process() else "real"


def write_map(
    study: Path, view: str, out: Path, page: str | None = None, round_name: str | None = None
) -> None:
    from observer.analysis import analyse
    from observer.drawing.map_graph import View
    from observer.export.paper import Paper
    from observer.outputs import export_view

    analysis = analyse(read_round(study, round_name, or_documented=view == "documented"))
    for warning in export_view(analysis, View(view), Paper[page] if page else None, out):
        click.echo(f"warning: {printable(warning)}", err=True)
    echo_written(out)


def _write(study: Path, view: str, out: Path, round_name: str | None, kind: str, dpi: int) -> None:
    from observer.analysis import analyse
    from observer.drawing.map_graph import View

    _writer(kind, dpi)(
        analyse(read_round(study, round_name, or_documented=view == "documented")), View(view), out
    )
    echo_written(out)


def _writer(kind: str, dpi: int) -> Callable[[Analysis, View, Path], None]:
    from observer import outputs

    if kind == "png":
        from observer.app import export_png

        return lambda analysis, view, out: export_png(analysis, view, dpi, out)
    return {"svg": outputs.export_svg, "bpmn": outputs.export_bpmn}[kind]
