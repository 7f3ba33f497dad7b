"""The pack as a whole: its pages in order, the links between them, and what it has no data for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.documents.choices import DEFAULTS, Choices
from observer.documents.leadership.authority import Authority
from observer.documents.leadership.chapters import Proposal
from observer.documents.leadership.commitments import Commitment
from observer.documents.leadership.links import plain
from observer.documents.leadership.pack import compose_leadership, compose_pack
from observer.documents.leadership.replay import Replay, Replayed
from observer.documents.leadership.wording import metric
from observer.errors import UserError
from observer.export.document import Document, smallest_text_pt, walk
from observer.export.paper import HAND_PT, Orientation, Paper
from observer.model.brief import Brief
from observer.model.study import Study
from observer.recording import record_script
from observer.sample import make_sample
from tests.documents.leadership.reading import links, outside, pages_of, words
from tests.documents.leadership.test_first_page import renamed
from tests.documents.recorded import CLOSE, HEADER, WHOLE, analysis_of

AFTER = """1,0,open,channel=call
1,4000,step,Identify customer
1,40000,step,Obtain refund approval
1,41000,wait,on=approval;who=Team leader
1,45000,moving,
1,60000,close,outcome=resolved
"""

PROPOSAL = Proposal(
    authority=(
        Authority(
            "Refund above 50",
            "Team leader",
            "median 4:02 in 5",
            "Agent",
            "up to 200, reviewed weekly",
            "approval:Obtain refund approval",
        ),
    ),
    replay=Replay(
        without=("approval at “Obtain refund approval”",),
        contacts=(Replayed(1, 540_000, 384_000), Replayed(2, 470_000, 332_000)),
        latency_before_ms=242_000,
        latency_after_ms=0,
        resolved_before=1,
        resolved_at_least=1,
        resolved_at_most=2,
    ),
    commitments=(
        Commitment("Train the team", "Team leader", date(2026, 5, 4), "All know the limit"),
        Commitment("Raise the limit", "Director", date(2026, 4, 1), "The system allows it", True),
    ),
)


@pytest.fixture(scope="module")
def pack(sample: Analysis) -> Document:
    return compose_leadership(sample, DEFAULTS)


@pytest.fixture(scope="module")
def proposed(sample: Analysis) -> Document:
    return compose_pack(sample, DEFAULTS, PROPOSAL)


def bookmarks(document: Document) -> list[str]:
    blocks = (part.block for sheet in document.sheets for part in walk(sheet.parts))
    return [block.bookmark for block in blocks if block.bookmark]


def test_every_link_leads_to_a_page_that_is_there(pack: Document, proposed: Document) -> None:
    for document in (pack, proposed):
        there = pages_of(document)
        for sheet in document.sheets:
            assert set(links(sheet).values()) <= set(there)


def test_the_numbers_in_words_are_those_of_the_pages(pack: Document) -> None:
    there = pages_of(pack)
    for sheet in pack.sheets:
        for said, anchor in links(sheet).items():
            if "page" in said and anchor != "page-1":
                assert said.endswith(f"page {there[anchor]}")
    last = len(pack.sheets)
    assert all(f"page {n} of {last}" in words(s) for n, s in enumerate(pack.sheets, start=1))


def test_every_page_leads_back_to_the_first(pack: Document) -> None:
    assert all("page-1" in links(sheet).values() for sheet in pack.sheets[1:])


def test_nothing_stands_out_of_its_sheet_or_is_too_small(proposed: Document) -> None:
    for sheet in proposed.sheets:
        assert outside(sheet) == []
        assert smallest_text_pt(sheet) >= HAND_PT - 0.05


def test_what_nobody_has_data_for_has_no_page(pack: Document) -> None:
    assert bookmarks(pack) == [
        "Page 1: the whole on one page",
        "Contents, and the question whole",
        "The map: comparison",
        "What holds contacts up",
        "Waiting on approval, or blocked for it at “Obtain refund approval”",
        "Waiting on system at “Look up order”",
        "Waiting on customer at “Identify customer”",
        "Transferred to Back office at “Obtain refund approval”",
        "Seen once",
        "Method and limits",
        "Glossary",
    ]


def test_what_is_proposed_has_its_pages(proposed: Document) -> None:
    found = bookmarks(proposed)
    told = ["Who may decide", "What it is expected to free", "Commitments", "Method and limits"]
    assert [title for title in found if title in told] == told
    text = " ".join(map(words, proposed.sheets))
    assert "up to 200, reviewed weekly" in text
    assert text.index("Raise the limit") < text.index("Train the team")
    assert "1 April 2026 The system allows it kept" in text


def test_what_it_would_free_is_the_sum_of_the_replayed_contacts(proposed: Document) -> None:
    said = words(proposed.sheets[0])
    assert "the 2 observed contacts, replayed without it, take 4:54 less in all" in said
    assert "1 of 2 as observed, 1 to 2 of 2 replayed" in said


def test_the_evidence_of_a_constraint_is_every_mark_behind_it(pack: Document) -> None:
    text = words(pack.sheets[3])
    assert "1 call 4:22 6:57 2:36 waited on approval Team leader 4:06" in text
    assert "2 call 3:40 5:58 2:18 blocked for approval Team leader never, 5:47 +" in text
    counts = {"waited on approval": 6, "blocked for approval": 3, "waited on system": 4}
    assert {said: text.count(said) for said in counts} == counts


def test_before_and_after_stand_there_once_there_are_two_rounds(tmp_path: Path) -> None:
    (tmp_path / "after.csv").write_text(HEADER + AFTER)
    with make_sample(tmp_path / "a.study") as file:
        record_script(file, tmp_path / "after.csv", round_name="after")
        document = compose_leadership(analyse(read_observed(file)), DEFAULTS)
    text = " ".join(map(words, document.sheets))
    assert "Before and after, in figures" in text
    assert "Contacts closed 10 1" in text
    assert "Waiting on approval, or blocked for it, Obtain refund approval 9 of 10" in text
    assert "1 of 1, median 0:04" in text
    assert "Agent B" not in text
    for sheet in document.sheets:
        assert outside(sheet) == []


def test_a_study_whose_contacts_were_never_held_says_so(tmp_path: Path) -> None:
    document = compose_leadership(analysis_of(tmp_path, WHOLE + CLOSE), DEFAULTS)
    assert "Nothing held" in words(document.sheets[0])
    assert "1 contact, 9 March 2026" in words(document.sheets[0])


def test_without_a_closed_contact_there_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no contact is closed"):
        compose_leadership(analysis_of(tmp_path, WHOLE), DEFAULTS)


@pytest.mark.parametrize("paper", [Paper.A3, Paper.LETTER, Paper.LEGAL, Paper.A1])
@pytest.mark.parametrize("lies", Orientation)
def test_every_sheet_of_paper_will_do(sample: Analysis, paper: Paper, lies: Orientation) -> None:
    document = compose_leadership(sample, Choices(paper=paper, orientation=lies))
    assert document.sheets[0].size.name == paper.label
    for sheet in document.sheets:
        assert outside(sheet) == []


def test_who_hands_it_on_is_whom_the_leader_named(sample: Analysis, pack: Document) -> None:
    assert pack.properties.author == "Contact-centre team manager, consumer service"
    assert compose_leadership(sample, Choices(author="B")).properties.author == "B"


def test_contacts_still_open_are_left_out_and_said(sample: Analysis) -> None:
    traces = list(sample.observed.traces)
    traces[9] = replace(traces[9], closed=False)
    document = compose_leadership(analyse(replace(sample.observed, traces=tuple(traces))), DEFAULTS)
    first = words(document.sheets[0])
    assert "9 contacts, 9 March 2026" in first
    assert "Draft: contact 10 not closed yet" in first


def long_process(folder: Path, steps: int) -> Analysis:
    """One contact with many steps of long names, held at the fourth."""
    rows = ["1,0,open,channel=call;agent=A"]
    for number in range(steps):
        rows.append(f"1,{number * 1000},step,Step {number} {'with a long name ' * 15}")
    rows += ["1,3100,wait,on=system;who=System", "1,3900,moving,", f"1,{steps}000,close,outcome="]
    rows.sort(key=lambda row: int(row.split(",")[1]))
    return analysis_of(folder, "\n".join(rows).replace("outcome=", CLOSE.partition("close,")[2]))


def test_a_time_that_is_not_in_the_sum_is_counted(sample: Analysis) -> None:
    told = " ".join(map(words, compose_leadership(sample, DEFAULTS).sheets))
    assert "0:29 in all, median 0:29; marked 2 times, 1 of them not seen to the end" in told
    assert told.count("of them not seen") == 1


def test_of_a_single_contact_nothing_is_said_to_recur(tmp_path: Path) -> None:
    document = compose_leadership(analysis_of(tmp_path, WHOLE + CLOSE), DEFAULTS)
    told = " ".join(map(words, document.sheets))
    assert "What 1 contact can show" in told
    assert "two contacts or more" not in told


def test_a_map_too_large_for_any_sheet_is_told(tmp_path: Path) -> None:
    document = compose_leadership(long_process(tmp_path, 40), DEFAULTS)
    (warning,) = document.warnings
    assert "on A0 the smallest text is" in warning
    assert "“wall”" in warning


def test_what_is_missing_of_the_metric_is_said_in_words() -> None:
    missing = Study("Refund", datetime(2026, 3, 9, tzinfo=UTC))
    assert metric(missing) == "The coached metric was not given; nor was its baseline"
    assert metric(replace(missing, coached_metric="FCR")) == "FCR: the baseline was not given"


@pytest.mark.parametrize("text", ["line\n" * 60, "x" * 300, "退款" * 120, "why " * 8_000])
def test_nothing_stands_out_of_its_sheet_whatever_is_written(sample: Analysis, text: str) -> None:
    brief = Brief(text, text, text, date(2026, 4, 1), text, author="A")
    study = replace(sample.observed.study, contact_type=text, how_chosen=text[:2000])
    traces = tuple(renamed(trace, text[:300]) for trace in sample.observed.traces)
    observed = replace(
        sample.observed, brief=brief, study=study, traces=traces, process=None, places={}
    )
    document = compose_pack(analyse(observed), DEFAULTS, PROPOSAL)
    for sheet in document.sheets:
        assert outside(sheet) == []
    whole = "".join(map(words, document.sheets[1:])).replace(" ", "")
    assert plain(text).replace(" ", "")[:200] in whole
