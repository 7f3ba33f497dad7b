"""The evidence of steps that were marked under other names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.store.study_file import StudyFile
from observer.ui.map.evidence import gather_evidence
from observer.views import draw_view
from tests.ui.map.test_evidence import lines

SCRIPT = """contact,at_ms,key,detail
1,0,open,
1,1000,step,hello and check
1,9000,blocked,for=approval;held_by=Team leader
1,14000,moving,
1,20000,step,Wrap up
1,21000,close,outcome=resolved
"""


def matched(tmp_path: Path, analyse_script: Callable[..., Analysis]) -> Analysis:
    """“hello and check” is two documented steps, and the block is the third."""
    analyse_script(SCRIPT)
    with StudyFile.open(tmp_path / "refunds.study") as file:
        file.decide_matches(
            [
                (ObservedName(MarkKind.STEP, "hello and check"), ("Greet", "Check account")),
                (ObservedName(MarkKind.BLOCKED, "approval"), ("Approve form",)),
            ]
        )
        return analyse(read_observed(file))


def rows(analysis: Analysis, view: View, name: str) -> list[tuple[int, int, str, str]]:
    element = draw_view(analysis, view).drawing.elements[node_id("step", name)]
    return lines(gather_evidence(analysis, view, element))


@pytest.mark.parametrize("view", [View.DOCUMENTED, View.REAL, View.COMPARISON])
def test_what_was_marked_stands_beside_what_it_stands_for(
    tmp_path: Path, analyse_script: Callable[..., Analysis], view: View
) -> None:
    """The step that was a block lasts from that to the next step: the work after it is its own."""
    analysis = matched(tmp_path, analyse_script)
    marked = "marked as “hello and check”"
    assert rows(analysis, view, "Check account") == [(1, 1_000, "", marked)]
    marked = "marked as “blocked: approval at hello and check”"
    assert rows(analysis, view, "Approve form") == [(1, 9_000, "0:11", marked)]


def test_nobody_saw_when_one_of_two_steps_marked_as_one_passed_into_the_other(
    tmp_path: Path, analyse_script: Callable[..., Analysis]
) -> None:
    analysis = matched(tmp_path, analyse_script)
    edge = node_id("edge", node_id("step", "Greet"), node_id("step", "Check account"))
    for view in (View.DOCUMENTED, View.REAL, View.COMPARISON):
        element = draw_view(analysis, view).drawing.elements[edge]
        evidence = gather_evidence(analysis, view, element)
        assert [row.duration for row in evidence.rows] == ["not seen"]
        assert not any("start to start" in name for name, _ in evidence.figures)


def test_the_point_stays_a_point_at_the_step_it_stands_for(
    tmp_path: Path, analyse_script: Callable[..., Analysis]
) -> None:
    analysis = matched(tmp_path, analyse_script)
    blocked = node_id("blocked", "Approve form", "approval")
    element = draw_view(analysis, View.REAL).drawing.elements[blocked]
    evidence = gather_evidence(analysis, View.REAL, element)
    assert lines(evidence) == [(1, 9_000, "0:05", "")]
    assert "Team leader" in evidence.subtitle
