"""The page of the guide."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, WIDE_MARGIN
from observer.ui.guide.words import LEFT, RIGHT, Section
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action
from observer.ui.page_head import PageHead
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, label

WIDEST = 1280
"""Lines longer than half of this are hard to read."""
_SCROLLS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class GuidePage(QWidget):
    """Two columns of text, with the keys as they are bound now.

    Signals:
        left: back to where the page was opened.
    """

    left = Signal()

    def __init__(self, keys: LiveKeys) -> None:
        super().__init__()
        self.setAccessibleName("Guide")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = keys
        self._paragraphs: list[tuple[QLabel, str]] = []
        self.head = PageHead("The guide", keys)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = Panel()
        QVBoxLayout(ground).addWidget(self.area)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addWidget(ground, 1)
        self.area.setWidget(self._sheet())
        self.head.left.connect(self.left)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        sheet.setMaximumWidth(WIDEST)
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(GRID, GRID, GRID, GRID)
        columns.setSpacing(2 * WIDE_MARGIN)
        for sections in (LEFT, RIGHT):
            column = QVBoxLayout()
            column.setSpacing(GRID - 2)
            for section in sections:
                self._add(section, column)
            column.addStretch(1)
            columns.addLayout(column, 1)
        return sheet

    def _add(self, section: Section, column: QVBoxLayout) -> None:
        column.addWidget(label(section.title, SIZES.lead, SEMIBOLD))
        for words in section.paragraphs:
            paragraph = label("", SIZES.body)
            paragraph.setTextFormat(Qt.TextFormat.RichText)
            paragraph.setWordWrap(True)
            column.addWidget(paragraph)
            self._paragraphs.append((paragraph, words))
        column.addSpacing(MARGIN)

    def begin(self) -> None:
        """Shows the page anew, from its top."""
        caps = {action.value: f"<b>{escape(self._keys.cap(action))}</b>" for action in Action}
        for paragraph, words in self._paragraphs:
            paragraph.setText(words.format_map(caps))
        self.head.say_not_recorded()
        self.area.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _SCROLLS:
            self.area.verticalScrollBar().keyPressEvent(event)
        else:
            self.head.say_not_recorded(event)
            event.ignore()
