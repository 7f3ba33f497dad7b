"""The place on the page where questions are asked: chips, a text line, one quiet sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.ui.buttons import Chip
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action
from observer.ui.line import Line
from observer.ui.looks import one_line
from observer.ui.observe.offers import Offer
from observer.ui.observe.prompt import Prompt
from observer.ui.observe.text_entry import TextEntry, takes_back
from observer.ui.panel import Panel
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES

SHOWN_MATCHES = 8
TOLD_MS = 6_000
HEIGHT, NARROW_HEIGHT = 166, 210
TWO_ROWS_FROM = 640
"""Width from which two rows of chips suffice; three where it is narrower."""
TYPED = "type it: Enter takes it, Esc leaves it open"
Answer = tuple[str, str]
"""The key cap and the words of a chip; the cap is empty where no key gives it."""
IDLE_HINT = "The time is taken at the press; everything else can follow."


class ChipRow(QWidget):
    """Chips from left to right, wrapping; the same widgets serve every question.

    Args:
        chip: what a chip is made as.
        fits: whether the row is always as high as its chips need.

    Signals:
        chosen: the position of a chip that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, chip: type[Chip] = Chip, gap: int = GRID, *, fits: bool = False) -> None:
        super().__init__()
        self._make_chip, self._gap, self._fits = chip, gap, fits
        self._chips: list[Chip] = []
        self._count = 0

    def show_chips(
        self, answers: Sequence[Answer], given: Collection[int] = (), *, keyed: bool = True
    ) -> None:
        """Shows (key cap, words) pairs.

        Args:
            given: the positions of those that were chosen already.
            keyed: whether the keys on the caps would choose now.
        """
        while len(self._chips) < len(answers):
            self._add_chip(len(self._chips))
        self._count = len(answers)
        for at, (chip, (cap, words)) in enumerate(zip(self._chips, answers, strict=False)):
            chip.set_answer(cap, words, is_given=at in given, keyed=keyed)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < self._count)
        self._place()

    def chips(self) -> list[Chip]:
        """Those shown."""
        return self._chips[: self._count]

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """What the chips shown take; 0 without any."""
        ends = [y + chip.height() for chip, _, y in self._places(width)]
        return max(ends, default=0)

    def _add_chip(self, at: int) -> None:
        chip = self._make_chip("", "", self)
        chip.clicked.connect(lambda: self.chosen.emit(at))
        self._chips.append(chip)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for chip, x, y in self._places(self.width()):
            chip.move(x, y)
        if self._fits:
            self.setFixedHeight(self.heightForWidth(self.width()))

    def _places(self, width: int) -> Iterator[tuple[Chip, int, int]]:
        x = y = 0
        for chip in self.chips():
            if x and x + chip.width() > width:
                x, y = 0, y + chip.height() + self._gap
            yield chip, x, y
            x += chip.width() + self._gap


