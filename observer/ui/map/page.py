"""The Map page: one of four views on a canvas, how it is read, and the evidence behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from observer.analysis import Analysis, Observed
from observer.documents.facts import view_file_name
from observer.drawing.map_graph import View
from observer.drawing.reading import Reading
from observer.drawing.wording import of_all
from observer.errors import UserError
from observer.model.trace import Trace
from observer.rounds import brief_difference
from observer.ui.map.evidence import find_way, gather_evidence, way_of
from observer.ui.map.evidence_panel import COVERED_PX
from observer.ui.map.face import HINT, LIT_HINT, MapFace
from observer.ui.map.forms import IN_BPMN, Form, write_view
from observer.ui.map.rearranging import Rearranging
from observer.ui.map.round_maps import RoundMaps
from observer.ui.map.words import sentence
from observer.views import Drawn, view_graph

SLOW_MS = 250
"""After this long the page says that it is laying out, in place of what it showed before."""

VIEWS = (View.DOCUMENTED, View.REAL, View.COMPARISON, View.DIFFERENCE)
LAYING_OUT = "Laying out…"
CANCELLED = "The map was not laid out"
AGAIN = "Choose Map at the left to lay it out after all"
FROM_WHERE = "It comes from the file it is kept in, or its steps are typed"
BRING = "Bring in the documented process"
NOTHING_TO_READ = "The documented process has no contacts: nothing to count, time or leave out"
BEGIN = "The rounds of this study"


class MapPage(MapFace):
    """Shows the maps of the latest round.

    `open_analysis` is called in a thread of its own: it opens what it reads, and may raise
    UserError. Exports are offered to be saved beside `study_path`, and named after it.

    Signals:
        shown: a view is shown, or shown otherwise.
        turned: another view is to be shown, whether there is one or not.
        process_wanted, rounds_wanted: what a view lacks is to be brought in there.

    Attributes:
        view: what is shown, or being laid out.
        maps: the analysis and its drawings.
        more_keys: what else may use a key that the replay does not; whether it did.
    """

    shown = Signal()
    turned = Signal()
    process_wanted = Signal()
    rounds_wanted = Signal()

    def __init__(
        self,
        open_analysis: Callable[[], Analysis],
        study_path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = View.REAL
        self.maps = RoundMaps(self, open_analysis)
        self._study_path = study_path
        self.rearranging = Rearranging(self.canvas, self.maps)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._connect()
        self.segments.choose(VIEWS.index(self.view))
        self.canvas.open_readable()
        self.setFocusProxy(self.canvas)
        self.more_keys: Callable[[QKeyEvent], bool] = lambda _event: False

    def _connect(self) -> None:
        self._slow.timeout.connect(self._say_slow)
        self.message.cancel.clicked.connect(self._cancel)
        self.message.button.clicked.connect(self._bring)
        self.maps.analysed.connect(self._take_analysis)
        self.maps.drawn.connect(self._take_drawings)
        self.maps.failed.connect(self._take_failure)
        self.segments.chosen.connect(lambda place: self.show_view(VIEWS[place]))
        self.reading.changed.connect(self._read)
        self.reading.ways.clicked.connect(self._toggle_ways)
        self.canvas.selected.connect(self._show_evidence)
        self.canvas.dimmed.connect(self._say_lit)
        self.canvas.opened.connect(lambda _: self.evidence.rows.setFocus())
        self.evidence.closed.connect(lambda: self.canvas.select(""))
        self.evidence.chosen.connect(self._light_one)
        self.evidence.through.connect(self._ask_through)
        self.ways.lit.connect(self._light)
        self.ways.only.connect(self.reading.ask_variant)
        self.ways.left.connect(self.canvas.setFocus)
        self.ways.covers.connect(self._cover_left)
        self.reading.everything.clicked.connect(self.ways.let_go)
        self.search.found.connect(self._light_found)
        self.search.went.connect(self.canvas.select)
        self.search.left.connect(self.canvas.setFocus)
        self.saving.wanted.connect(self.save)
        self.rearranging.refused.connect(lambda error: self.saving.line.say(sentence(str(error))))
        self.tidy_button.clicked.connect(self.rearranging.tidy_up)

    # Showing a view

    @property
    def analysis(self) -> Analysis | None:
        """Of all contacts of the round."""
        return self.maps.analysis

    @property
    def drawn(self) -> Drawn:
        """The view that is shown.

        Raises:
            KeyError: there is none yet.
        """
        return self.maps.views[self.view]

    @property
    def busy(self) -> bool:
        """Whether a map is on its way."""
        return self.maps.busy

    def refresh(self) -> None:
        """Reads the study again and draws the view anew."""
        self._slow.start()
        self.maps.refresh()

    def _say_slow(self) -> None:
        self._say(LAYING_OUT)
        self.message.cancel.show()

    def _cancel(self) -> None:
        self.maps.drop()
        if self.view in self.maps.views:
            self._show(self.drawn)
        else:
            self._say(CANCELLED, AGAIN)

    def _take_analysis(self) -> None:
        assert self.maps.analysis
        observed = self.maps.analysis.observed
        self.title.say(observed.study.contact_type)
        self._name_after(observed)
        self.reading.offer(observed.traces)
        self.maps.reading = self.reading.reading

    def _read(self, reading: Reading) -> None:
        self._slow.start()
        self.maps.read(reading)

    def show_view(self, view: View) -> None:
        """Shows a view, at once where the views are laid out; else as soon as they are."""
        self.view = view
        self.segments.choose(VIEWS.index(view))
        self.reading.rest(NOTHING_TO_READ if view is View.DOCUMENTED else "")
        if view in self.maps.views:
            self._show(self.drawn)
        elif self.maps.analysis and not self.maps.busy:
            self._tell_why_not(self.maps.analysis)
        self.turned.emit()

    def _tell_why_not(self, analysis: Analysis) -> None:
        """Says what the view lacks that is not among those drawn."""
        try:
            view_graph(analysis, self.view, self.maps.reading)
        except UserError as error:
            self._explain(error)

    def _take_failure(self, error: UserError) -> None:
        self._slow.stop()
        self._explain(error)

    def _take_drawings(self) -> None:
        self._slow.stop()
        assert self.maps.admitted
        traces = self.maps.admitted.observed.traces
        self.ways.take_traces(traces, self.reading.way_names)
        self.replay.load(self.maps.admitted.observed.traces)
        self.show_view(self.view)

    def _show(self, drawn: Drawn) -> None:
        self._slow.stop()
        if self.message.isVisible():
            self._stack.setCurrentIndex(0)
            self.canvas.setFocus()
        self._stack.setCurrentIndex(0)
        self.tools.show()
        if self.analysis:
            self._name_after(self.analysis.observed)
        self.saving.offer_bpmn(self.view in IN_BPMN)
        self.legend.show_graph(drawn.graph)
        lit = self._way_of(self.ways.lit_contacts)
        self.canvas.show_drawing(drawn.drawing, fades=True, shift=self.maps.shift, lit=lit)
        self.search.take_drawing(drawn.drawing)
        self._say_hidden(drawn)
        self.tidy_button.setVisible(not self.rearranging.is_tidy)
        self._show_evidence(self.canvas.selection)
        self._say_lit()
        self.shown.emit()

    def _name_after(self, observed: Observed) -> None:
        """Says which contacts the view shows; of two rounds, both."""
        name = view_file_name(self._study_path.stem, observed, self.view)
        self.saving.suggested = self._study_path.with_name(name)
        closed = of_all(len(observed.closed), len(observed.traces))
        told = f"{closed} contacts closed · {observed.round.name}"
        self.counts.say(brief_difference(observed) if self.view is View.DIFFERENCE else told)

    def _say_hidden(self, drawn: Drawn) -> None:
        elements = drawn.drawing.elements
        through = sorted(self.maps.reading.filters.through)
        names = [elements[name].title if name in elements else "what is hidden" for name in through]
        told = " · ".join(filter(None, (drawn.left_out, self.maps.warning)))
        self.reading.say_hidden(told[:1].upper() + told[1:], names)

    def _explain(self, error: UserError) -> None:
        analysis = self.maps.analysis
        missing = analysis is not None and analysis.observed.process is None
        if missing and self.view in {View.DOCUMENTED, View.COMPARISON}:
            self._say(error.what, FROM_WHERE, BRING)
        elif analysis is None and self.view is not View.DIFFERENCE:
            self._say(error.what, error.remedy, BRING)
        elif self.view is View.DIFFERENCE and analysis and analysis.observed.before is None:
            self._say(error.what, error.remedy, BEGIN)
        else:
            self._say(error.what, error.remedy)

    def _bring(self) -> None:
        wanted = self.rounds_wanted if self.view is View.DIFFERENCE else self.process_wanted
        wanted.emit()

    def _say(self, what: str, remedy: str = "", does: str = "") -> None:
        self.message.say(what, remedy, does)
        self.tools.hide()
        self._stack.setCurrentWidget(self.message)

    # What is selected, lit and saved

    def _show_evidence(self, owner: str) -> None:
        drawn, analysis = self.maps.views.get(self.view), self.maps.admitted
        if not owner or drawn is None or analysis is None:
            self._hide_evidence()
        else:
            element = drawn.drawing.elements[owner]
            found = gather_evidence(analysis, self.view, element)
            self.evidence.show_evidence(found)
        self.canvas.covered_px = 0 if self.evidence.isHidden() else COVERED_PX

    def _ask_through(self) -> None:
        """Limits the map to contacts that passed what is selected, besides what they had to."""
        through = self.maps.reading.filters.through
        self.reading.ask_through(through | {self.canvas.selection})

    def _light(self, contacts: tuple[int, ...]) -> None:
        """Lights up what some contacts went through; everything again with none."""
        self.canvas.light(self._way_of(contacts))

    def _light_found(self, ids: tuple[str, ...]) -> None:
        """Lights up what was searched, in place of any way; everything again with none."""
        self.ways.forget()
        self.canvas.light(frozenset(ids) or None)

    def light_ways(self) -> None:
        """Lights up what is chosen in the list of ways; everything where nothing is."""
        self._light(self.ways.lit_contacts)

    def _say_lit(self) -> None:
        """Says how to leave what dims the map, where no list beside it does.

        The list of ways shows none as lit where none is.
        """
        if self.canvas.lit is None:
            self.ways.forget()
        hidden = self.ways.isHidden() and self.evidence.isHidden() and self.search.isHidden()
        self.hint.setText(LIT_HINT if hidden and self.canvas.lit is not None else HINT)

    def _way_of(self, contacts: tuple[int, ...]) -> frozenset[str] | None:
        analysis = self.maps.admitted
        if analysis is None or not contacts or self.view not in self.maps.views:
            return None
        return find_way(analysis, self.view, self.drawn.drawing, contacts)

    def _light_one(self, trace: Trace | None) -> None:
        """Lights up what a contact of either round went through; everything again with none."""
        drawn = self.maps.views.get(self.view)
        self.canvas.light(way_of(drawn.drawing, [trace]) if trace and drawn else None)

    def _cover_left(self, covered_px: int) -> None:
        self.canvas.covered_left_px = covered_px

    def _toggle_ways(self) -> None:
        if self.ways.isHidden():
            self.ways.open()
        else:
            self.ways.close_ways()

    def _leave_ways(self) -> bool:
        """Closes the list, and lights everything again; whether there was anything to leave."""
        if self.ways.isHidden() and self.canvas.lit is None:
            return False
        leave = self.ways.let_go if self.ways.isHidden() else self.ways.close_ways
        leave()
        return True

    def _hide_evidence(self) -> None:
        """Hides the panel; a key that was pressed in it goes on to the map."""
        focused = QApplication.focusWidget()
        if focused is not None and self.evidence.isAncestorOf(focused):
            self.canvas.setFocus()
        self.evidence.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys of the map, wherever on the page they were pressed."""
        if self._stack.currentIndex() or not (self._use_key(event) or self.canvas.use_key(event)):
            super().keyPressEvent(event)

    def _use_key(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.replay.use_key(event) or self.more_keys(event):
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.rearranging.undo()
        if event.matches(QKeySequence.StandardKey.Find) or event.text() == "/":
            self.search.open()
        elif event.text() == "?":
            self.keys.toggle()
        elif key == Qt.Key.Key_V and plain:
            self._toggle_ways()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.ways.step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and not self.canvas.selection:
            return self._leave_ways()
        else:
            return False
        return True

    def save(self, form: Form, path: Path) -> None:
        """Writes the view that is shown; a note over the map says what came of it."""
        analysis, drawn = self.maps.analysis, self.maps.views.get(self.view)
        if analysis and drawn:
            self.saving.line.save(
                path, lambda to, allow: write_view(form, analysis, drawn, to, allow)
            )
