"""The command line: everything the window does, scripted."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from observer import __version__
from observer.errors import UserError

if TYPE_CHECKING:
    from observer.analysis import Observed
    from observer.model.process import ReadWarning

FILE = click.Path(path_type=Path)
EXIT_UNSOUND = 2

json_option = click.option("--json", "as_json", is_flag=True, help="Print the JSON structure.")
round_option = click.option("--round", "round_name", help="The round; the latest if left out.")
process_option = click.option("--process", "process_name", help="Which process of the file.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="observer")
@click.pass_context
def cli(context: click.Context) -> None:
    """See the real process behind ten contacts, and what holds it up."""
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
    """Observe the ten sample contacts, write the study and its maps, open the window."""
    from observer.sample import free_path, make_sample

    _make_folder(out)
    study = free_path(out, "refund.study")
    make_sample(study).close()
    _echo_written(study)
    _write_map(study, "real", out / "map.pdf")
    _write_map(study, "comparison", out / "comparison.pdf")
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
@click.option("--metric", default="", help="The coached metric that did not move.")
@click.option("--baseline", default="", help="Its value before, in words.")
@click.option("--how-chosen", default="", help="How the contacts are chosen.")
@click.option("--observer-role", default="", help="The role of who observes; no name.")
@click.option("--agents", type=click.IntRange(min=1), help="How many agents are observed.")
def new(
    study: Path,
    contact_type: str,
    metric: str,
    baseline: str,
    how_chosen: str,
    observer_role: str,
    agents: int | None,
) -> None:
    """Make an empty study."""
    from observer.model.study import Study
    from observer.store.study_file import StudyFile

    if not contact_type.strip():
        raise UserError("the contact type is empty", where="--contact-type")
    facts = Study(
        contact_type=contact_type.strip(),
        created_at=datetime.now(UTC),
        coached_metric=metric,
        metric_baseline=baseline,
        how_chosen=how_chosen,
        observer_role=observer_role,
        agent_count=agents,
    )
    StudyFile.create(study, facts).close()
    _echo_written(study)


@cli.command()
@click.argument("study", type=FILE)
@click.option("--script", type=FILE, required=True, help="The mark script, as CSV.")
@click.option("--round", "round_name", help="The round; made if new, the latest if left out.")
def record(study: Path, script: Path, round_name: str | None) -> None:
    """Play a mark script through the same session as the window."""
    from observer.recording import record_script
    from observer.store.study_file import StudyFile

    with StudyFile.open(study) as file:
        _echo_warnings(record_script(file, script, round_name), str(script))


@cli.command("read-process")
@click.argument("source", metavar="FILE", type=FILE)
@process_option
@json_option
def read_process_file(source: Path, process_name: str | None, as_json: bool) -> None:
    """Show what is read from a file with a documented process."""
    from observer.documented.reading import choose_process
    from observer.export.answers import process_answer
    from observer.export.summary import process_lines
    from observer.importing import read_documented
    from observer.model.process import ReadResult

    result = read_documented(source)
    if process_name is not None:
        result = ReadResult((choose_process(result, process_name, str(source)),), result.warnings)
    _echo_warnings(result.warnings)
    _print(as_json, lambda: process_answer(result), lambda: process_lines(result))


@cli.command()
@click.argument("study", type=FILE)
@click.argument("source", metavar="FILE", type=FILE)
@process_option
def import_process(study: Path, source: Path, process_name: str | None) -> None:
    """Take the documented process of a study from a file."""
    from observer.documented.reading import choose_process
    from observer.importing import read_documented
    from observer.store.study_file import StudyFile

    result = read_documented(source)
    process = choose_process(result, process_name, str(source))
    with StudyFile.open(study) as file:
        file.set_documented_process(process, source.name)
    _echo_warnings(result.warnings)
    click.echo(f"{process.name}: {len(process.step_names)} steps")


@cli.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def graph(study: Path, round_name: str | None, as_json: bool) -> None:
    """Show the real-process graph of a round."""
    from observer.analysis import real_graph
    from observer.discovery.variants import find_variants
    from observer.export.answers import graph_answer
    from observer.export.summary import graph_lines

    observed = _read(study, round_name)
    found = real_graph(observed)
    variants = find_variants(observed.traces)
    _print(
        as_json,
        lambda: graph_answer(observed.round, found, variants),
        lambda: graph_lines(found),
    )


@cli.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def compare(study: Path, round_name: str | None, as_json: bool) -> None:
    """Hold the closed contacts of a round against the documented process."""
    from observer.analysis import compare_observed
    from observer.export.answers import comparison_answer
    from observer.export.summary import comparison_lines

    observed = _read(study, round_name)
    found = compare_observed(observed)
    _print(
        as_json,
        lambda: comparison_answer(observed.round, found),
        lambda: comparison_lines(found),
    )


@cli.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def findings(study: Path, round_name: str | None, as_json: bool) -> None:
    """Show constraints and decision latency of the closed contacts of a round."""
    from observer.analysis import find_in
    from observer.export.answers import findings_answer
    from observer.export.summary import finding_lines

    observed = _read(study, round_name)
    found = find_in(observed)
    _print(
        as_json,
        lambda: findings_answer(observed.round, found),
        lambda: finding_lines(found),
    )


def _read(study: Path, round_name: str | None) -> Observed:
    from observer.analysis import read_observed
    from observer.store.study_file import StudyFile

    with StudyFile.open_snapshot(study) as file:
        return read_observed(file, round_name)


@cli.command()
@click.option("--process", "process_file", type=FILE, required=True, help="The process, as CSV.")
@click.option("--log", "log_file", type=FILE, required=True, help="The log: case,activity.")
@json_option
def align(process_file: Path, log_file: Path, as_json: bool) -> None:
    """Align a log with a documented process, without a study."""
    from observer.conformance.log import align_log, read_log
    from observer.documented.reading import choose_process
    from observer.export.answers import log_answer
    from observer.export.summary import log_lines
    from observer.importing import read_documented

    result = read_documented(process_file)
    _echo_warnings(result.warnings)
    process = choose_process(result, None, str(process_file))
    aligned = align_log(process, read_log(log_file))
    _print(as_json, lambda: log_answer(aligned), lambda: log_lines(aligned))


@cli.command()
@click.argument("first", metavar="STUDY_A", type=FILE)
@click.argument("second", metavar="STUDY_B", type=FILE)
@click.option(
    "--contact", type=click.IntRange(min=1), required=True, help="The contact both observed."
)
@click.option(
    "--contact-b", type=click.IntRange(min=1), help="Its number in STUDY_B, where it is another."
)
@round_option
@json_option
def agree(
    first: Path,
    second: Path,
    contact: int,
    contact_b: int | None,
    round_name: str | None,
    as_json: bool,
) -> None:
    """Show how far two observers of the same contact agree."""
    from observer.export.answers import agreement_answer
    from observer.export.summary import agreement_lines
    from observer.practice.observation import compare_studies

    found = compare_studies(first, second, contact, contact_b, round_name)
    _print(as_json, lambda: agreement_answer(found), lambda: agreement_lines(found))


@cli.command()
@click.argument("study", type=FILE)
@click.argument("kind", type=click.Choice(["map", "comparison"]))
@click.option("--out", type=FILE, required=True, help="The file to write.")
@click.option(
    "--view",
    type=click.Choice(["documented", "real", "comparison"]),
    help="For `map`: what it shows; if left out the comparison, without a process the real one.",
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
    """Write a map as a PDF."""
    if kind == "comparison" and view not in (None, "comparison"):
        raise UserError(f"“comparison” does not show the view “{view}”", remedy="export “map”")
    _write_map(study, view or _default_view(study, kind), out, page, round_name)


def _default_view(study: Path, kind: str) -> str:
    from observer.store.study_file import StudyFile

    with StudyFile.open_snapshot(study) as file:
        return "comparison" if kind == "comparison" or file.documented_process() else "real"


def _write_map(
    study: Path, view: str, out: Path, page: str | None = None, round_name: str | None = None
) -> None:
    from observer.analysis import analyse
    from observer.drawing.map_graph import View
    from observer.export.pages import Paper
    from observer.views import export_view

    analysis = analyse(_read(study, round_name))
    for warning in export_view(analysis, View(view), Paper[page] if page else None, out):
        click.echo(f"warning: {printable(warning)}", err=True)
    _echo_written(out)


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
        _print(as_json, lambda: soundness_answer(found), lambda: [summary])
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


def _print(
    as_json: bool, answer: Callable[[], dict[str, Any]], lines: Callable[[], Iterable[str]]
) -> None:
    if as_json:
        click.echo(json.dumps(answer(), ensure_ascii=True, indent=1))
        return
    for line in lines():
        click.echo(printable(line))


def _echo_warnings(warnings: Iterable[ReadWarning], file: str = "") -> None:
    for warning in warnings:
        where = f"{file}, {warning.where}" if file else warning.where
        click.echo(f"warning: {printable(f'{where}: {warning.what}')}", err=True)


def _echo_written(path: Path) -> None:
    click.echo(f"wrote {printable(str(path))}")


def printable(text: str) -> str:
    """The text on one line, without control characters that a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
