"""What the strip offers by touch beside its keys: the other contacts, and the other actions."""

from __future__ import annotations

from functools import partial

from observer.capture.state import Phase
from observer.ui.keys import BINDING_OF, Action
from observer.ui.looks import LOOKS
from observer.ui.observe.actions import WHILE_LASTING
from observer.ui.observe.offers import Offer
from observer.ui.observe.page import ObservePage
from observer.ui.observe.slots import slot_content

_OTHERS = (
    Action.PARK,
    Action.HOLD,
    Action.NOTE,
    Action.WORKAROUND,
    Action.FRUSTRATION,
    Action.CUSTOMER_GONE,
    Action.BACKDATE,
    Action.REDO,
)


def other_contacts(page: ObservePage) -> tuple[Offer, ...]:
    """The contacts that are not closed, without the one in focus."""
    session = page.desk.session
    return tuple(
        Offer("", f"{number} · {_state_words(page, number)}", partial(_go_to, page, number))
        for number, observed in sorted(session.contacts.items())
        if number != session.focus and observed.state.phase in {Phase.OPEN, Phase.PARKED}
    )


def _go_to(page: ObservePage, number: int) -> None:
    page.desk.focus_on(number, page.desk.session.clock.now())


def _state_words(page: ObservePage, number: int) -> str:
    content = slot_content(page.desk.session.state(number), page.desk.tracks[number])
    if content.phase is Phase.PARKED:
        return "parked"
    return LOOKS[content.held].word.lower() if content.held else "moving"


def other_actions(page: ObservePage) -> tuple[Offer, ...]:
    """The actions without a key of their own in the strip, as far as they are possible."""
    desk = page.desk
    return tuple(
        Offer(
            desk.keys.cap(action),
            WHILE_LASTING.get(desk.kind_of(action), BINDING_OF[action].word),
            partial(page.act_now, action),
        )
        for action in _OTHERS
        if not desk.refusal(action)
    )
