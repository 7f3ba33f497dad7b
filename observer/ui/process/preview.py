"""What taking in a process would change, before anything does."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.importing import ImportPreview
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.panel import Panel
from observer.ui.process.counts import counted, many
from observer.ui.process.elements import KIND_WORDS, titles_of
from observer.ui.process.picture import ProcessPicture
from observer.ui.process.rows import Row, RowList
from observer.ui.theme import SEMIBOLD, SIZES

LIST_WIDTH = 480
STAYS = "The process in use stays as a version, and every mark stays as it is."


class PreviewTab(QWidget):
    """Signals:
    used: the preview is to be taken in.
    left: it is not.
    """

    used = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: ImportPreview | None = None
        self.title, self.counts = Line("", SIZES.lead, SEMIBOLD), Line("")
        self.change = Line("")
        self.listed, self.picture = RowList("What the file holds"), ProcessPicture()
        self.use = WordButton("Use this process (Enter)", main=True)
        self.leave = WordButton("Leave it (Esc)")
        self._lay_out()
        self.use.clicked.connect(self._use)
        self.leave.clicked.connect(self.left)
        self.listed.currentRowChanged.connect(lambda _row: self.picture.choose(self.listed.key))
        self.picture.chosen.connect(self.listed.choose)

    def _lay_out(self) -> None:
        left, buttons, columns = Panel(), QHBoxLayout(), QHBoxLayout(self)
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(4)
        for widget in (self.title, self.counts, self.change):
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addWidget(self.listed, 1)
        column.addSpacing(GRID)
        column.addWidget(Line(STAYS, SIZES.small, token=Colour.MUTED))
        column.addLayout(buttons)
        buttons.setSpacing(GRID)
        buttons.addWidget(self.use)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(MARGIN)
        columns.addWidget(left)
        columns.addWidget(self.picture, 1)

    @property
    def busy(self) -> bool:
        return self.picture.busy

    def show_preview(self, preview: ImportPreview, *, replaces: bool) -> None:
        """Shows what would change; the first of all processes has nothing to be compared with."""
        self._preview = preview
        process = preview.process
        self.title.show_text(f"{process.name or process.id} · {preview.source}")
        self.counts.show_text(f"{counted(process)}, {many(len(preview.warnings), 'warning')}")
        self.change.show_text(_changed(preview) if replaces else "The first one of this study")
        self.listed.clear()
        self.listed.show_rows(list(_rows(preview, replaces)))
        self.picture.show_process(process)

    def take_focus(self) -> None:
        self.listed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        if self._preview:
            self.used.emit(self._preview)

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key means here; False where it means nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._use()
            return True
        return self.picture.take_key(event)


def _changed(preview: ImportPreview) -> str:
    changes = preview.changes
    counts = (
        (changes.added, "new"),
        (changes.removed, "gone"),
        (changes.renamed, "renamed"),
        (changes.same, "the same"),
    )
    told = (f"{len(names)} {word}" for names, word in counts if names)
    return f"Against the one in use: {', '.join(told)}"


def _rows(preview: ImportPreview, replaces: bool) -> Iterator[Row]:
    changes, process = preview.changes, preview.process
    if preview.warnings:
        yield Row(f"Look here ({len(preview.warnings)})", heading=True)
        for warning in preview.warnings:
            what = f"{warning.what[:1].upper()}{warning.what[1:]}"
            yield Row(what, note=warning.where, key=_element(preview, warning.where))
    former = {name: old for old, name in changes.renamed}
    new = set(changes.added) if replaces else set()
    yield Row(f"Steps ({len(process.step_names)})", heading=True)
    for step in process.steps:
        was = f"was “{former[step.name]}”" if step.name in former else ""
        said = "new" if step.name in new else "renamed" if was else ""
        note = " · ".join(filter(None, (step.owner, was)))
        yield Row(step.name, note=note, end=said, key=step.id, token=Colour.RESOLUTION)
    yield from _section("Gone from the one in use", changes.removed, "gone")
    titles = titles_of(process)
    gateways = tuple(titles[node.id] for node in preview.gateways)
    kinds = tuple(KIND_WORDS[n.kind] if n.name else "" for n in preview.gateways)
    yield from _section("Gateways", gateways, kinds)
    yield from _section("Owners", preview.owners)
    lost = tuple(str(name) for name in preview.unmatched)
    yield from _section("Names no longer matched", lost, "its step is gone")


def _section(title: str, names: tuple[str, ...], ends: str | tuple[str, ...] = "") -> Iterator[Row]:
    if names:
        yield Row(f"{title} ({len(names)})", heading=True)
    for at, name in enumerate(names):
        yield Row(name, end=ends if isinstance(ends, str) else ends[at], muted=True)


def _element(preview: ImportPreview, where: str) -> str:
    return where if where in preview.process.by_id else ""
