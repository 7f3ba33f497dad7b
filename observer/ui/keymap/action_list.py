"""The list of all actions with their keys."""

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

from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.ui.keymap.key_map import KeyMap, cap_of
from observer.ui.keys import BINDING_OF, Action
from observer.ui.painted_list import Index, PaintedList, chosen_ground
from observer.ui.painting import RIGHT, key_cap, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, font, qcolor, tokens_of

CHANGED = "changed"
_WORDS_FROM, _PAD = 200, 12
_CAPS = Qt.ItemDataRole.UserRole


class ActionList(PaintedList):
    """One action a row. Only the keys that lead from row to row are its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Actions and their keys")
        self.setItemDelegate(_RowPainter(self))
        self._actions = tuple(BINDING_OF)
        for _ in self._actions:
            self.addItem(QListWidgetItem())

    @property
    def chosen(self) -> Action:
        return self._actions[max(0, self.currentRow())]

    def choose(self, action: Action) -> None:
        self.setCurrentRow(self._actions.index(action))

    def show_keys(self, key_map: KeyMap) -> None:
        """Shows the keys of every action anew."""
        changed = key_map.changed
        for row, action in enumerate(self._actions):
            caps = tuple(cap_of(key) for key in key_map.keys[action])
            sign = CHANGED if action.value in changed else ""
            words = f"{BINDING_OF[action].word}: {' or '.join(caps)}"
            self.item(row).setText(f"{words}, {sign}" if sign else words)
            self.item(row).setData(_CAPS, (caps, BINDING_OF[action].word, sign))


class _RowPainter(QStyledItemDelegate):
    """Paints the caps, the words, and whether the keys are the user's own; under a hairline."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        return QSize(200, TARGET_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        caps, word, sign = index.data(_CAPS)
        area, widget = QRectF(option.rect), self.parent()
        assert isinstance(widget, QWidget)
        colours = tokens_of(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area.adjusted(0, 0, 0, 1 - area.height()), qcolor(colours[Colour.LINE]))
        if option.state & QStyle.StateFlag.State_Selected:
            ground = chosen_ground(widget)
            surface(painter, area.adjusted(0, 1, 0, 0), ground, radius=4)
        left = area.left() + _PAD
        for cap in caps:
            left += key_cap(painter, left, area.center().y(), cap, colours) + GRID
        left = max(left, area.left() + _WORDS_FROM)
        room = area.adjusted(left - area.left(), 0, -_PAD, 0)
        text(painter, room, word, font(SIZES.body), qcolor(colours[Colour.INK]))
        accent = qcolor(colours[Colour.ACCENT])
        text(painter, room, sign, font(SIZES.body, SEMIBOLD), accent, RIGHT)
