"""The list of a contact's marks: time, letter, words, what was done to it, and its length."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from observer.drawing.tokens import TARGET_PX, Colour
from observer.findings.wording import clock_time
from observer.ui.painted_list import Index, PaintedList, chosen_ground
from observer.ui.painting import RIGHT, advance, badge, surface, text
from observer.ui.review.listing import Listed
from observer.ui.theme import SEMIBOLD, SIZES, font, plain_tooltip, qcolor, tokens_of

_TIME_WIDTH, _WORDS_FROM, _LENGTH_WIDTH, _PAD = 64, 122, 64, 12
_BADGE = 22


class MarkList(PaintedList):
    """One mark a row. Only the keys that lead from row to row are its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Marks of this contact")
        self.setItemDelegate(_RowPainter(self))

    def show_marks(self, marks: list[Listed]) -> None:
        """Lists the marks anew; the one selected stays so, or else the row at its place."""
        chosen, row = self.chosen, self.currentRow()
        self.blockSignals(True)
        self.clear()
        for listed in marks:
            item = QListWidgetItem(in_words(listed))
            item.setData(Qt.ItemDataRole.UserRole, listed)
            item.setToolTip(plain_tooltip(listed.words))
            self.addItem(item)
        ids = [listed.mark.id for listed in marks]
        known = chosen is not None and chosen.mark.id in ids
        place = ids.index(chosen.mark.id) if chosen and known else min(row, len(ids) - 1)
        self.blockSignals(False)
        self.setCurrentRow(max(0, place))

    @property
    def marks(self) -> list[Listed]:
        """What is listed, in order."""
        return [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]

    @property
    def chosen(self) -> Listed | None:
        """The mark selected; None in an empty list."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def choose(self, mark_id: int) -> None:
        """Selects the mark of that id, where it is listed."""
        for row, listed in enumerate(self.marks):
            if listed.mark.id == mark_id:
                self.setCurrentRow(row)


def in_words(listed: Listed) -> str:
    """The row on one line, as assistive technology reads it."""
    signs = "" if not listed.signs else f" ({', '.join(listed.signs)})"
    return f"{clock_time(listed.at_ms)} {listed.words}{signs}"


class _RowPainter(QStyledItemDelegate):
    """Paints a row in columns, under a hairline; a voided one is struck out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        return QSize(200, TARGET_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        listed: Listed = index.data(Qt.ItemDataRole.UserRole)
        area, widget = QRectF(option.rect), self.parent()
        assert isinstance(widget, QWidget)
        colours = tokens_of(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area.adjusted(0, 0, 0, 1 - area.height()), qcolor(colours[Colour.LINE]))
        if option.state & QStyle.StateFlag.State_Selected:
            ground = chosen_ground(widget)
            surface(painter, area.adjusted(0, 1, 0, 0), ground, radius=4)
        muted = qcolor(colours[Colour.MUTED])
        face = font(SIZES.body)
        times = QRectF(area.left(), area.y(), _TIME_WIDTH, area.height())
        text(painter, times, clock_time(listed.at_ms), face, muted, RIGHT)
        if listed.length_ms is not None:
            length = clock_time(listed.length_ms)
            text(painter, area.adjusted(0, 0, -_PAD, 0), length, face, muted, RIGHT)
        left, top = area.left() + _TIME_WIDTH + 20, area.center().y() - _BADGE / 2
        painter.setOpacity(0.45 if listed.voided else 1)
        badge(painter, QRectF(left, top, _BADGE, _BADGE), listed.mark.kind, colours)
        painter.setOpacity(1)
        self._paint_words(painter, area, listed, widget)

    def _paint_words(
        self, painter: QPainter, area: QRectF, listed: Listed, widget: QWidget
    ) -> None:
        colours = tokens_of(widget)
        muted, accent = qcolor(colours[Colour.MUTED]), qcolor(colours[Colour.ACCENT])
        sign, small = " · ".join(listed.signs), font(SIZES.body, SEMIBOLD)
        right = _LENGTH_WIDTH + _PAD
        room = area.adjusted(_WORDS_FROM, 0, -right, 0)
        if sign:
            ink = muted if listed.voided else accent
            text(painter, room, sign, small, ink, RIGHT)
            room.setRight(room.right() - advance(sign, small) - _PAD)
        face = font(SIZES.body)
        ink = muted if listed.voided else qcolor(colours[Colour.INK])
        used = text(painter, room, listed.words, face, ink)
        if listed.voided:
            y = round(room.center().y())
            painter.fillRect(QRectF(room.left(), y, used, 1), muted)
