"""Every file argument that cannot be used: one sentence, exit status 2, nothing changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome, observer

COMMANDS: dict[str, list[str]] = {
    "open": ["open", "{bad}"],
    "record, study": ["record", "{bad}", "--script", "{script}"],
    "record, script": ["record", "{study}", "--script", "{bad}"],
    "read-process": ["read-process", "{bad}"],
    "import-process, study": ["import-process", "{bad}", "{process}"],
    "import-process, file": ["import-process", "{study}", "{bad}"],
    "graph": ["graph", "{bad}"],
    "compare": ["compare", "{bad}"],
    "findings": ["findings", "{bad}"],
    "align, process": ["align", "--process", "{bad}", "--log", "{log}"],
    "align, log": ["align", "--process", "{process}", "--log", "{bad}"],
    "export": ["export", "{bad}", "map", "--out", "{out}"],
    "agree, first": ["agree", "{bad}", "{study}", "--contact", "1"],
    "agree, second": ["agree", "{study}", "{bad}", "--contact", "1"],
    "check": ["check", "{bad}"],
}


def missing(path: Path) -> None:
    assert not path.exists()


def empty(path: Path) -> None:
    path.touch()


def folder(path: Path) -> None:
    path.mkdir()


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


def other_encoding(path: Path) -> None:
    path.write_bytes("step,next\nPrüfung,\n".encode("latin-1"))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def fifo(path: Path) -> None:
    os.mkfifo(path)


BAD_FILES: list[Callable[[Path], None]] = [missing, empty, folder, binary, other_encoding, huge]
if hasattr(os, "mkfifo"):
    BAD_FILES.append(fifo)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    names = {"bad": "bad", "study": "good.study", "script": "script.csv", "process": "process.csv"}
    places = {key: tmp_path / name for key, name in names.items()}
    places |= {"log": tmp_path / "log.csv", "out": tmp_path / "out.pdf"}
    places["script"].write_text("contact,at_ms,key,detail\n1,0,open,\n")
    places["process"].write_text("step,next\nGreet,\n")
    places["log"].write_text("case,activity\n1,Greet\n")
    assert observer("new", str(places["study"]), "--contact-type", "Refund").status == 0
    return places


@pytest.mark.parametrize("make_bad", BAD_FILES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_file_gives_one_sentence_and_leaves_the_study(
    places: dict[str, Path], command: str, make_bad: Callable[[Path], None]
) -> None:
    make_bad(places["bad"])
    before = places["study"].read_bytes()
    outcome = observer(*(part.format(**places) for part in COMMANDS[command]))
    assert_one_sentence(outcome, str(places["bad"]))
    assert places["study"].read_bytes() == before
    assert not places["out"].exists()


def assert_one_sentence(outcome: Outcome, about: str) -> None:
    assert outcome.status == 2
    assert outcome.stdout == ""
    assert len(outcome.stderr.splitlines()) == 1
    assert about in outcome.stderr
    assert "bug" not in outcome.stderr
