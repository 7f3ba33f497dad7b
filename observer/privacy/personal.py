"""What in a text looks as if it named a person: names, ways to reach them, numbers of theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from observer.capture.masking import Hidden, Span, find_named


class Sort(StrEnum):
    """What a piece of text looks like."""

    NAME = "a name"
    EMAIL = "an e-mail address"
    PHONE = "a phone number"
    CARD = "a card number"
    BANK = "a bank account"
    NUMBER = "the number of a customer or order"


@dataclass(frozen=True, slots=True)
class Personal:
    """A piece of a text, and what it looks like."""

    text: str
    sort: Sort


@lru_cache(maxsize=4096)
def find_personal(text: str) -> tuple[Personal, ...]:
    """The pieces of a text that look personal, in their order; none within another.

    Times, dates, amounts and counts are not; nor is what masking has put in the place of others.
    """
    quiet = _HARMLESS.sub(lambda match: "·" * len(match.group()), text)
    if not _MAY_BE.search(quiet):
        return ()
    found: list[tuple[Span, Sort]] = []
    for sort, find in _FINDERS.items():
        found += ((span, sort) for span in find(quiet) if not _overlaps(span, found))
    return tuple(Personal(text[start:end], sort) for (start, end), sort in sorted(found))


def _overlaps(span: Span, found: list[tuple[Span, Sort]]) -> bool:
    return any(span[0] < end and start < span[1] for (start, end), _ in found)


_CURRENCY = r"(?:[$€£¥]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|francs?)\b)"
_HARMLESS = re.compile(
    rf"""
    \b\d{{1,3}}(?::\d\d){{1,2}}\b                                           # 12:30, 1:02:30
    | \b\d{{1,9}}\ of\ \d+\b                                                # 6 of 10
    | \b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])\b       # 2026-03-09
    | \b(?:[0-2]?\d|3[01])[-/.](?:[0-2]?\d|3[01])[-/.](?:19|20)?\d\d\b      # 09.03.2026, 3/9/26
    | {_CURRENCY}\s?\d{{1,12}}(?:[., ]\d{{1,3}}){{0,4}}                     # € 1 250 000
    | \b\d{{1,12}}(?:[., ]\d{{1,3}}){{0,4}}\s?(?:%|{_CURRENCY})             # 12 500 EUR
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BE = re.compile(r"@|\d\D{0,3}\d\D{0,3}\d|\b[A-Za-zñ]{2,8}\.?\s+\w")
"""Nothing is looked for where there is no address, no row of digits and no two words."""

_TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Herrn|Frau|Mme|Mlle|Monsieur|Madame|Mademoiselle|"
    "Señor|Señora|Sra|Signor|Signora|Dhr|Mevrouw|Mevr"
)
_NAMED = re.compile(rf"\b(?:{_TITLES}|(?i:mr|mrs))\b\.?\s+((?:\w\.\s*)*[^\W\d_][\w'’-]+)")
_ALWAYS = frozenset({"mr", "mrs"})
"""Titles that are nothing else, so that a name after them may be written small."""


def _names(text: str) -> Iterator[Span]:
    for match in _NAMED.finditer(text):
        title = match.group().split()[0].rstrip(".").lower()
        if match[1][0].isupper() or title in _ALWAYS:
            yield match.span()


_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z0-9]){11,30}", re.IGNORECASE)
_IBAN_SHORTEST, _IBAN_DIGITS = 15, 10


def _bank_accounts(text: str) -> Iterator[Span]:
    """Numbers with a right check (ISO 13616; remainder 1 of 97, ISO 7064)."""
    for match in _IBAN.finditer(text):
        run = match.group()
        ends = (end for end in range(len(run), _IBAN_SHORTEST - 1, -1) if _is_iban(run[:end]))
        end = next(ends, None)
        if end:
            yield match.start(), match.start() + end


def _is_iban(written: str) -> bool:
    number = "".join(written.split()).upper()
    digits = sum(character.isdecimal() for character in number)
    if not written[-1].isalnum() or not number.isascii():
        return False
    if len(number) < _IBAN_SHORTEST or digits < _IBAN_DIGITS:
        return False
    turned = number[4:] + number[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


_ANNOUNCED = re.compile(
    r"""
    \b(?:order|customer|client|account|contract|case|ticket|claim|invoice|reference|ref|policy
       |member|membership|booking|parcel|tracking|passport|complaint|user|caller|patient
       |kunden?|bestell(?:ung)?|auftrags?|vertrags?|rechnungs?|vorgangs?)
    (?P<word>\W{0,2}(?:nummer|numbers?|nr|no|id)\b)?
    [\s.:#-]{0,3} (?P<code>[A-Z]{0,4}[-/]?\d[\d/-]*\d)(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,:/+-])(?:\#\d{3,}|\d{7,}|[A-Z]{1,4}-?\d{6,})(?![\w/-]|[.,:]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_DIGITS, _FEWEST_ANNOUNCED = 4, 3


def _numbers(text: str) -> Iterator[Span]:
    """Numbers that are announced as somebody's, and rows of digits too long to be a count."""
    for match in _ANNOUNCED.finditer(text):
        digits = sum(character.isdecimal() for character in match["code"])
        fewest = _FEWEST_ANNOUNCED if match["word"] else _FEWEST_DIGITS
        if digits >= fewest and (match["word"] or not _YEAR.fullmatch(match["code"])):
            yield match.span()
    for match in _BARE.finditer(text):
        yield match.span()


def _masked_as(hidden: Hidden) -> Callable[[str], Iterator[Span]]:
    return lambda text: (span for kind, span in find_named(text) if kind is hidden)


_FINDERS: Mapping[Sort, Callable[[str], Iterator[Span]]] = {
    Sort.BANK: _bank_accounts,
    Sort.EMAIL: _masked_as(Hidden.EMAIL),
    Sort.CARD: _masked_as(Hidden.CARD),
    Sort.PHONE: _masked_as(Hidden.PHONE),
    Sort.NUMBER: _numbers,
    Sort.NAME: _names,
}
"""In this order: what is one of them is none of those after it."""
