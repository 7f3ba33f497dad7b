"""The command line: everything the window does, scripted."""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from observer import __version__
from observer.commands.brief import brief, fact_options
from observer.commands.export import export, write_all
from observer.commands.matching import match, versions
from observer.commands.process import align, import_process, read_process_file
from observer.commands.round import agree, compare, findings, graph, notes
from observer.commands.terminal import (
    FILE,
    echo_warnings,
    echo_written,
    json_option,
    print_answer,
    printable,
)
from observer.errors import UserError

EXIT_UNSOUND = 2


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="observer")
@click.pass_context
def cli(context: click.Context) -> None:
    """See the real process behind ten contacts, and what holds it up."""
    if "SOURCE_DATE_EPOCH" in os.environ:  # NumPy, too, reads it, and stops at what is no number
        from observer.export.pdf.metadata import moment_from_outside

        moment_from_outside()
    if context.invoked_subcommand is None:
        _open_window(None, None)


@cli.command("open")
@click.argument("study", type=FILE)
@click.option("--stage", type=click.Choice(["observe", "map"]), help="The stage to start at.")
def open_study(study: Path, stage: str | None) -> None:
    """Open a study in the window."""
    _open_window(study, stage)


def _open_window(study: Path | None, stage: str | None) -> None:
    """No garbage is looked for until the window stands: what its start makes is there to stay."""
    gc.disable()
    from observer.app import run

    sys.exit(run(study, stage))


@cli.command()
@click.option("--out", type=FILE, required=True, help="The folder to write to.")
@click.option("--no-window", is_flag=True, help="Write the files only.")
def demo(out: Path, no_window: bool) -> None:
    """Observe the ten sample contacts, write the study and its documents, open the window."""
    from observer.sample import free_path, make_sample

    _make_folder(out)
    study = free_path(out, "refund.study")
    make_sample(study).close()
    echo_written(study)
    write_all(study, out)
    if not no_window and _has_screen():
        _open_window(study, "map")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from observer.files import unreadable

        raise unreadable(folder, error) from error


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@cli.command()
@click.argument("study", type=FILE)
@click.option("--contact-type", required=True, help="The one type of contact under study.")
@fact_options
def new(study: Path, contact_type: str, **facts: Any) -> None:
    """Make an empty study."""
    from observer.model.study import Study
    from observer.store.study_file import StudyFile

    if not contact_type.strip():
        raise UserError("the contact type is empty", where="--contact-type")
    given = {name: value for name, value in facts.items() if value is not None}
    StudyFile.create(study, Study(contact_type.strip(), datetime.now(UTC), **given)).close()
    echo_written(study)


@cli.command()
@click.argument("study", type=FILE)
@click.option("--script", type=FILE, required=True, help="The mark script, as CSV.")
@click.option("--round", "round_name", help="The round; made if new, the latest if left out.")
def record(study: Path, script: Path, round_name: str | None) -> None:
    """Play a mark script through the same session as the window."""
    from observer.recording import record_script
    from observer.store.study_file import StudyFile

    with StudyFile.open(study) as file:
        echo_warnings(record_script(file, script, round_name), str(script))


@cli.command()
@click.argument("study", type=FILE)
@json_option
def check(study: Path, as_json: bool) -> None:
    """Check that a study file is sound; the file is not changed."""
    from observer.export.answers import soundness_answer
    from observer.store.soundness import check_study

    found = check_study(study)
    if as_json or found.sound:
        summary = f"sound; contacts: {found.contacts}, marks: {found.marks}"
        print_answer(as_json, lambda: soundness_answer(found), lambda: [summary])
    else:
        for problem in found.problems:
            click.echo(printable(f"{study}: {problem}"), err=True)
    if not found.sound:
        sys.exit(EXIT_UNSOUND)


@cli.command()
def self_test() -> None:
    """Try store, layout and PDF of this installation on the sample."""
    from observer.self_test import run_self_test

    for line in run_self_test():
        click.echo(line)


@cli.command()
def settings() -> None:
    """Print what the program remembers, and the file that holds it."""
    from observer.settings import SETTINGS, read_settings, settings_path, toml_lines

    values = read_settings(settings_path())
    click.echo(printable(str(settings_path())))
    for known in SETTINGS:
        click.echo(f"# {known.name}: {known.description}")
        for line in toml_lines(values, known.name) or ["# not set"]:
            click.echo(printable(line))


for command in (
    read_process_file, import_process, versions, match,
    graph, compare, findings, notes, align, agree, brief, export,
):  # fmt: skip
    cli.add_command(command)
