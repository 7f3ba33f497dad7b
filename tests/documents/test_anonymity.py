"""Pages that name nobody: agents become colleagues, everybody else stays who they are."""

from __future__ import annotations

from observer.analysis import Analysis
from observer.documents.anonymity import without_agents


def test_only_agents_become_colleagues(sample: Analysis) -> None:
    agents = {trace.agent for trace in sample.observed.traces}
    before = [event.held_by for trace in sample.observed.traces for event in trace.events]
    traces = without_agents(sample).observed.traces
    after = [event.held_by for trace in traces for event in trace.events]
    assert {one for one in before if one in agents} == {"Agent B"}
    assert after == ["a colleague" if one == "Agent B" else one for one in before]
    assert {trace.agent for trace in traces} == {""}


def test_no_figure_is_of_an_agent(sample: Analysis) -> None:
    told = without_agents(sample)
    holders = {name for one in told.findings.constraints for name in one.held_by}
    holders |= {name for _, held in told.graph.nodes(data="held_by") for name in held or ()}
    assert {"a colleague", "Team leader"} <= holders
    assert "Agent B" not in holders


def test_what_is_drawn_of_it_again_shares_its_layout(sample: Analysis) -> None:
    told = without_agents(sample)
    assert without_agents(sample) is told
    assert without_agents(told) is told
