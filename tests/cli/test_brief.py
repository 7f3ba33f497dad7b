"""What is said to those who decide, set and shown on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import observer

SCRIPT = """contact,at_ms,key,detail
1,0,open,
1,1000,step,Greet
1,4000,blocked,for=approval;held_by=Team leader
1,9000,moving,
1,9500,close,outcome=resolved
2,60000,open,
2,1000,step,Greet
2,4000,blocked,for=approval;held_by=Team leader
2,7000,moving,
2,9500,close,outcome=resolved
"""
HELD = "approval:Greet"


@pytest.fixture
def study(tmp_path: Path) -> str:
    (tmp_path / "script.csv").write_text(SCRIPT)
    path = str(tmp_path / "a.study")
    assert observer("new", path, "--contact-type", "Refund", "--metric", "FCR").status == 0
    assert observer("record", path, "--script", str(tmp_path / "script.csv")).status == 0
    return path


def test_nothing_is_given_at_first_and_all_of_it_is_named(study: str) -> None:
    told = observer("brief", study)
    assert told.status == 0
    assert "question: not given" in told.stdout
    assert "coached metric: FCR" in told.stdout
    assert f"on “{HELD}” (2 of 2, 0:08): not given" in told.stdout
    assert observer("brief", study, "--json").answer["missing"] == [
        "the baseline",
        "how the contacts were chosen",
        "the role of who observed",
        "how many agents were observed",
        "the question",
        "the decision asked for",
        "by whom to decide",
        "by when to decide",
        "a sentence in the team's own words",
    ]


def test_what_is_given_stays_and_the_rest_is_left_as_it_was(study: str) -> None:
    texts = ("--question", " Why? ", "--decision", "Raise it", "--by-when", "2026-04-30")
    assert observer("brief", study, *texts, "--words-on", HELD, "We wait.").status == 0
    assert observer("brief", study, "--by-whom", "Director", "--agents", "3").status == 0
    answer = observer("brief", study, "--json").answer
    assert answer["brief"] == {
        "question": "Why?",
        "decision": "Raise it",
        "by_whom": "Director",
        "by_when": "2026-04-30",
        "words": "",
        "said": {HELD: "We wait."},
        "author": "",
    }
    assert (answer["study"]["coached_metric"], answer["study"]["agent_count"]) == ("FCR", 3)


def test_an_empty_text_takes_one_away(study: str) -> None:
    observer("brief", study, "--question", "Why?", "--words-on", HELD, "We wait.")
    observer("brief", study, "--question", "", "--words-on", HELD, "")
    brief = observer("brief", study, "--json").answer["brief"]
    assert (brief["question"], brief["said"]) == ("", {})


def test_words_on_a_constraint_that_is_not_there_change_nothing(study: str) -> None:
    refused = observer("brief", study, "--question", "Why?", "--words-on", "approval:X", "We wait.")
    assert refused.status == 2
    assert "no constraint has the id “approval:X”" in refused.stderr
    assert observer("brief", study, "--json").answer["brief"]["question"] == ""


def test_a_day_that_is_none_is_refused(study: str) -> None:
    assert observer("brief", study, "--by-when", "soon").status == 2


def test_a_study_without_contacts_has_a_brief_too(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.study")
    observer("new", path, "--contact-type", "Refund")
    assert observer("brief", path, "--question", "Why?").stdout.count("on “") == 0
    assert "question: Why?" in observer("brief", path).stdout
