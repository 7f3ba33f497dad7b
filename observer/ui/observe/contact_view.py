"""The contact in focus, shown on the widgets of the page."""

from __future__ import annotations

from collections.abc import Callable

from observer.capture.state import Phase
from observer.findings.wording import clock_time
from observer.model.moment import Moment
from observer.ui.observe.actions import ActionButtons
from observer.ui.observe.banner import Banner
from observer.ui.observe.body import Body
from observer.ui.observe.desk import Desk
from observer.ui.observe.head import Head
from observer.ui.observe.headline import headline
from observer.ui.observe.offers import offers


class ContactView:
    """Reads the desk and tells each widget what it is to show."""

    def __init__(
        self, desk: Desk, head: Head, banner: Banner, body: Body, buttons: ActionButtons
    ) -> None:
        self._desk, self._head, self._banner = desk, head, banner
        self._body, self._buttons = body, buttons

    def show(self, total: int, now: Moment) -> None:
        """Shows the contact anew, one of `total`."""
        desk, state, track = self._desk, self._desk.state, self._desk.track
        about = state.opened.detail if state.opened else {}
        words = (about.get("channel", ""), about.get("agent", ""))
        title = f"Contact {desk.session.focus} of {total}"
        self._head.show_contact(title, " · ".join(word for word in words if word))
        self._banner.show_headline(headline(state, track, desk.keys))
        self._body.last_marks.show_track(track, now)
        self._buttons.show_state(desk.refusal, desk.kind_of)
        self.show_times(now)

    def show_times(self, now: Moment) -> None:
        """Moves the times of what is under way on."""
        track = self._desk.track
        elapsed_ms = track.elapsed_ms(now) if track else 0
        self._head.show_time(clock_time(elapsed_ms))
        self._banner.show_times(track, now)
        self._body.timeline.show_track(track, elapsed_ms)
        self._body.last_marks.show_lengths(track, now)

    def show_what_takes_long(self, now: Callable[[], Moment]) -> None:
        """What may come a moment after the press: following a long contact takes one."""
        desk, phase, track = self._desk, self._desk.state.phase, self._desk.track
        self._body.prompt_bar.show_offers(*offers(desk, now))
        self._buttons.show_next_steps(desk.next_steps() if phase is Phase.OPEN else ())
        self._body.offer.show_counts(desk)
        if track and phase is Phase.CLOSED and track.read_latency():
            self._body.timeline.update()
