"""The window before a study is open: go on with one, begin one, or look at the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.files import require_file
from observer.recent import Glance
from observer.ui.buttons import WordButton
from observer.ui.keymap.live_keys import read_live_keys
from observer.ui.keys import Action
from observer.ui.looks import one_line
from observer.ui.observe.notices import Notice
from observer.ui.panel import Panel
from observer.ui.process.formats import FILTER as PROCESSES
from observer.ui.recent import RecentPanel
from observer.ui.theme import BOLD, SIZES, label, plain_tooltip

if TYPE_CHECKING:
    from observer.ui.guide.page import GuidePage

SIZE = (1100, 640)
COLUMN_WIDTH = 420
RECENT_WIDTH = 560
NOTHING_TO_RECORD = "Open or begin a study, then press the keys on its page Observe."
FILTER = "Studies (*.study)"
_WHAT = (
    "Observe ten contacts of one type. See where the process makes the agent wait, hand over or "
    "stop, beside the process as it was written down."
)


class StartWindow(QMainWindow):
    """Asks which study to work on.

    Args:
        open_study: opens the study of a path in a window of its own.
        make_study: writes an empty study for a contact type to a path.
        make_sample: writes the sample study to a path.

    Signals:
        practice_wanted: a scripted call is to be marked.
        agreement_wanted: two observers are to be compared.
        process_wanted: the file of the documented process of the study just opened.
    """

    practice_wanted = Signal()
    agreement_wanted = Signal()
    process_wanted = Signal(Path)

    def __init__(
        self,
        open_study: Callable[[Path], None],
        make_study: Callable[[Path, str], None],
        make_sample: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._open_study, self._make_study, self._make_sample = open_study, make_study, make_sample
        self.setWindowTitle("Observer")
        self.resize(*SIZE)
        self.notice = Notice(Colour.BLOCKED, Colour.ON_BLOCKED)
        self.contact_type = QLineEdit()
        self.contact_type.setPlaceholderText("Contact type, such as: refund above the limit")
        self.contact_type.setAccessibleName("Contact type of a new study")
        self.process_file = QLineEdit()
        self.process_file.setPlaceholderText("File of its process (may come later)")
        self.process_file.setAccessibleName("File of the documented process of a new study")
        self.process_button = WordButton("Choose …")
        self.go_on_button = WordButton("", main=True)
        self.go_on_button.hide()
        shortcut = QKeySequence(QKeySequence.StandardKey.Open)
        cap = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
        self.open_button = WordButton(f"Open a study … ({cap})", main=True)
        self.new_button = WordButton("Begin a new study …")
        self.sample_button = WordButton("Look at the sample …")
        self.practise_button = WordButton("Practise on a scripted call")
        self.compare_button = WordButton("Compare two observers …")
        self._keys = read_live_keys()
        self.guide_button = WordButton(f"Read the guide ({self._keys.cap(Action.GUIDE)})")
        self.guide: GuidePage | None = None
        self.recent = RecentPanel()
        self._unfinished = Path()
        self._pages = QStackedWidget()
        self._lay_out()
        self.open_button.clicked.connect(self._choose)
        self.new_button.clicked.connect(self._begin)
        for line in (self.contact_type, self.process_file):
            line.returnPressed.connect(self._begin)
        self.contact_type.textEdited.connect(lambda _text: self.notice.say(""))
        self.process_button.clicked.connect(self._choose_process)
        self.sample_button.clicked.connect(self._look_at_sample)
        self.practise_button.clicked.connect(self.practice_wanted)
        self.compare_button.clicked.connect(self.agreement_wanted)
        self.guide_button.clicked.connect(self.show_guide)
        self.go_on_button.clicked.connect(lambda: self._open(self._unfinished))
        self.recent.opened.connect(self._open)
        self.recent.unfinished.connect(self._offer_to_go_on)
        self.recent.told.connect(self.notice.say)
        self.open_button.setFocus()
        self.recent.begin()

    def _lay_out(self) -> None:
        sheet = Panel()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(MARGIN * 2, MARGIN * 2, MARGIN * 2, MARGIN * 2)
        column.setSpacing(GRID)
        what = label(_WHAT, SIZES.body, token=Colour.MUTED)
        what.setWordWrap(True)
        what.setMinimumHeight(what.heightForWidth(COLUMN_WIDTH - 4 * MARGIN))
        column.addWidget(label("Observer", SIZES.title, BOLD))
        column.addWidget(what)
        column.addSpacing(MARGIN)
        column.addWidget(self.go_on_button)
        column.addWidget(self.open_button)
        column.addSpacing(MARGIN)
        column.addWidget(self.contact_type)
        process = QHBoxLayout()
        process.addWidget(self.process_file, 1)
        process.addWidget(self.process_button)
        column.addLayout(process)
        column.addWidget(self.new_button)
        column.addSpacing(MARGIN)
        others = (self.sample_button, self.practise_button, self.compare_button, self.guide_button)
        for button in others:
            column.addWidget(button)
        sheet.setFixedWidth(COLUMN_WIDTH)
        self.recent.setFixedWidth(RECENT_WIDTH)
        whole, columns = QWidget(), QHBoxLayout()
        columns.setSpacing(MARGIN)
        columns.addStretch(1)
        columns.addWidget(sheet)
        columns.addWidget(self.recent)
        columns.addStretch(1)
        page = QVBoxLayout(whole)
        page.addWidget(self.notice)
        page.addStretch(1)
        page.addLayout(columns)
        page.addStretch(1)
        self._pages.addWidget(whole)
        self.setCentralWidget(self._pages)

    def _offer_to_go_on(self, path: Path, seen: Glance) -> None:
        """Offers the study that was left unfinished; the first answer where nothing was begun."""
        self._unfinished = path
        self.go_on_button.set_words(f"Go on with “{one_line(seen.contact_type)}”")
        self.open_button.set_main(False)
        self.go_on_button.setToolTip(plain_tooltip(f"{seen.progress}: {path}"))
        self.go_on_button.show()
        if self.open_button.hasFocus():
            self.go_on_button.setFocus()

    def show_guide(self) -> None:
        """Shows the guide in the place of the buttons; made when it is first shown."""
        from observer.ui.guide.page import GuidePage

        if self.guide is None:
            self.guide = GuidePage(self._keys)
            self.guide.left.connect(self._leave_guide)
            self._pages.addWidget(self.guide)
        self._pages.setCurrentWidget(self.guide)
        self.guide.begin()
        self.guide.head.line.show_text(NOTHING_TO_RECORD)

    def _leave_guide(self) -> None:
        self._pages.setCurrentIndex(0)
        self.guide_button.setFocus()

    def _open(self, path: Path) -> None:
        self.try_to(lambda: self._open_study(path))

    def try_to(self, do: Callable[[], None]) -> None:
        """Does it, or says in one sentence why not."""
        try:
            do()
        except UserError as error:
            self.notice.say(str(error))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a study", "", FILTER)
        if chosen:
            self._open(Path(chosen))

    def _choose_process(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "The documented process", "", PROCESSES)
        if chosen:
            self.process_file.setText(chosen)

    def _begin(self) -> None:
        contact_type = self.contact_type.text().strip()
        if not contact_type:
            self.notice.say("Name the one type of contact that the study is about.")
            self.contact_type.setFocus()
            return
        typed = self.process_file.text().strip()
        process = Path(typed).expanduser() if typed else None
        try:
            if process:
                require_file(process)
        except UserError as error:
            self.notice.say(str(error))
            self.process_file.setFocus()
            return
        self._write(lambda path: self._make_study(path, contact_type), contact_type, process)

    def _look_at_sample(self) -> None:
        self._write(self._make_sample, "sample")

    def _write(self, make: Callable[[Path], None], name: str, process: Path | None = None) -> None:
        proposed = _file_for(name)
        chosen, _ = QFileDialog.getSaveFileName(self, "Where is the study kept?", proposed, FILTER)
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(".study")
            self.try_to(lambda: self._make_and_open(make, path, process))

    def _make_and_open(
        self, make: Callable[[Path], None], path: Path, process: Path | None
    ) -> None:
        make(path)
        self._open_study(path)
        if process:
            self.process_wanted.emit(process)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Quit):
            self.close()
        elif self._keys.map.action_of(event) is Action.GUIDE:
            self.show_guide()
        elif event.matches(QKeySequence.StandardKey.Open):
            self._choose()
        elif event.matches(QKeySequence.StandardKey.New):
            self.contact_type.setFocus()
        else:
            super().keyPressEvent(event)


def _file_for(name: str) -> str:
    """Where a study of that name is proposed to be kept: among the user's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    kept = "".join(letter if letter.isalnum() else "-" for letter in name[:60]).strip("-")
    return str(Path(QStandardPaths.writableLocation(documents)) / f"{kept or 'new'}.study")
