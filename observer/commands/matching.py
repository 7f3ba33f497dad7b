"""The commands on versions of the documented process, and on what its names stand for."""

from __future__ import annotations

from pathlib import Path

import click

from observer.commands.terminal import FILE, json_option, print_answer
from observer.errors import UserError


@click.command()
@click.argument("study", type=FILE)
@click.option("--back-to", type=click.IntRange(min=1), help="The version to use again.")
@json_option
def versions(study: Path, back_to: int | None, as_json: bool) -> None:
    """Show the versions of the documented process, or go back to one."""
    from observer.export.process_answers import version_lines, versions_answer
    from observer.process_versions import go_back
    from observer.store.study_file import StudyFile

    with StudyFile.open(study) if back_to else StudyFile.open_snapshot(study) as file:
        if back_to:
            go_back(file, back_to, file.study().observer_role)
        found = file.process_versions()
    print_answer(as_json, lambda: versions_answer(found), lambda: version_lines(found))


@click.command()
@click.argument("study", type=FILE)
@click.argument("observed", required=False)
@click.argument("documented", nargs=-1)
@click.option(
    "--point",
    type=click.Choice(["wait", "blocked", "transfer"]),
    help="OBSERVED is the reason or team of such a point, not a step.",
)
@click.option("--at", "step", help="Of a point: only where it was marked at this step.")
@click.option("--remove", is_flag=True, help="Take the match of OBSERVED back.")
@click.option(
    "--observable",
    metavar="STEP yes|no",
    type=(str, click.Choice(["yes", "no"])),
    help="Whether a documented step can be seen by who observes.",
)
@json_option
def match(
    study: Path,
    observed: str | None,
    documented: tuple[str, ...],
    point: str | None,
    step: str | None,
    remove: bool,
    observable: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """Show which documented steps the observed names stand for, or say so.

    With OBSERVED and one or more DOCUMENTED steps, the name stands for these from now on.
    """
    from observer.export.process_answers import match_answer, match_lines
    from observer.matching import match_name, read_match_table, set_observable, unmatch_name
    from observer.model.mark import MarkKind
    from observer.model.matching import ObservedName
    from observer.store.study_file import StudyFile

    _require_one_wish(observed, documented, point, step, remove)
    changes = observed is not None or observable is not None
    with StudyFile.open(study) if changes else StudyFile.open_snapshot(study) as file:
        author = file.study().observer_role
        if observed is not None:
            name = ObservedName(MarkKind(point or "step"), observed, step)
            if remove:
                unmatch_name(file, name, author)
            else:
                match_name(file, name, documented, author)
        if observable is not None:
            set_observable(file, observable[0], observable=observable[1] == "yes")
        table = read_match_table(file)
    print_answer(as_json, lambda: match_answer(table), lambda: match_lines(table))


def _require_one_wish(
    observed: str | None,
    documented: tuple[str, ...],
    point: str | None,
    step: str | None,
    remove: bool,
) -> None:
    if observed is None and (point or step is not None or remove):
        raise UserError("no observed name is given", remedy="name what was marked")
    if step is not None and point is None:
        raise UserError("--at is of a point", remedy="say which with --point")
    if observed is not None and bool(documented) == remove:
        raise UserError(
            "it is not clear what the name should stand for",
            remedy="name documented steps, or take the match back with --remove",
        )
