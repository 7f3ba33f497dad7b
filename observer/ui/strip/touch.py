"""What a finger presses in the strip: key caps, and the chips of the question that is on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import TOUCH_TARGET_PX, Colour
from observer.ui.buttons import REFUSED_SHARE, Chip, PaintedButton
from observer.ui.keys import BINDING_OF, Action
from observer.ui.looks import LOOKS
from observer.ui.observe.offers import Offer
from observer.ui.observe.page import ObservePage
from observer.ui.observe.prompt import Prompt
from observer.ui.painting import CENTRE, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font, plain_tooltip

_FILLED = frozenset({Action.WAIT, Action.TRANSFER, Action.BLOCKED})
_IN_WORDS = frozenset({Action.UNDO})
"""Shown by their word: the cap names several keys at once, which a finger does not press."""


class TouchKey(PaintedButton):
    """A key cap that is large enough for a finger; it never takes `Enter` from the page.

    Args:
        word: what it does.
        action: whose key it is; None for one of the strip alone.
    """

    def __init__(self, word: str, action: Action | None = None) -> None:
        super().__init__(word)
        self._in_words = action in _IN_WORDS
        look = LOOKS[BINDING_OF[action].kinds[0]] if action in _FILLED else None
        self._fill = look.fill if look else Colour.SURFACE
        self._ink = look.text if look else Colour.INK
        self._cap = self._refusal = ""
        self.setToolTip(plain_tooltip(word))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(TOUCH_TARGET_PX)
        self.setMinimumWidth(TOUCH_TARGET_PX)

    def set_cap(self, cap: str) -> None:
        shown = self.text() if self._in_words else cap
        if shown != self._cap:
            self._cap = shown
            self.update()

    def set_refusal(self, reason: str) -> None:
        if reason != self._refusal:
            self._refusal = reason
            self.setAccessibleDescription(reason)
            self.setToolTip(plain_tooltip(f"{self.text()}: {reason}" if reason else self.text()))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            painter.setOpacity(REFUSED_SHARE if self._refusal else 1)
            line = colour(self, Colour.LINE)
            surface(painter, rect, self._shade(colour(self, self._fill)), line)
            face = font(SIZES.lead if len(self._cap) == 1 else SIZES.small, SEMIBOLD)
            text(painter, rect, self._cap, face, colour(self, self._ink), CENTRE)


class TouchChip(Chip):
    """A chip that is high enough for a finger; it takes no key either."""

    height_px = TOUCH_TARGET_PX
    pad_px = 7

    def __init__(self, cap: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(cap, words, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def answers(page: ObservePage) -> tuple[Offer, ...]:
    """The answers to what the page asks now, and the ways out; none where it asks nothing."""
    bar = page.prompt_bar
    if bar.prompt:
        given = enumerate(bar.answers)
        chips = [Offer(cap, words, partial(bar.choose, at)) for at, (cap, words) in given]
        return (*chips, *_ways_out(page, bar.prompt))
    if page.recovery.sentence:
        deeds = page.recovery.deeds
    elif page.gap_question.sentence:
        deeds = page.gap_question.deeds
    else:
        return ()
    return tuple(Offer("", button.text(), do) for button, do in deeds.items())


def _ways_out(page: ObservePage, prompt: Prompt) -> Iterator[Offer]:
    bar = page.prompt_bar
    if page.typing and bar.typed:
        yield Offer("Enter", "take it", bar.accept_typed)
    yield Offer("Esc", "go back" if prompt.at_enter else "leave", page.leave)
