"""Moving to a new place in sight of the viewer, where the system does not ask for less motion."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

from observer.drawing.tokens import MOTION_MS
from observer.ui.map.viewport import Viewport, between


class Glide:
    """Takes a viewport to its goal in `MOTION_MS`, easing out."""

    def __init__(self, widget: QWidget, show: Callable[[Viewport], None]) -> None:
        self._widget = widget
        self._show = show
        self._start = self._goal = Viewport()
        self._motion = QVariantAnimation(widget, duration=MOTION_MS, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._step)

    def goal(self, now: Viewport) -> Viewport:
        """Where the motion leads; `now` where there is none."""
        running = self._motion.state() is QVariantAnimation.State.Running
        return self._goal if running else now

    def start(self, now: Viewport, goal: Viewport) -> None:
        self.stop()
        if wants_motion(self._widget):
            self._start, self._goal = now, goal
            self._motion.start()
        else:
            self._show(goal)

    def stop(self) -> None:
        self._motion.stop()

    def _step(self, share: float) -> None:
        self._show(between(self._start, self._goal, share))


class Fade:
    """Lets something appear in `MOTION_MS`, easing out.

    Attributes:
        share: how far it has come, from 0 to 1.
    """

    def __init__(self, widget: QWidget, show: Callable[[], None]) -> None:
        self.share = 1.0
        self._show = show
        self._motion = QVariantAnimation(widget, duration=MOTION_MS, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._step)

    def start(self) -> None:
        self._motion.stop()
        self._motion.start()

    def _step(self, share: float) -> None:
        self.share = share
        self._show()


def wants_motion(widget: QWidget) -> bool:
    """Whether the system animates its own widgets, and somebody looks."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.isVisible() and widget.style().styleHint(hint) > 0
