"""The program with a window: binds the study file, the live session and the pages."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from observer import __version__
from observer.capture.clock import Clock, SystemClock
from observer.capture.safekeeping import Safekeeping
from observer.capture.session import Session
from observer.drawing import tokens, typeface  # noqa: F401 - as below
from observer.errors import UserError
from observer.files import replace_file
from observer.model.study import Round, Study
from observer.store.study_file import StudyFile

# What needs no Qt is imported before it, for Qt's binding reads the source of whatever comes later.
# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from observer.ui.export.record import BriefRecord
from observer.ui.garbage import Collector, free_all
from observer.ui.keymap.live_keys import read_live_keys
from observer.ui.observe.desk import Desk
from observer.ui.observe.disk_notice import DiskNotice
from observer.ui.process.study_process import StudyProcess
from observer.ui.projector.record import StudyRecord
from observer.ui.rounds.study_rounds import StudyRounds
from observer.ui.theme import STYLE, follow_system, load_fonts
from observer.ui.window import Kept, Window

if TYPE_CHECKING:
    from observer.analysis import Analysis
    from observer.drawing.map_graph import View
    from observer.practice.rehearsal import Rehearsal
    from observer.ui.practice.agreement_window import AgreementWindow
    from observer.ui.practice.window import PracticeWindow
    from observer.ui.start import StartWindow

LAYOUT_STARTS_MS = 1_000
"""After the window began to show; by then it stands."""

TURN_S = 0.0005
"""How long work beside the window goes on when the window wants its turn: Python's own 5 ms come
back several times in one frame."""


def run(study_path: Path | None, stage: str | None) -> int:
    """Opens the window and stays until it is closed.

    Args:
        study_path: the study; the start window where it is left out.
        stage: `observe` or `map`.

    Returns:
        The exit status.

    Raises:
        UserError: the study cannot be opened.
    """
    file = StudyFile.open(study_path) if study_path else None
    program = Program(make_application())
    sys.excepthook = program.report_bug
    if file:
        program.show_study(file, stage or "observe")
    else:
        program.show_start()
    return program.app.exec()


def make_application() -> QApplication:
    """The Qt application with the program's fonts and theme.

    It has no display name: some platforms would append it to titles that begin with it.
    """
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("observer")
    app.setApplicationVersion(__version__)
    load_fonts()
    follow_system(app)
    sys.setswitchinterval(TURN_S)
    Collector(app)
    return app


class Program:
    """The application and the window it shows."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.window: Window | None = None
        self.start: StartWindow | None = None
        self.practice: PracticeWindow | None = None
        self.agreement: AgreementWindow | None = None

    def show_start(self) -> None:
        from observer.ui.start import StartWindow

        self.start = StartWindow(self._open, make_study, write_sample)
        self.start.practice_wanted.connect(self.show_practice)
        self.start.agreement_wanted.connect(self.show_agreement)
        self.start.process_wanted.connect(self.show_process)
        self.start.show()

    def show_practice(self) -> None:
        """A window of its own, beside whatever is open."""
        from observer.ui.practice.window import PracticeWindow

        if self.practice and self.practice.isVisible():
            self.practice.activateWindow()
            return
        self.practice = PracticeWindow(begin_rehearsal)
        self.practice.show()

    def show_agreement(self) -> None:
        from observer.practice.observation import read_observations
        from observer.ui.practice.agreement_window import AgreementWindow

        self.agreement = AgreementWindow(read_observations)
        self.agreement.show()

    def show_process(self, file: Path) -> None:
        """Reads the documented process of the study just opened, to be looked at first."""
        if self.window:
            self.window.show_process(file)

    def _open(self, path: Path) -> None:
        self.show_study(StudyFile.open(path), "observe")
        if self.start:
            self.start.close()

    def show_study(
        self,
        file: StudyFile,
        stage: str,
        round_: Round | None = None,
        in_place: Window | None = None,
    ) -> None:
        """Shows a round of a study, the latest where none is given.

        Args:
            in_place: the window that it takes the place of, and which has handed it over.
        """
        self.window = make_window(file, SystemClock(), round_)
        if in_place:
            self.window.setGeometry(in_place.geometry())
            self.window.setWindowState(in_place.windowState())
        self.window.rounds.wanted.connect(partial(self._change_round, file))
        self.window.observe.empty.practice_wanted.connect(self.show_practice)
        self.window.show_stage(stage.capitalize())
        self.window.show()
        self.window.activateWindow()
        self.window.observe.watch.start()
        if in_place is None:
            QTimer.singleShot(0, partial(self._note_opened, file.path))
        QTimer.singleShot(LAYOUT_STARTS_MS, start_layout)

    def _note_opened(self, path: Path) -> None:
        """Remembers the study for the window to begin with."""
        from observer.recent import note_opened

        try:
            note_opened(path)
        except UserError as error:
            if self.window:
                self.window.status.tell(str(error))

    def _change_round(self, file: StudyFile, round_: Round) -> None:
        """Shows another round of the study in the place of this one."""
        former = self.window
        if former is None or not former.hand_over():
            return
        self.show_study(file, former.stage, round_, former)
        former.close()
        former.deleteLater()
        QTimer.singleShot(LAYOUT_STARTS_MS, free_all)

    def report_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Writes a crash report and says so; the study holds every mark up to here."""
        from observer.crash import write_report

        if issubclass(kind, KeyboardInterrupt):
            self.app.quit()
            return
        sys.__excepthook__(kind, error, trace)
        path = write_report(error)
        if self.window:
            self.window.say_crashed(
                "Something went wrong inside the program. The marks shown as saved are on disk. "
                f"A report is in {path}."
            )


def start_layout() -> None:
    """Starts the layout engine beside the window, so that the first map need not wait for it."""

    def start() -> None:
        from observer.layout.worker import shared_worker

        shared_worker().start()

    threading.Thread(target=start).start()


def make_window(file: StudyFile, clock: Clock, shown: Round | None = None) -> Window:
    """The window on a round of a study, the latest where none is given; closes the file when it
    is closed."""
    round_ = shown or file.round()
    keeping = Safekeeping(file)
    session = Session(clock, keeping, round_, file.recorded(round_))
    earlier = (file.recorded(past) for past in file.rounds() if past != round_)
    past = [row for contacts in earlier for _, rows in contacts for row in rows]
    desk = Desk(session, file.documented_process(), file.read_only, read_live_keys(), past)
    desk.role = file.study().observer_role.strip() or desk.role
    disk = DiskNotice(keeping, file.write_rescue, file.path)
    analyse = partial(analyse_file, file.path, round_.name)
    rounds, process = StudyRounds(file, round_), StudyProcess(file)
    kept = Kept(file.set_places, StudyRecord(file), BriefRecord(file))
    return Window(rounds, process, desk, disk, analyse, kept, file.close)


def analyse_file(path: Path, round_name: str | None = None) -> Analysis:
    """What a round holds now, the latest where none is named, without agents: it is thrown on a
    wall and saved as it is shown. Reads a copy, so it may run beside the live session.

    Raises:
        UserError: there is nothing to analyse yet.
    """
    from observer.analysis import analyse, read_observed
    from observer.documents.anonymity import without_agents

    with StudyFile.open_snapshot(path) as file:
        return without_agents(analyse(read_observed(file, round_name, or_documented=True)))


def make_study(path: Path, contact_type: str) -> None:
    """Writes an empty study.

    Raises:
        UserError: the path is taken or cannot be written.
    """
    StudyFile.create(path, Study(contact_type, datetime.now(UTC))).close()


def write_sample(path: Path) -> None:
    """Writes the sample study.

    Raises:
        UserError: the path is taken or cannot be written.
    """
    from observer.sample import make_sample

    make_sample(path).close()


def begin_rehearsal() -> Rehearsal:
    """A go at the scripted call, in a study that is thrown away.

    Raises:
        UserError: no temporary study can be written.
    """
    from observer.practice.rehearsal import Rehearsal
    from observer.practice.scripted_call import load_call

    return Rehearsal(load_call(), SystemClock())


def export_png(analysis: Analysis, view: View, dpi: int, path: Path, allow: bool = False) -> None:
    """Writes a view with its legend as a picture, without a screen.

    Args:
        allow: that what looks personal goes out.

    Raises:
        LooksPersonal: something in it does.
        UserError: as `outputs.export_svg`; or the picture would be too large.
    """
    from PySide6.QtWidgets import QApplication

    from observer.outputs import draw_outgoing, outgoing_picture
    from observer.store.snapshot import require_no_study
    from observer.ui.map.picture import write_png

    require_no_study(path)
    drawing = outgoing_picture(draw_outgoing(analysis, view), analysis.observed, "", allow)
    app = QApplication.instance() or QApplication(["observer", "-platform", "offscreen"])
    load_fonts()
    replace_file(path, write_png(drawing, tokens.LIGHT, dpi))
    del app
