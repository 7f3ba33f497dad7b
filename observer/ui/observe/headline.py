"""The state of the contact in focus, in a few words: what the banner says."""

from __future__ import annotations

from dataclasses import dataclass

from observer.capture.state import ContactState, Phase
from observer.drawing.tokens import Colour
from observer.model.mark import MarkKind
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action
from observer.ui.looks import LOOKS, OUTCOME_WORDS
from observer.ui.observe.track import Entry, Track


@dataclass(frozen=True, slots=True)
class Headline:
    """What the banner says.

    Attributes:
        kind: whose shape and filling it has; None for a contact that is moving.
        since: the entry whose running time stands at the right; None for none.
        hold: the customer's hold under way.
        quiet: the banner is an outline: nothing runs.
    """

    words: str
    about: str = ""
    kind: MarkKind | None = None
    since: Entry | None = None
    hold: Entry | None = None
    quiet: bool = False

    @property
    def fill(self) -> Colour:
        return LOOKS[self.kind].fill if self.kind else Colour.SURFACE

    @property
    def ink(self) -> Colour:
        return LOOKS[self.kind].text if self.kind else Colour.INK


def headline(state: ContactState, track: Track | None, keys: LiveKeys) -> Headline:
    """The headline of a contact in `state`."""
    if track is None or state.phase is Phase.NEW:
        return Headline("No contact is open", quiet=True)
    if state.closed:
        outcome = OUTCOME_WORDS.get(state.closed.detail.get("outcome", ""), "")
        return Headline("Closed", outcome, quiet=True)
    if parked := track.lasting.get(MarkKind.PARK):
        return Headline("Parked", f"{keys.cap(Action.PARK)} resumes", since=parked, quiet=True)
    return _running(state, track, keys)


def _running(state: ContactState, track: Track, keys: LiveKeys) -> Headline:
    hold = track.lasting.get(MarkKind.HOLD)
    if wait := track.lasting.get(MarkKind.WAIT):
        words = f"Waiting on {wait.label}" if wait.label else "Waiting"
        return Headline(words, _beside(wait, track, keys), MarkKind.WAIT, wait, hold)
    if block := track.lasting.get(MarkKind.BLOCKED):
        words = f"Blocked for {block.label}" if block.label else "Blocked"
        return Headline(words, _beside(block, track, keys), MarkKind.BLOCKED, block, hold)
    if transfer := track.lasting.get(MarkKind.TRANSFER):
        words = f"Transferred to {transfer.label}" if transfer.label else "Transferred"
        about = f"not picked up yet; {keys.cap(Action.MOVING)} when it is"
        return Headline(words, about, MarkKind.TRANSFER, transfer, hold)
    step = track.lasting.get(MarkKind.STEP)
    if state.gone:
        return Headline("After-contact work", step.label if step else "", since=step, hold=hold)
    return Headline("Moving", step.label if step else "no step named yet", since=step, hold=hold)


def _beside(stop: Entry, track: Track, keys: LiveKeys) -> str:
    """Who holds a wait or block, and the transfer that runs beside it."""
    transfer = track.lasting.get(MarkKind.TRANSFER)
    if transfer is None:
        return stop.holder
    to = f" to {transfer.label}" if transfer.label else ""
    ends = "wait" if stop.kind is MarkKind.WAIT else "block"
    parts = (
        stop.holder,
        f"transferred{to}, not picked up",
        f"{keys.cap(Action.MOVING)} ends the {ends} first",
    )
    return " · ".join(part for part in parts if part)
