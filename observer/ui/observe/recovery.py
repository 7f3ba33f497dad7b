"""Contacts that ran when the program stopped: whether they go on or stay parked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from observer.drawing.tokens import Colour
from observer.ui.buttons import WordButton
from observer.ui.day_time import time_of_day
from observer.ui.observe.desk import Desk
from observer.ui.observe.notices import Notice


class Recovery(Notice):
    """Asks until the leader has decided, or pressed any key of an action.

    Attributes:
        deeds: what each button does; the page lets it.
    """

    def __init__(self, desk: Desk) -> None:
        self.continue_button = WordButton("Continue")
        self.leave_button = WordButton("Leave them parked")
        super().__init__(Colour.ACCENT, Colour.ON_ACCENT, (self.continue_button, self.leave_button))
        self._desk = desk
        self.deeds: Mapping[WordButton, Callable[[], object]] = {
            self.continue_button: desk.continue_interrupted,
            self.leave_button: desk.leave_interrupted,
        }

    def refresh(self) -> None:
        """Says which contacts it is about."""
        numbers = self._desk.interrupted
        self.leave_button.set_words(f"Leave {'it' if len(numbers) == 1 else 'them'} parked")
        if not numbers:
            self.say("")
            return
        session = self._desk.session
        stopped = max(session.contacts[number].rows[-1].pressed.at for number in numbers)
        when = time_of_day(stopped, session.clock.now().at)
        who = "1 contact was" if len(numbers) == 1 else f"{len(numbers)} contacts were"
        self.say(f"{who} running when the program stopped at {when}.")
