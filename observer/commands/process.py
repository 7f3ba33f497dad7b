"""Commands about the documented process."""

from __future__ import annotations

from pathlib import Path

import click

from observer.commands.terminal import (
    FILE,
    echo_warnings,
    json_option,
    print_answer,
    process_option,
)


@click.command("read-process")
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
    echo_warnings(result.warnings)
    print_answer(as_json, lambda: process_answer(result), lambda: process_lines(result))


@click.command()
@click.argument("study", type=FILE)
@click.argument("source", metavar="FILE", type=FILE)
@process_option
@click.option("--preview", "only_shown", is_flag=True, help="Show what would change, and stop.")
@json_option
def import_process(
    study: Path, source: Path, process_name: str | None, only_shown: bool, as_json: bool
) -> None:
    """Take the documented process of a study from a file; the old one stays as a version."""
    from observer.export.process_answers import preview_answer, preview_lines
    from observer.importing import preview_import, take_in
    from observer.store.study_file import StudyFile

    with StudyFile.open_snapshot(study) if only_shown else StudyFile.open(study) as file:
        preview = preview_import(file, source, process_name)
        if not only_shown:
            take_in(file, preview)
    echo_warnings(preview.warnings)
    print_answer(as_json, lambda: preview_answer(preview), lambda: preview_lines(preview))


@click.command()
@click.option(
    "--process",
    "process_file",
    type=FILE,
    required=True,
    help="The process, in any format that is read.",
)
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
    echo_warnings(result.warnings)
    process = choose_process(result, None, str(process_file))
    aligned = align_log(process, read_log(log_file))
    print_answer(as_json, lambda: log_answer(aligned), lambda: log_lines(aligned))
