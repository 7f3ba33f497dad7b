"""What may be done in which state, and what an action implies. May I, and then also do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from observer.capture.state import ContactState, Phase
from observer.model.mark import CORRECTIONS, DETAIL_NAMES, DETAIL_VALUES, REASON_NAME, MarkKind

MAX_RUNNING = 10
"""Contacts that may run (open and not parked) at once."""

ALWAYS_ENDS_HELD = frozenset(
    {MarkKind.STEP, MarkKind.WAIT, MarkKind.BLOCKED, MarkKind.PARK, MarkKind.CLOSE}
)
LONGEST_BACKDATE_S = 1_000_000_000
LONGEST_GAP_MS = 1_000_000_000_000
"""Thirty years each, so that a contact may lie parked for weeks; more can only be a slip."""

ENDED_BY_PERMISSION = frozenset({"approval", "authority", ""})
"""Reasons of a wait or block that a permission ends; the empty one is still open."""

_WHILE_NEW = frozenset({MarkKind.OPEN, MarkKind.REDO})
_ANY_TIME = frozenset({MarkKind.DETAIL, MarkKind.UNDO, MarkKind.REDO})
_WHILE_PARKED = _ANY_TIME | {MarkKind.RESUME, MarkKind.NOTE}
_WHILE_CLOSED = _ANY_TIME | {MarkKind.OPEN}


class Refused(Exception):  # noqa: N818 - a refusal is an answer, no error
    """An action that is not possible now; the reason is one plain sentence part."""


def refusal(state: ContactState, kind: MarkKind) -> str:
    """Why `kind` is not possible in `state`; empty where it is."""
    return _phase_refusal(state, kind) or _kind_refusal(state, kind)


def _phase_refusal(state: ContactState, kind: MarkKind) -> str:
    if kind in CORRECTIONS:
        return "a correction is no key"
    match state.phase:
        case Phase.NEW if kind not in _WHILE_NEW:
            return "the contact is not open yet"
        case Phase.PARKED if kind not in _WHILE_PARKED:
            return "the contact is parked; resume it first"
        case Phase.CLOSED if kind not in _WHILE_CLOSED:
            return "the contact is closed; open it again to go on"
        case Phase.OPEN if kind is MarkKind.OPEN:
            return "the contact is open already"
    return ""


_NEEDS: dict[MarkKind, tuple[Callable[[ContactState], bool], str]] = {
    MarkKind.MOVING: (
        lambda state: bool(state.held or state.transfer),
        "no wait or block is open, and no transfer waits to be picked up",
    ),
    MarkKind.PERMITTED: (lambda state: bool(state.known), "no resolution is known yet"),
    MarkKind.HOLD: (lambda state: not state.on_hold, "the customer is on hold already"),
    MarkKind.OFF_HOLD: (lambda state: bool(state.on_hold), "the customer is not on hold"),
    MarkKind.CUSTOMER_GONE: (lambda state: not state.gone, "the customer has gone already"),
    MarkKind.RESUME: (lambda state: bool(state.parked), "the contact is not parked"),
}
"""What a kind needs of the state, and what is said where it is not so."""


def _kind_refusal(state: ContactState, kind: MarkKind) -> str:
    if kind not in _NEEDS:
        return ""
    is_so, otherwise = _NEEDS[kind]
    return "" if is_so(state) else otherwise


def implied(state: ContactState, kind: MarkKind) -> Iterable[MarkKind]:
    """The marks that `kind` brings with it in `state`, in order."""
    if state.held and _ends_held(state.held.reason, kind):
        yield MarkKind.MOVING
    if state.on_hold and kind is MarkKind.CLOSE:
        yield MarkKind.OFF_HOLD


def _ends_held(reason: str, kind: MarkKind) -> bool:
    if kind is MarkKind.PERMITTED:
        return reason in ENDED_BY_PERMISSION
    return kind in ALWAYS_ENDS_HELD


def checked_detail(kind: MarkKind, detail: Mapping[str, str]) -> dict[str, str]:
    """The details of a `kind`, trimmed, without those left empty.

    Raises:
        Refused: a name or a value is not one that `kind` takes, or a step has no name.
    """
    trimmed = {name: value.strip() for name, value in detail.items()}
    for name, value in trimmed.items():
        _check_pair(kind, name, value)
    given = {name: value for name, value in trimmed.items() if value}
    if kind is MarkKind.STEP and not given:
        raise Refused("the step has no name")
    return given


def _check_pair(kind: MarkKind, name: str, value: str) -> None:
    names = DETAIL_NAMES.get(kind, ())
    if name not in names:
        known = " and ".join(names) or "no detail"
        raise Refused(f"“{kind}” takes {known}, not “{name or value}”")
    values = DETAIL_VALUES.get((kind, name))
    if values and name != REASON_NAME.get(kind) and value not in ("", *values):
        raise Refused(f"“{name}” of “{kind}” is one of {', '.join(values)}, not “{value}”")


def parse_positive(kind: MarkKind, text: str) -> float:
    """The number of seconds or milliseconds that a `backdate` or `gap` needs.

    Raises:
        Refused: it is missing, no number, not above zero or longer than thirty years.
    """
    longest = LONGEST_GAP_MS if kind is MarkKind.GAP else LONGEST_BACKDATE_S
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= longest:
        raise Refused(f"“{kind}” needs a number above zero, at most {longest}, not “{text}”")
    return number
