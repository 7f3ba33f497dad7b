"""The round under observation: its session, what is shown of it, and how a press gets there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from observer.capture.rules import Refused, refusal
from observer.capture.session import Session
from observer.capture.state import ContactState, Phase
from observer.errors import UserError
from observer.model.mark import Mark, MarkKind
from observer.model.moment import Moment
from observer.model.process import DocumentedProcess
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import BINDING_OF, Action
from observer.ui.looks import one_line
from observer.ui.observe.track import Track
from observer.ui.observe.vocabulary import Vocabulary

SLIP_MS = 60_000
"""A close taken back within this was a slip; after it, nobody went on observing meanwhile."""


class LiveRound(QObject):
    """The contacts of a round as the page shows them, one of them in focus.

    Args:
        past: what earlier rounds of the study recorded.

    Attributes:
        session: the live session.
        read_only: why nothing can be marked; empty where it can.
        tracks: what is shown of each contact opened, by number.
        interrupted: numbers of the contacts that ran when the program last stopped, until the
            leader has said what becomes of them.
        vocabulary: the words that the study uses already.
        keys: which key does what.
        review: shows the marks of the contact in focus to be corrected; None where nothing can.
        show_rounds: shows the rounds of the study; None where nothing can.
        later: the round in which contacts are opened, in words; empty where it is this one.
        take_round_back: removes this round while it is empty; None where nothing can.
        role: of who observes, for what is completed or corrected afterwards.
        bring_process: shows where the documented process is taken in; None where nothing can.

    Signals:
        pressed: the number of a contact, after rows were appended to it.
        focused: another contact is in focus.
        prompted: the question to ask now, or None.
        told: one quiet sentence.
        unsaved: a press that could not be written, in one sentence.
        completing: what was left open is to be completed.
    """

    pressed = Signal(int)
    focused = Signal()
    prompted = Signal(object)
    told = Signal(str)
    unsaved = Signal(str)
    completing = Signal()

    def __init__(
        self,
        session: Session,
        process: DocumentedProcess | None = None,
        read_only: str = "",
        keys: LiveKeys | None = None,
        past: Iterable[Mark] = (),
    ) -> None:
        super().__init__()
        self.keys = keys or LiveKeys()
        self.session = session
        self.read_only = read_only
        opened = {n: observed for n, observed in session.contacts.items() if observed.rows}
        self.tracks = {n: Track(observed) for n, observed in opened.items()}
        self.interrupted: list[int] = [] if read_only else list(session.running)
        self.vocabulary = Vocabulary(
            process, [*past, *(row for contact in opened.values() for row in contact.rows)]
        )
        self.review: Callable[[], None] | None = None
        self.bring_process: Callable[[], None] | None = None
        self.show_rounds: Callable[[], None] | None = None
        self.later = ""
        self.take_round_back: Callable[[], None] | None = None
        self.role = "Observer"

    @property
    def state(self) -> ContactState:
        """The state of the contact in focus; NEW where there is none."""
        return self.session.state(self.session.focus or 0)

    @property
    def track(self) -> Track | None:
        return self.tracks.get(self.session.focus or 0)

    def refusal(self, action: Action) -> str:
        """Why an action is not possible now; empty where it is."""
        if action is Action.KEYS:
            return ""
        if self.read_only:
            return f"the study is open for reading only: {self.read_only}"
        if action is Action.OPEN:
            return f"contacts are opened in {self.later}" if self.later else ""
        if action is Action.UNDO and self.session.focus is None and self.take_round_back:
            return ""
        if self.session.focus is None:
            return "no contact is open yet"
        history = self.session.contacts[self.session.focus].history
        if action is Action.UNDO and not history.done:
            return "there is nothing to undo"
        if action is Action.REDO and not history.undone:
            return "there is nothing to redo"
        return refusal(self.state, self.kind_of(action))

    def kind_of(self, action: Action) -> MarkKind:
        """The mark an action makes now: hold and park end what they began."""
        kinds = BINDING_OF[action].kinds
        lasts = self.state.on_hold if action is Action.HOLD else self.state.parked
        return kinds[-1] if lasts else kinds[0]

    def continue_interrupted(self) -> None:
        """Goes on with the contacts that ran when the program stopped; what lies between is lost
        to observation and marked as such."""
        try:
            self.session.continue_interrupted()
        except Refused:
            self._tell_refusal("they ran too long ago to be gone on with; leave them parked")
            return
        except UserError as error:
            self.unsaved.emit(str(error))
            return
        numbers, self.interrupted = self.interrupted, []
        for number in numbers:
            self._refresh(number)
        self.told.emit("Continued; the time in between is marked as not observed")

    def leave_interrupted(self) -> None:
        """Parks them from the moment of their last mark on."""
        numbers, self.interrupted = self.interrupted, []
        for number in numbers:
            last = self.session.contacts[number].rows[-1].pressed
            if not self._press(MarkKind.PARK, contact=number, at=last):
                self.interrupted.append(number)
        self.focused.emit()

    def _may_press(self) -> bool:
        """Whether a press may go on; contacts that a stop cut off go on before it, and what was
        asked is put away."""
        if self.read_only:
            self._tell_refusal(self.refusal(Action.WAIT))
            return False
        if self.interrupted:
            self.continue_interrupted()
        self.prompted.emit(None)
        return not self.interrupted

    def _press(
        self,
        kind: MarkKind,
        detail: Mapping[str, str] | None = None,
        *,
        contact: int | None = None,
        at: Moment | None = None,
        target: int | None = None,
        author: str = "",
    ) -> Mark | None:
        """The mark of the press; None where it was refused or could not be written."""
        number = contact or self.session.focus or 0
        closed_ms = self._closed_for_ms(number, at)
        try:
            rows = self.session.press(
                kind, detail, contact=contact, at=at, target=target, author=author
            )
        except Refused as refused:
            self._tell_refusal(str(refused))
            return None
        except UserError as error:
            self.unsaved.emit(str(error))
            return None
        self._take_in(number, rows)
        if closed_ms > SLIP_MS and self.session.state(number).phase is Phase.OPEN:
            self._press(MarkKind.GAP, {"ms": str(closed_ms)}, contact=number, at=at)
        return rows[0]

    def _closed_for_ms(self, number: int, at: Moment | None) -> int:
        """How long nobody observed a contact because it was closed; 0 where it is not."""
        track = self.tracks.get(number)
        return track.closed_for_ms(at or self.session.clock.now()) if track else 0

    def _take_in(self, number: int, rows: tuple[Mark, ...]) -> None:
        if number in self.tracks:
            self.tracks[number].take_in(rows)
        else:
            self.tracks[number] = Track(self.session.contacts[number])
        press = rows[0]
        if press.kind is not MarkKind.DETAIL:
            self.vocabulary.learn(press.kind, press)
        self.pressed.emit(number)
        if press.kind is MarkKind.OPEN:
            self.focused.emit()

    def take_in_automatic(self, rows: Iterable[Mark]) -> None:
        """Shows what the session recorded by itself, in whichever contacts."""
        for row in rows:
            self._take_in(self.session.number_of(row), (row,))

    def answer_gap(self, number: int, gap: Mark, *, observed: bool) -> None:
        """Says whether what the program missed was observed all the same."""
        if self.interrupted:
            self._tell_refusal("say first whether the contacts go on or stay parked")
            return
        detail = {"observed": "yes" if observed else "no"}
        self._press(MarkKind.DETAIL, detail, contact=number, target=gap.id)

    def _refresh(self, number: int) -> None:
        self.tracks[number].rebuild()
        self.pressed.emit(number)

    def _tell_refusal(self, reason: str) -> None:
        self.told.emit(f"Not now: {one_line(reason)}")
