"""Buttons with a key cap, painted: actions, chips, and plain words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from observer.drawing.tokens import MARGIN, RADIUS, TARGET_PX, Colour
from observer.ui.looks import one_line
from observer.ui.painting import CENTRE, LEFT, advance, cap_width, key_cap, surface, text
from observer.ui.theme import (
    REGULAR,
    SEMIBOLD,
    SIZES,
    font,
    mixed,
    plain_tooltip,
    qcolor,
    tokens_of,
)

PAD = 12
GAP = 8
CHIP_WIDEST = 280
REFUSED_SHARE = 0.55
"""How much of its colour a button keeps that cannot be used now."""
HOVER_SHARE = 0.88


class PaintedButton(QAbstractButton):
    """A button that leaves the keys to the page: the mouse gives it no focus, and while it has
    focus from Tab only `Enter` presses it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        plain = one_line(words)
        if plain != self.text():
            self.setText(plain)
            self.setAccessibleName(plain)
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        event.ignore()

    def look_for_pointer(self) -> None:
        """Looks pointed at only if it is: a menu that closes does not tell where the pointer is."""
        here = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, here)
        self.update()

    def _shade(self, fill: QColor) -> QColor:
        if self.isDown() or not self.underMouse():
            return fill
        return mixed(fill.name(), tokens_of(self)[Colour.INK], HOVER_SHARE)

    def _paint_focus(self, painter: QPainter, radius: float = RADIUS) -> None:
        if self.hasFocus():
            accent = qcolor(tokens_of(self)[Colour.ACCENT])
            surface(painter, QRectF(self.rect()), None, accent, 2, radius)


