"""The command that writes files for others."""

from __future__ import annotations

from pathlib import Path

import click

from observer.commands.terminal import (
    FILE,
    echo_written,
    printable,
    read_round,
    round_option,
)
from observer.errors import UserError


@click.command()
@click.argument("study", type=FILE)
@click.argument("kind", type=click.Choice(["map", "comparison", "bpmn"]))
@click.option("--out", type=FILE, required=True, help="The file to write.")
@click.option(
    "--view",
    type=click.Choice(["documented", "real", "comparison"]),
    help="What it shows. If left out: for `map` the comparison, without a process the real one; "
    "for `bpmn` the real one.",
)
@click.option(
    "--page",
    type=click.Choice(["A4", "A3"]),
    help="The sheet, landscape; the smallest that reads well if left out.",
)
@round_option
def export(
    study: Path, kind: str, out: Path, view: str | None, page: str | None, round_name: str | None
) -> None:
    """Write a map as a PDF, or a process as BPMN 2.0."""
    if kind == "bpmn":
        _write_bpmn(study, view or "real", out, round_name)
        return
    if kind == "comparison" and view not in (None, "comparison"):
        raise UserError(f"“comparison” does not show the view “{view}”", remedy="export “map”")
    write_map(study, view or _default_view(study, kind), out, page, round_name)


def _default_view(study: Path, kind: str) -> str:
    from observer.store.study_file import StudyFile

    with StudyFile.open_snapshot(study) as file:
        return "comparison" if kind == "comparison" or file.documented_process() else "real"


def write_map(
    study: Path, view: str, out: Path, page: str | None = None, round_name: str | None = None
) -> None:
    from observer.analysis import analyse
    from observer.drawing.map_graph import View
    from observer.export.pages import Paper
    from observer.views import export_view

    analysis = analyse(read_round(study, round_name))
    for warning in export_view(analysis, View(view), Paper[page] if page else None, out):
        click.echo(f"warning: {printable(warning)}", err=True)
    echo_written(out)


def _write_bpmn(study: Path, view: str, out: Path, round_name: str | None) -> None:
    from observer.analysis import analyse
    from observer.drawing.map_graph import View
    from observer.views import export_bpmn

    export_bpmn(analyse(read_round(study, round_name)), View(view), out)
    echo_written(out)
