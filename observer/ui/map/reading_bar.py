"""The line above the map: what its lines tell, which contacts it shows, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observer.discovery.filtering import Filters, PointName, choices
from observer.discovery.variants import find_variants
from observer.drawing.reading import EVERYTHING, Overlay, Reading
from observer.drawing.tokens import GRID, Colour
from observer.drawing.wording import of_all
from observer.model.mark import MarkKind
from observer.model.trace import Trace
from observer.ui.buttons import WordButton
from observer.ui.looks import LOOKS, OUTCOME_WORDS
from observer.ui.map.choice_menu import ChoiceMenu, MenuButton, RareMenu
from observer.ui.map.segments import Segments
from observer.ui.map.words import OneLine
from observer.ui.theme import SEMIBOLD, SIZES, plain_tooltip

Value = TypeVar("Value", bound=Hashable)

OVERLAYS = (Overlay.FREQUENCY, Overlay.TIME)
NAME_LETTERS = 18


class ReadingBar(QWidget):
    """Chooses a reading.

    Signals:
        changed: another reading is asked for.

    Attributes:
        reading: what is asked for.
        ways: opens the list of ways.
        way_names: what the ways of all contacts are called, by their nodes.
    """

    changed = Signal(Reading)

    def __init__(self) -> None:
        super().__init__()
        self.reading = EVERYTHING
        self.overlay = Segments(("How often", "How long"))
        self.outcomes: ChoiceMenu[str] = ChoiceMenu("Outcome")
        self.channels: ChoiceMenu[str] = ChoiceMenu("Channel")
        self.points: ChoiceMenu[PointName] = ChoiceMenu("Point")
        self.rare = RareMenu()
        self.way_names: dict[tuple[str, ...], str] = {}
        self.way = WordButton("")
        self.through = WordButton("")
        self.ways = WordButton("Ways (V)")
        self.hidden = OneLine(SIZES.body, SEMIBOLD, Colour.INK)
        self.everything = WordButton("Show everything", main=True)
        self._arrange()
        self._connect()
        self.show_reading(EVERYTHING)

    @property
    def _menus(self) -> tuple[MenuButton, ...]:
        return self.outcomes, self.channels, self.points, self.rare

    @property
    def _everything(self) -> Reading:
        """Nothing left out, whatever the lines tell."""
        return replace(EVERYTHING, overlay=self.reading.overlay)

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for widget in (self.overlay, *self._menus, self.way, self.through):
            layout.addWidget(widget)
        layout.addStretch(1)
        for widget in (self.hidden, self.everything, self.ways):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self.overlay.chosen.connect(lambda _: self._take())
        for menu in self._menus:
            menu.changed.connect(self._take)
        self.way.clicked.connect(lambda: self._ask_variants(frozenset()))
        self.through.clicked.connect(lambda: self.ask_through(frozenset()))
        self.everything.clicked.connect(lambda: self._ask(self._everything))

    def offer(self, traces: Sequence[Trace]) -> None:
        """Offers what there is to choose among these contacts; what is gone is asked for no more.

        Only outcomes, channels and so on of which there are several are a choice.
        """
        total, found = len(traces), choices(traces)
        self.outcomes.offer(_offered(found.outcomes, total, _outcome_words))
        self.channels.offer(_offered(found.channels, total, _channel_words))
        self.points.offer(_offered(found.points, total, _point_words))
        variants = find_variants(traces)
        self.way_names = {way.nodes: f"Way {n}" for n, way in enumerate(variants, start=1)}
        self.rare.set_total(total)
        self.show_reading(self._chosen())

    def show_reading(self, reading: Reading) -> None:
        """Shows a reading as the one chosen."""
        self.reading = reading
        filters = reading.filters
        self.overlay.choose(OVERLAYS.index(reading.overlay))
        self.outcomes.choose(filters.outcomes)
        self.channels.choose(filters.channels)
        self.points.choose(filters.points)
        self.rare.choose(reading.least_step, reading.least_path)
        self.everything.setVisible(reading != self._everything)
        self.way.set_words(
            f"{' and '.join(self.way_names[nodes] for nodes in filters.variants)}  ×"
        )
        self.way.setVisible(bool(filters.variants))
        self.through.setVisible(bool(filters.through))

    def rest(self, reason: str) -> None:
        """Takes no choice for this reason; any again with ""."""
        for chooser in (self.overlay.button(0), self.overlay.button(1), *self._menus):
            chooser.setEnabled(not reason)
            chooser.setToolTip(plain_tooltip(reason))

    def say_hidden(self, words: str, through: Iterable[str]) -> None:
        """Says what is not shown, and the names of what every contact shown has passed."""
        self.hidden.say(words)
        names = [
            name if len(name) <= NAME_LETTERS else f"{name[:NAME_LETTERS]}…" for name in through
        ]
        self.through.set_words(f"Through {' and '.join(names)}  ×")

    def ask_through(self, elements: frozenset[str]) -> None:
        """Asks for the contacts that passed all of these elements of the map."""
        filters = replace(self.reading.filters, through=elements)
        self._ask(replace(self.reading, filters=filters))

    def ask_variant(self, nodes: tuple[str, ...]) -> None:
        """Asks for the contacts that went one way."""
        self._ask_variants(frozenset({nodes}))

    def _ask_variants(self, variants: frozenset[tuple[str, ...]]) -> None:
        filters = replace(self.reading.filters, variants=variants)
        self._ask(replace(self.reading, filters=filters))

    def _take(self) -> None:
        self._ask(self._chosen())

    def _ask(self, reading: Reading) -> None:
        self.show_reading(reading)
        self.changed.emit(reading)

    def _chosen(self) -> Reading:
        place = next(n for n in range(len(OVERLAYS)) if self.overlay.button(n).isChecked())
        return Reading(
            Filters(
                self.outcomes.chosen,
                self.channels.chosen,
                self.points.chosen,
                self.reading.filters.variants & self.way_names.keys(),
                self.reading.filters.through,
            ),
            self.rare.steps.value(),
            self.rare.paths.value(),
            OVERLAYS[place],
        )


def _offered(
    values: Mapping[Value, tuple[int, ...]], total: int, words: Callable[[Value], str]
) -> dict[Value, tuple[str, str]]:
    return {
        value: (words(value), of_all(len(contacts), total)) for value, contacts in values.items()
    }


def _outcome_words(outcome: str) -> str:
    return OUTCOME_WORDS.get(outcome, outcome) or "Still open"


def _channel_words(channel: str) -> str:
    return channel.capitalize() or "Not said"


def _point_words(point: PointName) -> str:
    kind, reason = point
    return f"{LOOKS[MarkKind(kind)].word} · {reason or 'reason left open'}"


def _short(name: str) -> str:
    return name if len(name) <= NAME_LETTERS else f"{name[:NAME_LETTERS]}…"
