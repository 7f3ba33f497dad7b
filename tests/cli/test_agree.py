"""Two observers of one contact, from two study files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Outcome, observer

HEADER = "contact,at_ms,key,detail\n"
FIRST = """1,5000,open,
1,1000,step,Greet
1,10000,wait,on=system
1,20000,moving,
1,60000,close,outcome=resolved
"""
SECOND = """3,2000,open,
3,1500,step,Greet
3,12000,blocked,for=access
3,23000,moving,
3,60000,close,outcome=resolved
"""


@pytest.fixture
def studies(tmp_path: Path) -> list[str]:
    paths = []
    for name, rows in (("first", FIRST), ("second", SECOND)):
        path, script = str(tmp_path / f"{name}.study"), tmp_path / f"{name}.csv"
        script.write_text(HEADER + rows)
        assert observer("new", path, "--contact-type", "Refund").status == 0
        assert observer("record", path, "--script", str(script)).stderr == ""
        paths.append(path)
    return paths


def agree(studies: list[str], *more: str) -> Outcome:
    return observer("agree", *studies, "--contact", "1", *more)


def test_moments_kappa_and_disagreements(studies: list[str]) -> None:
    answer = agree(studies, "--contact-b", "3", "--json").answer
    # 60 s are 12 stretches of 5 s: 3 moments and 9 without a mark
    assert (answer["version"], answer["moments"], answer["agreed"], answer["quiet"]) == (1, 3, 2, 9)
    # p_o = 11/12, p_e = (step 1 + moving 1 + wait 0 + blocked 0 + nothing 81)/144
    assert answer["kappa"] == pytest.approx((132 - 83) / (144 - 83))
    assert answer["behind_ms"] == 1_750  # 0.5 s and 3 s
    assert answer["pairs"][1] == {
        "first": {"kind": "wait", "at_ms": 10_000, "about": "system"},
        "second": {"kind": "blocked", "at_ms": 12_000, "about": "access"},
        "same": False,
    }


def test_in_words(studies: list[str]) -> None:
    *_, last = agree(studies, "--contact-b", "3").stdout.splitlines()
    assert last == "0:10 wait on system · blocked for access"


def test_a_contact_that_was_not_observed_is_named_with_those_that_were(
    studies: list[str],
) -> None:
    outcome = agree(studies)
    assert outcome.status == 2
    assert f"{studies[1]}: contact 1 was not observed, only: 3" in outcome.stderr


def test_a_round_without_contacts_says_so(studies: list[str], tmp_path: Path) -> None:
    empty = str(tmp_path / "empty.study")
    observer("new", empty, "--contact-type", "Refund")
    outcome = observer("agree", studies[0], empty, "--contact", "1")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "contact 1 was not observed, nor any other" in outcome.stderr
