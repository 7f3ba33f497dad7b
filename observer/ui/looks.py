"""How each kind of mark looks and is called, in the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from observer.drawing.tokens import Colour
from observer.model.mark import REASON_NAME, Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Look:
    """A kind's letter, its word, and its filling with the text colour on it."""

    letter: str
    word: str
    fill: Colour
    text: Colour


_INK = (Colour.INK, Colour.ON_INK)

LOOKS: Mapping[MarkKind, Look] = {
    MarkKind.OPEN: Look("O", "Opened", *_INK),
    MarkKind.STEP: Look("S", "Step", *_INK),
    MarkKind.WAIT: Look("W", "Wait", Colour.WAIT, Colour.ON_WAIT),
    MarkKind.BLOCKED: Look("B", "Blocked", Colour.BLOCKED, Colour.ON_BLOCKED),
    MarkKind.TRANSFER: Look("T", "Transfer", Colour.TRANSFER, Colour.ON_TRANSFER),
    MarkKind.RESOLUTION_KNOWN: Look(
        "R", "Resolution known", Colour.RESOLUTION, Colour.ON_RESOLUTION
    ),
    MarkKind.PERMITTED: Look("P", "Permitted", Colour.RESOLUTION, Colour.ON_RESOLUTION),
    MarkKind.WORKAROUND: Look("K", "Workaround", Colour.WORKAROUND, Colour.ON_WORKAROUND),
    MarkKind.NOTE: Look("N", "Note", *_INK),
    MarkKind.FRUSTRATION: Look("F", "Customer frustrated", *_INK),
    MarkKind.HOLD: Look("H", "Customer on hold", *_INK),
    MarkKind.CUSTOMER_GONE: Look("G", "Customer gone", *_INK),
    MarkKind.PARK: Look("‖", "Parked", *_INK),
    MarkKind.GAP: Look("…", "Not observed", *_INK),
    MarkKind.CLOSE: Look("E", "Closed", *_INK),
    MarkKind.MOVING: Look("→", "Moving again", Colour.RESOLUTION, Colour.ON_RESOLUTION),
    MarkKind.OFF_HOLD: Look("→", "Customer off hold", *_INK),
    MarkKind.RESUME: Look("→", "Resumed", *_INK),
    MarkKind.KEYS_LOST: Look("×", "Keyboard elsewhere", *_INK),
    MarkKind.KEYS_BACK: Look("→", "Keyboard back", *_INK),
}
"""Every kind but those about other marks."""

OUTCOME_WORDS: Mapping[str, str] = {
    "resolved": "Resolved now",
    "callback": "Callback promised",
    "transferred": "Transferred out",
    "unresolved": "Unresolved",
    "abandoned": "Abandoned",
}

_MAIN_DETAIL: Mapping[MarkKind, str] = {
    **REASON_NAME,
    MarkKind.OPEN: "channel",
    MarkKind.STEP: "name",
    MarkKind.WORKAROUND: "text",
    MarkKind.NOTE: "text",
    MarkKind.CLOSE: "outcome",
}


def one_line(text: str) -> str:
    """Any text on one line, with its white space made single."""
    return " ".join(text.split())


def subject(mark: Mark) -> str:
    """What a mark is about, on one line: a step's name, a reason, a team, a text, an outcome."""
    value = mark.detail.get(_MAIN_DETAIL.get(mark.kind, ""), "")
    return one_line(OUTCOME_WORDS.get(value, value) if mark.kind is MarkKind.CLOSE else value)


def holder(mark: Mark) -> str:
    """Who holds the work at a wait or block, on one line; empty where not known."""
    return one_line(mark.detail.get("who", "") or mark.detail.get("held_by", ""))
