"""That an earlier round is shown, across the window."""

from __future__ import annotations

from observer.drawing.tokens import Colour
from observer.ui.buttons import WordButton
from observer.ui.observe.notices import Notice
from observer.ui.rounds.study_rounds import StudyRounds, number_of


class EarlierNotice(Notice):
    """Shows itself where the round shown is not the latest, and leads to that."""

    def __init__(self, rounds: StudyRounds) -> None:
        shown, latest = number_of(rounds.shown), number_of(rounds.latest)
        self.to_latest = WordButton(f"Go to {latest}")
        super().__init__(Colour.INK, Colour.ON_INK, (self.to_latest,))
        self.to_latest.clicked.connect(lambda: rounds.wanted.emit(rounds.latest))
        if not rounds.is_latest:
            self.say(
                f"This is {shown}, an earlier one, to be read and corrected. Contacts are opened "
                f"in {latest}."
            )
