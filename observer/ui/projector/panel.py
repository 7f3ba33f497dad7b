"""What the leader has beside the map while it is on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from observer.drawing.layers import Layer
from observer.drawing.tokens import GRID, MARGIN, TARGET_PX, Colour
from observer.findings.wording import day_and_month
from observer.model.reveal import Conclusion, Reveal
from observer.ui.buttons import Chip, WordButton
from observer.ui.map.segments import Segments
from observer.ui.map.words import wrapping
from observer.ui.panel import Panel
from observer.ui.projector.audience import Audience
from observer.ui.projector.thumbnail import Thumbnail
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, label, plain_tooltip

WIDTH = 352
LIST_PX = 64
LAYER_KEYS: Mapping[Layer, str] = {layer: str(at) for at, layer in enumerate(Layer, start=1)}
CONCLUSION_KEYS: Mapping[Conclusion, str] = {
    Conclusion.COMPARISON: "Shift+C",
    Conclusion.FINDINGS: "Shift+K",
    Conclusion.RANKING: "Shift+R",
}
MEANS: Mapping[Conclusion, str] = {
    Conclusion.COMPARISON: "What is written down and what was observed; before and after",
    Conclusion.FINDINGS: "A ring around what held two contacts or more",
    Conclusion.RANKING: "Numbers at the three that held the contacts longest",
}


class PresenterPanel(Panel):
    """
    Signals:
        layer_pressed: a Layer is to be hidden, or shown again.
        conclusion_pressed: a Conclusion is to be revealed, or hidden again.
        noted: the notes have changed.
        notes_left: the keyboard is to go back to the map.
    """

    layer_pressed = Signal(object)
    conclusion_pressed = Signal(object)
    noted = Signal()
    notes_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Presenter")
        self.stop = WordButton("Stop (Esc)")
        self.seen, self.next = Thumbnail("The team sees"), Thumbnail("Next")
        self.next.setToolTip(plain_tooltip("Shift and Page Down go on, Shift and Page Up back"))
        self.told = wrapping("", SIZES.small, weight=SEMIBOLD)
        self.extent = Segments(("Large", "Whole"))
        self.extent.setToolTip(
            plain_tooltip("Names for the back of the room, or the whole map (L)")
        )
        self.theme = Segments(("White", "Black"))
        self.theme.setToolTip(plain_tooltip("The ground on the wall (I)"))
        self.back = WordButton("‹ Back (P)")
        self.on = WordButton("Along the way (N) ›")
        self.layers = {layer: Chip(key, layer.capitalize()) for layer, key in LAYER_KEYS.items()}
        self.conclusions = {
            conclusion: Chip(key.replace("Shift+", "⇧ "), conclusion.capitalize())
            for conclusion, key in CONCLUSION_KEYS.items()
        }
        self.undo = WordButton("Hide the last")
        self.undo.setToolTip(plain_tooltip("Hides what was revealed last, as undo does"))
        self.reveals, self.notes = QPlainTextEdit(), QPlainTextEdit()
        self._arrange()
        self._connect()
        self.hide()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GRID, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addLayout(_row(label("Presenter", SIZES.lead, BOLD), None, self.stop))
        column.addLayout(_row(self.seen, None, self.next))
        column.addWidget(self.told)
        column.addLayout(_row(self.extent, None, self.theme))
        column.addLayout(_row(self.back, self.on))
        column.addLayout(_pairs(self.layers.values()))
        column.addWidget(label("Hidden until you reveal it", SIZES.small, token=Colour.MUTED))
        column.addLayout(_pairs((*self.conclusions.values(), self.undo)))
        column.addWidget(self.reveals)
        column.addWidget(self.notes, 1)
        self.reveals.setReadOnly(True)
        self.reveals.setFixedHeight(LIST_PX)
        self.reveals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reveals.setAccessibleName("What was revealed")
        self.notes.setPlaceholderText("Your notes; they stay with the study")
        self.notes.setAccessibleName("Notes")
        self.notes.setMinimumHeight(TARGET_PX)
        self.notes.installEventFilter(self)

    def _connect(self) -> None:
        self.notes.textChanged.connect(self.noted)
        for layer, chip in self.layers.items():
            chip.clicked.connect(lambda _=False, layer=layer: self.layer_pressed.emit(layer))
        for conclusion, chip in self.conclusions.items():
            chip.setToolTip(plain_tooltip(MEANS[conclusion]))
            chip.clicked.connect(lambda _=False, c=conclusion: self.conclusion_pressed.emit(c))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Esc leaves the notes, not the presentation."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.notes_left.emit()
            return True
        return super().eventFilter(watched, event)

    def show_audience(self, audience: Audience) -> None:
        self.extent.choose(int(not audience.large))
        self.theme.choose(int(audience.black))
        for layer, chip in self.layers.items():
            _choose(chip, LAYER_KEYS[layer], layer, given=layer not in audience.hidden)
        for conclusion, chip in self.conclusions.items():
            cap = CONCLUSION_KEYS[conclusion].replace("Shift+", "⇧ ")
            _choose(chip, cap, conclusion, given=conclusion in audience.revealed)
        self.undo.setVisible(bool(audience.revealed))

    def show_reveals(self, reveals: Iterable[Reveal], unkept: Iterable[str]) -> None:
        """Lists what was ever revealed, the last first."""
        lines = [*unkept, *(_reveal_words(reveal) for reveal in reveals)]
        self.reveals.setPlainText("\n".join(lines) or "Nothing was revealed yet")

    def tell(self, words: str) -> None:
        """Says what the team sees, and what is to be known."""
        self.told.setText(words)
        self.told.setVisible(bool(words))


def _choose(chip: Chip, cap: str, words: str, *, given: bool) -> None:
    tip = chip.toolTip()
    chip.set_answer(cap, words.capitalize(), is_given=given)
    chip.setToolTip(tip)


def _reveal_words(reveal: Reveal) -> str:
    at = reveal.revealed_at.astimezone()
    return f"{reveal.conclusion.capitalize()} revealed {day_and_month(at)} {at:%Y, %H:%M:%S}"


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; None takes up what room is left."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        if widget:
            row.addWidget(widget)
        else:
            row.addStretch(1)
    return row


def _pairs(widgets: Iterable[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(GRID)
    for at, widget in enumerate(widgets):
        grid.addWidget(widget, at // 2, at % 2)
    return grid
