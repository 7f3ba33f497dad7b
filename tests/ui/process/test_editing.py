"""The process is edited by keyboard; every edit is on disk and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.model.process import Node, NodeKind
from observer.store.study_file import StudyFile
from observer.ui.buttons import WordButton

from .conftest import ProcessReader

FIRST = "Identify customer"


def stored_node(reader: ProcessReader, name: str) -> Node:
    with StudyFile.open_snapshot(reader.path) as file:
        process = file.documented_process()
    assert process
    return next(node for node in process.nodes if node.name == name)


def ways(reader: ProcessReader, name: str) -> list[tuple[str, str]]:
    """Where a step leads, and on what condition, as stored."""
    with StudyFile.open_snapshot(reader.path) as file:
        process = file.documented_process()
    assert process
    node = next(node for node in process.nodes if node.name == name)
    return [(process.by_id[f.target].name, f.name) for f in process.outgoing[node.id]]


def fill_in(reader: ProcessReader, name: str, text: str) -> None:
    """Reaches a field by Tab, and writes over what stands in it."""
    reader.press("Enter")
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused
        if focused.accessibleName() == name:
            break
        reader.press("Tab")
    else:
        raise AssertionError(f"Tab does not lead to {name}")
    reader.press("Ctrl+a")
    reader.type(text)
    reader.press("Enter")


def test_steps_are_added_in_a_row_and_taken_back_one_by_one(reader: ProcessReader) -> None:
    former = reader.stored
    reader.press("a")
    reader.type("Ask for the order")
    reader.press("Enter")
    reader.type("Ask for the name")
    reader.press("Enter", "Esc")
    assert reader.stored == (FIRST, "Ask for the order", "Ask for the name", *former[1:])
    assert ways(reader, "Ask for the name") == [("Look up order", "")]
    assert reader.page.editor.elements.chosen is not None
    assert reader.page.editor.elements.chosen.words == "Ask for the name"
    reader.press("Ctrl+z")
    assert reader.stored == (FIRST, "Ask for the order", *former[1:])
    reader.press("Ctrl+z")
    assert reader.stored == former
    assert reader.said == "Taken back"
    reader.press("Ctrl+z")
    assert reader.said == "There is nothing to undo"
    reader.press("Ctrl+Shift+z", "Ctrl+Shift+z")
    assert reader.stored == (FIRST, "Ask for the order", "Ask for the name", *former[1:])


def test_everything_about_a_step_is_written_by_keyboard(reader: ProcessReader) -> None:
    fill_in(reader, "Name", "Greet and identify")
    fill_in(reader, "Owner", "Front desk")
    fill_in(reader, "Should take", "1:30")
    fill_in(reader, "Who may decide here", "Team leader")
    fill_in(reader, "Approval introduced", "2019")
    fill_in(reader, "Last reviewed", "never")
    reader.press("o")
    node = stored_node(reader, "Greet and identify")
    assert (node.owner, node.documented_ms, node.may_decide) == (
        "Front desk",
        90_000,
        "Team leader",
    )
    assert (node.introduced, node.reviewed, node.observable) == ("2019", "never", False)
    row = reader.page.editor.elements.rows[0]
    assert row.end == "out of sight"
    assert row.note == "1:30 · decided by Team leader"


def test_what_cannot_be_is_refused_in_one_sentence(reader: ProcessReader) -> None:
    former = reader.stored
    fill_in(reader, "Name", "Look up order")
    assert reader.said == "There is a step “Look up order” already; take another name"
    assert reader.stored == former
    assert reader.page.editor.facts.name.text() == FIRST
    fill_in(reader, "Should take", "soon")
    assert reader.said == "The time is written as m:ss, such as 2:05"
    assert stored_node(reader, FIRST).documented_ms is None


def test_a_way_is_added_with_a_condition_and_taken_away(reader: ProcessReader) -> None:
    reader.press("c")
    reader.type("Record")
    reader.press("Tab", "Enter")
    assert ways(reader, FIRST) == [("Look up order", ""), ("Record contact", "")]
    reader.type("wrong number")
    reader.press("Enter")
    assert ways(reader, FIRST)[1] == ("Record contact", "wrong number")
    assert reader.page.editor.elements.hasFocus()
    row = reader.page.editor.elements.rows[0]
    assert row.note == "→ Look up order / wrong number: Record contact"
    reader.press("Ctrl+z", "Ctrl+z")
    assert ways(reader, FIRST) == [("Look up order", "")]


def test_a_choice_and_an_end_are_added_and_a_kind_is_changed(reader: ProcessReader) -> None:
    reader.press("g")
    reader.type("Known?")
    reader.press("Enter", "Esc")
    assert stored_node(reader, "Known?").kind is NodeKind.EXCLUSIVE
    reader.press("e")
    process = reader.leader.window.process.process
    assert process
    added = process.outgoing[stored_node(reader, "Known?").id]
    assert [process.by_id[flow.target].kind for flow in added] == [NodeKind.STEP, NodeKind.END]
    reader.page.editor.elements.choose(stored_node(reader, "Known?").id)
    reader.press("Enter", "Tab", "Down", "Esc")
    assert stored_node(reader, "Known?").kind is NodeKind.PARALLEL


def test_a_flaw_is_told_while_it_stands_and_leads_to_its_element(reader: ProcessReader) -> None:
    editor = reader.page.editor
    assert not editor.flaws.listed.isVisible()
    remove = next(
        button
        for button in editor.ways.findChildren(WordButton)
        if button.accessibleName() == "Take the way to Look up order away"
    )
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    reader.settle()
    assert "The step “Look up order” cannot be reached from the start" in editor.flaws.sentences
    rows = {row.words: row.end for row in editor.elements.rows}
    assert rows["Look up order"] == "look here"
    editor.flaws.listed.setFocus()
    reader.press("Enter")
    assert editor.elements.chosen
    assert editor.elements.chosen.words == "Look up order"
    reader.press("Ctrl+z")
    reader.settle()
    assert not editor.flaws.listed.isVisible()


def test_a_deleted_step_is_gone_and_its_ways_are_joined(reader: ProcessReader) -> None:
    reader.press("Down", "Del")
    assert reader.said == "“Look up order” is deleted; Ctrl Z takes it back"
    assert "Look up order" not in reader.stored
    assert ways(reader, FIRST) == [("Check refund rules", "")]
    reader.press("Ctrl+z")
    assert ways(reader, FIRST) == [("Look up order", "")]


def test_what_is_being_written_is_not_lost_when_the_window_closes(reader: ProcessReader) -> None:
    reader.press("Enter", "Ctrl+a")
    reader.type("Greet")
    reader.leader.window.close()
    assert reader.stored[0] == "Greet"


def test_a_sitting_of_edits_is_one_row_of_the_versions(reader: ProcessReader) -> None:
    former = reader.stored
    reader.press("Del", "o", "o")
    assert len(reader.leader.window.process.versions) == 4
    reader.press("v")
    rows = reader.page.versions.listed.rows
    assert [(row.words, row.end) for row in rows] == [
        ("4  edited by hand", "in use"),
        ("1  process.csv", ""),
    ]
    reader.press("Down", "Enter")
    assert reader.stored == former
