"""The face of the Map page: what stands where on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.map.canvas import ZOOM_STEP, MapCanvas
from observer.ui.map.evidence_panel import EvidencePanel
from observer.ui.map.key_sheet import KeySheet, map_keys
from observer.ui.map.legend import Legend
from observer.ui.map.minimap import Minimap
from observer.ui.map.reading_bar import ReadingBar
from observer.ui.map.saving import MapSaving
from observer.ui.map.search import Search
from observer.ui.map.segments import Segments
from observer.ui.map.ways_panel import WaysPanel
from observer.ui.map.words import Message, OneLine
from observer.ui.process.match_rows import undecided_words
from observer.ui.replay.replay import Replay
from observer.ui.theme import SEMIBOLD, SIZES, label, plain_tooltip

WORDS = ("Documented", "Real", "Comparison", "Before–after")
HINT = "Click a step, a point or a line to see who and when  ·  ? lists the keys"
LIT_HINT = "Only a part is lit: Esc shows everything again"


class MapFace(QWidget):
    """
    Attributes:
        segments: the views, in the order of `WORDS`.
        message: stands in place of the map where there is none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = OneLine(SIZES.lead, SEMIBOLD)
        self.counts = OneLine(SIZES.small, token=Colour.MUTED)
        self.segments = Segments(WORDS)
        self.reading = ReadingBar()
        self.canvas = MapCanvas()
        self.hint = label(HINT, SIZES.small, token=Colour.MUTED)
        self.legend = Legend()
        self.message = Message()
        self.evidence = EvidencePanel(self.canvas)
        self.ways = WaysPanel(self.canvas)
        self.search = Search(self.canvas)
        self.minimap = Minimap(self.canvas)
        self.keys = KeySheet(self.canvas, "Keys of the map", map_keys())
        self.saving = MapSaving(self.canvas)
        self.process_button = WordButton("Process")
        self.names_button = WordButton("")
        self.names_button.hide()
        self.tidy_button = WordButton("Tidy up")
        self.tidy_button.setToolTip(
            plain_tooltip("Puts dragged steps back; undo brings them again")
        )
        self.tidy_button.hide()
        self.tools = self._make_tools()
        self._stack = QStackedWidget()
        self._bars = QVBoxLayout()
        self._arrange()
        self.replay = Replay(self.canvas)
        self.add_bar(self.replay.bar)
        self.add_tool(self.replay.button)

    def _arrange(self) -> None:
        self._stack.addWidget(self._make_map())
        self._stack.addWidget(self.message)
        across, page = QHBoxLayout(self), QVBoxLayout()
        across.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        across.setSpacing(MARGIN)
        across.addLayout(page, 1)
        page.setSpacing(GRID)
        page.addLayout(self._make_head())
        page.addWidget(self.reading)
        page.addWidget(self._stack, 1)

    def _make_map(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(self._bars)
        layout.addWidget(self.legend)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.names_button)
        foot.addWidget(self.tidy_button)
        for button in self._zoom_buttons():
            foot.addWidget(button)
        layout.addLayout(foot)
        return made

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(MARGIN)
        named = QVBoxLayout()
        named.setSpacing(0)
        for line in (self.title, self.counts):
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            named.addWidget(line)
        head.addLayout(named)
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
        layout.addWidget(self.saving.button)
        policy = tools.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        tools.setSizePolicy(policy)
        return tools

    def _zoom_buttons(self) -> Iterator[WordButton]:
        for words, says, act in (
            ("−", "Zoom out (−)", lambda: self.canvas.zoom(1 / ZOOM_STEP)),
            ("+", "Zoom in (+)", lambda: self.canvas.zoom(ZOOM_STEP)),
            ("Fit", "Show the whole map (F)", self.canvas.fit),
        ):
            button = WordButton(words)
            button.setAccessibleName(says)
            button.setToolTip(plain_tooltip(says))
            button.clicked.connect(act)
            yield button

    def add_bar(self, widget: QWidget) -> None:
        """Puts something between the map and its legend."""
        self._bars.addWidget(widget)

    def add_side(self, widget: QWidget) -> None:
        """Puts something right of the map and its head."""
        layout = self.layout()
        assert layout
        layout.addWidget(widget)

    def add_tool(self, button: QWidget) -> None:
        """Puts something before the button to export."""
        layout = self.tools.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(layout.count() - 1, button)

    def show_process_words(self, cap: str, undecided: int, *, seen: bool) -> None:
        """Says by which key the documented process is reached, and how many names may mean it.

        Args:
            undecided: how many names.
            seen: whether these names were seen on their page; they call for nothing then.
        """
        self.process_button.set_words(f"Process ({cap})")
        self.process_button.setToolTip(plain_tooltip("The documented process: change it, match it"))
        words = undecided_words(undecided)
        self.names_button.set_words(f"{words} – match them")
        self.names_button.setVisible(bool(words))
        self.names_button.set_quiet(seen)
