"""The window: the rail of stages, the page of the current one, the line of status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from observer.capture.state import Phase
from observer.drawing.tokens import Colour
from observer.errors import UserError
from observer.ui.beside import PagesBeside, Shown, makers_of
from observer.ui.buttons import WordButton
from observer.ui.keys import BINDING_OF, Action
from observer.ui.looks import one_line
from observer.ui.observe.desk import Desk
from observer.ui.observe.disk_notice import DiskNotice
from observer.ui.observe.notices import Notice
from observer.ui.observe.page import ObservePage
from observer.ui.rail import Rail
from observer.ui.rounds.notice import EarlierNotice
from observer.ui.rounds.study_rounds import StudyRounds, number_of
from observer.ui.status import StatusLine
from observer.ui.theme import plain_tooltip

if TYPE_CHECKING:
    from observer.analysis import Analysis
    from observer.model.place import Places
    from observer.ui.export.page import ExportPage
    from observer.ui.export.record import BriefRecord
    from observer.ui.map.page import MapPage
    from observer.ui.process.page import ProcessPage
    from observer.ui.process.study_process import StudyProcess
    from observer.ui.projector.presentation import Presentation
    from observer.ui.projector.record import StudyRecord
    from observer.ui.review.page import ReviewPage
    from observer.ui.strip.strip import Strip

START_SIZE = (1366, 768)
LEAST_SIZE = (1100, 720)


def _nothing() -> None:
    """What is left to close once it is closed."""


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is dropped."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a window keeps in the study besides marks, rounds and the documented process.

    Attributes:
        keep_places: writes where the nodes of the map are to be.
        record: what presenting the map to a team leaves in the study.
        brief: what the leader writes for those who decide.
    """

    keep_places: Callable[[Places], None]
    record: StudyRecord
    brief: BriefRecord


