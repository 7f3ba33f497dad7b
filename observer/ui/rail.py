"""The rail of the method's six stages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, HAIRLINE, Colour
from observer.ui.buttons import PaintedButton, WordButton
from observer.ui.icons import ICON_GRID, stage_icon
from observer.ui.painting import CENTRE, surface, text
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES, colour, font, plain_tooltip

STAGES = ("Recognise", "Observe", "Map", "Redesign", "Reinforce", "Measure")
BUILT = ("Observe", "Map")
WIDTH = 84
STAGE_HEIGHT = 64
_POINTED = {QEvent.Type.Enter, QEvent.Type.MouseButtonPress}
_SAYS_WHY = {*_POINTED, QEvent.Type.Leave}


class StageButton(PaintedButton):
    """One stage; filled while it is the current one, quiet where it comes later.

    Signals:
        told: why it cannot be chosen, while the pointer is on it; empty once that has left.
    """

    told = Signal(str)

    def __init__(self, stage: str, *, built: bool) -> None:
        super().__init__(stage)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._icon = stage_icon(stage)
        if not built:
            self.setEnabled(False)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
            self.setToolTip(plain_tooltip(self._later))
            self.setAccessibleDescription("comes later")

    @property
    def _later(self) -> str:
        return f"{self.text()} comes later; it is not built yet."

    def event(self, event: QEvent) -> bool:
        """A disabled button is asked here alone."""
        if not self.isEnabled() and event.type() in _SAYS_WHY:
            self.told.emit(self._later if event.type() in _POINTED else "")
        return super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDTH - GRID * 2, STAGE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            current = self.isChecked()
            if current:
                surface(painter, rect, colour(self, Colour.ACCENT))
            elif self.isEnabled() and self.underMouse():
                surface(painter, rect, colour(self, Colour.PAPER))
            ink = colour(self, Colour.ON_ACCENT if current else Colour.INK)
            if not self.isEnabled():
                ink = colour(self, Colour.MUTED)
            painter.save()
            painter.translate(rect.center().x() - ICON_GRID / 2, 8)
            painter.setPen(QPen(ink, 1.7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._icon)
            painter.restore()
            room = rect.adjusted(0, 38, 0, -4)
            text(
                painter,
                room,
                self.text(),
                font(SIZES.small, SEMIBOLD if current else REGULAR),
                ink,
                CENTRE,
            )
            if not self.isEnabled():
                self._paint_later(painter, rect)
            self._paint_focus(painter)

    def _paint_later(self, painter: QPainter, rect: QRectF) -> None:
        """A fine line under the word: greyed alone would say it by shade only."""
        pen = QPen(colour(self, Colour.MUTED), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        y = rect.bottom() - 3
        painter.drawLine(round(rect.left() + 14), round(y), round(rect.right() - 14), round(y))


class Rail(QWidget):
    """Signals:
    chosen: the stage to show.
    told: why a stage cannot be chosen; empty once that need not be said.
    """

    chosen = Signal(str)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Stages")
        self.stages = {stage: StageButton(stage, built=stage in BUILT) for stage in STAGES}
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 16, GRID, GRID)
        column.setSpacing(GRID)
        for stage, button in self.stages.items():
            button.clicked.connect(lambda _checked=False, stage=stage: self.chosen.emit(stage))
            button.told.connect(self.told)
            column.addWidget(button)
        column.addStretch(1)
        self.rounds, self.strip = WordButton("Rounds"), WordButton("Strip")
        column.addWidget(self.rounds)
        column.addWidget(self.strip)

    def show_stage(self, stage: str) -> None:
        self.stages[stage].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self, Colour.SURFACE))
            line = QRectF(self.width() - HAIRLINE, 0, HAIRLINE, self.height())
            painter.fillRect(line, colour(self, Colour.LINE))
