"""What was marked is matched with documented steps, and counts everywhere at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from observer.analysis import Analysis, analyse, read_observed
from observer.documented.reading import choose_process, read_process
from observer.drawing.map_graph import View
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.study import Study
from observer.recording import record_script
from observer.sample import START
from observer.store.study_file import StudyFile

from .conftest import Opened, ProcessReader

SCRIPT = """contact,at_ms,key,detail
1,0,open,channel=call
1,1000,step,Look up the order
1,20000,blocked,for=approval;held_by=Team leader
1,80000,moving,
1,90000,step,Book refund
1,95000,close,outcome=resolved
2,200000,open,channel=call
2,1000,step,Look up the order
2,20000,step,Refund booking
2,30000,close,outcome=resolved
"""
PROCESS = """step,next,owner
Look up order,Obtain approval,Agent
Obtain approval,Book refund,Team leader
Book refund,Tell customer,Agent
Tell customer,,Agent
"""
LOOKING, BOOKING = "Look up the order", "Refund booking"
BLOCKED = "blocked: approval"


def make_marked(path: Path) -> StudyFile:
    """Two contacts; one step is named as documented, two are not, and one wait is a step."""
    file = StudyFile.create(path, Study("Refund", START, observer_role="Team lead"))
    script, process = path.with_name("marks.csv"), path.with_name("process.csv")
    script.write_text(SCRIPT, encoding="utf-8")
    process.write_text(PROCESS, encoding="utf-8")
    file.set_documented_process(choose_process(read_process(process)), process.name)
    assert record_script(file, script) == []
    return file


@pytest.fixture
def reader(open_study: Opened) -> ProcessReader:
    """On the names of that study."""
    made = open_study(make_marked)
    made.press("m")
    return made


def analysed(reader: ProcessReader) -> Analysis:
    with StudyFile.open_snapshot(reader.path) as file:
        return analyse(read_observed(file))


def stands_for(reader: ProcessReader, label: str, kind: str = "step") -> tuple[str, ...]:
    """What a name stands for in the file."""
    with StudyFile.open_snapshot(reader.path) as file:
        return file.matching().pairs.get(ObservedName(MarkKind(kind), label), ())


def test_names_are_told_with_contacts_and_what_they_may_be(reader: ProcessReader) -> None:
    tab = reader.page.matching
    told = [(row.words, row.note, row.end) for row in tab.names.rows if not row.heading]
    assert told == [
        (LOOKING, "2 of 2 contacts", "match it"),
        ("Book refund", "1 of 2 contacts", "as documented"),
        (BOOKING, "1 of 2 contacts", "match it"),
        (BLOCKED, "1 of 2 contacts", "match it"),
    ]
    assert tab.summary.words == "3 names may mean documented steps"
    likely = next(row for row in tab.steps.rows if row.cap == "1")
    assert likely.words == "Look up order"
    assert likely.note.startswith("likely: in both: ")


def test_enter_takes_the_likeliest_and_goes_on(reader: ProcessReader) -> None:
    before = analysed(reader).comparison
    assert before
    reader.press("Enter")
    assert stands_for(reader, LOOKING) == ("Look up order",)
    assert reader.page.matching.names.chosen
    assert reader.page.matching.names.chosen.words == BOOKING
    reader.press("Enter", "Enter")
    assert stands_for(reader, BOOKING) == ("Book refund",)
    assert stands_for(reader, "approval", "blocked") == ("Obtain approval",)
    after = analysed(reader).comparison
    assert after
    assert (before.cost, after.cost) == (10, 3)
    assert reader.page.matching.summary.words.startswith("Every name")
    assert [entry.author for entry in reader.page.matching._table.history] == ["Team lead"] * 3


def test_a_match_is_taken_back_and_made_again(reader: ProcessReader) -> None:
    reader.press("Enter", "Ctrl+z")
    assert stands_for(reader, LOOKING) == ()
    assert reader.said == f"“{LOOKING}” is itself again"
    reader.press("Ctrl+Shift+z")
    assert stands_for(reader, LOOKING) == ("Look up order",)
    reader.go_to(reader.page.matching.names, LOOKING)
    reader.press("Del")
    assert stands_for(reader, LOOKING) == ()
    reader.press("Ctrl+z")
    assert stands_for(reader, LOOKING) == ("Look up order",)


def test_one_name_for_several_steps_and_several_for_one(reader: ProcessReader) -> None:
    reader.go_to(reader.page.matching.names, BOOKING)
    reader.press("1", "/")
    reader.type("Tell")
    reader.press("Tab", "Enter")
    assert stands_for(reader, BOOKING) == ("Book refund", "Tell customer")
    reader.press("1")
    assert stands_for(reader, BOOKING) == ("Tell customer",)
    reader.go_to(reader.page.matching.names, LOOKING)
    reader.press("Right")
    reader.go_to(reader.page.matching.steps, "Tell customer")
    reader.press("Enter", "Esc")
    assert stands_for(reader, LOOKING) == ("Tell customer",)
    row = next(row for row in reader.page.matching.steps.rows if row.words == "Tell customer")
    assert row.note.endswith(f"stands for {LOOKING}, {BOOKING}")
    assert reader.page.matching.names.hasFocus()


def test_a_step_out_of_sight_costs_nothing_to_skip(reader: ProcessReader) -> None:
    before = analysed(reader).comparison
    reader.press("Right")
    reader.go_to(reader.page.matching.steps, "Tell customer")
    reader.press("o")
    after = analysed(reader).comparison
    assert before
    assert after
    assert before.cost - after.cost == 2
    assert reader.said == "“Tell customer” cannot be seen from here"
    reader.press("Ctrl+z")
    restored = analysed(reader).comparison
    assert restored
    assert restored.cost == before.cost


def test_live_the_matched_name_is_the_documented_step(reader: ProcessReader) -> None:
    reader.press("Enter", "Esc")
    leader = reader.leader
    leader.press("o", "Esc", "s")
    leader.type(LOOKING)
    leader.press("Enter")
    assert leader.desk.next_steps() == ("Obtain approval",)


def test_the_map_says_how_many_names_may_mean_steps(reader: ProcessReader, qtbot: QtBot) -> None:
    reader.press("Esc")
    window = reader.leader.window
    window.show_stage("Map")
    page = window._map
    assert page
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.names_button.text() == "3 names may mean documented steps – match them"
    page.names_button.click()
    assert reader.page.matching.isVisible()
    reader.press("Enter", "Enter", "Enter", "Esc")
    page.show_view(View.COMPARISON)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert not page.names_button.isVisible()
    drawn = {element.title for element in page.drawn.drawing.elements.values()}
    assert "Look up order" in drawn
    assert LOOKING not in drawn
