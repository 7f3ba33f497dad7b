"""What the review page tells of a contact, and the way there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from observer.drawing.tokens import LIGHT, Colour

if TYPE_CHECKING:
    from tests.ui.conftest import Leader
    from tests.ui.review.conftest import Reviewer


def without_times(sentences: list[str]) -> list[str]:
    """Without the day and time of each row, which end its last line."""
    return [sentence.split(" · 9 March 2026")[0] for sentence in sentences]


def test_the_contact_is_told_in_three_lines_and_its_observation_in_one(reviewer: Reviewer) -> None:
    assert reviewer.page.title.words == "Review contact 1"
    assert [line.words for line in reviewer.page.summary] == [
        "Issue: Refund above the limit",
        "Tried: Greet → Wrap up",
        "Held: waited on approval at Greet, 1:00",
    ]
    reviewer.choose("Step · Wrap up")
    reviewer.press("Alt+Left")
    assert "1 mark corrected afterwards" in reviewer.page.quality.text()


def test_the_history_of_a_mark_tells_old_and_new_and_who(reviewer: Reviewer) -> None:
    reviewer.choose("Wait · approval")
    reviewer.press("Alt+Right")
    reviewer.press("Enter", "Tab")
    reviewer.page.form.fields["who"].setFocus()
    reviewer.type("Team leader")
    reviewer.press("Enter")
    reviewer.press("Del", "v")
    reviewer.choose("Wait · approval · Team leader")
    assert without_times(reviewer.page.story.sentences) == [
        "Marked", "1:00 Wait", "live",
        "Completed", "Waiting on: left open → approval", "live",
        "Corrected", "Time: 1:00 → 1:01", "Observer",
        "Corrected", "Who held it: left open → Team leader", "Observer",
        "Voided", "1:01 Wait · approval · Team leader → stands no more", "Observer",
    ]  # fmt: skip


def test_what_was_taken_back_stays_in_the_history(reviewer: Reviewer) -> None:
    reviewer.choose("Step · Wrap up")
    reviewer.press("Alt+Left", "Ctrl+Z")
    told = reviewer.page.story.sentences
    assert "Time: 3:00 → 2:59" in told
    assert told[-3:-1] == ["Taken back", "Time: 2:59 → 3:00"]


def test_labels_are_shown_as_they_are_typed(reviewer: Reviewer) -> None:
    reviewer.choose("Note · <b>odd & even</b>")
    assert "In words: left open → <b>odd & even</b>" in reviewer.page.story.sentences
    labels = reviewer.page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    reviewer.press("Enter")
    assert reviewer.page.form.fields["text"].text() == "<b>odd & even</b>"  # type: ignore[union-attr]


def test_v_leads_there_and_esc_back(leader: Leader) -> None:
    leader.press("o", "Esc")
    leader.wait(1_000)
    leader.press("v")
    assert not leader.page.isVisible()
    QTest.keyClick(leader._target(), Qt.Key.Key_W)
    assert leader.kinds() == ["open"]
    QTest.keyClick(leader._target(), Qt.Key.Key_Escape)
    assert leader.page.isVisible()
    leader.wait(1_000)
    leader.press("w")
    assert leader.kinds() == ["open", "wait"]
    assert leader.page.desk.track is not None


def test_without_a_contact_there_is_nothing_to_review(leader: Leader) -> None:
    leader.press("v")
    assert leader.page.isVisible()


def test_what_the_close_says_can_be_read_without_its_questions(reviewer: Reviewer) -> None:
    reviewer.choose("Closed · Resolved now")
    reviewer.press("Enter")
    for name, value in (("repeat", "no"), ("demand", "failure")):
        field = reviewer.page.form.fields[name]
        field.setCurrentIndex(field.findData(value))  # type: ignore[union-attr]
    reviewer.press("Enter")
    assert reviewer.chosen == "Closed · Resolved now · no repeat contact · failure demand"


def test_the_timeline_shows_where_the_selected_mark_is(reviewer: Reviewer) -> None:
    def highlighted(words: str) -> list[int]:
        """The columns in which the accent stands."""
        reviewer.choose(words)
        picture = reviewer.page.timeline.grab().toImage()
        accent = QColor(LIGHT[Colour.ACCENT])
        at = range(picture.width())
        return [x for x in at if any(picture.pixelColor(x, y) == accent for y in range(60, 120))]

    step, wait = highlighted("Step · Wrap up"), highlighted("Wait · approval")
    moving = highlighted("Moving again")
    assert wait
    assert max(wait) < min(step)
    assert abs(max(wait) - sum(moving) / len(moving)) < 6
