"""Changing the documented process by hand: each edit one small command.

An edit makes a new process and leaves the old one as it was, so that undo is going back to that.
An edit that is not possible is refused in one sentence; one that leaves something unreachable or
without an end is not, for the next edit may mend it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from observer.documented.elements import add_element, delete_element, rename_element, set_kind
from observer.documented.ways import connect, disconnect, require_element, set_condition
from observer.documented.wiring import with_changed
from observer.errors import UserError
from observer.model.process import DocumentedProcess, NodeKind

TextFact = Literal["owner", "may_decide", "introduced", "reviewed"]
"""What can be written on an element, under the name that `Node` has for it."""


@dataclass(frozen=True, slots=True)
class Add:
    """A new element after another one.

    It is put into the way that leads on from there: the only one, or the one to `before`. From a
    gateway or where there are several ways it is a new way, as an end always is.

    Attributes:
        after: id of the element it follows; empty for one before the start, or the first of all.
        before: id of the element whose way it is put into; empty where that is clear.
    """

    after: str
    kind: NodeKind
    name: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    node: str
    name: str


@dataclass(frozen=True, slots=True)
class Connect:
    """A new way, taken on `condition` where that is not empty."""

    source: str
    target: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Disconnect:
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Delete:
    """An element goes, with what stands in it or hangs on it.

    Where one way led in and one out, they are joined. Where the process started at it, it starts
    at the one that followed.
    """

    node: str


@dataclass(frozen=True, slots=True)
class SetCondition:
    source: str
    target: str
    condition: str


@dataclass(frozen=True, slots=True)
class SetKind:
    node: str
    kind: NodeKind


@dataclass(frozen=True, slots=True)
class SetText:
    node: str
    fact: TextFact
    text: str


@dataclass(frozen=True, slots=True)
class SetDuration:
    """How long a step should take; None where that is not written down."""

    node: str
    documented_ms: int | None


@dataclass(frozen=True, slots=True)
class SetObservable:
    node: str
    observable: bool


Edit = (
    Add
    | Rename
    | Connect
    | Disconnect
    | Delete
    | SetCondition
    | SetKind
    | SetText
    | SetDuration
    | SetObservable
)


def apply_edit(process: DocumentedProcess, edit: Edit) -> DocumentedProcess:  # noqa: C901
    """The process after the edit.

    Raises:
        UserError: the edit is not possible, and why.
    """
    match edit:
        case Add(after, kind, name, before):
            return add_element(process, after, kind, name, before)
        case Rename(node, name):
            return rename_element(process, node, name)
        case Connect(source, target, condition):
            return connect(process, source, target, condition)
        case Disconnect(source, target):
            return disconnect(process, source, target)
        case Delete(node):
            return delete_element(process, node)
        case SetCondition(source, target, condition):
            return set_condition(process, source, target, condition)
        case SetKind(node, kind):
            return set_kind(process, node, kind)
        case SetText(node, fact, text):
            changed: dict[str, Any] = {fact: text.strip()}
            return with_changed(process, replace(require_element(process, node), **changed))
        case SetDuration(node, documented_ms):
            return _set_duration(process, node, documented_ms)
        case SetObservable(node, observable):
            return _set_observable(process, node, observable=observable)


def _set_duration(
    process: DocumentedProcess, node: str, documented_ms: int | None
) -> DocumentedProcess:
    found = require_element(process, node)
    if documented_ms is not None and documented_ms < 0:
        raise UserError("a step cannot take less than no time")
    return with_changed(process, replace(found, documented_ms=documented_ms))


def _set_observable(
    process: DocumentedProcess, node: str, *, observable: bool
) -> DocumentedProcess:
    found = require_element(process, node)
    if not found.visible:
        raise UserError("only a step can be out of the observer's sight")
    return with_changed(process, replace(found, observable=observable))


@dataclass(frozen=True)
class Editing:
    """A process under the hand of somebody who edits it.

    Attributes:
        process: as it is now.
        done: as it was before each edit, oldest first.
        undone: as it was before each undo, the next one to redo last.
    """

    process: DocumentedProcess
    done: tuple[DocumentedProcess, ...] = ()
    undone: tuple[DocumentedProcess, ...] = ()

    def apply(self, edit: Edit) -> Editing:
        """
        Raises:
            UserError: as `apply_edit`.
        """
        changed = apply_edit(self.process, edit)
        return self if changed == self.process else Editing(changed, (*self.done, self.process))

    def undo(self) -> Editing:
        """One edit back; the same where there is none."""
        if not self.done:
            return self
        return Editing(self.done[-1], self.done[:-1], (*self.undone, self.process))

    def redo(self) -> Editing:
        """The edit that was undone last once more; the same where there is none."""
        if not self.undone:
            return self
        return Editing(self.undone[-1], (*self.done, self.process), self.undone[:-1])


def empty_process(name: str) -> DocumentedProcess:
    """A process to be written from the first step on."""
    return DocumentedProcess(name, name, (), (), ())
