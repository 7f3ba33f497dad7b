"""Pictures of the page of the documented process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.sample import make_sample
from observer.ui.process.page import ProcessPage
from tests.screenshots.scenes import NEXT_MORNING, Scene, Shown, Size, lay_open
from tests.ui.conftest import START, Leader, make_study

GLIDE_MS = 400

CHANGED = """step,next,owner,kind,may_decide
Identify the customer,Look up order,Agent,,
Look up order,Check refund rules,Agent,,
Check refund rules,Above the limit?,Agent,,
Above the limit?,Obtain refund approval;Book refund,,exclusive,
Obtain refund approval,Book refund,Team leader,,Team leader
Book refund,Tell customer the outcome,Agent,,
Tell customer the outcome,,Agent,,
Ask for feedback,,Agent,,
"""
"""Against the sample: a step renamed, some gone, one that cannot be reached."""

TWO = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="p1" name="Order"><startEvent id="s1"/><task id="t1" name="Take the order"/>
<sequenceFlow id="f1" sourceRef="s1" targetRef="t1"/></process>
<process id="p3" name="Refund"><startEvent id="s3"/><task id="t3" name="Check the invoice"/>
<task id="t4" name="Pay back"/><sequenceFlow id="f3" sourceRef="s3" targetRef="t3"/>
<sequenceFlow id="f4" sourceRef="t3" targetRef="t4"/></process></definitions>
"""
FILES = {"changed.csv": CHANGED, "two.bpmn": TWO, "notes.pdf": "%PDF-1.7\n"}

OUTLINE = ("Look up order", "Check refund rules", "- within the limit: Book refund")


def settle(page: ProcessPage) -> None:
    """Until what is read, drawn or moved is there."""
    QTest.qWait(50)
    while page.busy:
        QTest.qWait(20)
    QTest.qWait(GLIDE_MS)


def show_process(*keys: str, process: bool = True) -> Scene:
    """The page of the sample after keys; a key that names a file types its path."""

    def show(folder: Path, size: Size) -> Shown:
        path = folder / "own.study"
        file = make_sample(path) if process else make_study(path, process=False)
        for name, text in FILES.items():
            (folder / name).write_text(text, encoding="utf-8")
        clock = ManualClock(START + NEXT_MORNING)
        window = make_window(file, clock)
        lay_open(window, size)
        leader = Leader(window, clock)
        leader.press("d")
        page = window.process_page
        assert page
        for key in keys:
            settle(page)
            if key in FILES:
                leader.type(str(folder / key))
            elif len(key) > 1 and key not in NAMED_HERE:
                leader.type(key)
            else:
                leader.press(key)
        settle(page)
        return window.close, window

    return show


NAMED_HERE = {"Enter", "Esc", "Down", "Right", "Tab", "Shift+Enter"}


def type_outline(folder: Path, size: Size) -> Shown:
    """An outline half typed, with a line that cannot be read."""
    close, window = show_process(process=False)(folder, size)
    widget = QApplication.focusWidget()
    assert widget
    for line in (*OUTLINE, OUTLINE[0]):
        QTest.keyClicks(widget, line)
        QTest.keyClick(widget, Qt.Key.Key_Return)
    QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    return close, window


SCENES: Mapping[str, Scene] = {
    "process-editor": show_process(*["Down"] * 4),
    "process-adding": show_process("Down", "a", "Ask the team lead"),
    "process-flaws": show_process(
        "a", "Ask", "Enter", "Esc", "g", "Known?", "Enter", "Esc", "c", "Record", "Enter"
    ),
    "process-empty": show_process(process=False),
    "process-typing": type_outline,
    "process-file": show_process("i"),
    "process-refused": show_process("i", "notes.pdf", "Enter"),
    "process-several": show_process("i", "two.bpmn", "Enter"),
    "process-preview": show_process("i", "changed.csv", "Enter"),
    "process-matching": show_process("m"),
    "process-matched": show_process("m", "Enter", "1"),
    "process-versions": show_process("Down", "a", "Ask", "Enter", "Esc", "v"),
}
