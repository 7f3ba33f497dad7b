"""How a practice call went: four figures, and every moment with what was said then."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, WIDE_MARGIN, Colour
from observer.practice.scoring import Judged, Score, Verdict, describe, summarise
from observer.practice.scripted_call import ScriptedCall
from observer.ui.buttons import WordButton
from observer.ui.panel import Panel
from observer.ui.practice.moment_rows import MomentRow, MomentRows
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, label

_LOOKS: Mapping[Verdict, tuple[Colour | None, Colour]] = {
    Verdict.IN_TIME: (None, Colour.RESOLUTION),
    Verdict.LATE: (Colour.WAIT, Colour.ON_WAIT),
    Verdict.MISTAKEN: (Colour.BLOCKED, Colour.ON_BLOCKED),
    Verdict.MISSED: (Colour.INK, Colour.ON_INK),
}


class ScorePage(QWidget):
    """Shows a score; its buttons are the window's to connect."""

    def __init__(self) -> None:
        super().__init__()
        self.again_button = WordButton("Try again", main=True)
        self.close_button = WordButton("Close")
        self.summary = label("", SIZES.lead)
        self.summary.setWordWrap(True)
        self.figures = {verdict: label("", SIZES.display, SEMIBOLD) for verdict in Verdict}
        self.rows = MomentRows()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Practice: how it went", SIZES.title, BOLD), 1)
        head.addWidget(self.again_button)
        head.addWidget(self.close_button)
        figures = QHBoxLayout()
        figures.setSpacing(WIDE_MARGIN * 2)
        for verdict, figure in self.figures.items():
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(label(verdict.value.capitalize(), token=Colour.MUTED))
            figures.addLayout(column)
        figures.addStretch(1)
        sheet = Panel()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(GRID, GRID, MARGIN, GRID)
        inside.addWidget(self.rows)
        page = QVBoxLayout(self)
        page.setContentsMargins(WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN)
        page.setSpacing(MARGIN)
        page.addLayout(head)
        page.addWidget(self.summary)
        page.addLayout(figures)
        page.addWidget(sheet, 1)

    def show_score(self, score: Score, call: ScriptedCall) -> None:
        self.summary.setText(summarise(score))
        for verdict, figure in self.figures.items():
            figure.setText(str(len(score.of(verdict))))
        self.rows.show_rows(_row(judged, call) for judged in score.judged)
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(judged: Judged, call: ScriptedCall) -> MomentRow:
    shown = judged.expected or judged.marked
    assert shown
    said = call.heard(judged.at_ms)[-1]
    fill, ink = _LOOKS[judged.verdict]
    return MomentRow(
        at_ms=judged.at_ms,
        kind=shown.kind,
        words=describe(judged),
        verdict=judged.verdict.value.capitalize(),
        fill=fill,
        ink=ink,
        remark=f"{said.speaker}: “{said.words}”",
    )