class PromptBar(Panel):
    """Shows one prompt at a time, or what is offered where nothing is asked.

    Args:
        is_held_over: whether a key is still down from before the text line was opened.

    Signals:
        typing_changed: the text line was opened or closed.
        chosen: the position of a chip that was clicked.
        text_accepted: by `Enter`.
    """

    typing_changed = Signal(bool)
    text_accepted = Signal(str)
    chosen = Signal(int)

    def __init__(self, keys: LiveKeys, is_held_over: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._keys = keys
        self._prompt: Prompt | None = None
        self._offers: tuple[str, tuple[Offer, ...]] = ("", ())
        self._on_chip: list[Callable[[], object]] = []
        self._answers: tuple[Answer, ...] = ()
        self._title = Line("", SIZES.body, SEMIBOLD, Colour.MUTED)
        self._chips = ChipRow()
        self._entry = TextEntry(self._acts_while_empty, is_held_over)
        self._entry.hide()
        self._foot = Line("", SIZES.small, token=Colour.MUTED)
        self._forget = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._lay_out()
        self._forget.timeout.connect(self._show_hint)
        self._chips.chosen.connect(self.chosen)
        self._entry.accepted.connect(self._accept_text)
        self._entry.accepted.connect(self.text_accepted)
        self._entry.left.connect(self.leave)
        self._entry.textEdited.connect(lambda _text: self._show_matches())
        self.setFixedHeight(HEIGHT)
        self.show_prompt(None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Room for every standard reason, so that nothing on the page moves when it is asked."""
        super().resizeEvent(event)
        self.setFixedHeight(HEIGHT if self.width() >= TWO_ROWS_FROM else NARROW_HEIGHT)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 10)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._entry)
        column.addWidget(self._chips, 1)
        column.addWidget(self._foot)

    @property
    def prompt(self) -> Prompt | None:
        return self._prompt

    @property
    def typing(self) -> bool:
        """Whether keys go into the text line."""
        return not self._entry.isHidden()

    @property
    def typed(self) -> str:
        """What stands in the text line."""
        return self._entry.text()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the chips say."""
        return self._answers

    def choose(self, at: int) -> None:
        """Does what the chip at that position says."""
        self._on_chip[at]()

    def accept_typed(self) -> None:
        """Takes the text as `Enter` does."""
        self._accept_text(self.typed)

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Asks `prompt` in the place of what was asked before; a text begun counts as given,
        unless it is to name something that has another name."""
        begun, typed = self._prompt, self._entry.begun.strip() if self.typing else ""
        self._set(prompt)
        if begun and begun.takes_begun(begun.meant(typed)):
            begun.take(begun.meant(typed))
        elif typed:
            sentence = f"“{one_line(typed)}” was left unfinished and is not recorded"
            QTimer.singleShot(0, self, lambda: self.tell(sentence))  # after what is done instead

    def show_offers(self, title: str, offers: tuple[Offer, ...]) -> None:
        """What is offered where nothing is asked."""
        self._offers = (title, offers)
        if self._prompt is None:
            self._show_offers()

    def tell(self, sentence: str) -> None:
        """Says one quiet sentence for a while, or until something else happens."""
        self._foot.show_text(sentence, Colour.INK, SEMIBOLD)
        self._forget.start()

    def hush(self) -> None:
        """What was told is no longer about what just happened."""
        self._forget.stop()
        self._show_hint()

    def take_digit(self, digit: int) -> bool:
        """Gives the answer of that number; False where nothing so numbered is asked."""
        if self._prompt is None or not 1 <= digit <= len(self._prompt.choices):
            return False
        self._take(self._prompt.choices[digit - 1].value)
        return True

    def open_text(self) -> bool:
        """Opens the text line; False where only a choice will do."""
        if self._prompt is None or not self._prompt.free_text:
            return False
        self._entry.start(self._prompt.suggestions, self._prompt.free_text)
        self._set_typing(True)
        self._show_matches()
        return True

    def type_key(self, event: QKeyEvent) -> None:
        """Types a key into the open text line."""
        self._entry.keyPressEvent(event)

    def leave(self) -> None:
        """Leaves the question open."""
        self._set(None)
        self.hush()

    def take_enter(self) -> bool:
        """Does what `Enter` means to the question; False where it means nothing to it."""
        if self._prompt and self._prompt.at_enter:
            self.tell(self._prompt.at_enter)
            return True
        return False

    def _set(self, prompt: Prompt | None) -> None:
        self._prompt = prompt
        self._entry.clear()
        self._set_typing(False)
        if prompt is None:
            self._show_offers()
            self._show_hint()
        else:
            self._show_choices(prompt)
            if prompt.typing:
                self.open_text()
            self.hush()

    def _set_typing(self, typing: bool) -> None:
        if typing != self.typing:
            self._entry.setVisible(typing)
            self.typing_changed.emit(typing)

    def _take(self, value: str) -> None:
        prompt = self._prompt
        self._set(None)
        if prompt:
            prompt.take(value)

    def _accept_text(self, typed: str) -> None:
        if self._prompt and typed.strip():
            self._take(self._prompt.meant(typed))
        else:
            self.leave()

    def _show_hint(self) -> None:
        if not self._forget.isActive():
            hint = self._prompt.hint if self._prompt else IDLE_HINT
            self._foot.show_text(hint, Colour.MUTED, REGULAR)

    def _show_choices(self, prompt: Prompt) -> None:
        title = f"{prompt.title} – {TYPED}" if prompt.typing else prompt.title
        self._title.show_text(title, Colour.INK)
        answers = [(str(at), c.words) for at, c in enumerate(prompt.choices, start=1)]
        values = [choice.value for choice in prompt.choices]
        self._on_chip = [partial(self._take, value) for value in values]
        if prompt.free_text and not prompt.typing:
            answers.append(("/", f"{prompt.free_text} …"))
            self._on_chip.append(self.open_text)
        self._show_chips(answers)

    def _acts_while_empty(self, event: QKeyEvent) -> bool:
        may_move = self._prompt is not None and self._prompt.moves_while_empty
        is_moving = self._keys.map.action_of(event) is Action.MOVING
        return takes_back(self._keys, event) or (
            may_move and is_moving and event.key() == Qt.Key.Key_Space
        )

    def _show_matches(self) -> None:
        prompt, typed = self._prompt, self._entry.text()
        if prompt and prompt.choices and prompt.typing and not typed:
            self._show_choices(prompt)
            return
        if prompt and prompt.meant(typed) != typed:
            self._on_chip = [partial(self._take, prompt.meant(typed))]
            self._show_chips([("Enter", prompt.meant(typed))])
            return
        found = self._entry.matches()[:SHOWN_MATCHES]
        self._on_chip = [partial(self._take, word) for word in found]
        caps = ["Tab", *[""] * len(found)] if self._entry.text() else [""] * len(found)
        self._show_chips(list(zip(caps, found, strict=False)))

    def _show_offers(self) -> None:
        title, offers = self._offers
        self._title.show_text(title, Colour.MUTED)
        self._on_chip = [offer.do for offer in offers]
        self._show_chips([(offer.cap, offer.words) for offer in offers])

    def _show_chips(self, answers: Sequence[Answer]) -> None:
        self._answers = tuple(answers)
        self._chips.show_chips(answers)
