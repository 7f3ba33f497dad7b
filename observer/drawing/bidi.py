"""The order in which the stretches of a line are seen: the Unicode bidirectional algorithm.

UAX #9 for one line without embeddings, overrides and isolates, which `fonts.shown` does not let
pass. Shaping needs the stretches with their direction; the libraries at hand give back no more
than the characters turned round.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

_RIGHT_TO_LEFT = ("R", "AL")
_STRONG = ("L", *_RIGHT_TO_LEFT)
_NEUTRAL = ("B", "S", "WS", "ON")
_NUMBERS = ("EN", "AN")
_TURNS = frozenset((*_RIGHT_TO_LEFT, "AN"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters from `start` up to `end`, in the order of reading."""

    start: int
    end: int
    right_to_left: bool


def stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of a line from left to right as they are seen."""
    if not any(unicodedata.bidirectional(character) in _TURNS for character in text):
        return (Stretch(0, len(text), False),) if text else ()
    at = 0
    runs: list[Stretch] = []
    found = levels(text)
    depths: list[int] = []
    for level, group in groupby(found):
        length = len(list(group))
        runs.append(Stretch(at, at + length, level % 2 == 1))
        depths.append(level)
        at += length
    for level in range(max(depths, default=0), 0, -1):
        _turn(level, runs, depths)
    return tuple(runs)


def _turn(level: int, runs: list[Stretch], depths: list[int]) -> None:
    """Turns round every group at `level` or above (rule L2)."""
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and depths[end] >= level:
            end += 1
        runs[start:end] = runs[start:end][::-1]
        depths[start:end] = depths[start:end][::-1]
        start = end + 1


def levels(text: str) -> list[int]:
    """Of each character: even where it runs to the right, odd where it runs to the left."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    base = 1 if next((kind for kind in kinds if kind in _STRONG), "L") in _RIGHT_TO_LEFT else 0
    seen = [at for at, kind in enumerate(kinds) if kind != "BN"]
    written = [kinds[at] for at in seen]
    resolved = _resolved_weak(written, "LR"[base])
    _resolve_brackets([text[at] for at in seen], written, resolved, base)
    _resolve_neutral(resolved, "LR"[base])
    found: list[int] = [base] * len(text)
    for at, kind in zip(seen, resolved, strict=True):
        found[at] = _level(kind, base)
    for at in range(1, len(text)):
        if kinds[at] == "BN":
            found[at] = found[at - 1]
    for at in _resting(kinds):
        found[at] = base
    return found


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _resting(kinds: Sequence[str]) -> Iterator[int]:
    """White space at the end of the line or before a separator (rule L1)."""
    rests = True
    for at in range(len(kinds) - 1, -1, -1):
        rests = kinds[at] in ("B", "S") or (rests and kinds[at] in ("WS", "BN"))
        if rests:
            yield at


def _resolved_weak(written: Sequence[str], outside: str) -> list[str]:
    """Rules W1 to W7."""
    kinds: list[str] = []
    strong = before = outside
    for kind in written:
        before = before if kind == "NSM" else kind
        if before in _STRONG:
            strong = before
        elif before == "EN" and strong == "AL":
            before = "AN"
        kinds.append(before)
    _join_numbers(kinds)
    strong = outside
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind in _STRONG:
            strong = kinds[at] = "L" if kind == "L" else "R"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """Rules W4 and W5: what stands in or at a number belongs to it."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        joins = kind == "CS" or (kind == "ES" and before == "EN")
        if joins and before == after and before in _NUMBERS:
            kinds[at] = before
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + len(list(group))
        if kind == "ET" and "EN" in (*kinds[max(0, start - 1) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _side(kind: str) -> str:
    """Numbers count as right-to-left among neutrals."""
    return "R" if kind in ("R", *_NUMBERS) else kind


def _resolve_brackets(
    text: Sequence[str], written: Sequence[str], kinds: list[str], base: int
) -> None:
    """Rule N0: both brackets of a pair run alike, and the marks on them with them."""
    own, other = "LR"[base], "RL"[base]
    for first, last in _pairs(text, kinds):
        inside = {_side(kind) for kind in kinds[first + 1 : last]}
        before = (_side(kind) for kind in reversed(kinds[:first]) if _side(kind) in "LR")
        if own in inside:
            side = own
        elif other in inside:
            side = next(before, own)
        else:
            continue
        for at in (first, last):
            kinds[at] = side
            for _ in takewhile(lambda kind: kind == "NSM", written[at + 1 :]):
                at += 1  # noqa: PLW2901
                kinds[at] = side


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order of opening (definition BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON" or not unicodedata.mirrored(character):
            continue
        category = unicodedata.category(character)
        if category == "Ps":
            opened.append((_closing(character), at))
        elif category == "Pe" and character in (closing for closing, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            pairs.append((opened.pop()[1], at))
    return sorted(pairs)


def _closing(bracket: str) -> str:
    """Closing brackets stand one or two places behind theirs."""
    following = chr(ord(bracket) + 1)
    return following if unicodedata.category(following) == "Pe" else chr(ord(bracket) + 2)


def _resolve_neutral(kinds: list[str], outside: str) -> None:
    """Rules N1 and N2."""
    start = 0
    for neutral, group in groupby(list(kinds), lambda kind: kind in _NEUTRAL):
        end = start + len(list(group))
        if neutral:
            before = _side(kinds[start - 1]) if start else outside
            after = _side(kinds[end]) if end < len(kinds) else outside
            kinds[start:end] = [before if before == after else outside] * (end - start)
        start = end
