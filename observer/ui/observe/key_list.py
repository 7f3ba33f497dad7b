"""All keys of the live stage, laid over the page; keys go on acting beneath it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, WIDE_MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.keymap.key_map import cap_of
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import BINDINGS, CONTACT_BINDINGS, WITHOUT_BUTTON, Action
from observer.ui.painting import key_cap, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font, tokens_of

ROW_HEIGHT = 34
HEAD_HEIGHT, FOOT_HEIGHT = 60, 60
WIDTH = 920
EDGE = 32
CAP_WIDTH = 108
_MORE = (
    ("1 … 9", "the answer of that number"),
    ("/", "an answer in your own words"),
    ("Esc", "leaves the question open"),
)

Row = tuple[str, str]
"""What the cap shows, and what the key does."""


class KeyList(QWidget):
    """A panel with one line a key.

    Signals:
        acted: the keys are to be changed.
    """

    acted = Signal(Action)

    def __init__(self, keys: LiveKeys, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = keys
        self.change_button = WordButton("")
        self.change_button.clicked.connect(self._change)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(WIDE_MARGIN, 0, WIDE_MARGIN, GRID + 4)
        column.addStretch(1)
        column.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(self.change_button)
        keys.changed.connect(self.hide)
        self.hide()

    def _change(self) -> None:
        self.hide()
        self.acted.emit(Action.CHANGE_KEYS)

    @property
    def rows(self) -> list[Row]:
        """What is listed, in order."""
        return [*_bound_rows(self._keys), *_contact_rows(self._keys), *_MORE]

    def toggle(self) -> None:
        parent = self.parentWidget()
        if self.isVisible() or parent is None:
            self.hide()
            return
        rows = self.rows
        self.setAccessibleName("; ".join(f"{cap}: {word}" for cap, word in rows))
        self.change_button.set_words(f"Change keys … ({self._keys.cap(Action.CHANGE_KEYS)})")
        wanted = _half(rows) * ROW_HEIGHT + HEAD_HEIGHT + FOOT_HEIGHT
        width, height = min(WIDTH, parent.width() - 64), min(wanted, parent.height() - EDGE)
        top = min(48, parent.height() - height - EDGE // 2)
        self.setGeometry((parent.width() - width) // 2, top, width, height)
        self.show()
        self.raise_()

    def mousePressEvent(self, _event: object) -> None:  # noqa: N802
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            surface(painter, rect, colour(self, Colour.SURFACE), colour(self, Colour.ACCENT), 2)
            title = QRectF(WIDE_MARGIN, 16, rect.width() - 2 * WIDE_MARGIN, 32)
            text(painter, title, "Keys", font(SIZES.title, SEMIBOLD), colour(self, Colour.INK))
            hint = f"{self._keys.cap(Action.KEYS)} or Esc puts this away; all keys go on acting"
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            text(painter, title, hint, font(SIZES.small), colour(self, Colour.MUTED), flags)
            self._paint_rows(painter, rect.width() - 2 * WIDE_MARGIN)

    def _paint_rows(self, painter: QPainter, width: float) -> None:
        rows, ink = self.rows, colour(self, Colour.INK)
        half = _half(rows)
        height = (self.height() - HEAD_HEIGHT - FOOT_HEIGHT) / half
        for at, (cap, word) in enumerate(rows):
            left = WIDE_MARGIN + (at // half) * width / 2
            middle = HEAD_HEIGHT + (at % half + 0.5) * height
            key_cap(painter, left, middle, cap, tokens_of(self))
            room = QRectF(left + CAP_WIDTH, middle - 14, width / 2 - CAP_WIDTH - GRID, 28)
            text(painter, room, word, font(SIZES.body), ink)


def _half(rows: list[Row]) -> int:
    return -(-len(rows) // 2)


def _bound_rows(keys: LiveKeys) -> Iterator[Row]:
    for binding in (*BINDINGS, *WITHOUT_BUTTON):
        for key in keys.map.keys[binding.action]:
            yield cap_of(key), binding.word


def _contact_rows(keys: LiveKeys) -> Iterator[Row]:
    """One row for the contacts whose keys are the default ones, one for every other key."""
    usual = [b for b in CONTACT_BINDINGS if keys.map.keys[b.action] == b.keys]
    if usual:
        first, last = usual[0], usual[-1]
        for key, other in zip(first.keys, last.keys, strict=True):
            yield f"{cap_of(key)} … {cap_of(other)}", f"{first.word} … {last.word.split()[-1]}"
    for binding in CONTACT_BINDINGS:
        if binding not in usual:
            for key in keys.map.keys[binding.action]:
                yield cap_of(key), binding.word
