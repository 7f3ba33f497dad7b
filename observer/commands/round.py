"""Commands about what a round recorded."""

from __future__ import annotations

from pathlib import Path

import click

from observer.commands.terminal import (
    FILE,
    json_option,
    print_answer,
    read_round,
    round_option,
)


@click.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def graph(study: Path, round_name: str | None, as_json: bool) -> None:
    """Show the real-process graph of a round."""
    from observer.analysis import real_graph
    from observer.discovery.variants import find_variants
    from observer.export.answers import graph_answer
    from observer.export.summary import graph_lines

    observed = read_round(study, round_name)
    found = real_graph(observed)
    variants = find_variants(observed.traces)
    print_answer(
        as_json,
        lambda: graph_answer(observed.round, found, variants),
        lambda: graph_lines(found),
    )


@click.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def compare(study: Path, round_name: str | None, as_json: bool) -> None:
    """Hold the closed contacts of a round against the documented process."""
    from observer.analysis import compare_observed
    from observer.export.answers import comparison_answer
    from observer.export.summary import comparison_lines

    observed = read_round(study, round_name)
    found = compare_observed(observed)
    print_answer(
        as_json,
        lambda: comparison_answer(observed.round, found),
        lambda: comparison_lines(found),
    )


@click.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def findings(study: Path, round_name: str | None, as_json: bool) -> None:
    """Show constraints and decision latency of the closed contacts of a round."""
    from observer.analysis import find_in
    from observer.export.answers import findings_answer
    from observer.export.summary import finding_lines

    observed = read_round(study, round_name)
    found = find_in(observed)
    print_answer(
        as_json,
        lambda: findings_answer(observed.round, found),
        lambda: finding_lines(found),
    )


@click.command()
@click.argument("study", type=FILE)
@round_option
@json_option
def notes(study: Path, round_name: str | None, as_json: bool) -> None:
    """List the notes of a round; in a document only those stand that `--note` names."""
    from observer.discovery.notes import find_notes
    from observer.export.answers import notes_answer
    from observer.export.summary import note_lines

    observed = read_round(study, round_name)
    found = find_notes(observed.traces)
    print_answer(as_json, lambda: notes_answer(observed.round, found), lambda: note_lines(found))


@click.command()
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
    print_answer(as_json, lambda: agreement_answer(found), lambda: agreement_lines(found))
