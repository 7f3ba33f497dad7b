"""Marks: the raw key presses everything else is derived from. Append-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from observer.model.moment import Moment


class MarkKind(StrEnum):
    """What was pressed. The values are the keys of a mark script."""

    OPEN = "open"
    STEP = "step"
    WAIT = "wait"
    BLOCKED = "blocked"
    TRANSFER = "transfer"
    MOVING = "moving"
    RESOLUTION_KNOWN = "resolution-known"
    PERMITTED = "permitted"
    HOLD = "hold"
    OFF_HOLD = "off-hold"
    WORKAROUND = "workaround"
    NOTE = "note"
    FRUSTRATION = "frustration"
    CUSTOMER_GONE = "customer-gone"
    PARK = "park"
    RESUME = "resume"
    GAP = "gap"
    CLOSE = "close"
    KEYS_LOST = "keys-lost"
    KEYS_BACK = "keys-back"
    # Marks about other marks:
    UNDO = "undo"
    REDO = "redo"
    BACKDATE = "backdate"
    DETAIL = "detail"
    AMEND = "amend"
    VOID = "void"


AUTOMATIC = frozenset({MarkKind.GAP, MarkKind.KEYS_LOST, MarkKind.KEYS_BACK})
"""Marks that the program makes by itself; undo passes them by."""

CORRECTIONS = frozenset({MarkKind.AMEND, MarkKind.VOID})
"""Marks of the editor rather than of a key: what was marked was not so."""

ABOUT_OTHERS = CORRECTIONS | {
    MarkKind.UNDO,
    MarkKind.REDO,
    MarkKind.BACKDATE,
    MarkKind.DETAIL,
}
"""Marks that void, move or complete another mark and tell nothing of the contact themselves."""

POINTS = (MarkKind.WAIT, MarkKind.TRANSFER, MarkKind.BLOCKED)

DETAIL_NAMES: dict[MarkKind, tuple[str, ...]] = {
    MarkKind.OPEN: ("channel", "agent"),
    MarkKind.STEP: ("name",),
    MarkKind.WAIT: ("on", "who"),
    MarkKind.BLOCKED: ("for", "held_by"),
    MarkKind.TRANSFER: ("to", "mode", "context"),
    MarkKind.WORKAROUND: ("text",),
    MarkKind.NOTE: ("text",),
    MarkKind.BACKDATE: ("seconds",),
    MarkKind.GAP: ("ms", "observed", "reason", "moved_ms"),
    MarkKind.CLOSE: ("outcome", "repeat", "demand"),
}
"""The names of the details that each kind may carry; other kinds carry none."""

DETAIL_VALUES: dict[tuple[MarkKind, str], tuple[str, ...]] = {
    (MarkKind.OPEN, "channel"): ("call", "chat", "email"),
    (MarkKind.WAIT, "on"): (
        "system", "approval", "colleague", "team", "customer", "knowledge", "verification",
    ),
    (MarkKind.BLOCKED, "for"): ("authority", "approval", "information", "access", "policy", "team"),
    (MarkKind.TRANSFER, "mode"): ("warm", "cold", "callback"),
    (MarkKind.TRANSFER, "context"): ("carried", "lost"),
    (MarkKind.GAP, "observed"): ("yes", "no"),
    (MarkKind.GAP, "reason"): ("suspended", "hung", "stopped", "clock-moved"),
    (MarkKind.CLOSE, "outcome"): (
        "resolved", "callback", "transferred", "unresolved", "abandoned",
    ),
    (MarkKind.CLOSE, "repeat"): ("yes", "no", "unknown"),
    (MarkKind.CLOSE, "demand"): ("value", "failure"),
}  # fmt: skip
"""The standard values, in the order of their number keys. Reasons (`on`, `for`) may be others."""

REASON_NAME = {MarkKind.WAIT: "on", MarkKind.BLOCKED: "for", MarkKind.TRANSFER: "to"}
"""The detail that says why, or whereto, work stopped."""

HOLDER_NAME = {MarkKind.WAIT: "who", MarkKind.BLOCKED: "held_by"}
"""The detail that says who holds the work."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the record.

    Attributes:
        id: unique in the study, in the order of recording.
        contact_id: the contact it belongs to.
        kind: what was pressed, or what the press implied.
        happened: when it happened; earlier than `pressed` where it was back-dated.
        pressed: when the key was pressed.
        detail: see `DETAIL_NAMES`; a name that is missing was left open.
        cause: the id of the mark that implied this one; None for a user's own press.
        target: the id of the mark that this one is about (see `ABOUT_OTHERS`).
        author: the role of who corrected or completed the record afterwards; empty for what was
            marked live.
    """

    id: int
    contact_id: int
    kind: MarkKind
    happened: Moment
    pressed: Moment
    detail: Mapping[str, str] = field(default_factory=dict)
    cause: int | None = None
    target: int | None = None
    author: str = ""

    @property
    def reason(self) -> str:
        """Why or whereto work stopped; empty while open, and for marks that are no points."""
        return self.detail.get(REASON_NAME.get(self.kind, ""), "")
