"""A list of moments, judged: when, what, how it was judged, and what was said then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from observer.drawing.tokens import Colour
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.ui.painted_list import chosen_ground
from observer.ui.painting import CENTRE, RIGHT, badge, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, font, qcolor, tokens_of

ROW_PX = 56
TIME_PX = 56
BADGE_PX = 22
WORDS_PX = 108
VERDICT_PX = 132
PILL_PX = 26

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One moment.

    Attributes:
        kind: whose badge it carries.
        verdict: a word or two.
        fill, ink: of the verdict; without a fill it is outlined in `ink`.
        remark: a quiet second line.
    """

    at_ms: int
    kind: MarkKind
    words: str
    verdict: str
    fill: Colour | None
    ink: Colour
    remark: str


class MomentRows(QListWidget):
    """Rows that fill the room there is, and scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Moments")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_RowPainter(self))

    def show_rows(self, rows: Iterable[MomentRow]) -> None:
        self.clear()
        for row in rows:
            item = QListWidgetItem(_in_one(row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.addItem(item)

    def lines(self) -> list[str]:
        """What is listed, a row a line, as assistive technology reads it."""
        return [self.item(at).text() for at in range(self.count())]


def _in_one(row: MomentRow) -> str:
    return f"{clock_time(row.at_ms)}, {row.verdict}: {row.words}. {row.remark}".strip()


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        return QSize(WORDS_PX + VERDICT_PX, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MomentRow = index.data(Qt.ItemDataRole.UserRole)
        area, widget = QRectF(option.rect), self.parent()
        assert isinstance(widget, QWidget)
        colours = tokens_of(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = chosen_ground(widget)
            painter.fillRect(area, ground)
        painter.fillRect(area.adjusted(0, 0, 0, 1 - area.height()), qcolor(colours[Colour.LINE]))
        ink, muted = qcolor(colours[Colour.INK]), qcolor(colours[Colour.MUTED])
        middle = area.center().y()
        times = QRectF(area.left(), area.top(), TIME_PX, ROW_PX)
        text(painter, times, clock_time(row.at_ms), font(SIZES.body), muted, RIGHT)
        box = QRectF(area.left() + TIME_PX + 16, middle - BADGE_PX / 2, BADGE_PX, BADGE_PX)
        badge(painter, box, row.kind, colours)
        room = area.adjusted(WORDS_PX, 6, -VERDICT_PX - 16, -6)
        half = room.height() / 2
        text(painter, room.adjusted(0, 0, 0, -half), row.words, font(SIZES.body, SEMIBOLD), ink)
        text(painter, room.adjusted(0, half, 0, 0), row.remark, font(SIZES.small), muted)
        pill = QRectF(area.right() - VERDICT_PX - 4, middle - PILL_PX / 2, VERDICT_PX, PILL_PX)
        fill = qcolor(colours[row.fill]) if row.fill else None
        line = None if row.fill else qcolor(colours[row.ink])
        surface(painter, pill, fill, line, radius=PILL_PX / 2)
        face = font(SIZES.small, SEMIBOLD)
        text(painter, pill, row.verdict, face, qcolor(colours[row.ink]), CENTRE)
