"""Two observers of one contact in the window: figures, words, and where they differ."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.model.study import Study
from observer.practice.observation import read_observations
from observer.recording import record_script
from observer.store.study_file import StudyFile
from observer.ui.practice.agreement_window import AgreementWindow

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
FIRST = "2,0,open,\n2,1000,step,Greet\n2,10000,wait,on=system\n2,60000,close,\n"
SECOND = (
    "1,0,open,\n1,5000,note,Quiet\n"
    "2,9000,open,\n2,1400,step,Greet\n2,12000,wait,on=approval\n2,30000,hold,\n2,60000,close,\n"
)


def write_study(path: Path, rows: str) -> Path:
    script = path.with_suffix(".csv")
    script.write_text(f"contact,at_ms,key,detail\n{rows}")
    with StudyFile.create(path, Study("Refund", START)) as file:
        if rows:
            assert record_script(file, script, clock=ManualClock(START)) == []
    return path


@pytest.fixture
def window(qtbot: QtBot) -> AgreementWindow:
    window = AgreementWindow(read_observations)
    qtbot.addWidget(window)
    window.show()
    return window


def test_esc_and_a_button_lead_back(window: AgreementWindow) -> None:
    QTest.mouseClick(window.close_button, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    window.show()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_figures_words_and_disagreements(window: AgreementWindow, tmp_path: Path) -> None:
    window.first.take(write_study(tmp_path / "a.study", FIRST))
    assert "Choose the studies" in window.summary.text()
    window.second.take(write_study(tmp_path / "b.study", SECOND))
    # the same number is chosen in the second study, though it holds an earlier contact
    assert window.second.contacts.currentText() == "Contact 2"
    # step, wait, nothing/hold, and at both closes an implied end that nobody pressed
    assert window.agreed.text() == "2 of 3"
    # 12 stretches, 9 of them quiet: p_o = 11/12, p_e = (1 + 1 + 10 × 9)/144
    assert window.kappa.text() == f"{(132 - 92) / (144 - 92):.2f}" == "0.77"
    assert "substantial (Landis and Koch 1977)" in window.summary.text()
    assert window.rows.lines() == [
        "0:01, Alike: step “Greet”. First at 0:01, second at 0:01",
        "0:10, Another reason: wait on system · wait on approval. First at 0:10, second at 0:12",
        "0:30, Only the second: nothing · hold. First nothing, second at 0:30",
    ]
    window.only_button.click()
    assert [line[:4] for line in window.rows.lines()] == ["0:10", "0:30"]
    window.only_button.click()
    assert len(window.rows.lines()) == 3


def test_another_contact_of_the_second_study_can_be_chosen(
    window: AgreementWindow, tmp_path: Path
) -> None:
    window.first.take(write_study(tmp_path / "a.study", FIRST))
    window.second.take(write_study(tmp_path / "b.study", SECOND))
    window.second.contacts.setCurrentIndex(0)
    assert window.agreed.text() == "0 of 2"


def test_nobody_marked_anything_to_compare(window: AgreementWindow, tmp_path: Path) -> None:
    quiet = write_study(tmp_path / "a.study", "1,0,open,\n1,9000,close,\n")
    window.first.take(quiet)
    window.second.take(quiet)
    assert (window.agreed.text(), window.kappa.text()) == ("0 of 0", "not defined")
    assert "Neither observer marked anything" in window.summary.text()


def test_a_file_that_cannot_be_read_and_a_study_without_contacts_are_told(
    window: AgreementWindow, tmp_path: Path
) -> None:
    window.first.take(tmp_path / "none.study")
    assert window.notice.sentence == f"{tmp_path / 'none.study'}: there is no such file"
    window.first.take(write_study(tmp_path / "empty.study", ""))
    assert window.notice.sentence == "empty.study: no contact was observed yet"
    window.first.take(write_study(tmp_path / "a.study", FIRST))
    assert window.notice.sentence == ""
