"""The leader's side of the map on the wall: what is pressed, revealed, noted, and which screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPixmap, QScreen

from observer.drawing import tokens
from observer.drawing.layers import Layer
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.model.reveal import Conclusion
from observer.model.study import Round
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action, key_name
from observer.ui.map.face import WORDS
from observer.ui.map.key_sheet import map_keys
from observer.ui.map.page import VIEWS, MapPage
from observer.ui.map.words import sentence
from observer.ui.projector.audience import Audience
from observer.ui.projector.panel import CONCLUSION_KEYS, LAYER_KEYS, PresenterPanel
from observer.ui.projector.project_button import ProjectButton
from observer.ui.projector.record import StudyRecord
from observer.ui.projector.thumbnail import in_small, picture_of
from observer.ui.projector.wall import Wall
from observer.ui.theme import plain_tooltip
from observer.views import Drawn

PICTURE_MS = 200
"""Between two pictures of what the team sees."""

NOTES_MS = 600
"""After the last letter the notes are kept."""

SCREEN_GONE = "The second screen is gone; the map goes back to it when it is there again."
TOO_SMALL = "Names are too small for the back of the room: L makes them large."

Acts = Mapping[str, Callable[[], None]]


class Presentation(QObject):
    """Adds to the Map page what takes it to the wall.

    Attributes:
        is_on: whether the map is presented.
    """

    def __init__(self, page: MapPage, record: StudyRecord, keys: LiveKeys) -> None:
        super().__init__(page)
        self.is_on = False
        self._page, self._record, self._keys = page, record, keys
        self.wall, self.panel, self.button = Wall(page), PresenterPanel(), ProjectButton()
        self._screen: QScreen | None = None
        self._unkept: list[str] = []
        self._coming: Drawn | None = None
        self._asked: tuple[View | None, Audience] | None = None
        self._trouble = ""
        self._pictures = QTimer(self, singleShot=True, interval=PICTURE_MS)
        self._noting = QTimer(self, singleShot=True, interval=NOTES_MS)
        page.add_side(self.panel)
        page.add_tool(self.button)
        page.more_keys = self.use_key
        self.panel.notes.setPlainText(record.notes)
        self.panel.notes.setReadOnly(bool(record.read_only))
        self._acts = self._make_acts()
        self._connect()
        self._show_key()

    def _connect(self) -> None:
        self._keys.changed.connect(self._show_key)
        panel, wall = self.panel, self.wall
        self.button.clicked.connect(self.toggle)
        panel.stop.clicked.connect(self.stop)
        wall.projector.left.connect(self.stop)
        wall.changed.connect(self._look)
        panel.layer_pressed.connect(self._toggle_layer)
        panel.conclusion_pressed.connect(self._toggle_conclusion)
        panel.extent.chosen.connect(
            lambda place: self._put(replace(self.wall.audience, large=not place))
        )
        panel.theme.chosen.connect(
            lambda place: self._put(replace(self.wall.audience, black=bool(place)))
        )
        panel.back.clicked.connect(lambda: wall.step(-1))
        panel.on.clicked.connect(lambda: wall.step(1))
        panel.undo.clicked.connect(self.hide_last)
        panel.noted.connect(self._noting.start)
        panel.notes_left.connect(self._page.canvas.setFocus)
        self._noting.timeout.connect(self._keep_notes)
        self._pictures.timeout.connect(self._show_pictures)
        self._page.turned.connect(self._look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._lose_screen)
        app.screenAdded.connect(self._gain_screen)

    def _show_key(self) -> None:
        """Says by which key the map goes to the wall."""
        cap = self._keys.cap(Action.PROJECT)
        self.button.setToolTip(plain_tooltip(f"Show the map to the team on a projector ({cap})"))
        self._page.keys.show_keys((*map_keys(), (cap, "shows the map to the team")))

    # On and off

    def toggle(self) -> None:
        if self.is_on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Neutral again, on the second screen if there is one."""
        self.is_on = True
        self._trouble = ""
        self.button.setChecked(True)
        self.wall.start(Audience())
        self.panel.show()
        self._list_reveals()
        own = self._page.window().screen()
        others = [screen for screen in QGuiApplication.screens() if screen != own]
        self._put_on((*others, own)[0], alone=not others)
        self.panel.show_audience(self.wall.audience)

    def _put_on(self, screen: QScreen, *, alone: bool = False) -> None:
        self._screen = screen
        self.wall.projector.show_on(screen, alone=alone)
        keyboard = self.wall.projector if alone else self._page.window()
        keyboard.activateWindow()

    def stop(self) -> None:
        """Leaves the page as it was before."""
        if self.is_on:
            self.is_on = False
            self._keep_notes()
            self.wall.stop()
            self.panel.hide()
            self.button.setChecked(False)
            self._page.window().activateWindow()
            self._page.canvas.setFocus()

    def _lose_screen(self, screen: QScreen) -> None:
        if self.is_on and screen == self._screen:
            self._screen = None
            self.wall.projector.hide()
            self._trouble = SCREEN_GONE
            self._look()

    def _gain_screen(self, screen: QScreen) -> None:
        if self.is_on and self._screen is None:
            self._trouble = ""
            self._put_on(screen)
            self._look()

    # What is pressed

    def _make_acts(self) -> Acts:
        layers = {key: partial(self._toggle_layer, layer) for layer, key in LAYER_KEYS.items()}
        conclusions = {
            key: partial(self._toggle_conclusion, conclusion)
            for conclusion, key in CONCLUSION_KEYS.items()
        }
        return {
            **layers,
            **conclusions,
            "L": lambda: self._put(self.wall.audience.resized()),
            "I": lambda: self._put(self.wall.audience.inverted()),
            "N": lambda: self.wall.step(1),
            "P": lambda: self.wall.step(-1),
            "Shift+PgDown": lambda: self._go(1),
            "Shift+PgUp": lambda: self._go(-1),
        }

    def use_key(self, event: QKeyEvent) -> bool:
        """Uses a key pressed on the page or on the wall; whether it was one of these."""
        if not self.is_on:
            return False
        name = self._name_of(event)
        if name == "Esc":
            return self._leave_with_esc()
        if event.matches(QKeySequence.StandardKey.Undo) and self.wall.audience.revealed:
            self.hide_last()
            return True
        if act := self._acts.get(name):
            act()
        return name in self._acts

    def _name_of(self, event: QKeyEvent) -> str:
        """The key by its name, or the digit that it means on any keyboard."""
        digit = self._keys.map.digit_of(event)
        commands = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return key_name(event) if digit is None or commands else str(digit)

    def _leave_with_esc(self) -> bool:
        """Unless something on the page is to be left first."""
        page = self._page
        if page.canvas.selection or not page.ways.isHidden():
            return False
        self.stop()
        return True

    def _go(self, by: int) -> None:
        view = self._view_after(by)
        if view:
            self._page.show_view(view)

    def _view_after(self, by: int) -> View | None:
        """The next view that there is, or the one before."""
        at = VIEWS.index(self._page.view)
        later = VIEWS[at + 1 :] if by > 0 else VIEWS[:at][::-1]
        return next((view for view in later if view in self._page.maps.views), None)

    def _toggle_layer(self, layer: Layer) -> None:
        self._put(self.wall.audience.toggled(layer))

    def _put(self, audience: Audience) -> None:
        """Shows the wall to another audience."""
        self.wall.show_to(audience)
        self.panel.show_audience(audience)
        self._look()

    # Reveals and notes

    def _toggle_conclusion(self, conclusion: Conclusion) -> None:
        audience, analysis = self.wall.audience, self._page.analysis
        if conclusion in audience.revealed:
            self._put(audience.covered(conclusion))
        elif analysis:
            self._keep_reveal(analysis.observed.round, conclusion)
            self._put(audience.shown(conclusion))

    def hide_last(self) -> None:
        """Hides what was revealed last; that it was revealed stays in the record."""
        if self.wall.audience.revealed:
            self._toggle_conclusion(self.wall.audience.revealed[-1])

    def _keep_reveal(self, round_: Round, conclusion: Conclusion) -> None:
        try:
            self._record.add_reveal(round_, conclusion)
        except UserError as error:
            self._unkept.insert(0, f"{conclusion.capitalize()} {datetime.now():%H:%M:%S}, not kept")
            if not self._record.read_only:
                self._trouble = sentence(str(error))
        self._list_reveals()

    def _list_reveals(self) -> None:
        self.panel.show_reveals(reversed(self._record.reveals), self._unkept)

    def _keep_notes(self) -> None:
        self._noting.stop()
        if self._record.read_only:
            return
        try:
            self._record.keep_notes(self.panel.notes.toPlainText())
        except UserError as error:
            self._trouble = sentence(f"the notes are not kept: {error}")
            self._look()
            if not self.is_on:
                self._page.saving.line.say(self._trouble)

    # What the leader sees of the wall

    def _look(self) -> None:
        if self.is_on and not self._pictures.isActive():
            self._pictures.start()

    def _show_pictures(self) -> None:
        if not self.is_on:
            return
        seen, wall = self.panel.seen, self.wall
        picture = in_small(wall.projector.grab(), seen.devicePixelRatio())
        seen.show_picture(picture, f"Team sees: {_word(wall.view)}")
        self._show_next(self._view_after(1) if wall.is_what_the_page_shows else self._page.view)
        self.panel.tell(" ".join(filter(None, self._sentences())))

    def _show_next(self, view: View | None) -> None:
        wall, ratio = self.wall, self.panel.devicePixelRatio()
        drawn = self._page.maps.views.get(view) if view else None
        asked = view, wall.audience
        if drawn is self._coming and asked == self._asked:
            return
        self._coming, self._asked = drawn, asked
        palette = tokens.BLACK if wall.audience.black else tokens.WHITE
        picture = picture_of(wall.picture(drawn), palette, ratio) if drawn else QPixmap()
        veil = "Hidden" if view and not wall.audience.may_see(view) else ""
        caption = f"Next: {_word(view)}" if view else "This is the last view"
        self.panel.next.show_picture(picture, caption, veil)

    def _sentences(self) -> tuple[str, ...]:
        wall, wanted = self.wall, self._page.view
        still = ""
        if not wall.audience.may_see(wanted):
            still = f"The team still sees {_word(wall.view)}: {_word(wanted)} is hidden."
        small = wall.canvas.viewport.scale < wall.canvas.least_scale - 0.01
        why = self._record.read_only
        unkept = f"Neither reveals nor notes are kept: {why}." if why else ""
        return self._trouble, still, TOO_SMALL if small and wall.view else "", unkept


def _word(view: View | None) -> str:
    return WORDS[VIEWS.index(view)] if view else "nothing"
