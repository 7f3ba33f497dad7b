"""The steps that the documented process expects next, per contact."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from observer.model.matching import NOTHING_MATCHED, Matching
from observer.model.process import DocumentedProcess
from observer.ui.observe.track import Track

if TYPE_CHECKING:
    from observer.conformance.following import Follower


WORK_LIMIT = 30_000
"""States from which on looking ahead takes longer than a leader notices, and says nothing."""


class ExpectedSteps:
    """Follows each contact through the documented process, if there is one.

    Attributes:
        matching: what marked names stand for in it.
    """

    def __init__(
        self, process: DocumentedProcess | None, matching: Matching = NOTHING_MATCHED
    ) -> None:
        self.follow(process, matching)

    def follow(self, process: DocumentedProcess | None, matching: Matching) -> None:
        """From now on follows this process, in which marked names stand for what is matched."""
        self._process = process
        self.matching = matching.within(process)
        self._followed: dict[Track, tuple[list[str], Follower]] = {}

    @property
    def is_documented(self) -> bool:
        """Whether there is a process to follow."""
        return self._process is not None

    def after(self, track: Track) -> tuple[str, ...]:
        """Names of the steps that can come next; none without a documented process, and where
        working them out would take too long."""
        if self._process is None:
            return ()
        steps = self._steps(track)
        follower = self._follower(track, steps)
        fed, _ = self._followed[track]
        while len(fed) < len(steps) and follower.work <= WORK_LIMIT:
            follower.append(steps[len(fed)])
            fed.append(steps[len(fed)])
        return follower.expected if follower.work <= WORK_LIMIT else ()

    def _follower(self, track: Track, steps: Sequence[str]) -> Follower:
        """Of the contact, with those steps it holds already and no other."""
        from observer.conformance.following import Follower

        if track not in self._followed and self._process:
            self._followed[track] = [], Follower(self._process)
        fed, follower = self._followed[track]
        alike = sum(takewhile(bool, map(eq, fed, steps)))
        if alike < len(fed):
            del fed[alike:]
            follower.go_back(alike)
        return follower

    def _steps(self, track: Track) -> list[str]:
        if not self.matching.pairs:
            return list(track.steps)
        from observer.discovery.occurrences import step_names

        return step_names((entry.mark for entry in track.entries), self.matching)
