"""What is chosen of a document: its kind, its sheet, who hands it on, which notes go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from observer.discovery.notes import find_notes
from observer.drawing.tokens import MARGIN, RADIUS, Colour
from observer.findings.wording import clock_time
from observer.model.trace import Trace
from observer.ui.buttons import PaintedButton
from observer.ui.export.kinds import Kind
from observer.ui.looks import one_line
from observer.ui.map.choice_menu import MenuButton
from observer.ui.painted_list import chosen_ground
from observer.ui.painting import LEFT, key_cap, surface, text
from observer.ui.theme import (
    REGULAR,
    SEMIBOLD,
    SIZES,
    colour,
    font,
    plain_tooltip,
    tokens_of,
)

Value = TypeVar("Value")

KIND_PX = 48
GAP_PX = 8
NOTES_PX = 120


class OneOf(MenuButton, Generic[Value]):
    """A button with a menu of which one entry is on.

    Attributes:
        chosen: the value that is on.
    """

    def __init__(self, name: str, values: Mapping[str, Value], told: str) -> None:
        super().__init__(name)
        self.setToolTip(plain_tooltip(told))
        self.setAccessibleDescription(told)
        self._group = QActionGroup(self.menu)
        self._values = dict(values)
        for words in values:
            action = self.menu.addAction(words)
            action.setCheckable(True)
            self._group.addAction(action)
            action.triggered.connect(lambda _on, words=words: self._take(words))
        self.choose(next(iter(values)))

    @property
    def words(self) -> str:
        """Those of the value that is on."""
        return next(words for words, value in self._values.items() if value == self.chosen)

    def choose(self, words: str) -> None:
        """Puts an entry on, without a signal."""
        self.chosen = self._values[words]
        self.say(words)
        for action in self.menu.actions():
            action.setChecked(action.text() == words)

    def _take(self, words: str) -> None:
        self.choose(words)
        self.changed.emit()


class KindButton(PaintedButton):
    """A kind of document: its key, its name, and in one line what it is for."""

    def __init__(self, cap: str, kind: Kind) -> None:
        super().__init__(kind.title)
        self._cap, self._purpose = cap, kind.purpose
        self.setCheckable(True)
        self.setAccessibleDescription(kind.told)
        self.setToolTip(plain_tooltip(f"{kind.told} ({cap})"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, KIND_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            if self.isChecked():
                surface(painter, rect, chosen_ground(self))
                band = QRectF(0, RADIUS, 4, rect.height() - 2 * RADIUS)
                surface(painter, band, colour(self, Colour.ACCENT), radius=2)
            elif self.underMouse():
                surface(painter, rect, colour(self, Colour.PAPER))
            width = key_cap(painter, MARGIN, rect.center().y(), self._cap, tokens_of(self))
            self._paint_lines(painter, rect.adjusted(MARGIN + width + 12, 4, -GAP_PX, -4))
            self._paint_focus(painter)

    def _paint_lines(self, painter: QPainter, room: QRectF) -> None:
        half = room.height() / 2
        title = QRectF(room.left(), room.top(), room.width(), half)
        weight = SEMIBOLD if self.isChecked() else REGULAR
        text(painter, title, self.text(), font(SIZES.body, weight), colour(self, Colour.INK), LEFT)
        purpose = title.translated(0, half)
        muted = colour(self, Colour.MUTED)
        text(painter, purpose, self._purpose, font(SIZES.small), muted, LEFT)


class NotesList(QListWidget):
    """The notes of the contacts, to be ticked: what is not ticked stays in the study.

    Signals:
        changed: another set is ticked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(NOTES_PX)
        self.setStyleSheet(_LOOK)
        self.setAccessibleName("Notes that go out")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    @property
    def ticked(self) -> frozenset[int]:
        """Ids of the marks."""
        return frozenset(
            item.data(_MARK) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))

    def offer(self, traces: Iterable[Trace]) -> None:
        """Offers the notes of these contacts; those ticked stay so."""
        ticked = self.ticked
        self.blockSignals(True)
        self.clear()
        for note in find_notes(traces):
            words = f"{note.contact} · {clock_time(note.at_ms)} · {note.text}"
            self._add(one_line(words), note.mark, note.mark in ticked)
        self.blockSignals(False)

    def _add(self, words: str, mark: int, ticked: bool) -> None:
        item = QListWidgetItem(words, self)
        item.setToolTip(words)
        item.setData(_MARK, mark)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


_MARK = Qt.ItemDataRole.UserRole
_LOOK = """
QListWidget { border: 1px solid palette(mid); border-radius: 8px; padding: 4px; }
QListWidget::item { padding: 3px; color: palette(text); }
QListWidget::item:selected { background: palette(alternate-base); }
QListWidget::indicator { width: 14px; height: 14px; border-radius: 4px;
                         border: 1px solid palette(placeholder-text); }
QListWidget::indicator:checked { background: palette(highlight);
                                 border-color: palette(highlight); }
"""
"""In the colours of the theme, whichever is in force."""
