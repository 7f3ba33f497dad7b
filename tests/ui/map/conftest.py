"""A small study worked out by hand, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.display_list import Box, Curve, DisplayList, Element, Polygon, Text
from observer.drawing.fonts import text_width
from observer.drawing.map_graph import View
from observer.drawing.tokens import Colour
from observer.drawing.typeface import Font
from observer.model.study import Study
from observer.recording import record_script
from observer.sample import START
from observer.store.study_file import StudyFile
from observer.ui.map.canvas import MapCanvas
from observer.ui.map.page import MapPage
from observer.ui.theme import apply_theme, load_fonts

SCRIPT = """contact,at_ms,key,detail
1,0,open,channel=call
1,1000,step,Greet
1,20000,step,Check account
1,30000,wait,on=system
1,50000,moving,
1,80000,blocked,for=authority;held_by=Team leader
1,140000,moving,
1,150000,close,outcome=resolved;repeat=no;demand=value
2,200000,open,channel=chat
2,1000,step,Greet
2,11000,step,Check account
2,31000,blocked,for=authority;held_by=Back office
2,61000,moving,
2,71000,transfer,to=Billing;mode=cold;context=lost
2,91000,close,outcome=transferred;repeat=no;demand=failure
3,400000,open,channel=call
3,2000,step,Greet
3,12000,close,outcome=resolved;repeat=no;demand=value
4,600000,open,channel=call
4,3000,step,<b>x</b>
4,9000,note,still talking
"""
"""Three closed contacts and an open one."""

PROCESS = """step,next,owner,may_decide,introduced
Greet,Check account,Agent,,
Check account,Approve form,Agent,Team leader,2016
Approve form,,Team leader,,
"""

Analyse = Callable[..., Analysis]


@pytest.fixture
def analyse_script(tmp_path: Path) -> Analyse:
    """Plays a script into a new study, with a documented process unless there is none."""

    def made(script: str = SCRIPT, process: str = PROCESS) -> Analysis:
        from observer.documented.reading import choose_process, read_process

        with StudyFile.create(
            tmp_path / "refunds.study", Study(contact_type="Refunds", created_at=START)
        ) as file:
            written = tmp_path / "marks.csv"
            written.write_text(script, encoding="utf-8")
            assert record_script(file, written) == []
            if process:
                source = tmp_path / "process.csv"
                source.write_text(process, encoding="utf-8")
                file.set_documented_process(choose_process(read_process(source)), source.name)
            return analyse(read_observed(file))

    return made


@pytest.fixture
def analysis(analyse_script: Analyse) -> Analysis:
    return analyse_script()


@pytest.fixture
def themed(qapp: QApplication) -> None:
    load_fonts()
    apply_theme(qapp, dark=False)


@pytest.fixture
def open_page(
    qtbot: QtBot,
    themed: None,  # noqa: ARG001
    tmp_path: Path,
) -> Callable[..., MapPage]:
    """Opens a page at 1366 × 768 and waits until its first map is drawn, or refused."""

    def opened(analysis: Analysis, view: View = View.REAL) -> MapPage:
        page = MapPage(lambda: analysis, tmp_path / "refund.study")
        qtbot.addWidget(page)
        page.resize(1282, 736)
        page.show()
        page.view = view
        page.refresh()
        qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[..., MapPage], analysis: Analysis) -> MapPage:
    return open_page(analysis)


MARKUP = "<b>x</b>"
HAND_MADE = DisplayList(
    400,
    300,
    (
        Box(50, 100, 80, 40, 8, Colour.WAIT, owner="a"),
        Polygon(((250, 100), (330, 100), (330, 140), (250, 140)), Colour.BLOCKED, owner="b"),
        Curve(((130, 120), (170, 120), (210, 120), (250, 120)), Colour.INK, 2, owner="a-b"),
        Text(200, 250, MARKUP, 20, text_width(MARKUP, Font.REGULAR, 20)),
    ),
    {
        "a": Element("a", "step", "A", "first"),
        "a-b": Element("a-b", "edge", "A → B", "a line", source="a", target="b"),
        "b": Element("b", "step", "B", "second"),
    },
)


@pytest.fixture
def drawing() -> DisplayList:
    """A → B, and a loose text that looks like mark-up."""
    return HAND_MADE


@pytest.fixture
def canvas(qtbot: QtBot, themed: None, drawing: DisplayList) -> MapCanvas:  # noqa: ARG001
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_drawing(drawing)
    return made
