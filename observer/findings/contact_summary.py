"""One contact in three lines: what it was about, what was tried, what blocked it."""

from __future__ import annotations

from dataclasses import dataclass

from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class ContactSummary:
    """Three plain lines, the same for the same contact every time."""

    issue: str
    tried: str
    blocked: str

    @property
    def lines(self) -> tuple[str, str, str]:
        return (self.issue, self.tried, self.blocked)


def summarise_contact(contact_type: str, trace: Trace) -> ContactSummary:
    """The summary of a contact, open or closed.

    Args:
        contact_type: the one type of contact under study.
    """
    raise NotImplementedError
