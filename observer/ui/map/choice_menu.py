"""Buttons that open a menu: values to be ticked, and sliders for what is rare."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QSlider, QVBoxLayout, QWidget, QWidgetAction

from observer.drawing.tokens import GRID, MARGIN
from observer.drawing.wording import of_all
from observer.ui.buttons import WordButton
from observer.ui.theme import label

Value = TypeVar("Value", bound=Hashable)

SLIDER_PX = 280


class TickMenu(QMenu):
    """Stays open while its entries are ticked, by a click or by `Space`."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, entry: QAction | None) -> bool:
        """Whether there was one to tick."""
        if entry is None or not entry.isCheckable():
            return False
        entry.trigger()
        return True


class MenuButton(WordButton):
    """A button with a menu below it.

    Signals:
        changed: what is chosen in the menu is another.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} ▾")
        self.name = name
        self.menu = TickMenu(self)
        self.clicked.connect(self._open)
        self.menu.aboutToHide.connect(self.look_for_pointer)

    def say(self, words: str) -> None:
        """Shows what is chosen; nothing with ""."""
        self.set_words(f"{self.name}: {words} ▾" if words else f"{self.name} ▾")

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class ChoiceMenu(MenuButton, Generic[Value]):
    """Values of which any number may be ticked.

    Attributes:
        chosen: the values that are ticked.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.chosen: frozenset[Value] = frozenset()
        self._words: dict[Value, str] = {}

    def offer(self, values: Mapping[Value, tuple[str, str]]) -> None:
        """Offers values, each with its words and what else there is to say of it."""
        self.menu.clear()
        self._words = {value: words for value, (words, _) in values.items()}
        for value, (words, said) in values.items():
            action = self.menu.addAction(f"{words.replace('&', '&&')}\t{said}")
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(self._take)
        self.setVisible(len(values) > 1)
        self.choose(self.chosen & values.keys())

    def choose(self, values: frozenset[Value]) -> None:
        """Ticks these values and no others, without a signal."""
        self.chosen = values
        for action in self.menu.actions():
            action.setChecked(action.data() in values)
        several = str(len(values) or "")
        self.say("".join(self._words[value] for value in values) if len(values) == 1 else several)

    def _take(self) -> None:
        ticked = (action.data() for action in self.menu.actions() if action.isChecked())
        self.choose(frozenset(ticked))
        self.changed.emit()


class RareMenu(MenuButton):
    """Two sliders: in how many contacts steps and their points, and paths, have to be seen.

    Attributes:
        steps, paths: the sliders; 1 leaves nothing out.
    """

    def __init__(self) -> None:
        super().__init__("Rare")
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GRID)
        self._labels = label(), label()
        self.steps, self.paths = (
            _slider(what, said, layout)
            for what, said in zip(("steps and points", "paths"), self._labels, strict=True)
        )
        action = QWidgetAction(self.menu)
        action.setDefaultWidget(sheet)
        self.menu.addAction(action)
        for slider in (self.steps, self.paths):
            slider.valueChanged.connect(self._tell)

    def set_total(self, contacts: int) -> None:
        """How many contacts there are."""
        for slider in (self.steps, self.paths):
            slider.setRange(1, max(1, contacts))
        self._show()

    def choose(self, steps: int, paths: int) -> None:
        """Sets both sliders, without a signal."""
        for slider, value in ((self.steps, steps), (self.paths, paths)):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self._show()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        sliders = (("Steps and points", self.steps), ("Paths", self.paths))
        for said, (what, slider) in zip(self._labels, sliders, strict=True):
            least = of_all(slider.value(), slider.maximum())
            said.setText(f"{what} seen in at least {least} contacts")
        hidden = [what.split()[0].lower() for what, slider in sliders if slider.value() > 1]
        self.say(" and ".join(hidden) + " hidden" if hidden else "")


def _slider(what: str, said: QLabel, layout: QVBoxLayout) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(1, 1)
    made.setPageStep(1)
    made.setFixedWidth(SLIDER_PX)
    made.setAccessibleName(f"In how many contacts {what} are seen at least")
    layout.addWidget(said)
    layout.addWidget(made)
    return made
