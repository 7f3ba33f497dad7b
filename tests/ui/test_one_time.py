"""The same length of time reads the same wherever it is shown."""

from __future__ import annotations

from observer.app import analyse_file
from observer.drawing.map_graph import View
from observer.ui.keys import Action
from observer.ui.map.evidence import gather_evidence
from observer.ui.review.page import ReviewPage
from observer.views import draw_view
from tests.ui.conftest import Leader


def test_a_wait_reads_alike_while_it_runs_when_it_is_over_and_on_the_map(leader: Leader) -> None:
    leader.press("o", "Esc", "w", "1")
    leader.wait(53_600)
    assert leader.page.banner._time == "0:54"
    leader.press("Space", "v")
    review = leader.window.beside.made(Action.REVIEW)
    assert isinstance(review, ReviewPage)
    listed = [review.marks.item(row).text() for row in range(review.marks.count())]
    assert listed[-1].startswith("0:54 Moving again")
    leader.press("Esc")
    analysis = analyse_file(leader.window._path)
    drawing = draw_view(analysis, View.REAL).drawing
    wait = next(e for e in drawing.elements.values() if e.kind == "wait")
    rows = gather_evidence(analysis, View.REAL, wait).rows
    assert [row.duration for row in rows] == ["0:54"]
    assert "0:54" in " ".join(text.text for text in drawing.texts if text.owner == wait.id)
