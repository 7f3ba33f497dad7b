"""What the commands share: options, and how they answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from observer.analysis import Observed
    from observer.model.process import ReadWarning

FILE = click.Path(path_type=Path)

json_option = click.option("--json", "as_json", is_flag=True, help="Print the JSON structure.")
round_option = click.option("--round", "round_name", help="The round; the latest if left out.")
process_option = click.option("--process", "process_name", help="Which process of the file.")


def read_round(study: Path, round_name: str | None, *, or_documented: bool = False) -> Observed:
    from observer.analysis import read_observed
    from observer.store.study_file import StudyFile

    with StudyFile.open_snapshot(study) as file:
        return read_observed(file, round_name, or_documented)


def print_answer(
    as_json: bool, answer: Callable[[], dict[str, Any]], lines: Callable[[], Iterable[str]]
) -> None:
    if as_json:
        click.echo(json.dumps(answer(), ensure_ascii=True, indent=1))
        return
    for line in lines():
        click.echo(printable(line))


def echo_warnings(warnings: Iterable[ReadWarning], file: str = "") -> None:
    for warning in warnings:
        where = f"{file}, {warning.where}" if file else warning.where
        click.echo(f"warning: {printable(f'{where}: {warning.what}')}", err=True)


def echo_written(path: Path) -> None:
    click.echo(f"wrote {printable(str(path))}")


def printable(text: str) -> str:
    """The text on one line, without control characters that a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
