"""The views of a study, read in part; all in the places of the whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.discovery.filtering import Filters
from observer.drawing.atlas import Atlas
from observer.drawing.display_list import DisplayList
from observer.drawing.map_graph import View
from observer.drawing.reading import EVERYTHING, Overlay, Reading
from observer.errors import UserError
from observer.model.identity import node_id
from observer.recording import record_script
from observer.sample import make_sample
from observer.views import draw_view, lay_out_views, read_views, view_graph

AFTER = """contact,at_ms,key,detail
1,0,open,channel=call
1,4000,step,Identify customer
1,40000,step,Book refund
1,60000,close,outcome=resolved
2,600000,open,channel=chat
2,4000,step,Identify customer
2,50000,step,Ask in team chat
2,60000,close,outcome=unresolved
"""


@pytest.fixture(scope="module")
def analyses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Analysis]:
    """The sample, and a round of two contacts after it."""
    folder: Path = tmp_path_factory.mktemp("rounds")
    (folder / "after.csv").write_text(AFTER, encoding="utf-8")
    with make_sample(folder / "two.study") as file:
        assert not record_script(file, folder / "after.csv", round_name="after")
        return {name: analyse(read_observed(file, name)) for name in ("baseline", "after")}


@pytest.fixture(scope="module")
def after(analyses: dict[str, Analysis]) -> Analysis:
    return analyses["after"]


@pytest.fixture(scope="module")
def atlas(after: Analysis) -> Atlas:
    return lay_out_views(after)


def frames(drawing: DisplayList) -> dict[str, tuple[float, float]]:
    """The top left corner of each step."""
    steps = [name for name in drawing.by_owner if name.startswith("step:")]
    boxes = {name: drawing.bounds_of(name) for name in steps}
    return {name: (box.left, box.top) for name, box in boxes.items()}


def test_the_documents_of_an_analysis_share_one_layout(after: Analysis) -> None:
    real, documented = (draw_view(after, view) for view in (View.REAL, View.DOCUMENTED))
    assert draw_view(after, View.REAL).drawing is real.drawing
    assert draw_view(after, View.DOCUMENTED).drawing is documented.drawing
    upright = draw_view(after, View.REAL, downwards=True).drawing
    assert upright.height > upright.width
    assert real.drawing.width > real.drawing.height


def test_another_analysis_of_the_same_study_is_laid_out_for_itself(after: Analysis) -> None:
    again = analyse(replace(after.observed, traces=after.observed.traces[:1]))
    assert draw_view(again, View.REAL).graph.contacts != draw_view(after, View.REAL).graph.contacts


def test_a_later_round_has_all_four_views_in_one_layout(after: Analysis, atlas: Atlas) -> None:
    drawn = read_views(after, EVERYTHING, atlas)
    assert set(drawn) == set(View)
    sizes = {(view.drawing.width, view.drawing.height) for view in drawn.values()}
    assert len(sizes) == 1
    real, difference = (frames(drawn[view].drawing) for view in (View.REAL, View.DIFFERENCE))
    assert real.keys() < difference.keys()
    for name, place in real.items():
        assert difference[name] == pytest.approx(place, abs=0.5)


def test_the_first_round_has_no_difference(analyses: dict[str, Analysis]) -> None:
    with pytest.raises(UserError, match="no round before “baseline” has a contact"):
        view_graph(analyses["baseline"], View.DIFFERENCE)


def test_filters_take_away_and_nothing_moves(after: Analysis, atlas: Atlas) -> None:
    resolved = Reading(Filters(outcomes=frozenset({"resolved"})))
    whole = read_views(after, EVERYTHING, atlas)
    for view, drawn in read_views(after, resolved, atlas).items():
        assert (drawn.drawing.width, drawn.drawing.height) == (
            whole[view].drawing.width, whole[view].drawing.height,
        )  # fmt: skip
        places = frames(whole[view].drawing)
        for name, place in frames(drawn.drawing).items():
            assert places[name] == pytest.approx(place, abs=0.5)
    real = read_views(after, resolved, atlas)[View.REAL]
    assert node_id("step", "Ask in team chat") not in real.drawing.elements
    assert real.graph.contacts == (1,)
    assert real.left_out == "1 of 2 contacts shown"


def test_filters_hold_for_both_rounds(after: Analysis, atlas: Atlas) -> None:
    unresolved = Reading(Filters(outcomes=frozenset({"unresolved"})))
    graph = read_views(after, unresolved, atlas)[View.DIFFERENCE].graph
    outcomes = [node.label for node in graph.nodes if node.kind == "outcome"]
    assert outcomes == ["unresolved"]


def test_contacts_left_out_are_counted_in_both_rounds(after: Analysis, atlas: Atlas) -> None:
    drawn = read_views(after, Reading(Filters(channels=frozenset({"call"}))), atlas)
    assert drawn[View.DIFFERENCE].left_out == "8 of 10 → 1 of 2 contacts shown"
    assert drawn[View.REAL].left_out == "1 of 2 contacts shown"


def test_a_comparison_of_some_is_of_those_alone(after: Analysis, atlas: Atlas) -> None:
    chats = Reading(Filters(channels=frozenset({"chat"})))
    graph = read_views(after, chats, atlas)[View.COMPARISON].graph
    booked = next(node for node in graph.nodes if node.id == node_id("step", "Book refund"))
    assert booked.status == "documented-only"


def test_where_no_contact_is_admitted_the_view_says_so(after: Analysis, atlas: Atlas) -> None:
    fax = Reading(Filters(channels=frozenset({"fax"})))
    assert set(read_views(after, fax, atlas)) == {View.DOCUMENTED}
    for view in (View.REAL, View.COMPARISON, View.DIFFERENCE):
        with pytest.raises(UserError, match="no contact is like this"):
            view_graph(after, view, fax)


def test_what_is_rare_is_counted(after: Analysis, atlas: Atlas) -> None:
    drawn = read_views(after, Reading(least_step=2, least_path=2), atlas)[View.REAL]
    shown = [node.id for node in drawn.graph.nodes]
    assert shown[:2] == [node_id("start"), node_id("step", "Identify customer")]
    assert "hidden" in drawn.left_out


def test_overlay_of_time_changes_what_is_said_and_no_place(after: Analysis, atlas: Atlas) -> None:
    counted = read_views(after, EVERYTHING, atlas)[View.REAL].drawing
    timed = read_views(after, Reading(overlay=Overlay.TIME), atlas)[View.REAL].drawing
    assert frames(counted) == frames(timed)
    assert {text.text for text in timed.texts if text.role == "edge"} >= {"0:36", "0:20"}
