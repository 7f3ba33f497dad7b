"""The panel beside the map: the marks behind the element that is selected."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.drawing.wording import of_all
from observer.model.mark import MarkKind
from observer.ui.map.evidence import Evidence
from observer.ui.map.mark_rows import MarkRows
from observer.ui.map.words import wrapping
from observer.ui.painting import badge
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, label, panel, tokens_of

WIDTH_PX = 288
BADGE_PX = 26
NOTHING_SELECTED = "Click a step, a point or a line to see who and when."
NOT_SEEN_HERE = "Nothing of this was seen in these contacts."

_BADGED = frozenset({"wait", "transfer", "blocked", "workaround"})


class EvidencePanel(QWidget):
    """Shows one `Evidence`, or what to do to see one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Evidence")
        self.setFixedWidth(WIDTH_PX)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.rows = MarkRows(())
        self.clear()

    def clear(self) -> None:
        self._show([wrapping(NOTHING_SELECTED, token=Colour.MUTED)])

    def show_evidence(self, evidence: Evidence) -> None:
        parts: list[QWidget] = [_head(evidence)]
        if evidence.subtitle:
            parts.append(wrapping(evidence.subtitle, SIZES.small, Colour.MUTED))
        if evidence.rows:
            parts.append(_share(evidence))
        parts += [_figure(*pair) for pair in (*evidence.figures, *evidence.written)]
        if evidence.rows:
            self.rows = MarkRows(evidence.rows)
            parts += [label("Evidence", SIZES.small, token=Colour.MUTED), self.rows]
        else:
            parts.append(wrapping(NOT_SEEN_HERE, token=Colour.MUTED))
        self._show(parts)

    def _show(self, parts: Iterable[QWidget]) -> None:
        while (item := self._outer.takeAt(0)) is not None:
            if old := item.widget():
                old.deleteLater()
        surface = panel()
        layout = QVBoxLayout(surface)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GRID)
        for part in parts:
            layout.addWidget(part, 1 if isinstance(part, MarkRows) else 0)
        if not surface.findChildren(MarkRows):
            layout.addStretch(1)
        self._outer.addWidget(surface)


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


def _head(evidence: Evidence) -> QWidget:
    head = QWidget()
    layout = QHBoxLayout(head)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    if evidence.kind in _BADGED:
        sign = Badge(MarkKind(evidence.kind))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(wrapping(evidence.title, SIZES.lead, weight=BOLD), 1)
    return head


def _share(evidence: Evidence) -> QWidget:
    """How many contacts, large, with how sure that is."""
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(label(of_all(len(evidence.contacts), evidence.of), SIZES.display, SEMIBOLD))
    certainty = evidence.certainty or "contacts"
    layout.addWidget(wrapping(certainty, SIZES.small, Colour.MUTED))
    return block


def _figure(name: str, value: str) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label(name))
    layout.addWidget(wrapping(value, weight=SEMIBOLD), 1, Qt.AlignmentFlag.AlignRight)
    return line
