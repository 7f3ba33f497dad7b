"""The Map page: one of three views on a canvas, and the evidence behind what is selected."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from observer.analysis import Analysis
from observer.drawing.map_graph import View
from observer.drawing.tokens import GRID, MARGIN, TARGET_PX, Colour
from observer.drawing.wording import of_all
from observer.errors import UserError
from observer.export.pages import Paper
from observer.layout.worker import shared_worker
from observer.outputs import export_view
from observer.ui.buttons import WordButton
from observer.ui.map.background import Background
from observer.ui.map.canvas import ZOOM_STEP, MapCanvas
from observer.ui.map.evidence import find_way, gather_evidence
from observer.ui.map.evidence_panel import COVERED_PX, EvidencePanel
from observer.ui.map.legend import Legend
from observer.ui.map.pdf_saving import PdfSaving
from observer.ui.map.segments import Segments
from observer.ui.map.words import Message, OneLine
from observer.ui.process.match_rows import undecided_words
from observer.ui.replay.replay import Replay
from observer.ui.theme import SEMIBOLD, SIZES, label, plain_tooltip
from observer.views import Drawn, draw_views, view_graph

SLOW_MS = 250
"""After this long the page says that it is laying out, in place of what it showed before."""

VIEWS = (View.DOCUMENTED, View.REAL, View.COMPARISON)
HINT = "Click a step, a point or a line to see who and when"
LAYING_OUT = "Laying out…"
FROM_WHERE = "It comes from the file it is kept in, or its steps are typed"
BRING = "Bring in the documented process"


class MapPage(QWidget):
    """Shows the maps of the latest round.

    `open_analysis` is called in a thread of its own: it opens what it reads, and may raise
    UserError. A PDF is offered to be saved beside `study_path`, and named after it.

    Attributes:
        view: what is shown, or being laid out.
    """

    def __init__(
        self,
        open_analysis: Callable[[], Analysis],
        study_path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = View.REAL
        self._open_analysis = open_analysis
        self._study_path = study_path
        self._analysis: Analysis | None = None
        self._drawn: dict[View, Drawn] = {}
        self._reading: Background[Analysis] = Background(self)
        self._drawing: Background[dict[View, Drawn]] = Background(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self.title = OneLine(SIZES.title, SEMIBOLD)
        self.counts = OneLine(SIZES.body, token=Colour.MUTED)
        self.segments = Segments(view.capitalize() for view in VIEWS)
        self.canvas = MapCanvas()
        self.legend = Legend()
        self.message = Message()
        self.evidence = EvidencePanel(self.canvas)
        self.saving = PdfSaving(self.canvas)
        self.replay = Replay(self.canvas)
        self.process_button = WordButton("Process")
        self.names_button = WordButton("")
        self.names_button.hide()
        self.tools = self._make_tools()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self.segments.choose(VIEWS.index(self.view))
        self.setFocusProxy(self.canvas)

    def _arrange(self) -> None:
        self._stack.addWidget(self._make_map())
        self._stack.addWidget(self.message)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(MARGIN)
        page.addLayout(self._make_head())
        page.addWidget(self._stack, 1)

    def _make_map(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.replay.bar)
        foot = QHBoxLayout()
        foot.addWidget(self.legend, 1)
        hint = label(HINT, SIZES.small, token=Colour.MUTED)
        hint.setFixedHeight(TARGET_PX)
        foot.addWidget(self.names_button, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(hint, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(foot)
        return made

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(MARGIN)
        head.addWidget(self.title)
        self.counts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self.process_button)
        head.addWidget(self.segments)
        head.addWidget(self.tools)
        return head

    def _make_tools(self) -> QWidget:
        """What only a map that is shown has use for; its place stays while it is hidden."""
        tools = QWidget()
        layout = QHBoxLayout(tools)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for words, says, act in (
            ("−", "Zoom out (−)", lambda: self.canvas.zoom(1 / ZOOM_STEP)),
            ("+", "Zoom in (+)", lambda: self.canvas.zoom(ZOOM_STEP)),
            ("Fit", "Show the whole map (F)", self.canvas.fit),
        ):
            button = WordButton(words)
            button.setAccessibleName(says)
            button.setToolTip(plain_tooltip(says))
            button.clicked.connect(act)
            layout.addWidget(button)
        layout.addWidget(self.replay.button)
        layout.addWidget(self.saving.button)
        policy = tools.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        tools.setSizePolicy(policy)
        return tools

    def _connect(self) -> None:
        self._slow.timeout.connect(lambda: self._say(LAYING_OUT))
        self.segments.chosen.connect(lambda place: self.show_view(VIEWS[place]))
        self.canvas.selected.connect(self._show_evidence)
        self.canvas.opened.connect(lambda _: self.evidence.rows.setFocus())
        self.evidence.closed.connect(lambda: self.canvas.select(""))
        self.evidence.chosen.connect(self._light_way)
        self.saving.wanted.connect(self.save_pdf)

    # Showing a view

    def show_process_words(self, cap: str, undecided: int) -> None:
        """Says by which key the documented process is reached, and how many names may mean it."""
        self.process_button.set_words(f"Process ({cap})")
        self.process_button.setToolTip(plain_tooltip("The documented process: change it, match it"))
        words = undecided_words(undecided)
        self.names_button.set_words(f"{words} – match them")
        self.names_button.setVisible(bool(words))

    @property
    def drawn(self) -> Drawn:
        """The view that is shown.

        Raises:
            KeyError: there is none yet.
        """
        return self._drawn[self.view]

    @property
    def busy(self) -> bool:
        """Whether a map is on its way."""
        return self._reading.busy or self._drawing.busy

    def refresh(self) -> None:
        """Reads the study again and draws the view anew."""
        self._drawing.drop()
        self._slow.start()
        open_analysis = self._open_analysis
        self._reading.start(lambda: read_study(open_analysis), self._take_analysis)

    def _take_analysis(self, done: Future[Analysis]) -> None:
        self._slow.stop()
        try:
            analysis = done.result()
        except UserError as error:
            self._analysis = None
            self._explain(error)
            return
        self._analysis = analysis
        self.replay.load(analysis.observed.traces)
        self._drawn.clear()
        observed = analysis.observed
        self.title.say(observed.study.contact_type)
        closed = of_all(len(observed.closed), len(observed.traces))
        self.counts.say(f"{closed} contacts closed · {observed.round.name}")
        self._slow.start()
        self._drawing.start(lambda: draw_views(analysis), self._take_drawings)

    def show_view(self, view: View) -> None:
        """Shows a view, at once where the views are laid out; else as soon as they are."""
        self.view = view
        self.segments.choose(VIEWS.index(view))
        if self._analysis is None:
            return
        if view in self._drawn:
            self._show(self._drawn[view])
        elif not self._drawing.busy:
            self._tell_why_not(self._analysis)

    def _tell_why_not(self, analysis: Analysis) -> None:
        """Says what the view lacks that is not among those drawn."""
        try:
            view_graph(analysis, self.view)
        except UserError as error:
            self._explain(error)

    def _take_drawings(self, done: Future[dict[View, Drawn]]) -> None:
        self._slow.stop()
        try:
            self._drawn = done.result()
        except UserError as error:
            self._explain(error)
            return
        self.show_view(self.view)

    def _show(self, drawn: Drawn) -> None:
        self._slow.stop()
        if self.message.isVisible():
            self._stack.setCurrentIndex(0)
            self.canvas.setFocus()
        self._stack.setCurrentIndex(0)
        self.tools.show()
        name = f"{self._study_path.stem} – {self.view}.pdf"
        self.saving.suggested = self._study_path.with_name(name)
        self.legend.show_graph(drawn.graph)
        self.canvas.show_drawing(drawn.drawing)
        self._show_evidence(self.canvas.selection)

    def _explain(self, error: UserError) -> None:
        missing = self._analysis is not None and self._analysis.observed.process is None
        if missing:
            self._say(error.what, FROM_WHERE, BRING)
        else:
            self._say(error.what, error.remedy)

    def _say(self, what: str, remedy: str = "", does: str = "") -> None:
        self.message.say(what, remedy, does)
        self.tools.hide()
        self._stack.setCurrentWidget(self.message)

    # What is selected, and what is saved

    def _show_evidence(self, owner: str) -> None:
        drawn = self._drawn.get(self.view)
        if not owner or drawn is None or self._analysis is None:
            self._hide_evidence()
        else:
            element = drawn.drawing.elements[owner]
            self.evidence.show_evidence(gather_evidence(self._analysis, self.view, element))
        self.canvas.covered_px = 0 if self.evidence.isHidden() else COVERED_PX

    def _light_way(self, contact: int) -> None:
        """Lights up what one contact went through; everything again with 0."""
        analysis = self._analysis
        if analysis is None or not contact:
            self.canvas.light(None)
        else:
            self.canvas.light(find_way(analysis, self.view, self.drawn.drawing, contact))

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
        """Keys of the map that were pressed elsewhere on the page."""
        if not self.replay.use_key(event) and not self.canvas.use_key(event):
            super().keyPressEvent(event)

    def save_pdf(self, paper: Paper | None, path: Path) -> None:
        """Writes the view that is shown; a note over the map says what came of it."""
        analysis, view = self._analysis, self.view
        if analysis is not None:
            self.saving.save(path, lambda: export_view(analysis, view, paper, path))


def read_study(open_analysis: Callable[[], Analysis]) -> Analysis:
    """The analysis; the layout engine, which will be needed next, starts meanwhile."""
    shared_worker().start()
    return open_analysis()
