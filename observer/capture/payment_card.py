"""Payment card numbers in free text, told from other long numbers.

A card number has 13 to 19 digits, begins as an issuer's do, has a length that the issuer gives,
and ends in a check digit (ISO/IEC 7812-1; the prefixes are those the card schemes publish).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUN = re.compile(r"\d+(?:[ \u00a0\u202f.–-]{1,3}\d+)*")
_GROUP = re.compile(r"\d+")
_SHORTEST, _LONGEST = 13, 19

_ISSUERS: tuple[tuple[int, int, range], ...] = (
    (4, 4, range(13, 20, 3)),  # Visa
    (51, 55, range(16, 17)),  # Mastercard
    (2221, 2720, range(16, 17)),
    (34, 34, range(15, 16)),  # American Express
    (37, 37, range(15, 16)),
    (300, 305, range(14, 20)),  # Diners Club
    (3095, 3095, range(14, 20)),
    (36, 36, range(14, 20)),
    (38, 39, range(14, 20)),
    (6011, 6011, range(16, 20)),  # Discover
    (644, 659, range(16, 20)),
    (3528, 3589, range(16, 20)),  # JCB
    (62, 62, range(16, 20)),  # UnionPay
    (81, 81, range(16, 20)),
    (5018, 5020, range(13, 20)),  # Maestro
    (5038, 5038, range(13, 20)),
    (5893, 5893, range(13, 20)),
    (6304, 6304, range(13, 20)),
    (6759, 6763, range(13, 20)),
    (2200, 2204, range(16, 20)),  # Mir
    (508500, 508999, range(16, 17)),  # RuPay
    (606985, 608500, range(16, 17)),
    (506099, 506198, range(16, 20)),  # Verve
    (9792, 9792, range(16, 17)),  # Troy
)
"""First and last prefix of an issuer's numbers, and the lengths they have."""


def find_cards(text: str) -> list[tuple[int, int]]:
    """Where card numbers start and end, in order; digits may be grouped by spaces or dashes."""
    return [span for run in _RUN.finditer(text) for span in _cards_of(run)]


def _cards_of(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The card numbers in a run of groups; a group is never cut in two."""
    groups = [(m.start() + run.start(), m.group()) for m in _GROUP.finditer(run.group())]
    first = 0
    while first < len(groups):
        last = _last_of_card([digits for _, digits in groups[first : first + _LONGEST]])
        if last is not None:
            start, digits = groups[first + last]
            yield groups[first][0], start + len(digits)
            first += last
        first += 1


def _last_of_card(groups: list[str]) -> int | None:
    """The index of the group with which a card number ends that begins with the first."""
    number, found = "", None
    for index, digits in enumerate(groups):
        number += digits
        if len(number) > _LONGEST:
            break
        if is_card_number(number):
            found = index
    return found


def is_card_number(digits: str) -> bool:
    """Whether a row of digits could be the number of a payment card."""
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return False
    known = any(
        low <= int(digits[: len(str(low))]) <= high and len(digits) in lengths
        for low, high, lengths in _ISSUERS
    )
    return known and _luhn_sum(digits) % 10 == 0


def _luhn_sum(digits: str) -> int:
    """Every second digit from the right doubled, less 9 where that has two digits."""
    doubled = [2 * int(digit) for digit in digits[-2::-2]]
    return sum(int(digit) for digit in digits[::-2]) + sum(d - 9 if d > 9 else d for d in doubled)  # noqa: PLR2004
