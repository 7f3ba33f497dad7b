"""The panel beside the map: the marks behind the element that is selected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.model.mark import MarkKind
from observer.model.trace import Trace
from observer.ui.buttons import WordButton
from observer.ui.map.contact_strip import ContactStrip
from observer.ui.map.evidence import Evidence
from observer.ui.map.evidence_rows import Row
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.map.mark_rows import MarkRows
from observer.ui.map.words import breakable, wrapping
from observer.ui.painting import badge
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, label, tokens_of

WIDTH_PX = 288
BADGE_PX = 26
CHOOSE_A_ROW = "Choose a row to light up the way of that contact on the map."
COVERED_PX = WIDTH_PX + 2 * INSET_PX
"""How much of its parent's right side it takes."""
NOT_SEEN_HERE = "Nothing of this was seen in these contacts."

SLIM_BAR = """
QScrollBar:vertical { width: 8px; background: transparent; }
QScrollBar::handle:vertical { background: palette(mid); border-radius: 4px; min-height: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_BADGED = frozenset({"wait", "transfer", "blocked", "workaround"})


class EvidencePanel(QScrollArea):
    """Floats over the right side of the map, as high as it needs to be.

    Signals:
        closed: its button to close it was pressed.
        chosen: the contact, as a trace, whose row was chosen; None when it is let go again.
        through: only the contacts that passed this are to be shown.
        review_wanted: the number of the contact that is to be read over.
    """

    closed = Signal()
    chosen = Signal(object)
    through = Signal()
    review_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Evidence")
        self.setFixedWidth(WIDTH_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setStyleSheet(SLIM_BAR)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGraphicsEffect(shadow(self))
        self.rows = MarkRows(())
        self.told = wrapping("")
        self.strip, self.review = ContactStrip(), WordButton("")
        self._traces: Mapping[tuple[str, int], Trace] = {}
        self._round = ""
        self._area = parent
        self._surface = QWidget()
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and watched is self._area:
            self._place()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolls; what the panel has no use for does not reach the map below it."""
        super().wheelEvent(event)
        event.accept()

    def show_evidence(self, evidence: Evidence) -> None:
        """Shows what lies behind an element."""
        self._traces, self._round = evidence.traces, evidence.round
        self.strip, self.review = ContactStrip(), WordButton("")
        self.review.hide()
        self.review.clicked.connect(self._ask_review)
        self.rows = MarkRows(evidence.rows)
        self.told = wrapping(CHOOSE_A_ROW, SIZES.small, Colour.MUTED)
        self.rows.chosen.connect(self._tell)
        self.rows.currentRowChanged.connect(self._follow)
        self._surface = self._content(evidence)
        self.setWidget(self._surface)
        self.verticalScrollBar().setValue(0)
        self._place()
        self.show()

    def _place(self) -> None:
        """Takes its place in its parent, at the top right."""
        area = self._area.rect().adjusted(INSET_PX, INSET_PX, -INSET_PX, -INSET_PX)
        height = min(self._surface.heightForWidth(WIDTH_PX), area.height())
        self.setGeometry(area.right() - WIDTH_PX, area.top(), WIDTH_PX, height)

    def _content(self, evidence: Evidence) -> QWidget:
        sheet = Sheet()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GRID)
        for part in self._parts(evidence):
            layout.addWidget(part)
        return sheet

    def _parts(self, evidence: Evidence) -> Iterator[QWidget]:
        yield self._head(evidence)
        if evidence.subtitle:
            yield wrapping(evidence.subtitle, SIZES.small, Colour.MUTED)
        if evidence.rows:
            yield _share(evidence)
        for name, value in (*evidence.figures, *evidence.written):
            yield _figure(name, value)
        if evidence.rows:
            yield label("Evidence", SIZES.small, token=Colour.MUTED)
            yield self.rows
            yield self.told
            yield self.strip
            yield self.review
            through = WordButton("Only contacts through this")
            through.clicked.connect(self.through)
            yield through
        else:
            yield wrapping(evidence.unseen, token=Colour.MUTED)

    def _head(self, evidence: Evidence) -> QWidget:
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        top = Qt.AlignmentFlag.AlignTop
        if evidence.kind in _BADGED:
            layout.addWidget(Badge(MarkKind(evidence.kind)), 0, top)
        layout.addWidget(wrapping(evidence.title, SIZES.lead, weight=BOLD), 1, top)
        close = WordButton("×")
        close.setAccessibleName("Close")
        close.clicked.connect(self.closed)
        layout.addWidget(close, 0, top)
        return head

    def _tell(self, row: Row | None) -> None:
        """Says all of the chosen row below the list."""
        self.told.setText(breakable(row.story if row else CHOOSE_A_ROW))
        trace = self._traces[row.round, row.contact] if row else None
        self.strip.setVisible(row is not None)
        self.review.setVisible(row is not None and row.round == self._round)
        if row and trace:
            self.strip.show_moment(trace, row.at_ms)
            self.review.set_words(f"Read contact {row.contact} over")
        self._place()
        self._surface.adjustSize()
        if row:
            self.ensureWidgetVisible(self.review if self.review.isVisible() else self.strip)
        self.chosen.emit(trace)

    def _ask_review(self) -> None:
        self.review_wanted.emit(self.rows.rows[self.rows.currentRow()].contact)

    def _follow(self, place: int) -> None:
        """Scrolls to the current row."""
        row = self.rows.visualItemRect(self.rows.item(place))
        spot = self.rows.mapTo(self._surface, row.center())
        self.ensureVisible(spot.x(), spot.y(), 0, row.height())


class Badge(QWidget):
    """A point's letter on its shape."""

    def __init__(self, kind: MarkKind) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(QSize(BADGE_PX + 4, BADGE_PX))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badge(painter, QRectF(1, 1, BADGE_PX - 2, BADGE_PX - 2), self._kind, tokens_of(self))
        painter.end()


def _share(evidence: Evidence) -> QWidget:
    """How many contacts, large, with how sure that is."""
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    px = SIZES.title if "→" in evidence.counts else SIZES.display
    layout.addWidget(label(evidence.counts, px, SEMIBOLD))
    certainty = evidence.certainty or "contacts"
    layout.addWidget(wrapping(certainty, SIZES.small, Colour.MUTED))
    return block


def _figure(name: str, value: str) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(MARGIN)
    layout.addWidget(label(name), 0, Qt.AlignmentFlag.AlignTop)
    said = wrapping(value, weight=SEMIBOLD)
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    layout.addWidget(said, 1)
    return line
