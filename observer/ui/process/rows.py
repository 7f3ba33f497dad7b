"""A list whose rows are painted: a key cap, words, what is said of them, and a word at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.ui.painted_list import Index, PaintedList, chosen_ground
from observer.ui.painting import LEFT, RIGHT, advance, key_cap, surface, text
from observer.ui.theme import (
    REGULAR,
    SEMIBOLD,
    SIZES,
    font,
    plain_tooltip,
    qcolor,
    tokens_of,
)

TALL_PX = 52
_PAD = 12


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says.

    Attributes:
        words: what it is.
        note: said of it, on a second line.
        end: a word or two at its end, in the colour `token`.
        cap: the key that chooses it.
        key: what tells it from other rows.
        muted: whether it is said more quietly.
        heading: whether it is no row to choose but stands above some.
    """

    words: str
    note: str = ""
    end: str = ""
    cap: str = ""
    key: str = ""
    token: Colour = Colour.MUTED
    muted: bool = False
    heading: bool = False

    @property
    def spoken(self) -> str:
        """The row on one line, as assistive technology reads it."""
        return ", ".join(filter(None, (self.words, self.note, self.end)))


class RowList(PaintedList):
    """Only the keys that lead from row to row are its own."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_RowPainter(self))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Lists the rows anew; the one chosen stays so by its key, or else the row at its place."""
        chosen, at = self.chosen, self.currentRow()
        signals = self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.spoken)
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setToolTip(plain_tooltip(row.spoken))
            if row.heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.blockSignals(signals)
        if not (chosen and self.choose(chosen.key)):
            self._choose_near(at)

    def _choose_near(self, at: int) -> None:
        free = [place for place, row in enumerate(self.rows) if not row.heading]
        if free:
            self.setCurrentRow(min(free, key=lambda place: abs(place - at)))

    @property
    def rows(self) -> list[Row]:
        """What is listed, in order."""
        return [self.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.count())]

    @property
    def chosen(self) -> Row | None:
        """The row chosen; None in an empty list."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    @property
    def key(self) -> str:
        """The key of the row chosen; empty where there is none."""
        return self.chosen.key if self.chosen else ""

    def choose(self, key: str) -> bool:
        """Chooses the row of that key; False where there is none."""
        keys = [row.key for row in self.rows]
        if not key or key not in keys:
            return False
        self.setCurrentRow(keys.index(key))
        return True


class _RowPainter(QStyledItemDelegate):
    """Paints a row under a hairline; the one chosen on a ground of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(120, TALL_PX if row.note else TARGET_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        area, widget = QRectF(option.rect), self.parent()
        assert isinstance(widget, QWidget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, option, widget)
        colours = tokens_of(widget)
        left = area.left() + _PAD
        top, height = area.top(), area.height()
        first = (
            QRectF(left, top + 4, 0, TARGET_PX - 10) if row.note else QRectF(left, top, 0, height)
        )
        if row.cap:
            left += key_cap(painter, left, area.center().y(), row.cap, colours) + GRID
        right = area.right() - _PAD
        if row.end:
            face = font(SIZES.body, REGULAR if row.token is Colour.MUTED else SEMIBOLD)
            width = min(advance(row.end, face) + 1, area.width() / 2)
            end = QRectF(right - width, first.top(), width, first.height())
            text(painter, end, row.end, face, qcolor(colours[row.token]), RIGHT)
            right -= width + _PAD
        self._paint_words(painter, QRectF(left, first.top(), right - left, first.height()), row)
        if row.note:
            below = QRectF(left, top + TARGET_PX - 10, area.right() - _PAD - left, 18)
            text(painter, below, row.note, font(SIZES.small), qcolor(colours[Colour.MUTED]), LEFT)

    def _paint_ground(
        self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, widget: QWidget
    ) -> None:
        colours = tokens_of(widget)
        painter.fillRect(area.adjusted(0, 0, 0, 1 - area.height()), qcolor(colours[Colour.LINE]))
        if option.state & QStyle.StateFlag.State_Selected:
            ground = chosen_ground(widget, live=widget.hasFocus())
            surface(painter, area.adjusted(0, 1, 0, 0), ground, radius=4)
            if widget.hasFocus():
                bar = QRectF(area.left(), area.top() + 5, 3, area.height() - 9)
                surface(painter, bar, qcolor(colours[Colour.ACCENT]), radius=1.5)

    def _paint_words(self, painter: QPainter, room: QRectF, row: Row) -> None:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        face = font(SIZES.body, SEMIBOLD if row.heading else REGULAR)
        text(painter, room, row.words, face, self._ink(widget, row), LEFT)

    def _ink(self, widget: QWidget, row: Row) -> QColor:
        token = Colour.MUTED if row.muted or row.heading else Colour.INK
        return qcolor(tokens_of(widget)[token])
