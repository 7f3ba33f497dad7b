"""One question of the list: what is asked, the answers, and room for a text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from observer.capture.left_open import Askable
from observer.drawing.tokens import GRID, MARGIN, TARGET_PX, Colour
from observer.ui.complete.answer_chips import make_answer_chips
from observer.ui.complete.questions import about, answers, question, takes_text
from observer.ui.line import Line
from observer.ui.looks import one_line
from observer.ui.observe.text_entry import TextEntry
from observer.ui.observe.vocabulary import Vocabulary
from observer.ui.painting import RIGHT, badge, surface, text
from observer.ui.theme import BOLD, REGULAR, SEMIBOLD, SIZES, colour, font, mixed, tokens_of

QUESTION_WIDTH = 196
HEADING_HEIGHT = 30
BADGE = 20
CURRENT_SHARE = 0.10
BAR_WIDTH = 4


class MarkHeading(QWidget):
    """The mark that the questions below it are about: time, letter, words."""

    def __init__(self, detail: Askable, time: str) -> None:
        super().__init__()
        self._kind, self._time, self._words = detail.mark.kind, time, about(detail)
        self.setAccessibleName(f"{time} {self._words}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(QUESTION_WIDTH, HEADING_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            muted, ink = colour(self, Colour.MUTED), colour(self, Colour.INK)
            times = QRectF(0, 0, 52, rect.height())
            text(painter, times, self._time, font(SIZES.body), muted, RIGHT)
            box = QRectF(66, rect.center().y() - BADGE / 2, BADGE, BADGE)
            badge(painter, box, self._kind, tokens_of(self))
            room = rect.adjusted(98, 0, 0, 0)
            text(painter, room, self._words, font(SIZES.body, SEMIBOLD), ink)


class QuestionRow(QWidget):
    """Stands out while it is the current one; then digits are its answers.

    Signals:
        answered: the value chosen with the mouse.
        text_wanted: the answer is to be typed.
    """

    answered = Signal(str)
    text_wanted = Signal()

    def __init__(self, detail: Askable, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._detail, self._vocabulary = detail, vocabulary
        self._is_current = False
        self._values: list[str] = []
        self._question = Line(question(detail))
        self._question.setFixedHeight(TARGET_PX)
        self._question.setFixedWidth(QUESTION_WIDTH)
        self.chips = make_answer_chips()
        self.chips.chosen.connect(self._choose)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, GRID // 2, GRID, GRID // 2)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.addWidget(self._question, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.chips, 0, 1)
        self._grid.setColumnStretch(1, 1)

    @property
    def is_current(self) -> bool:
        return self._is_current

    def show_detail(self, detail: Askable, *, is_current: bool) -> None:
        """Shows what is asked, what was given, and whether digits answer it now."""
        self._detail, self._is_current = detail, is_current
        choices = answers(detail, self._vocabulary)
        self._values = [choice.value for choice in choices]
        offered = [(str(at), one_line(choice.words)) for at, choice in enumerate(choices, start=1)]
        if detail.value and detail.value not in self._values:
            self._values.append(detail.value)
            offered.append(("", one_line(detail.value)))
        given = [at for at, value in enumerate(self._values) if value == detail.value]
        if takes_text(detail):
            offered.append(("/", "another …" if choices else "in your own words …"))
        self.chips.show_chips(offered, given, keyed=is_current)
        token = Colour.INK if is_current or not detail.value else Colour.MUTED
        self._question.show_text(question(detail), token, BOLD if is_current else REGULAR)
        self.setAccessibleName(f"{question(detail)} {detail.value or 'left open'}")
        self.update()

    @property
    def asks_name(self) -> bool:
        """Whether an answer names something, rather than tells of it."""
        return self._detail.name != "text"

    def suggestions(self) -> tuple[str, ...]:
        """Earlier answers of the study, to complete what is typed."""
        return self._vocabulary.words(self._detail.mark.kind, self._detail.name)

    def take_entry(self, entry: TextEntry) -> None:
        """Gives the text line its place below the answers."""
        self._grid.addWidget(entry, 1, 1)

    def _choose(self, at: int) -> None:
        if at < len(self._values):
            self.answered.emit(self._values[at])
        else:
            self.text_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self._is_current:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect, colours = QRectF(self.rect()), tokens_of(self)
            ground = mixed(colours[Colour.ACCENT], colours[Colour.SURFACE], CURRENT_SHARE)
            surface(painter, rect, ground, radius=4)
            bar = QRectF(0, 0, BAR_WIDTH, rect.height())
            surface(painter, bar, colour(self, Colour.ACCENT), radius=2)
