"""The ways that contacts went, most frequent first, to light up and to step through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from observer.discovery.variants import Stage, step_through
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.drawing.wording import of_all
from observer.findings.wording import clock_time
from observer.model.trace import POINT_KINDS, EventKind, Trace
from observer.ui.buttons import WordButton
from observer.ui.looks import OUTCOME_WORDS
from observer.ui.map.floating import INSET_PX, Sheet, shadow
from observer.ui.map.mark_rows import Index
from observer.ui.map.words import wrapping
from observer.ui.painted_list import chosen_ground
from observer.ui.painting import advance, surface, text
from observer.ui.theme import (
    BOLD,
    SEMIBOLD,
    SIZES,
    font,
    label,
    plain_tooltip,
    qcolor,
    tokens_of,
)

WIDTH_PX = 288
LINE_PX = 20
FACTS_PX = 230
"""What a line of facts has, beside the margins and a scroll bar."""

HINT = "Page Down adds the next way, Page Up takes it away again."
CONTACTS = Qt.ItemDataRole.UserRole
NUMBER, LINES = CONTACTS + 1, CONTACTS + 2


class WaysPanel(Sheet):
    """Floats over the left side of the map.

    Signals:
        lit: numbers of the contacts whose way is to be seen; none for everything.
        only: the nodes of the way to which the map is to be limited.
        left: it is about to hide.
        covers: how many pixels of the map's left side it lies over from now on.

    Attributes:
        rows: a row for each way, with one for each of its contacts below it.
        stage: which way was stepped to last, from 1; 0 before the first.
    """

    lit = Signal(tuple)
    only = Signal(tuple)
    left = Signal()
    covers = Signal(int)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._traces: tuple[Trace, ...] = ()
        self._names: Mapping[tuple[str, ...], str] = {}
        self._stages: tuple[Stage, ...] = ()
        self.stage = 0
        self.rows = QListWidget()
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setAccessibleName("Ways")
        self.rows.setItemDelegate(WayPainter(self.rows))
        self.rows.setMouseTracking(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = wrapping(HINT, SIZES.small, Colour.MUTED)
        self.back, self.next = WordButton("Back"), WordButton("Step through", main=True)
        self.narrow = WordButton("Only this way")
        self.close_button = WordButton("×")
        self.close_button.setAccessibleName("Close")
        self._arrange()
        self._connect()
        area.installEventFilter(self)
        self.setGraphicsEffect(shadow(self))
        self.setFixedWidth(WIDTH_PX)
        self.hide()

    def _arrange(self) -> None:
        layout, head, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GRID)
        head.addWidget(label("Ways", SIZES.lead, BOLD), 1)
        head.addWidget(self.close_button)
        foot.addWidget(self.next, 1)
        foot.addWidget(self.back)
        layout.addLayout(head)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.told)
        layout.addLayout(foot)
        layout.addWidget(self.narrow)

    def _connect(self) -> None:
        self.rows.currentItemChanged.connect(lambda item, _: self._light(item))
        self.next.clicked.connect(lambda: self.step(1))
        self.back.clicked.connect(lambda: self.step(-1))
        self.narrow.clicked.connect(self._narrow)
        self.close_button.clicked.connect(self.close_ways)
        self.rows.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.rows and isinstance(event, QKeyEvent):
            lists = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
            if event.type() == QEvent.Type.KeyPress and event.key() not in lists:
                QApplication.sendEvent(self._area, event)
                return True
        elif watched is self._area and event.type() == QEvent.Type.Resize:
            self._put()
        return super().eventFilter(watched, event)

    @property
    def lit_contacts(self) -> tuple[int, ...]:
        """Of the row that is chosen, or of all ways stepped through so far; none for neither."""
        if self.stage:
            return self._stages[self.stage - 1].contacts
        item = self.rows.currentItem()
        contacts: tuple[int, ...] = item.data(CONTACTS) if item else ()
        return contacts

    def take_traces(self, traces: Sequence[Trace], names: Mapping[tuple[str, ...], str]) -> None:
        """Lists the ways of other contacts; what was chosen and is still there stays so."""
        stage, lit = self.stage, self.lit_contacts
        self._traces, self._names = tuple(traces), names
        self.stage, self._stages = 0, ()
        if lit or not self.isHidden():
            self._list()
            if stage:
                self._choose_stage(min(stage, len(self._stages)))
            else:
                self._choose(next(self._rows_of(lit), -1))

    def _rows_of(self, contacts: tuple[int, ...]) -> Iterator[int]:
        rows = range(self.rows.count())
        return (row for row in rows if self.rows.item(row).data(CONTACTS) == contacts)

    def _list(self) -> None:
        """Lists the ways, which is put off while nobody looks."""
        traces = self._traces
        self._stages = step_through(traces)
        by_number = {trace.contact: trace for trace in traces}
        with QSignalBlocker(self.rows):
            self.rows.clear()
            for number, stage in enumerate(self._stages, start=1):
                self._add_way(number, stage, [by_number[n] for n in stage.variant.contacts])
        self._say()

    def _add_way(self, number: int, stage: Stage, traces: Sequence[Trace]) -> None:
        total, first = len(self._stages[-1].contacts), traces[0]
        who = of_all(len(traces), total) if len(traces) > 1 else f"contact {first.contact}"
        facts = ", ".join(_facts(first))
        name = self._names[stage.variant.nodes]
        self._add(f"{name} · {who}", facts, stage.variant.contacts, number)
        for trace in traces if len(traces) > 1 else ():
            told = f"{clock_time(trace.end_ms)} {trace.channel}".rstrip()
            self._add("", f"Contact {trace.contact} · {told}", (trace.contact,), number)

    def _add(self, words: str, facts: str, contacts: tuple[int, ...], number: int) -> None:
        item = QListWidgetItem(", ".join(filter(None, (words, facts))), self.rows)
        item.setToolTip(plain_tooltip(facts))
        for role, data in ((CONTACTS, contacts), (NUMBER, number), (LINES, (words, facts))):
            item.setData(role, data)

    def open(self) -> None:
        self._list_if_needed()
        self._put()
        self.show()
        self.raise_()
        self.covers.emit(WIDTH_PX + 2 * INSET_PX)
        self.rows.setFocus()

    def _list_if_needed(self) -> None:
        if self._traces and not self._stages:
            self._list()

    def close_ways(self) -> None:
        if not self.isHidden():
            self.left.emit()
            self.hide()
            self.covers.emit(0)
            self.let_go()

    def let_go(self) -> None:
        """No way is chosen any more."""
        self.forget()
        self.lit.emit(())

    def forget(self) -> None:
        """Shows that no way is lit."""
        self.stage = 0
        self._choose(-1)
        self._say()

    def step(self, by: int) -> None:
        """Adds the next way to those that are lit, or takes the last of them away."""
        self._list_if_needed()
        self._choose_stage(min(max(self.stage + by, 0), len(self._stages)))
        self.lit.emit(self._stages[self.stage - 1].contacts if self.stage else ())

    def _choose_stage(self, stage: int) -> None:
        self.stage = stage
        heads = (n for n in range(self.rows.count()) if self._number(n) == stage)
        self._choose(next(heads, -1))
        self._say()

    def _number(self, row: int) -> int:
        number: int = self.rows.item(row).data(NUMBER)
        return number

    def _choose(self, row: int) -> None:
        with QSignalBlocker(self.rows):
            self.rows.setCurrentRow(row)
        self.narrow.setVisible(row >= 0)

    def _light(self, item: QListWidgetItem | None) -> None:
        self.stage = 0
        self._say()
        self.narrow.setVisible(item is not None)
        self.lit.emit(item.data(CONTACTS) if item else ())

    def _narrow(self) -> None:
        item = self.rows.currentItem()
        self.only.emit(self._stages[item.data(NUMBER) - 1].variant.nodes)

    def _say(self) -> None:
        total = len(self._stages)
        self.back.setVisible(self.stage > 0)
        self.next.setVisible(self.stage < total)
        self.next.set_words("Next way" if self.stage else "Step through")
        if self.stage:
            stage = self._stages[self.stage - 1]
            so_far = of_all(len(stage.contacts), len(self._stages[-1].contacts))
            ways = f"The first {self.stage} ways" if self.stage > 1 else "The most frequent way"
            self.told.setText(f"{ways} of {total}: {so_far} contacts.")
        else:
            self.told.setText(HINT)

    def _put(self) -> None:
        self.setGeometry(INSET_PX, INSET_PX, WIDTH_PX, self._area.height() - 2 * INSET_PX)


class WayPainter(QStyledItemDelegate):
    """Paints a way's name over what it is like; a contact's line stands further in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        words, facts = index.data(LINES)
        lines = bool(words) + len(list(_lines(facts)))
        return QSize(1, lines * LINE_PX + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, widget = QRectF(option.rect), self.parent()
        assert isinstance(widget, QWidget)
        colours = tokens_of(widget)
        ink, muted = qcolor(colours[Colour.INK]), qcolor(colours[Colour.MUTED])
        if option.state & QStyle.StateFlag.State_Selected:
            ground = chosen_ground(widget)
            surface(painter, area, ground)
        words, facts = index.data(LINES)
        line = area.adjusted(GRID, GRID / 2, -GRID / 2, -GRID / 2)
        if words:
            upper = line.adjusted(0, 0, 0, LINE_PX - line.height())
            text(painter, upper, words, font(SIZES.body, SEMIBOLD), ink)
            line.setTop(upper.bottom())
        else:
            line.setLeft(line.left() + MARGIN)
        line.setHeight(LINE_PX)
        for told in _lines(facts):
            text(painter, line, told, font(SIZES.small), muted)
            line.translate(0, LINE_PX)


def _lines(facts: str) -> Iterator[str]:
    """Facts on as many lines as they need; none is broken."""
    line, *rest = facts.split(", ")
    for fact in rest:
        if advance(f"{line}, {fact}", font(SIZES.small)) > FACTS_PX:
            yield f"{line},"
            line = fact
        else:
            line = f"{line}, {fact}"
    yield line


def _facts(trace: Trace) -> Iterator[str]:
    steps = len(trace.steps)
    points = sum(event.kind in POINT_KINDS for event in trace.events)
    yield f"{steps} step{'s' * (steps != 1)}"
    if points:
        yield f"{points} point{'s' * (points != 1)}"
    if any(event.kind is EventKind.WORKAROUND for event in trace.events):
        yield "a workaround"
    yield OUTCOME_WORDS.get(trace.outcome, trace.outcome).lower() or "still open"
