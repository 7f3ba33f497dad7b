"""What one contact is asked, and which question is the current one. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from observer.capture.left_open import Askable, askable_details
from observer.model.mark import Mark


class Sheet:
    """The details that were open when it was made or later; those answered since stay on it.

    Attributes:
        number: the contact's.
        details: in the order in which they are asked.
        at: the position of the current one.
    """

    def __init__(self, number: int, standing: Iterable[Mark]) -> None:
        self.number = number
        self.details: list[Askable] = []
        self.at = 0
        self._shown: set[tuple[int, str]] = set()
        self.refresh(standing)

    @property
    def current(self) -> Askable | None:
        return self.details[self.at] if self.details else None

    @property
    def open_count(self) -> int:
        return sum(not detail.value for detail in self.details)

    def refresh(self, standing: Iterable[Mark]) -> None:
        """Takes in what became of the contact; the current question stays so where it can."""
        was = self.current
        asked = askable_details(standing)
        self._shown |= {detail.key for detail in asked if not detail.value}
        self.details = [detail for detail in asked if detail.key in self._shown]
        keys = [detail.key for detail in self.details]
        self.at = max(0, min(self.at, len(keys) - 1))
        if was and was.key in keys:
            self.at = keys.index(was.key)

    def go_to(self, at: int) -> None:
        """Makes the question there current, or the nearest one."""
        self.at = max(0, min(at, len(self.details) - 1))

    def go_to_detail(self, key: tuple[int, str]) -> None:
        """Makes the question with that key current, where it is asked."""
        keys = [detail.key for detail in self.details]
        if key in keys:
            self.at = keys.index(key)

    def next_open(self) -> bool:
        """Goes to the next open question below; False where there is none."""
        return self._go_to_open(range(self.at + 1, len(self.details)))

    def first_open(self) -> bool:
        """Goes to the first open question; False where there is none."""
        return self._go_to_open(range(len(self.details)))

    def _go_to_open(self, places: range) -> bool:
        for at in places:
            if not self.details[at].value:
                self.at = at
                return True
        return False
