"""Two rounds on one map, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import observer

BEFORE = "contact,at_ms,key,detail\n1,0,open,\n1,1000,step,Ask\n1,9000,step,Approve\n"
AFTER = "contact,at_ms,key,detail\n1,0,open,\n1,1000,step,Ask\n1,5000,step,Pay\n"
CLOSE = "1,20000,close,outcome=resolved\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "refunds.study"
    (tmp_path / "before.csv").write_text(BEFORE + CLOSE, encoding="utf-8")
    (tmp_path / "after.csv").write_text(AFTER + CLOSE, encoding="utf-8")
    assert observer("new", str(path), "--contact-type", "Refund").status == 0
    assert observer("record", str(path), "--script", str(tmp_path / "before.csv")).status == 0
    return path


def draw(study: Path, *options: str) -> tuple[int, str, str]:
    """Exit status, what was drawn, what was said."""
    out = study.with_name("map.svg")
    arguments = ("svg", "--view", "difference", "--out", str(out), *options)
    outcome = observer("export", str(study), *arguments)
    drawn = out.read_text(encoding="utf-8") if out.exists() else ""
    return outcome.status, drawn, outcome.stderr


def test_one_round_says_that_there_is_nothing_to_compare(study: Path) -> None:
    status, drawn, said = draw(study)
    assert (status, drawn) == (2, "")
    assert len(said.splitlines()) == 1
    assert "no round before “baseline” has a contact" in said


def test_two_rounds_are_drawn_with_what_went_and_what_came(study: Path) -> None:
    script = study.with_name("after.csv")
    observer("record", str(study), "--script", str(script), "--round", "after")
    status, drawn, _ = draw(study)
    assert status == 0
    for words in ("Approve", "before only", "Pay", "1 of 1 → 0 of 1", "0:08 → 0:04", "was 0:11"):
        assert words in drawn
    title = drawn.partition("<title>")[2].partition("</title>")[0]
    assert "Before and after, Round 1 (baseline), " in title
    assert ", n = 1 → Round 2 (after), " in title
    assert draw(study, "--round", "after")[1] == drawn


def test_the_first_round_named_has_nothing_before_it(study: Path) -> None:
    script = study.with_name("after.csv")
    observer("record", str(study), "--script", str(script), "--round", "after")
    assert draw(study, "--round", "baseline")[0] == 2


@pytest.mark.parametrize("kind", ["map", "png"])
def test_every_kind_of_file_draws_it(study: Path, kind: str) -> None:
    script = study.with_name("after.csv")
    observer("record", str(study), "--script", str(script), "--round", "after")
    out = study.with_name("drawn")
    arguments = (kind, "--view", "difference", "--out", str(out))
    assert observer("export", str(study), *arguments).status == 0
    assert out.stat().st_size > 1_000


def test_bpmn_cannot_say_it(study: Path) -> None:
    out = study.with_name("process.bpmn")
    arguments = ("bpmn", "--view", "difference", "--out", str(out))
    outcome = observer("export", str(study), *arguments)
    assert outcome.status == 2
    assert "BPMN has no marks for a difference" in outcome.stderr


def test_a_script_that_opens_closed_contacts_again_says_which(study: Path) -> None:
    script = study.with_name("after.csv")
    again = observer("record", str(study), "--script", str(script))
    assert again.status == 0
    assert again.stderr.splitlines() == [
        f"warning: {script}, line 2: contact 1 of round “baseline” was closed and is opened again; "
        "what follows is added to it (name another round to begin anew)"
    ]
    anew = observer("record", str(study), "--script", str(script), "--round", "after")
    assert (anew.status, anew.stderr) == (0, "")
