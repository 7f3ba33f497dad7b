"""No conclusion is on the wall before the leader reveals it, and each reveal is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.drawing.layers import Layer
from observer.drawing.map_graph import View
from observer.model.reveal import Conclusion
from observer.store.study_file import StudyFile
from observer.ui.map import kept_picture
from observer.ui.projector.audience import NEUTRAL_VIEWS, Audience
from tests.ui.conftest import START, show_window
from tests.ui.projector.conftest import SHIFT, WALL_SIZE, Show

CHANGES = st.one_of(
    st.sampled_from(Layer).map(lambda layer: lambda audience: audience.toggled(layer)),
    st.just(Audience.resized),
    st.just(Audience.inverted),
)


@given(st.lists(CHANGES), st.sampled_from(View))
def test_nothing_but_a_reveal_opens_a_view(
    changes: list[Callable[[Audience], Audience]], wanted: View
) -> None:
    audience = Audience()
    for change in changes:
        audience = change(audience)
    assert audience.view_among(tuple(View), wanted, None) in NEUTRAL_VIEWS
    assert audience.revealed == ()


def test_the_comparison_is_not_on_the_wall_before_it_is_revealed(qtbot: QtBot, show: Show) -> None:
    show.page.show_view(View.COMPARISON)
    assert show.team_sees() is View.REAL
    assert show.wall.canvas.drawing is show.page.maps.views[View.REAL].drawing
    qtbot.waitUntil(lambda: "Comparison is hidden" in show.panel.told.text())
    assert show.panel.next.veil == "Hidden"
    show.press(Qt.Key.Key_C, SHIFT)
    assert show.team_sees() is View.COMPARISON
    assert show.wall.canvas.drawing is show.page.drawn.drawing
    qtbot.waitUntil(lambda: not show.panel.told.text())


def test_neither_rings_nor_numbers_are_on_the_wall_before_they_are_revealed(show: Show) -> None:
    whole = len(show.page.drawn.drawing.primitives)
    assert len(show.wall.canvas.drawing.primitives) == whole
    show.press(Qt.Key.Key_K, SHIFT)
    ringed = len(show.wall.canvas.drawing.primitives)
    assert ringed > whole
    assert not {"1", "2", "3"} <= set(show.words[-3:])
    show.press(Qt.Key.Key_R, SHIFT)
    assert len(show.wall.canvas.drawing.primitives) > ringed
    assert "ringed: held two contacts or more" in show.projector.foot.words


def test_each_reveal_is_written_with_its_time_and_listed(show: Show) -> None:
    before = datetime.now(UTC)
    show.reveal(Conclusion.FINDINGS)
    show.reveal(Conclusion.COMPARISON)
    reveals = show.file.reveals()
    assert [reveal.conclusion for reveal in reveals] == [
        Conclusion.FINDINGS,
        Conclusion.COMPARISON,
    ]
    assert before <= reveals[0].revealed_at <= reveals[1].revealed_at <= datetime.now(UTC)
    assert {reveal.round_id for reveal in reveals} == {show.file.round().id}
    last, first = show.panel.reveals.toPlainText().splitlines()
    at = reveals[1].revealed_at.astimezone()
    assert last.startswith("Comparison revealed ")
    assert last.endswith(f"{at:%H:%M:%S}")
    assert first.startswith("Findings revealed ")


def test_undo_hides_the_last_again_and_the_record_stays(show: Show) -> None:
    show.reveal(Conclusion.COMPARISON)
    show.page.show_view(View.COMPARISON)
    show.reveal(Conclusion.FINDINGS)
    show.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert show.wall.canvas.drawing is show.page.drawn.drawing
    assert show.team_sees() is View.COMPARISON
    show.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert show.team_sees() is View.REAL
    assert len(show.file.reveals()) == 2


def test_every_presentation_begins_neutral_again(show: Show) -> None:
    show.reveal(Conclusion.COMPARISON)
    show.page.show_view(View.COMPARISON)
    show.presentation.stop()
    show.presentation.start()
    assert show.team_sees() is View.REAL
    assert show.wall.audience == Audience()
    assert len(show.file.reveals()) == 1


@pytest.fixture
def held(study: Path) -> StudyFile:
    """The same study, held by another window."""
    return StudyFile.open(study)


def test_a_study_that_can_only_be_read_is_shown_and_says_that_nothing_is_kept(
    qtbot: QtBot, open_show: Callable[[StudyFile], Show], held: StudyFile, study: Path
) -> None:
    show = open_show(StudyFile.open(study))
    assert show.file.read_only
    qtbot.waitUntil(lambda: "Neither reveals nor notes are kept" in show.panel.told.text())
    show.reveal(Conclusion.COMPARISON)
    show.page.show_view(View.COMPARISON)
    assert show.team_sees() is View.COMPARISON
    assert "not kept" in show.panel.reveals.toPlainText()
    assert show.panel.notes.isReadOnly()
    assert held.reveals() == []
    held.close()


def test_nothing_is_revealed_before_there_is_a_map_to_keep_it_with(
    qtbot: QtBot, study: Path
) -> None:
    """Else the comparison would be on the wall, once it is drawn, without a word in the record."""
    file = StudyFile.open(study)
    window = show_window(qtbot, file, ManualClock(START))
    window.toggle_projector()
    assert window.presentation
    window.presentation.panel.conclusions[Conclusion.COMPARISON].click()
    assert window.presentation.wall.audience == Audience()
    assert file.reveals() == []


def test_the_last_presentation_is_not_what_the_next_one_begins_with(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large map is painted in slices; what was on the wall before does not bridge that time."""
    monkeypatch.setattr(kept_picture, "LIGHT", 10)
    show.reveal(Conclusion.FINDINGS)
    pictures = show.wall.canvas.pictures
    show.projector.grab()
    qtbot.waitUntil(lambda: pictures.is_ready and pictures.whole is not None, timeout=10_000)
    show.presentation.stop()
    show.presentation.start()
    show.projector.resize(*WALL_SIZE)
    show.projector.key_line.hide()
    begun = show.wall.canvas.grab().toImage()
    assert {begun.pixel(x, y) for x in range(40, 1880, 40) for y in range(9, 600, 3)} == {
        begun.pixel(960, 9)
    }
