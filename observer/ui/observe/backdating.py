"""The ladder of back-dating: presses add up, and the page says where the next one leads."""

from __future__ import annotations

_FIRST_S = (0, 1, 5, 10)
_MORE_S = 10


def backdated_s(presses: int) -> int:
    """Seconds earlier than pressed after so many presses: 1, 5, 10, then 10 more each."""
    if presses < len(_FIRST_S):
        return _FIRST_S[presses]
    return _FIRST_S[-1] + _MORE_S * (presses - len(_FIRST_S) + 1)


def backdated_words(presses: int, moved_ms: int) -> str:
    """What so many presses have done to a mark that now lies `moved_ms` before its press."""
    wanted_s = backdated_s(presses)
    if moved_ms < wanted_s * 1000:
        return "as early as the mark before it"
    return f"{wanted_s} s earlier · again: {backdated_s(presses + 1)} s"
