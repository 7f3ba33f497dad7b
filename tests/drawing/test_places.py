"""What a study shows before anything is observed, and the places that it keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from observer.analysis import analyse, read_observed
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.model.identity import node_id
from observer.model.place import moved
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.model.study import Study
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.views import draw_views, lay_out_views

NODES = (Node("a", NodeKind.STEP, "Greet"), Node("b", NodeKind.STEP, "Refund"))
PROCESS = DocumentedProcess("p", "P", NODES, (Flow("a", "b"),), ("a",))


def test_the_documented_process_is_shown_before_anything_is_observed(tmp_path: Path) -> None:
    with StudyFile.create(tmp_path / "a.study", Study("Refunds", datetime.now(UTC))) as file:
        file.set_documented_process(PROCESS, "p.csv")
        drawn = draw_views(analyse(read_observed(file, or_documented=True)))
    assert list(drawn) == [View.DOCUMENTED]
    texts = {text.text for text in drawn[View.DOCUMENTED].drawing.texts}
    assert {"Greet", "Refund"} <= texts
    assert drawn[View.DOCUMENTED].warning == ""


def test_without_one_there_is_a_sentence(tmp_path: Path) -> None:
    with (
        StudyFile.create(tmp_path / "a.study", Study("Refunds", datetime.now(UTC))) as file,
        pytest.raises(UserError, match="has no contact yet"),
    ):
        read_observed(file, or_documented=True)


def test_places_kept_with_the_study_are_those_of_the_drawing(tmp_path: Path) -> None:
    make_sample(tmp_path / "a.study").close()
    with StudyFile.open(tmp_path / "a.study") as file:
        first = lay_out_views(analyse(read_observed(file)))
        name, other = [node for node in first.places if node.startswith("step")][:2]
        x, y = first.places[name]
        file.set_places(moved(first.places, name, (x, y + 150)))
        second = lay_out_views(analyse(read_observed(file)))
    shift = [second.places[other][axis] - first.places[other][axis] for axis in (0, 1)]
    assert second.places[name] == pytest.approx((x + shift[0], y + 150 + shift[1]), abs=0.01)


def test_a_new_contact_moves_nothing_that_was_there(tmp_path: Path) -> None:
    make_sample(tmp_path / "a.study").close()
    with StudyFile.open_snapshot(tmp_path / "a.study") as file:
        ten = read_observed(file)
    nine = replace(ten, traces=ten.traces[:-1])
    before = lay_out_views(analyse(nine)).places
    after = lay_out_views(analyse(ten), before).places
    assert before.keys() <= after.keys()
    start = node_id("start")
    shift = [after[start][axis] - before[start][axis] for axis in (0, 1)]
    for name, (x, y) in before.items():
        assert after[name] == pytest.approx((x + shift[0], y + shift[1]), abs=0.01)