class ActionButton(PaintedButton):
    """One action with its key cap, on a filling of its own or on the surface.

    Where the action is refused it looks so and says why in its tooltip; it can still be pressed,
    and then the page says the same.
    """

    def __init__(
        self, cap: str, words: str, fill: Colour = Colour.SURFACE, ink: Colour = Colour.INK
    ) -> None:
        super().__init__(words)
        self._cap = cap
        self._fill, self._ink = fill, ink
        self._refusal = ""
        self.setMinimumHeight(TARGET_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_cap(self, cap: str) -> None:
        if cap != self._cap:
            self._cap = cap
            self.update()

    def set_refusal(self, reason: str) -> None:
        """Why the action is not possible now; empty where it is."""
        if reason != self._refusal:
            self._refusal = reason
            self.setToolTip(plain_tooltip(reason))
            self.setAccessibleDescription(reason)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(140, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = tokens_of(self)
            fill, ink = qcolor(colours[self._fill]), qcolor(colours[self._ink])
            if self._refusal:
                fill, ink = qcolor(colours[Colour.PAPER]), qcolor(colours[Colour.MUTED])
            outlined = self._refusal or self._fill is Colour.SURFACE
            line = qcolor(colours[Colour.LINE]) if outlined else None
            rect = QRectF(self.rect())
            surface(painter, rect, self._shade(fill), line)
            if self._refusal and self._fill is not Colour.SURFACE:
                band = QRectF(rect.left(), rect.top() + RADIUS, 4, rect.height() - 2 * RADIUS)
                surface(painter, band, qcolor(colours[self._fill]), radius=2)
            self._paint_words(painter, rect, ink)
            self._paint_focus(painter)

    def _paint_words(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        painter.setOpacity(REFUSED_SHARE if self._refusal else 1)
        width = key_cap(painter, PAD, rect.center().y(), self._cap, tokens_of(self))
        painter.setOpacity(1)
        left = PAD + width + GAP
        painter.setFont(font(SIZES.body, SEMIBOLD))
        painter.setPen(ink)
        flags = int(LEFT) | Qt.TextFlag.TextWordWrap
        painter.drawText(
            QRectF(left, 0, rect.width() - left - GAP, rect.height()), flags, self.text()
        )


class Chip(PaintedButton):
    """One answer on a pill, with the key that gives it; the chosen one is filled."""

    height_px = TARGET_PX
    pad_px = PAD
    widest_px = CHIP_WIDEST
    weight = REGULAR
    """The heaviest that its words are set in, so that nothing moves when it is chosen."""

    def __init__(self, cap: str, words: str, parent: QWidget | None = None) -> None:
        self._cap, self.is_given, self._keyed = cap, False, True
        super().__init__(words, parent)

    def set_answer(
        self, cap: str, words: str, *, is_given: bool = False, keyed: bool = True
    ) -> None:
        """Shows an answer; its cap is bright only where its key would give it."""
        if (cap, is_given, keyed) != (self._cap, self.is_given, self._keyed):
            self._cap, self.is_given, self._keyed = cap, is_given, keyed
            self.update()
        self.set_words(words)
        self.setAccessibleName(f"{self.text()}, given" if is_given else self.text())
        self.setToolTip(plain_tooltip(words) if self._width() > self.widest_px else "")
        self.resize(self.sizeHint())

    def _width(self) -> float:
        cap = cap_width(self._cap) + GAP if self._cap else 0
        return cap + advance(self.text(), font(SIZES.body, self.weight)) + 2 * self.pad_px + 2

    def sizeHint(self) -> QSize:  # noqa: N802
        width = min(self.widest_px, round(self._width()))
        return QSize(max(self.height_px, width), self.height_px)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = tokens_of(self)
            rect = QRectF(self.rect())
            radius = rect.height() / 2
            fill = self._shade(qcolor(colours[Colour.ACCENT if self.is_given else Colour.SURFACE]))
            line = None if self.is_given else qcolor(colours[Colour.LINE])
            surface(painter, rect, fill, line, radius=radius)
            left = float(self.pad_px)
            if self._cap:
                painter.setOpacity(1 if self._keyed else REFUSED_SHARE)
                left += key_cap(painter, left - 2, rect.center().y(), self._cap, colours) + GAP - 2
            painter.setOpacity(1)
            ink = qcolor(colours[Colour.ON_ACCENT if self.is_given else Colour.INK])
            room = QRectF(left, 0, rect.width() - left - self.pad_px + 2, rect.height())
            face = font(SIZES.body, self.weight if self.is_given else REGULAR)
            text(painter, room, self.text(), face, ink)
            self._paint_focus(painter, radius)


class WordButton(PaintedButton):
    """A button of words alone; the main one of its place is filled with the accent."""

    def __init__(self, words: str, *, main: bool = False) -> None:
        self._main, self._quiet = main, False
        super().__init__(words)

    def set_main(self, main: bool) -> None:
        self._main = main
        self.update()

    def set_quiet(self, quiet: bool) -> None:
        """Whether it stands back, as a remark that can be pressed."""
        self._quiet = quiet
        self.update()

    @property
    def is_quiet(self) -> bool:
        return self._quiet

    def sizeHint(self) -> QSize:  # noqa: N802
        width = advance(self.text(), font(SIZES.body, SEMIBOLD)) + 2 * MARGIN
        return QSize(round(width), TARGET_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = tokens_of(self)
            fill = qcolor(colours[Colour.ACCENT if self._main else Colour.SURFACE])
            line = None if self._main else qcolor(colours[Colour.LINE])
            stands_back = self._quiet or not self.isEnabled()
            plain = Colour.MUTED if stands_back else Colour.ACCENT
            ink = qcolor(colours[Colour.ON_ACCENT if self._main else plain])
            rect = QRectF(self.rect())
            if not self._quiet or self.underMouse():
                surface(painter, rect, self._shade(fill) if self.isEnabled() else fill, line)
            face = font(SIZES.body, REGULAR if stands_back else SEMIBOLD)
            text(painter, rect, self.text(), face, ink, CENTRE)
            self._paint_focus(painter)
