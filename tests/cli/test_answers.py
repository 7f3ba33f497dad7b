"""The JSON structures, key for key, on a small round whose figures are worked out by hand.

Contact 1: Greet 0:01–0:20 holding a wait (0:05–0:15), Refund from 0:20; the resolution is known
at 0:22, blocked for approval 0:23–0:40 by the team leader, permitted at 0:40, closed at 0:50.
Contact 2: Greet 0:02–0:30, a transfer nobody saw picked up at 0:10, closed at 0:30. Contact 3
stays open.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import observer

SCRIPT = """contact,at_ms,key,detail
1,0,open,channel=call;agent=Agent A
1,1000,step,Greet
1,5000,wait,on=system
1,15000,moving,
1,20000,step,Refund
1,22000,resolution-known,
1,23000,blocked,for=approval;held_by=Team leader
1,40000,permitted,
1,50000,close,outcome=resolved;repeat=no;demand=value
2,60000,open,channel=chat
2,2000,step,Greet
2,10000,transfer,to=Billing;mode=cold
2,30000,close,outcome=transferred
3,100000,open,
3,5000,step,Greet
"""
PROCESS = "step,next,owner\nGreet,Refund,Agent\nRefund,Wrap up,Agent\nWrap up,,Agent\n"


@pytest.fixture
def study(tmp_path: Path) -> str:
    (tmp_path / "script.csv").write_text(SCRIPT)
    (tmp_path / "process.csv").write_text(PROCESS)
    path = str(tmp_path / "refund.study")
    assert observer("new", path, "--contact-type", "Refund").status == 0
    assert observer("record", path, "--script", str(tmp_path / "script.csv")).stderr == ""
    assert observer("import-process", path, str(tmp_path / "process.csv")).status == 0
    return path


def test_graph(study: str) -> None:
    answer = observer("graph", study, "--json").answer
    assert (answer["version"], answer["round"]) == (1, "baseline")
    assert (answer["contacts"], answer["open"]) == ([1, 2, 3], [3])
    nodes = {(node["kind"], node["label"]): node for node in answer["nodes"]}
    greet = nodes["step", "Greet"]
    assert (greet["owner"], greet["contacts"], greet["count"]) == ("Agent", [1, 2, 3], 3)
    # 19 s, 28 s, and 0 s of the open contact, cut at its last mark
    assert (greet["median_ms"], greet["min_ms"], greet["max_ms"]) == (19000, 0, 28000)
    assert greet["working_ms"] == 9000  # of 9 s, 28 s and 0 s
    blocked = nodes["blocked", "approval"]
    assert (blocked["held_by"], blocked["median_ms"], len(blocked["marks"])) == (
        ["Team leader"], 17000, 1,
    )  # fmt: skip
    assert nodes["transfer", "Billing"]["median_ms"] is None
    assert nodes["outcome", "resolved"]["contacts"] == [1]


def test_edges_of_the_graph(study: str) -> None:
    answer = observer("graph", study, "--json").answer
    names = {node["id"]: (node["kind"], node["label"]) for node in answer["nodes"]}
    edges = {(names[e["from"]], names[e["to"]]): e for e in answer["edges"]}
    # from a step's start to the wait, from a point's end to the next step
    assert edges[("step", "Greet"), ("wait", "system")]["median_ms"] == 4000
    assert edges[("wait", "system"), ("step", "Refund")]["median_ms"] == 5000
    assert edges[("transfer", "Billing"), ("outcome", "transferred")]["median_ms"] is None


def test_compare(study: str) -> None:
    answer = observer("compare", study, "--json").answer
    assert (answer["round"], answer["excluded"], answer["cost"]) == ("baseline", [3], 3)
    # each trace has its own steps and the three of the shortest run: 2 + 3 and 1 + 3
    assert answer["fitness"] == pytest.approx(1 - 3 / 9)
    first, second = answer["contacts"]
    assert first["moves"] == [["sync", "Greet"], ["sync", "Refund"], ["model", "Wrap up"]]
    assert (second["contact"], second["cost"]) == (2, 2)
    statuses = {(n["kind"], n["label"]): (n["status"], n["contacts"]) for n in answer["nodes"]}
    assert statuses["step", "Greet"] == ("both", [1, 2])
    assert statuses["step", "Wrap up"] == ("documented-only", [])
    assert statuses["outcome", "resolved"] == ("observed-only", [1])


def test_findings(study: str) -> None:
    answer = observer("findings", study, "--json").answer
    assert (answer["contacts"], answer["excluded"], answer["steps"]) == (2, [3], [])
    latency = answer["decision_latency"]
    assert [(c["contact"], c["ms"], c["permitted"]) for c in latency["contacts"]] == [
        (1, 18000, True)
    ]
    assert (latency["median_ms"], latency["of"]) == (18000, 1)
    constraints = {(c["point"], c["reason"]): c for c in answer["constraints"]}
    approval = constraints["blocked", "approval"]
    assert (approval["step"], approval["held_by"], approval["total_ms"]) == (
        "Refund", ["Team leader"], 17000,
    )  # fmt: skip
    assert approval["recurring"] is False
    # Clopper–Pearson for 1 of 2: 1 − √0.975 and √0.975
    assert approval["share"] == {
        "of": 2,
        "low": pytest.approx(1 - 0.975**0.5),
        "high": pytest.approx(0.975**0.5),
    }


def test_align_and_read_process(tmp_path: Path) -> None:
    (tmp_path / "process.csv").write_text(PROCESS)
    (tmp_path / "log.csv").write_text("case,activity\na,Greet\nb,Greet\na,Refund\na,Wrap up\n")
    process, log = str(tmp_path / "process.csv"), str(tmp_path / "log.csv")
    answer = observer("align", "--process", process, "--log", log, "--json").answer
    assert answer["log"]["traces"] == answer["log"]["variants"] == 2
    assert (answer["log"]["cost"], answer["log"]["complete"]) == (2, True)
    assert answer["log"]["fitness"] == pytest.approx(1 - 2 / (4 + 6))
    assert answer["variants"][0] == {
        "activities": ["Greet", "Refund", "Wrap up"],
        "count": 1,
        "cost": 0,
        "optimal": True,
        "fitness": 1,
        "moves": [["sync", "Greet"], ["sync", "Refund"], ["sync", "Wrap up"]],
    }
    read = observer("read-process", process, "--json").answer
    assert [(n["kind"], n["name"], n["owner"]) for n in read["nodes"]] == [
        ("step", name, "Agent") for name in ("Greet", "Refund", "Wrap up")
    ]
    assert len(read["flows"]) == 2
    assert read["warnings"] == []


def test_check(study: str) -> None:
    answer = observer("check", study, "--json").answer
    # 9 + 4 + 2 rows and the `moving` that the permission implied
    assert answer == {"version": 1, "sound": True, "problems": [], "contacts": 3, "marks": 16}


@pytest.mark.parametrize("command", ["compare", "findings", "graph"])
def test_data_that_do_not_exist_yet_are_said(tmp_path: Path, command: str) -> None:
    path = str(tmp_path / "empty.study")
    observer("new", path, "--contact-type", "Refund")
    outcome = observer(command, path)
    assert outcome.status == 2
    assert "no contact yet" in outcome.stderr


def test_a_refused_row_is_a_warning_with_its_line(study: str, tmp_path: Path) -> None:
    script = tmp_path / "more.csv"
    script.write_text("contact,at_ms,key,detail\n4,0,open,\n4,10,moving,\n4,20,step,Greet\n")
    outcome = observer("record", study, "--script", str(script))
    assert outcome.status == 0
    assert "line 3" in outcome.stderr
    assert observer("graph", study, "--json").answer["contacts"] == [1, 2, 3, 4]


def test_a_process_that_cannot_end_is_taken_with_a_warning_and_not_compared(
    study: str, tmp_path: Path
) -> None:
    process = tmp_path / "stuck.csv"
    process.write_text(
        "step,next,kind\nGreet,which,\nwhich,A;B,exclusive\nA,join,\nB,join,\n"
        "join,Refund,parallel\nRefund,,\n"
    )
    outcome = observer("import-process", study, str(process))
    assert outcome.status == 0
    assert "gets stuck at “join”" in outcome.stderr
    refused = observer("compare", study)
    assert refused.status == 2
    assert "gets stuck at “join”" in refused.stderr


def test_a_study_is_never_written_over(study: str) -> None:
    before = Path(study).read_bytes()
    outcome = observer("export", study, "map", "--out", study)
    assert outcome.status == 2
    assert "this is a study" in outcome.stderr
    assert Path(study).read_bytes() == before


def test_a_map_is_its_owners_alone(study: str, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    assert observer("export", study, "map", "--out", str(out)).status == 0
    assert out.stat().st_mode & 0o077 == 0


def test_words_that_the_output_cannot_show_are_no_bug(tmp_path: Path) -> None:
    process = tmp_path / "process.csv"
    process.write_text(PROCESS, encoding="utf-8")
    command = [sys.executable, "-m", "observer", "read-process", str(process)]
    run = subprocess.run(
        command, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"Greet" in run.stdout


def test_the_documented_process_goes_out_before_the_first_contact(tmp_path: Path) -> None:
    study, process = tmp_path / "new.study", tmp_path / "process.csv"
    process.write_text(PROCESS, encoding="utf-8")
    assert observer("new", str(study), "--contact-type", "Refund").status == 0
    assert observer("import-process", str(study), str(process)).status == 0
    for kind in ("map", "svg", "bpmn"):
        out = tmp_path / f"out.{kind}"
        done = observer("export", str(study), kind, "--view", "documented", "--out", str(out))
        assert (done.status, done.stderr) == (0, "")
        assert out.stat().st_size > 1_000
    real = observer("export", str(study), "map", "--view", "real", "--out", str(tmp_path / "x"))
    assert real.status == 2
    assert "no contact yet" in real.stderr
