"""What the page offers where nothing is asked: the likeliest next actions as chips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from observer.capture.state import Phase
from observer.model.moment import Moment
from observer.model.study import TARGET_CONTACTS
from observer.ui.keys import Action
from observer.ui.observe.desk import Desk


@dataclass(frozen=True, slots=True)
class Offer:
    """One chip: its key cap, its words, and what it does."""

    cap: str
    words: str
    do: Callable[[], object]


def offers(desk: Desk, now: Callable[[], Moment]) -> tuple[str, tuple[Offer, ...]]:
    """The title and the chips for the contact in focus."""
    cap = desk.keys.cap
    if desk.read_only:
        return "Open for reading only", ()
    match desk.state.phase:
        case Phase.OPEN:
            return _while_open(desk, now)
        case Phase.PARKED:
            resume = Offer(cap(Action.PARK), "resume", lambda: desk.act(Action.PARK, now()))
            return "Parked", (resume,)
        case Phase.CLOSED:
            return _while_closed(desk, now)
    opens = Offer(cap(Action.OPEN), "open the next contact", lambda: desk.act(Action.OPEN, now()))
    return "", (opens,)


def _while_open(desk: Desk, now: Callable[[], Moment]) -> tuple[str, tuple[Offer, ...]]:
    names, enter = desk.next_steps(), desk.keys.cap(Action.EXPECTED_STEP)
    cap = enter if len(names) == 1 else ""
    steps = [Offer(cap, name, partial(_take, desk, now, name)) for name in names]
    words = "another step …" if names else "name the step …"
    step = Offer(desk.keys.cap(Action.STEP), words, lambda: desk.act(Action.STEP, now()))
    title = "Next, as documented" if names else "Step"
    bring = [] if desk.expected.is_documented else _bring(desk)
    return f"{title}: {enter} to choose" if len(names) > 1 else title, (*steps, step, *bring)


def _bring(desk: Desk) -> list[Offer]:
    """Where no process is documented, the way to one."""
    words, cap = "bring in the documented process", desk.keys.cap(Action.PROCESS)
    return [Offer(cap, words, desk.bring_process)] if desk.bring_process else []


def _take(desk: Desk, now: Callable[[], Moment], name: str) -> None:
    desk.take_step(now(), name)


def _while_closed(desk: Desk, now: Callable[[], Moment]) -> tuple[str, tuple[Offer, ...]]:
    count = desk.track.left_open if desk.track else 0
    again = Offer("", "open it again", lambda: desk.reopen(now()))
    cap = desk.keys.cap
    review = [Offer(cap(Action.REVIEW), "review and correct", desk.review)] if desk.review else []
    another = _another_round(desk)
    if not count:
        return "Closed; nothing is left to complete", (*review, again, *another)
    complete = Offer(cap(Action.EXPECTED_STEP), f"complete {count} left open", desk.completing.emit)
    return "Closed", (complete, *review, again, *another)


def _another_round(desk: Desk) -> list[Offer]:
    """Where the round is complete and all of it closed, the way to another one."""
    contacts = desk.session.contacts.values()
    closed = sum(contact.state.phase is Phase.CLOSED for contact in contacts)
    complete = closed == len(contacts) and closed >= TARGET_CONTACTS
    if not (complete and desk.show_rounds) or desk.later:
        return []
    return [Offer(desk.keys.cap(Action.ROUNDS), "observe again: another round", desk.show_rounds)]
