"""The answers to one question as chips: wrapping, numbered, the given one filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.ui.buttons import PAD, REFUSED_SHARE, PaintedButton
from observer.ui.painting import advance, cap_width, key_cap, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font, plain_tooltip, tokens_of

WIDEST = 320
GAP = 6


@dataclass(frozen=True, slots=True)
class Offered:
    """One chip: its key cap, its words, and whether it is the answer given."""

    cap: str
    words: str
    is_given: bool = False


class AnswerChip(PaintedButton):
    """An answer; its cap is bright only where its key would give it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offered, self._keyed = Offered("", ""), False

    def show_answer(self, offered: Offered, *, keyed: bool) -> None:
        if (offered, keyed) != (self._offered, self._keyed):
            self._offered, self._keyed = offered, keyed
            self.set_words(offered.words)
            given = ", given" if offered.is_given else ""
            self.setAccessibleName(f"{offered.words}{given}")
            self.resize(self.sizeHint())
            cut = self._width() > WIDEST
            self.setToolTip(plain_tooltip(offered.words) if cut else "")
            self.update()

    @property
    def is_given(self) -> bool:
        return self._offered.is_given

    @property
    def cap(self) -> str:
        return self._offered.cap

    def _width(self) -> float:
        """Wide enough for the words in the heavier weight, so that nothing moves when chosen."""
        cap = cap_width(self._offered.cap) + GAP if self._offered.cap else 0
        return cap + advance(self._offered.words, font(SIZES.body, SEMIBOLD)) + 2 * PAD

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(min(WIDEST, round(self._width())), TARGET_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        given = self._offered.is_given
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            fill = colour(self, Colour.ACCENT if given else Colour.SURFACE)
            line = None if given else colour(self, Colour.LINE)
            surface(painter, rect, self._shade(fill), line, radius=rect.height() / 2)
            left = float(PAD)
            if self._offered.cap:
                painter.setOpacity(1 if self._keyed else REFUSED_SHARE)
                middle = rect.center().y()
                left += key_cap(painter, PAD - 2, middle, self._offered.cap, tokens_of(self))
                left += GAP - 2
                painter.setOpacity(1)
            ink = colour(self, Colour.ON_ACCENT if given else Colour.INK)
            room = rect.adjusted(left, 0, 2 - PAD, 0)
            face = font(SIZES.body, SEMIBOLD) if given else font(SIZES.body)
            text(painter, room, self._offered.words, face, ink)


class AnswerChips(QWidget):
    """Chips from left to right in as many rows as they need; as high as those.

    Signals:
        chosen: the position of a chip that was clicked.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chips: list[AnswerChip] = []

    @property
    def chips(self) -> list[AnswerChip]:
        """Those shown."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def show_answers(self, answers: Sequence[Offered], *, keyed: bool) -> None:
        """Shows the answers; `keyed` where a digit would give them."""
        while len(self._chips) < len(answers):
            self._add_chip(len(self._chips))
        for chip, offered in zip(self._chips, answers, strict=False):
            chip.show_answer(offered, keyed=keyed)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(answers))
        self._place()

    def _add_chip(self, at: int) -> None:
        chip = AnswerChip(self)
        chip.clicked.connect(lambda: self.chosen.emit(at))
        self._chips.append(chip)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        x = y = 0
        for chip in self.chips:
            if x and x + chip.width() > self.width():
                x, y = 0, y + TARGET_PX + GRID
            chip.move(x, y)
            x += chip.width() + GRID
        self.setFixedHeight(y + TARGET_PX)
