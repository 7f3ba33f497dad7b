"""Playing mark scripts: order of absolute time, overlap of contacts, warnings with their line."""

from __future__ import annotations

from pathlib import Path

from observer.capture.script import length_ms, play, read_script
from observer.discovery.traces import build_trace
from observer.model.mark import MarkKind as K
from observer.model.process import ReadWarning
from tests.capture.rehearsal import Rehearsal


def played(tmp_path: Path, *rows: str) -> tuple[Rehearsal, list[ReadWarning]]:
    script = tmp_path / "marks.csv"
    script.write_text("\n".join(["contact,at_ms,key,detail", *rows]), "utf-8")
    rehearsal = Rehearsal()
    return rehearsal, play(rehearsal.session, rehearsal.clock, read_script(script))


def test_contacts_overlap_and_each_counts_from_its_own_opening(tmp_path: Path) -> None:
    rehearsal, warnings = played(
        tmp_path,
        "1,10000,open,",
        "1,9000,step,Ask",
        "1,30000,close,",
        "2,15000,open,",
        "2,1000,step,Ask",
        "2,20000,close,",
    )
    assert warnings == []
    assert rehearsal.happened(1) == [("open", 10_000), ("step", 19_000), ("close", 40_000)]
    assert rehearsal.happened(2) == [("open", 15_000), ("step", 16_000), ("close", 35_000)]
    assert [row.contact_id for row in rehearsal.journal.rows] == [1, 2, 2, 1, 2, 1]


def test_rows_are_played_in_order_of_time_ties_in_file_order(tmp_path: Path) -> None:
    rehearsal, warnings = played(
        tmp_path,
        "1,500,close,",
        "1,200,note,first",
        "1,200,note,second",
        "1,100,step,Ask",
        "1,0,open,",
    )
    assert warnings == []
    notes = [mark.detail.get("text", mark.kind.value) for mark in rehearsal.session.standing(1)]
    assert notes == ["open", "step", "first", "second", "close"]


def test_a_second_open_counts_from_the_script_and_leaves_the_contacts_zero(tmp_path: Path) -> None:
    rehearsal, warnings = played(
        tmp_path,
        "1,60000,open,",
        "1,65000,step,Ask again",
        "1,1000,open,",
        "1,2000,close,",
        "1,70000,close,",
    )
    assert warnings == []
    assert rehearsal.happened() == [
        ("open", 1000), ("open", 60_000), ("step", 66_000), ("close", 71_000),
    ]  # fmt: skip


def test_a_refused_row_is_a_warning_with_its_line_and_the_script_goes_on(tmp_path: Path) -> None:
    rehearsal, warnings = played(
        tmp_path,
        "1,0,open,",
        "1,10,permitted,",
        "",
        "1,20,step,",
        "1,30,transfer,mode=tepid",
        "1,40,detail,mark=9;on=system",
        "2,50,step,Ask",
        "1,60,close,",
        "1,70,transfer,to=Back office",
    )
    assert warnings == [
        ReadWarning("line 3", "“permitted” of contact 1 was refused: no resolution is known yet"),
        ReadWarning("line 5", "“step” of contact 1 was refused: the step has no name"),
        ReadWarning(
            "line 6",
            "“transfer” of contact 1 was refused: “mode” of “transfer” is one of warm, cold, "
            "callback, not “tepid”",
        ),
        ReadWarning("line 7", "“detail” of contact 1 was refused: the contact has no mark 9"),
        ReadWarning("line 8", "“step” of contact 2 was refused: the contact is not open yet"),
        ReadWarning(
            "line 10",
            "“transfer” of contact 1 was refused: the contact is closed; open it again to go on",
        ),
    ]
    assert rehearsal.kinds() == ["open", "close"]


def test_a_reason_that_lost_its_name_is_not_dropped_in_silence(tmp_path: Path) -> None:
    _, warnings = played(tmp_path, "1,0,open,", "1,1,wait,approval;who=Team leader")
    assert [warning.where for warning in warnings] == ["line 3"]


def test_the_number_of_a_mark_counts_presses_not_what_they_implied(tmp_path: Path) -> None:
    rehearsal, warnings = played(
        tmp_path,
        "1,0,open,",
        "1,1000,wait,",
        "1,2000,wait,",
        "1,3000,close,",
        "1,4000,detail,mark=2;on=system",
        "1,4000,detail,mark=3;on=approval",
        "1,4000,detail,mark=4;outcome=resolved",
    )
    assert warnings == []
    told = {m.kind.value: dict(m.detail) for m in rehearsal.session.standing(1) if m.detail}
    waits = [m.detail["on"] for m in rehearsal.session.standing(1) if m.kind is K.WAIT]
    assert waits == ["system", "approval"]
    assert told["close"] == {"outcome": "resolved"}


def test_a_number_beyond_reason_is_refused_like_any_other(tmp_path: Path) -> None:
    _, warnings = played(
        tmp_path, "1,0,open,", "1,1,backdate,9e99", "1,2,gap,9e99", "1,3,backdate,999999999"
    )
    assert [warning.where for warning in warnings] == ["line 3", "line 4"]


def test_more_than_ten_contacts_can_follow_one_another(tmp_path: Path) -> None:
    rows = [
        row
        for n in range(1, 15)
        for row in (f"{n},{n * 1000},open,", f"{n},500,close,outcome=resolved")
    ]
    rehearsal, warnings = played(tmp_path, *rows)
    assert warnings == []
    assert len(rehearsal.session.contacts) == 14


def test_the_length_of_a_script_is_its_last_row(tmp_path: Path) -> None:
    script = tmp_path / "marks.csv"
    script.write_text(
        "contact,at_ms,key,detail\n1,5000,open,\n1,700,close,\n2,100,open,\n", "utf-8"
    )
    assert length_ms(read_script(script)) == 5700


def test_a_contact_parked_for_weeks_and_one_not_observed_for_weeks_play(tmp_path: Path) -> None:
    week_ms = 7 * 24 * 3_600_000
    rehearsal, warnings = played(
        tmp_path,
        "1,0,open,",
        "1,1000,park,",
        f"1,{3 * week_ms},resume,",
        f"1,{6 * week_ms},gap,{2 * week_ms}",
        f"1,{6 * week_ms},close,",
    )
    assert warnings == []
    trace = build_trace(1, rehearsal.session.contacts[1].history)
    assert trace
    assert trace.observed_ms(0, trace.end_ms) == 1000 + week_ms
