"""Free text without what would name a customer: card numbers, e-mail addresses, phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from observer.capture.payment_card import find_cards

FREE_TEXT = frozenset({"agent", "name", "on", "who", "for", "held_by", "to", "text"})
"""The details in which a person may type anything."""


class Hidden(StrEnum):
    """What was masked. The value stands in the text in its place, in square brackets."""

    CARD = "card number"
    EMAIL = "e-mail address"
    PHONE = "phone number"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as it may be stored, and what is no longer in it, each kind once."""

    text: str
    kinds: tuple[Hidden, ...] = ()


Span = tuple[int, int]


def mask(text: str) -> Masked:
    """Puts `[card number]` and the like in the place of what would name a customer."""
    kinds: dict[Hidden, None] = {}
    for kind, find in _FINDERS.items():
        while spans := find(text):  # what is gone may have hidden what stands beside it
            text = _without(text, spans, f"[{kind}]")
            kinds[kind] = None
    return Masked(text, tuple(kinds))


def find_named(text: str) -> Iterator[tuple[Hidden, Span]]:
    """Where a text holds what `mask` would take out."""
    for kind, find in _FINDERS.items():
        yield from ((kind, span) for span in find(text))


def mask_detail(detail: Mapping[str, str]) -> tuple[dict[str, str], tuple[Hidden, ...]]:
    """The details of a press with their free text masked, and what was masked in any."""
    masked = {name: mask(detail[name]) for name in detail if name in FREE_TEXT}
    kinds = dict.fromkeys(kind for found in masked.values() for kind in found.kinds)
    return {**detail, **{name: found.text for name, found in masked.items()}}, tuple(kinds)


def _without(text: str, spans: list[Span], placeholder: str) -> str:
    for start, end in reversed(spans):
        text = text[:start] + placeholder + text[end:]
    return text


_EMAIL = re.compile(r"[^\s@<>()\[\]\",;:]{1,64}@[^\s@<>()\[\]\",;:]{1,190}\.[^\W\d_]{2,63}")


def _emails(text: str) -> list[Span]:
    """Whatever has the shape of an address: a masked word too many does less harm than one less."""
    return [match.span() for match in _EMAIL.finditer(text)] if "@" in text else []


SHORTEST_PHONE = 7
"""Digits; a shorter number reaches nobody from outside."""

PHONE_REGIONS = ("GB", "US", "DE", "FR", "ES", "IT", "NL", "AT", "CH")
"""Where numbers may be from that are written without the code of their country."""

_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?\(?[2-9]\d\d\)?[-. ]{1,2}\d{3}[-. ]\d{4}")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_SAID_BEFORE = re.compile(
    r"(?<!\[)\b(?:tel|phone|call|ring|mobile|cell|dial|fax|text|handy|anruf|ruf|móvil|movil|llam|appel)"
    r"\w*\W{1,3}(?:\w+\W{1,3}){0,2}$",
    re.IGNORECASE,
)


def _phones(text: str) -> list[Span]:
    """International numbers, and national and local ones that are written, or announced, as such.

    A bare row of digits is left alone: it may as well be the number of an order.
    """
    if sum(map(str.isdecimal, text)) < SHORTEST_PHONE:
        return []
    return _merged(sorted([*_phone_candidates(text), *_local_numbers(text)]))


def _phone_candidates(text: str) -> Iterator[Span]:
    from phonenumbers import Leniency, PhoneNumberMatcher

    for match in PhoneNumberMatcher(text, None, Leniency.POSSIBLE):
        yield match.start, match.end
    for match in PhoneNumberMatcher(text, "US", Leniency.POSSIBLE):
        if _NORTH_AMERICAN.fullmatch(match.raw_string):
            yield match.start, match.end
    for region in PHONE_REGIONS:
        for match in PhoneNumberMatcher(text, region, Leniency.VALID):
            if _is_written_as_phone(match.raw_string, text[: match.start]):
                yield match.start, match.end


def _is_written_as_phone(number: str, before: str) -> bool:
    if _DATE.match(number):
        return False
    groups = re.findall(r"\d+", number)
    return number[0] in "+(0" or len(groups) > 2 or bool(_SAID_BEFORE.search(before))  # noqa: PLR2004


_LOCAL = re.compile(r"(?<![\w#])(?<!\d[-.,:])([2-9]\d\d)([-. ]?)(\d{4})(?!\w|[-.,:]\d)")
"""Seven digits without the code of an area (North American Numbering Plan: exchange and line)."""

_CURRENCY = r"(?:[$€£¥%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|francs?)\b)"
_AMOUNT_BEFORE = re.compile(rf"{_CURRENCY}\s?$", re.IGNORECASE)
_AMOUNT_AFTER = re.compile(rf"\s?{_CURRENCY}", re.IGNORECASE)
_NUMBERED_BEFORE = re.compile(
    r"\b(?:order|case|ref|reference|invoice|ticket|claim|policy|contract|item|article|model|version)"
    r"\W{1,3}(?:(?:no|nr|number|id)\W{1,3})?$",
    re.IGNORECASE,
)


def _local_numbers(text: str) -> Iterator[Span]:
    """Numbers such as 555-1234; with a space, a dot or nothing between, where announced."""
    for match in _LOCAL.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        is_amount = _AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(after)
        if is_amount or _NUMBERED_BEFORE.search(before):
            continue
        is_written = match[2] == "-" and not _is_span(match[1], match[3])
        if is_written or _SAID_BEFORE.search(before):
            yield match.span()


def _is_span(first: str, last: str) -> bool:
    """Whether it is from an amount or time of day to another, as in 500-1000 and 930-1015."""
    return first[-1] in "05" and last[-1] in "05" and last[0] != "0"


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


_FINDERS = {Hidden.EMAIL: _emails, Hidden.CARD: find_cards, Hidden.PHONE: _phones}
"""In this order: an address or a card may hold what looks like a phone number."""
