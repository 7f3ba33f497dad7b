"""Where the moments of a contact stand along a line, and which of them its axis names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from observer.model.interval import Interval, without_ms
from observer.model.trace import Trace

FOLD_PT = 26.0
"""How long what was not observed is drawn, however long it was."""

_STEPS_MS = tuple(s * 1000 for s in (5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600))
_APART_PT = 38.0
_LABEL_PT = 30.0
_MOST_FOLDED = 0.4


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A line of `width` points from the opening of a contact to `end_ms`.

    Attributes:
        folds: merged stretches that take `fold_pt` each, instead of their time.
    """

    width: float
    end_ms: int
    folds: tuple[Interval, ...] = ()
    fold_pt: float = 0.0

    @property
    def pt_per_ms(self) -> float:
        room = self.width - len(self.folds) * self.fold_pt
        return room / max(1, without_ms(0, self.end_ms, self.folds))

    def x(self, ms: int) -> float:
        """The place of a moment, 0 to `width`."""
        folded = sum(
            self.fold_pt * min(1, (ms - fold.start_ms) / max(1, fold.length_ms))
            for fold in self.folds
            if fold.start_ms < ms
        )
        return folded + without_ms(0, ms, self.folds) * self.pt_per_ms

    def ticks(self) -> Iterator[int]:
        """Round moments that were observed, so far apart that each can be named."""
        step_ms = self._step_ms
        last_x = -_LABEL_PT
        for ms in range(0, self.end_ms + 1, step_ms):
            x = self.x(ms)
            if x - last_x >= _LABEL_PT and not self._is_folded(ms):
                last_x = x
                yield ms

    @property
    def _step_ms(self) -> int:
        """The least round step that leaves room for names."""
        wide = (s for s in _STEPS_MS if s * self.pt_per_ms >= _APART_PT)
        hours = int(_APART_PT / self.pt_per_ms / _STEPS_MS[-1]) + 1
        return next(wide, hours * _STEPS_MS[-1])

    def _is_folded(self, ms: int) -> bool:
        return any(fold.start_ms < ms < fold.end_ms for fold in self.folds)


def contact_scale(trace: Trace, width: float) -> TimeScale:
    """The time of one contact, what was not observed of it folded."""
    folds = trace.unobserved
    fold_pt = min(FOLD_PT, _MOST_FOLDED * width / max(1, len(folds)))
    return TimeScale(width, trace.end_ms, folds, fold_pt)


def shared_scale(longest_ms: int, width: float) -> TimeScale:
    """One scale for contacts below each other, as long as the longest was observed."""
    return TimeScale(width, longest_ms)


def on_shared_scale(scale: TimeScale, trace: Trace) -> TimeScale:
    """The scale of one of those contacts: what was not observed takes no room."""
    width = trace.observed_ms(0, trace.end_ms) * scale.pt_per_ms
    return TimeScale(width, trace.end_ms, trace.unobserved)
