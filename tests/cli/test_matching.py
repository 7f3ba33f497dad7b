"""Matching, versions and the preview of an import on the command line.

Both contacts do what the document says in other words: contact 1 marks a step of its own name,
contact 2 only that it was blocked for approval.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import observer

SCRIPT = """contact,at_ms,key,detail
1,0,open,
1,1000,step,Greet
1,5000,step,refund approval
1,9000,step,Book refund
1,9500,close,outcome=resolved
2,60000,open,
2,1000,step,Greet
2,4000,blocked,for=approval;held_by=Team leader
2,8000,moving,
2,9000,step,Book refund
2,9500,close,outcome=resolved
"""
PROCESS = """step,next,owner
Greet,Obtain authorisation for refund,Agent
Obtain authorisation for refund,Book refund,Team leader
Book refund,,Agent
"""
OBTAIN = "Obtain authorisation for refund"


@pytest.fixture
def study(tmp_path: Path) -> str:
    (tmp_path / "script.csv").write_text(SCRIPT)
    (tmp_path / "process.csv").write_text(PROCESS)
    path = str(tmp_path / "refund.study")
    observer("new", path, "--contact-type", "Refund", "--observer-role", "Team manager")
    observer("record", path, "--script", str(tmp_path / "script.csv"))
    observer("import-process", path, str(tmp_path / "process.csv"))
    return path


def cost(study: str) -> int:
    found = observer("compare", study, "--json").answer["cost"]
    assert isinstance(found, int)
    return found


def test_proposals_and_the_mapping(study: str) -> None:
    answer = observer("match", study, "--json").answer
    assert answer["version"] == 1
    rows = {(row["kind"], row["label"]): row for row in answer["observed"]}
    assert list(rows) == [
        ("step", "Greet"), ("step", "refund approval"), ("step", "Book refund"),
        ("blocked", "approval"),
    ]  # fmt: skip
    assert (rows["step", "Greet"]["documented"], rows["step", "Greet"]["contacts"]) == (
        ["Greet"],
        2,
    )
    approval = rows["step", "refund approval"]
    assert (approval["documented"], approval["decided"], approval["count"]) == ([], False, 1)
    assert approval["proposals"][0]["step"] == OBTAIN
    assert approval["proposals"][0]["reason"] == "in both: refund, approval – authorisation"
    assert rows["blocked", "approval"]["proposals"][0]["step"] == OBTAIN
    assert [row["step"] for row in answer["documented"]] == ["Greet", OBTAIN, "Book refund"]
    assert answer["history"] == []


def test_a_match_is_used_by_compare_graph_and_findings_at_once(study: str) -> None:
    assert cost(study) == 3  # one step of its own name and the one it left out; one left out
    answer = observer("match", study, "refund approval", OBTAIN, "--json").answer
    assert cost(study) == 1
    (entry,) = answer["history"]
    assert (entry["label"], entry["documented"], entry["author"]) == (
        "refund approval", [OBTAIN], "Team manager",
    )  # fmt: skip
    assert observer("match", study, "approval", OBTAIN, "--point", "blocked").status == 0
    assert cost(study) == 0
    nodes = observer("graph", study, "--json").answer["nodes"]
    steps = {node["label"]: node["contacts"] for node in nodes if node["kind"] == "step"}
    assert steps == {"Greet": [1, 2], OBTAIN: [1, 2], "Book refund": [1, 2]}
    (blocked,) = [node for node in nodes if node["kind"] == "blocked"]
    assert (blocked["label"], blocked["step"], blocked["median_ms"]) == ("approval", OBTAIN, 4000)
    (constraint,) = observer("findings", study, "--json").answer["constraints"]
    assert (constraint["step"], constraint["reason"]) == (OBTAIN, "approval")
    compared = observer("compare", study, "--json").answer["nodes"]
    assert {n["label"]: n["contacts"] for n in compared if n["kind"] == "step"} == steps


def test_a_match_is_taken_back_and_its_history_stays(study: str) -> None:
    observer("match", study, "refund approval", OBTAIN)
    answer = observer("match", study, "refund approval", "--remove", "--json").answer
    assert [entry["documented"] for entry in answer["history"]] == [[OBTAIN], []]
    assert cost(study) == 3


def test_a_point_can_be_matched_at_one_step_alone(study: str) -> None:
    done = observer("match", study, "approval", OBTAIN, "--point", "blocked", "--at", "Greet")
    assert "blocked: approval at Greet = " in done.stdout
    assert cost(study) == 2


def test_a_step_out_of_sight_is_said_so_and_kept_as_a_version(study: str) -> None:
    answer = observer("match", study, "--observable", OBTAIN, "no", "--json").answer
    assert [row["observable"] for row in answer["documented"]] == [True, False, True]
    assert cost(study) == 1
    answer = observer("versions", study, "--json").answer
    assert [(v["number"], v["source"], v["steps"]) for v in answer["versions"]] == [
        (1, "process.csv", 3), (2, "edited", 3),
    ]  # fmt: skip
    observer("match", study, "--observable", OBTAIN, "yes")
    assert cost(study) == 3
    observer("match", study, "--observable", OBTAIN, "no")
    back = observer("versions", study, "--back-to", "1")
    assert "5: version 1 again (process.csv)" in back.stdout
    assert back.stdout.endswith("steps: 3, gateways: 0, owners: 2, in use\n")
    assert cost(study) == 3


def test_a_preview_changes_nothing(study: str, tmp_path: Path) -> None:
    observer("match", study, "refund approval", OBTAIN)
    before = Path(study).read_bytes()
    (tmp_path / "new.csv").write_text("step,next,owner\nGreet,Farewell,Clerk\nFarewell,,\n")
    new = str(tmp_path / "new.csv")
    answer = observer("import-process", study, new, "--preview", "--json").answer
    assert (answer["added"], answer["same"], answer["owners"]) == (
        ["Farewell"], ["Greet"], ["Clerk"],
    )  # fmt: skip
    assert answer["removed"] == [OBTAIN, "Book refund"]
    assert answer["unmatched"] == [{"kind": "step", "label": "refund approval", "at": None}]
    assert "gone: Book refund" in observer("import-process", study, new, "--preview").stdout
    assert Path(study).read_bytes() == before
    assert observer("import-process", study, new).status == 0
    assert len(observer("versions", study, "--json").answer["versions"]) == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["refund aproval", OBTAIN], "did you mean “refund approval”"),
        (["refund approval", "Book"], "there is no documented step “Book”"),
        (["refund approval"], "not clear what the name should stand for"),
        (["refund approval", OBTAIN, "--remove"], "not clear what the name should stand for"),
        (["refund approval", OBTAIN, "--at", "Greet"], "--at is of a point"),
        (["--remove"], "no observed name is given"),
        (["Greet", "--remove"], "“Greet” is not matched"),
        (["--observable", "Book", "no"], "there is no documented step “Book”"),
    ],
)
def test_what_cannot_be_matched_is_one_sentence(
    study: str, arguments: list[str], says: str
) -> None:
    outcome = observer("match", study, *arguments)
    assert outcome.status == 2
    assert says in outcome.stderr
    assert outcome.stdout == ""


def test_without_a_documented_process_there_is_nothing_to_match(tmp_path: Path) -> None:
    path = str(tmp_path / "a.study")
    observer("new", path, "--contact-type", "Refund")
    outcome = observer("match", path)
    assert outcome.status == 2
    assert "no documented process" in outcome.stderr
    assert "no documented process" in observer("versions", path).stdout
    assert observer("versions", path, "--back-to", "1").status == 2
