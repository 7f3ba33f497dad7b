"""Page 1 alone is enough, fits its sheet whatever is written, and says what it does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from observer.analysis import Analysis, analyse
from observer.documents.choices import DEFAULTS
from observer.documents.leadership.first_page import FirstPage, first_page
from observer.documents.leadership.matter import gather
from observer.documents.leadership.pack import compose_leadership
from observer.documents.leadership.replay import Replay, Replayed
from observer.export.document import Part, Sheet, smallest_text_pt
from observer.export.flow import Room
from observer.export.paper import HAND_PT, Orientation, Paper, SheetSize, sheet_size
from observer.export.setting import sheet_styles
from observer.model.brief import Brief
from observer.model.trace import Trace
from tests.documents.leadership.reading import links, words

NUMBERS = {"brief": 2, "map": 3, "constraint-1": 4, "constraint-2": 104, "method": 6}
FURTHER = [("brief", "Contents"), ("method", "Method and limits")]
REPLAY = Replay(("approval",), (Replayed(1, 500_000, 400_000),), 240_000, 0, 1, 1, 1)

texts = st.one_of(
    st.just(""),
    st.text(max_size=40),
    st.integers(1, 400).map(lambda count: "Wort " * count),
    st.integers(1, 300).map(lambda count: "x" * count),
    st.integers(1, 120).map(lambda count: "退款" * count),
    st.integers(1, 60).map(lambda count: "line\n" * count),
)
briefs = st.builds(
    Brief,
    question=texts,
    decision=texts,
    by_whom=texts,
    by_when=st.none() | st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    words=texts,
)
sizes = st.builds(
    sheet_size,
    st.sampled_from([Paper.A4, Paper.LETTER, Paper.A3, Paper.A1]),
    st.sampled_from(Orientation),
)


def page_of(
    analysis: Analysis, size: SheetSize, replay: Replay | None = None
) -> tuple[Room, Sheet]:
    styles = sheet_styles(size)
    margin = styles.margin
    room = Room(margin, margin, size.width - 2 * margin, size.height - 3 * margin)
    page = FirstPage(gather(analysis), styles, NUMBERS, FURTHER, replay)
    return room, Sheet(size, first_page(page, room))


def renamed(trace: Trace, name: str) -> Trace:
    """The trace with each step called by its own name and another one."""
    events = tuple(
        replace(event, step=f"{event.step} {name}", label=f"{event.label} {name}", held_by=name)
        for event in trace.events
    )
    return replace(trace, events=events)


def bottom(part: Part) -> float:
    return part.y + part.block.height


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(brief=briefs, said=texts, fact=texts, name=texts, size=sizes, replayed=st.booleans())
def test_it_fits_whatever_is_written(
    sample: Analysis,
    brief: Brief,
    said: str,
    fact: str,
    name: str,
    size: SheetSize,
    replayed: bool,
) -> None:
    observed = replace(
        sample.observed,
        study=replace(
            sample.observed.study,
            contact_type=fact,
            coached_metric=fact,
            metric_baseline=said,
            how_chosen=fact,
            observer_role=said,
        ),
        traces=tuple(renamed(trace, name) for trace in sample.observed.traces),
        process=None,
    )
    analysis = analyse(observed)
    spoken = {constraint.id: said for constraint in analysis.findings.constraints}
    observed = replace(observed, brief=replace(brief, said=spoken))
    analysis = replace(analysis, observed=observed)
    room, sheet = page_of(analysis, size, REPLAY if replayed else None)
    assert all(bottom(one) <= two.y for one, two in zip(sheet.parts, sheet.parts[1:], strict=False))
    assert bottom(sheet.parts[-1]) <= room.top + room.height + 0.01
    assert all(part.block.width <= room.width + 0.01 for part in sheet.parts)
    assert smallest_text_pt(sheet) >= HAND_PT - 0.01


def test_it_says_all_that_a_director_asks_for(sample: Analysis) -> None:
    sheet = compose_leadership(sample, DEFAULTS).sheets[0]
    told = words(sheet)
    for said in (
        "Should agents decide refunds above",
        "First-contact resolution: 58 % last quarter",
        "The main path, taken from end to end by 3 of 10; times: median; ringed:",
        "W wait, B blocked, T transfer",
        "10 contacts, 9 March 2026",
        "Chosen: The next ten contacts",
        "Contact-centre team manager",
        "4 agents",
        "9 of 10",
        "24:32 in all",
        "5 never permitted",
        "Team leader",
        "Let agents approve refunds up to 200 themselves",
        "Director of customer operations · by when: 31 March 2026",
        "between 55 % and over 99 %",
        "listen to music",
        "most time lost first, then most contacts",
    ):
        assert said in told
    assert "Draft" not in told
    assert "not given" not in told


def test_each_figure_leads_to_its_evidence(sample: Analysis) -> None:
    document = compose_leadership(sample, DEFAULTS)
    leads = links(document.sheets[0])
    assert {"map", "constraint-1", "constraint-2", "constraint-3", "method"} <= set(leads.values())


def test_what_was_not_given_is_said_and_makes_it_a_draft(sample: Analysis) -> None:
    study = replace(sample.observed.study, metric_baseline="", agent_count=None)
    observed = replace(sample.observed, study=study, brief=Brief(question="Why?"))
    document = compose_leadership(replace(sample, observed=observed), DEFAULTS)
    told = words(document.sheets[0])
    assert "Draft: not given: the baseline, how many agents" in told
    assert "the baseline was not given" in told
    assert "The decision was not given" in told
    assert all("draft · page" in words(sheet) for sheet in document.sheets)
    assert "by when to decide" in words(document.sheets[1])
    assert "(draft)" in document.properties.title


def test_long_texts_go_on_where_they_say(sample: Analysis) -> None:
    question = " ".join(f"word{number}" for number in range(200))
    observed = replace(sample.observed, brief=replace(sample.observed.brief, question=question))
    document = compose_leadership(replace(sample, observed=observed), DEFAULTS)
    assert "… whole on page 2" in words(document.sheets[0])
    assert "word199" not in words(document.sheets[0])
    assert "word199" in words(document.sheets[1])


@pytest.mark.parametrize("place", ["sheets", "properties"])
def test_no_agent_appears(sample: Analysis, place: str) -> None:
    document = compose_leadership(sample, DEFAULTS)
    told = " ".join(map(words, document.sheets)) if place == "sheets" else repr(document.properties)
    assert not any(f"Agent {letter}" in told for letter in "ABCD")
    assert "Agent B" in {event.held_by for t in sample.observed.traces for event in t.events}
