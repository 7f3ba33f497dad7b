"""The facts of a study that stay with its figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about the study beside the drawing.

    Attributes:
        title: the contact type.
        view: the view's name, such as "Comparison".
        round_name: the round; empty for the documented process alone.
        closed, contacts: how many of the observed contacts are closed.
        dates: when they were observed, as shown, such as "3 – 4 March 2025".
        how_chosen, observer_role, agent_count: as the study has them; empty or None if not said.
        author: as the leader gives it.
        version: of the program.
        draft: why it is one, in a few words; empty where it is none.
    """

    title: str
    view: str
    round_name: str = ""
    closed: int = 0
    contacts: int = 0
    dates: str = ""
    how_chosen: str = ""
    observer_role: str = ""
    agent_count: int | None = None
    author: str = ""
    version: str = ""
    draft: str = ""

    @property
    def subtitle(self) -> str:
        closed = f"{self.closed} of {self.contacts} contacts closed" if self.contacts else ""
        draft = self.draft and f"draft: {self.draft}"
        return _joined(self.view, self.round_name, closed, self.dates, draft)

    @property
    def method(self) -> str:
        """How it was observed, in one line."""
        agents = {None: "", 1: "1 agent"}.get(self.agent_count, f"{self.agent_count} agents")
        return _joined(
            self.how_chosen and f"Contacts chosen: {self.how_chosen}",
            self.observer_role and f"observed by: {self.observer_role}",
            agents,
        )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
