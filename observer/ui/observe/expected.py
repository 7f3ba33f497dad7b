"""The steps that the documented process expects next, per contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from observer.model.process import DocumentedProcess
from observer.ui.observe.track import Track

if TYPE_CHECKING:
    from observer.conformance.following import Follower


class ExpectedSteps:
    """Follows each contact through the documented process, if there is one."""

    def __init__(self, process: DocumentedProcess | None) -> None:
        self._process = process
        self._followed: dict[Track, tuple[list[str], Follower]] = {}

    def after(self, track: Track) -> tuple[str, ...]:
        """Names of the steps that can come next; none without a documented process."""
        if self._process is None:
            return ()
        from observer.conformance.following import Follower

        fed, follower = self._followed.get(track, ([], None))
        if follower is None or fed != track.steps[: len(fed)]:
            fed, follower = [], Follower(self._process)
        for step in track.steps[len(fed) :]:
            follower.append(step)
        self._followed[track] = (list(track.steps), follower)
        return follower.expected
