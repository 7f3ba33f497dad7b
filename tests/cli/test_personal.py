"""Nothing that looks personal is written from the command line unless that is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import observer
from tests.documents.recorded import CLOSE, WHOLE, study_of

NAMED = WHOLE + "1,2000,step,Ask Mr Smith\n1,3000,note,as always\n" + CLOSE
KINDS = ("map", "workshop", "wall", "html", "svg", "png", "bpmn")


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_is_refused_with_its_place_and_the_old_file_stays(tmp_path: Path, kind: str) -> None:
    study, out = study_of(tmp_path, NAMED), tmp_path / "out"
    out.write_bytes(b"old")
    outcome = observer("export", str(study), kind, "--out", str(out))
    assert outcome.status == 2
    listed, refused = outcome.stderr.splitlines()
    assert listed.startswith("“Mr Smith” looks like a name: contact 1, step")
    assert refused.startswith("observer: 1 text looks personal, so nothing was written")
    assert "--allow" in refused
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_written_where_it_is_allowed(tmp_path: Path, kind: str) -> None:
    study, out = study_of(tmp_path, NAMED), tmp_path / "out"
    outcome = observer("export", str(study), kind, "--out", str(out), "--allow")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert out.stat().st_size > 500


def test_notes_are_listed_with_the_ids_that_let_them_out(tmp_path: Path) -> None:
    study = study_of(tmp_path, NAMED)
    (note,) = observer("notes", str(study), "--json").answer["notes"]
    assert note == {"mark": note["mark"], "contact": 1, "at_ms": 3000, "text": "as always"}
    assert observer("notes", str(study)).stdout == f"{note['mark']}: contact 1, 0:03: as always\n"


def test_a_note_that_is_not_there_is_refused(tmp_path: Path) -> None:
    study, out = study_of(tmp_path, WHOLE + CLOSE), tmp_path / "out.pdf"
    outcome = observer("export", str(study), "workshop", "--note", "77", "--out", str(out))
    assert outcome.status == 2
    assert "there is no note 77 in this round; `observer notes` lists" in outcome.stderr
    assert not out.exists()
