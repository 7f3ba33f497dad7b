"""A study, its rounds and its contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

TARGET_CONTACTS = 10
"""Contacts a round aims at."""

BASELINE = "baseline"
"""The name of a study's first round."""


@dataclass(frozen=True, slots=True)
class Study:
    """What a study says of itself; it stays with the figures wherever they go.

    Attributes:
        contact_type: the one type of contact under study.
        created_at: aware UTC.
        coached_metric: the metric that coaching did not move.
        metric_baseline: its value before, as the leader words it.
        how_chosen: how the contacts were chosen.
        observer_role: the role (never the name) of who observed.
        agent_count: how many agents were observed; None while not answered.
    """

    contact_type: str
    created_at: datetime
    coached_metric: str = ""
    metric_baseline: str = ""
    how_chosen: str = ""
    observer_role: str = ""
    agent_count: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """Contacts observed under one state of the process. `position` counts from 1."""

    id: int
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Contact:
    """One observed customer contact, numbered from 1 within its round."""

    id: int
    round_id: int
    number: int