class Window(QMainWindow):
    """One study in a window.

    Args:
        rounds: its rounds, and the one that is shown.
        process: its documented process.
        desk: the live session of that round.
        disk: says since when marks are not on disk.
        open_analysis: analyses what was recorded so far; runs in a worker thread.
        kept: what it keeps in the study besides.
        closed: called once when the window closes.
    """

    def __init__(
        self,
        rounds: StudyRounds,
        process: StudyProcess,
        desk: Desk,
        disk: DiskNotice,
        open_analysis: Callable[[], Analysis],
        kept: Kept,
        closed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.desk, self.disk = desk, disk
        self.rounds, self.process = rounds, process
        self._path, self._study = rounds.path, rounds.study
        self._open_analysis, self._closed = open_analysis, closed
        self._keep_places, self._record = kept.keep_places, kept.record
        self.setWindowTitle(f"Observer – {one_line(rounds.study.contact_type)}")
        self.resize(*START_SIZE)
        self.setMinimumSize(*LEAST_SIZE)
        self.rail = Rail()
        self.status = StatusLine(rounds.study.contact_type, desk.session.round.name)
        self.crashed = Notice(Colour.BLOCKED, Colour.ON_BLOCKED)
        understood = WordButton("Understood")
        self.default_keys = Notice(Colour.INK, Colour.ON_INK, (understood,))
        understood.clicked.connect(lambda: self.default_keys.say(""))
        self.earlier = EarlierNotice(rounds)
        self._pages = QStackedWidget()
        self._lay_out()
        if not rounds.is_latest:
            desk.later = number_of(rounds.latest)
        elif rounds.is_untouched:
            desk.take_round_back = self._take_round_back
        self.observe = ObservePage(desk, self._pages)
        self._pages.addWidget(self.observe)
        self._map: MapPage | None = None
        self.presentation: Presentation | None = None
        self.strip: Strip | None = None
        study = Shown(desk, rounds, process, open_analysis, kept.brief)
        self.beside = PagesBeside(self._pages, makers_of(study))
        self.setAcceptDrops(True)
        self.stage = ""
        self._connect()
        self._show_keys()
        if desk.keys.problem:
            self.default_keys.say(f"The keys are as delivered. {desk.keys.problem}.")
        self.observe.other_pages = {
            Action.CHANGE_KEYS: partial(self.beside.show, Action.CHANGE_KEYS),
            Action.GUIDE: partial(self.beside.show, Action.GUIDE),
            Action.PROCESS: self.show_process,
            Action.PROJECT: self.toggle_projector,
            Action.ROUNDS: self.show_rounds,
            Action.DOCUMENTS: self.show_documents,
        }
        self._take_process()
        if desk.take_round_back:
            self.observe.empty.show_round(number_of(rounds.latest))
        self.show_stage("Observe")

    def _connect(self) -> None:
        desk = self.desk
        desk.keys.changed.connect(self._show_keys)
        self.beside.left.connect(lambda: self.show_stage(self.stage))
        self.beside.shown.connect(self._show_signs)
        self.process.changed.connect(self._take_process)
        desk.review = self.show_review
        desk.bring_process = self.show_process
        desk.show_rounds = self.show_rounds
        self.rail.chosen.connect(self.show_stage)
        self.rail.told.connect(self.status.tell)
        self.rail.rounds.clicked.connect(self.show_rounds)
        self.rail.strip.clicked.connect(self.toggle_strip)
        self.observe.strip_wanted.connect(self.toggle_strip)
        self.observe.empty.take_back_button.clicked.connect(self._take_round_back)
        self.observe.keys_changed.connect(self._show_signs)
        desk.pressed.connect(self.disk.refresh)
        self.disk.changed.connect(self._show_signs)
        desk.unsaved.connect(self._show_unsaved)

    def _lay_out(self) -> None:
        """From the outside in: whatever changes its parent is polished again, with all in it."""
        whole = QWidget(self)
        self.setCentralWidget(whole)
        row, right = QHBoxLayout(whole), QVBoxLayout()
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        for layout in (row, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for bar in (self.crashed, self.disk, self.default_keys, self.earlier):
            right.addWidget(bar)
        right.addWidget(self._pages)
        right.addWidget(self.status)

    def show_stage(self, stage: str) -> None:
        """Shows the page of `Observe` or `Map`."""
        self.stage = stage
        if stage == "Map":
            self._show_map()
        else:
            self._pages.setCurrentWidget(self.observe)
            self.observe.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.show_stage(stage)
        self._show_signs()

    def _show_map(self) -> None:
        """Made when it is first shown: it brings the libraries of analysis and layout with it."""
        from observer.ui.map.page import MapPage
        from observer.ui.projector.presentation import Presentation

        if self._map is None:
            self._map = MapPage(self._open_analysis, self._path, self)
            for wanted in (self._map.process_button.clicked, self._map.process_wanted):
                wanted.connect(lambda: self.show_process(None))
            self._map.rounds_wanted.connect(self.show_rounds)
            self._map.names_button.clicked.connect(lambda: self.show_process(names=True))
            self._map.evidence.review_wanted.connect(self._show_review_of)
            self._map.saving.documents.connect(self.show_documents)
            self._map.rearranging.keep = None if self.desk.read_only else self._keep_places
            self._pages.addWidget(self._map)
            self.presentation = Presentation(self._map, self._record, self.desk.keys)
        self._pages.setCurrentWidget(self._map)
        self._map.refresh()
        cap, process = self.desk.keys.cap(Action.PROCESS), self.process
        self._map.show_process_words(cap, process.undecided, seen=process.names_seen)

    def toggle_projector(self) -> None:
        """Shows the map to the team, or ends that."""
        if self._pages.currentWidget() is not self._map:
            self.show_stage("Map")
        if self.presentation:
            self.presentation.toggle()

    def show_review(self) -> None:
        """Shows the contact in focus to be read over and corrected."""
        self.beside.show(Action.REVIEW)

    def _show_review_of(self, contact: int) -> None:
        cast("ReviewPage", self.beside.show(Action.REVIEW)).show_contact(contact)

    def show_process(self, file: Path | None = None, *, names: bool = False) -> None:
        """Shows the documented process.

        Args:
            file: is read at once to take its place, after a preview.
            names: whether names are to be matched.
        """
        page = cast("ProcessPage", self.beside.show(Action.PROCESS))
        if names:
            page.show_names()
        elif file:
            page.read_file(file)

    def show_rounds(self) -> None:
        """Shows the rounds of the study."""
        self.beside.show(Action.ROUNDS)

    @property
    def process_page(self) -> ProcessPage | None:
        """None before it was first shown."""
        return cast("ProcessPage | None", self.beside.made(Action.PROCESS))

    @property
    def documents_page(self) -> ExportPage | None:
        """None before it was first shown."""
        return cast("ExportPage | None", self.beside.made(Action.DOCUMENTS))

    def show_documents(self) -> None:
        """Shows what can be handed on, beginning with the view of the map that is shown."""
        page = cast("ExportPage", self.beside.show(Action.DOCUMENTS))
        if self._map and self.stage == "Map":
            page.show_view(self._map.view)

    def _take_process(self) -> None:
        self.desk.take_process(self.process.process, self.process.matching)
        self.observe.empty.show_process_missing(self.process.process is None)

    def _take_round_back(self) -> None:
        try:
            self.rounds.take_back()
        except UserError as error:
            self.status.tell(f"{str(error)[:1].upper()}{str(error)[1:]}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """A file dropped anywhere is read as the documented process."""
        event.acceptProposedAction()
        self.show_process(_dropped(event.mimeData()))

    def toggle_strip(self) -> None:
        """Shows the small window that stays on top, or puts it away."""
        from observer.ui.strip.strip import Strip

        if self.strip and self.strip.isVisible():
            self.strip.close()
            self.activateWindow()
            return
        if self.strip is None:
            self.strip = self.observe.companion = Strip(self.observe, self._standing)
            self.strip.told.connect(self.status.tell)
            self.strip.take_place()
        self.strip.show()
        self.strip.activateWindow()

    def _standing(self) -> str:
        """The one thing to know now, for where there is room for one sentence."""
        asked = self.observe.recovery.sentence or self.observe.gap_question.sentence
        return self.disk.sentence or asked or self.observe.aside.words

    def _show_keys(self) -> None:
        self.default_keys.say("")
        cap = self.desk.keys.cap(Action.STRIP)
        self.rail.strip.setToolTip(plain_tooltip(f"A small window that stays on top ({cap})"))

    def say_crashed(self, sentence: str) -> None:
        """Says what went wrong inside the program; what was recorded is safe."""
        self.crashed.say(sentence)

    def _show_signs(self, *, saved: bool = True) -> None:
        contacts = self.desk.session.contacts
        begun = sum(1 for c in contacts.values() if c.state.phase is not Phase.NEW)
        self.status.show_count(begun, self.observe.total())
        if self.desk.read_only:
            self.status.saved.show_words("Reading only", well=False)
        elif self.disk.since:
            self.status.saved.show_words(f"Not on disk since {self.disk.since}", well=False)
        else:
            words = "Saved on disk" if saved else "Last mark not saved"
            self.status.saved.show_words(words, well=saved)
        self.status.keys.show_words(*self._keys_words())

    def _show_unsaved(self) -> None:
        self._show_signs(saved=False)

    def _keys_words(self) -> tuple[str, bool]:
        if self.desk.read_only:
            return "Keys are not live", False
        if not self.observe.keys_live:
            here = self._pages.currentWidget() is self.observe
            why = "Keys are not being recorded" if here else "Keys are live on Observe only"
            return why, False
        if self.observe.typing:
            return "Typing: Enter accepts, Esc leaves it open", True
        return "Keys live", True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that the page did not get, such as those pressed on the rail."""
        action = self.desk.keys.map.action_of(event)
        if action is None and event.matches(QKeySequence.StandardKey.Quit):
            self.close()
        elif self._pages.currentWidget() is self.observe:
            self.observe.receive(event)
        elif action in self.observe.other_pages:
            self.observe.other_pages[action]()
        elif action and self._pages.currentWidget() is self._map and self.desk.session.running:
            word = BINDING_OF[action].word
            self.status.tell(f"{word}: not recorded, keys count on Observe only")
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.observe.show_activation()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closes the study with the window, once; stays open where marks would be lost."""
        if not self._end():
            event.ignore()
            return
        closed, self._closed = self._closed, _nothing
        closed()
        super().closeEvent(event)

    def _end(self) -> bool:
        """Brings what is under way to its end; False where marks would be lost."""
        if self.process_page:
            self.process_page.end()
        if self.documents_page:
            self.documents_page.end()
        self.observe.take_begun()
        if not self.disk.may_close():
            return False
        self.observe.watch.end()
        if self.presentation:
            self.presentation.stop()
        if self.strip:
            self.strip.close()
        return True

    def hand_over(self) -> bool:
        """Lets go of the study, which another window shows from now on; False where marks would
        be lost."""
        if not self._end():
            return False
        self._closed = _nothing
        return True
