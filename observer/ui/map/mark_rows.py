"""The rows of the evidence panel: one for each mark behind an element."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
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
from observer.ui.map.evidence_rows import Row
from observer.ui.painted_list import chosen_ground
from observer.ui.painting import LEFT, RIGHT, text
from observer.ui.theme import SEMIBOLD, SIZES, font, plain_tooltip, qcolor, tokens_of

ROW_PX = 32
REMARK_PX = 20
CONTACT_PX = 84
PAD_PX = 4

_WAYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)

Index = QModelIndex | QPersistentModelIndex


class MarkRows(QListWidget):
    """Which contact, when, and how long; a remark on a second line.

    Signals:
        chosen: the row pressed or gone to; None where it is pressed again.

    Attributes:
        rows: what is listed, in order.
    """

    chosen = Signal(object)

    def __init__(self, rows: tuple[Row, ...]) -> None:
        super().__init__()
        self.rows = rows
        self.setAccessibleName("Marks")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(sum(height_px(row) for row in rows))
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        for row in rows:
            item = QListWidgetItem(in_words(row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setToolTip(plain_tooltip(row.story))
            self.addItem(item)
        self.currentRowChanged.connect(lambda place: self.chosen.emit(self.rows[place]))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the chosen row lets it go."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.isSelected():
            with QSignalBlocker(self):
                self.setCurrentRow(-1)
            self.viewport().update()
            self.chosen.emit(None)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Only the keys that lead from row to row; all others belong to the page."""
        if event.key() in _WAYS:
            super().keyPressEvent(event)
        else:
            event.ignore()


def in_words(row: Row) -> str:
    """The row on one line, as assistive technology reads it."""
    parts = (f"Contact {row.contact} at {clock_time(row.at_ms)}", row.duration, row.remark)
    return ", ".join(part for part in parts if part)


def height_px(row: Row) -> int:
    return ROW_PX + (REMARK_PX if row.remark else 0)


class RowPainter(QStyledItemDelegate):
    """Paints a row in columns, under a hairline."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(CONTACT_PX, height_px(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        area, widget = QRectF(option.rect), self.parent()
        assert isinstance(widget, QWidget)
        colours = tokens_of(widget)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = chosen_ground(widget)
            painter.fillRect(area, ground)
        painter.fillRect(area.adjusted(0, 0, 0, 1 - area.height()), qcolor(colours[Colour.LINE]))
        ink, muted = qcolor(colours[Colour.INK]), qcolor(colours[Colour.MUTED])
        line = area.adjusted(PAD_PX, 0, -PAD_PX, ROW_PX - area.height())
        text(painter, line, f"Contact {row.contact}", font(SIZES.body, SEMIBOLD), ink, LEFT)
        when = line.adjusted(CONTACT_PX, 0, 0, 0)
        text(painter, when, f"at {clock_time(row.at_ms)}", font(SIZES.body), muted, LEFT)
        text(painter, line, row.duration, font(SIZES.body), ink, RIGHT)
        if row.remark:
            below = area.adjusted(PAD_PX, ROW_PX - PAD_PX, -PAD_PX, -PAD_PX)
            text(painter, below, row.remark, font(SIZES.small), muted, LEFT)
