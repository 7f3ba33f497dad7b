"""Free text without what would name a customer: card numbers, e-mail addresses, phone numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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


def mask(text: str) -> Masked:
    """Puts `[card number]` and the like in the place of what would name a customer."""
    return Masked(text)


def mask_detail(detail: Mapping[str, str]) -> tuple[dict[str, str], tuple[Hidden, ...]]:
    """The details of a press with their free text masked, and what was masked in any."""
    return dict(detail), ()
