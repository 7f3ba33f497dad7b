"""An option that a kind takes no notice of is refused, so that nobody believes in its effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.sample import make_sample
from tests.cli.running import observer


@pytest.mark.parametrize(
    ("kind", "option", "value"),
    [
        ("map", "--sheets", "4"),
        ("leadership", "--view", "real"),
        ("leadership", "--note", "9"),
        ("slides", "--page", "A3"),
        ("html", "--orientation", "portrait"),
        ("svg", "--author", "A leader"),
        ("bpmn", "--dpi", "150"),
    ],
)
def test_it_is_named_with_the_kinds_that_heed_it(
    kind: str, option: str, value: str, tmp_path: Path
) -> None:
    make_sample(tmp_path / "refund.study").close()
    out = tmp_path / "out"
    arguments = (str(tmp_path / "refund.study"), kind, option, value, "--out", str(out))
    outcome = observer("export", *arguments)
    assert outcome.status == 2
    assert f"“{kind}” takes no notice of `{option}`" in outcome.stderr
    assert "it is for" in outcome.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("map", ("--page", "A2", "--orientation", "portrait", "--author", "A leader")),
        ("svg", ("--view", "real")),
        ("slides", ("--author", "A leader", "--allow", "--round", "baseline")),
    ],
)
def test_what_a_kind_heeds_is_taken(kind: str, options: tuple[str, ...], tmp_path: Path) -> None:
    make_sample(tmp_path / "refund.study").close()
    arguments = (str(tmp_path / "refund.study"), kind, *options, "--out", str(tmp_path / "out"))
    assert observer("export", *arguments).status == 0
