"""The steps that the documented process expects next, per contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from observer.model.matching import NOTHING_MATCHED, Matching
from observer.model.process import DocumentedProcess
from observer.ui.observe.track import Track

if TYPE_CHECKING:
    from observer.conformance.following import Follower


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
        """Names of the steps that can come next; none without a documented process."""
        if self._process is None:
            return ()
        from observer.conformance.following import Follower

        steps = self._steps(track)
        fed, follower = self._followed.get(track, ([], None))
        if follower is None or fed != steps[: len(fed)]:
            fed, follower = [], Follower(self._process)
        for step in steps[len(fed) :]:
            follower.append(step)
        self._followed[track] = (steps, follower)
        return follower.expected

    def _steps(self, track: Track) -> list[str]:
        if not self.matching.pairs:
            return list(track.steps)
        from observer.discovery.occurrences import step_names

        return step_names((entry.mark for entry in track.entries), self.matching)
