"""Who stands in whose lane, and what is said of a step that nobody is known to own."""

from __future__ import annotations

from itertools import pairwise

from observer.drawing.atlas import Atlas, draw_atlas
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Seen, View, ordered
from observer.drawing.wording import OWNER_NOT_KNOWN

ALL = (1, 2, 3)


def drawn(**owners: str) -> Atlas:
    """A chain of steps, each with its owner, seen in three contacts that end in two ways."""
    steps = [
        MapNode(name, "step", name, owner, seen=Seen(ALL, 3)) for name, owner in owners.items()
    ]
    ends = [MapNode(name, "outcome", name, seen=Seen(ALL[:2], 2)) for name in ("good", "bad")]
    chain = ["begin", *owners, "good"]
    edges = [MapEdge(*ends, contacts=ALL, count=3) for ends in pairwise(chain)]
    edges.append(MapEdge(chain[1], "bad", contacts=ALL[:1], count=1))
    nodes = (MapNode("begin", "start", ""), *steps, *ends)
    return draw_atlas([ordered(MapGraph(View.REAL, ALL, nodes, tuple(edges)))])


def lane_of(atlas: Atlas, name: str) -> str:
    y = atlas.layout.nodes[name][1]
    return next(lane for lane, (top, end) in atlas.layout.lanes.items() if top <= y < end)


def said(atlas: Atlas, name: str) -> list[str]:
    return [text.text for text in atlas.drawings[View.REAL].texts if text.owner == name]


def test_the_start_and_all_outcomes_stand_with_those_who_begin_and_end() -> None:
    atlas = drawn(ask="Clerk", check="Agent", decide="Agent", tell="Lead")
    assert lane_of(atlas, "begin") == "Clerk"
    assert {lane_of(atlas, name) for name in ("good", "bad")} == {"Lead"}
    assert lane_of(atlas, "check") == "Agent"


def test_a_step_in_a_lane_that_nobody_is_known_to_own_says_so() -> None:
    atlas = drawn(ask="Agent", calm="", decide="Lead", tell="Agent")
    assert atlas.layout.lanes.keys() == {"Agent", "Lead"}
    assert OWNER_NOT_KNOWN in said(atlas, "calm")
    assert OWNER_NOT_KNOWN not in said(atlas, "ask") + said(atlas, "good")


def test_where_few_owners_are_known_there_are_no_lanes_and_no_words_about_it() -> None:
    for atlas in (
        drawn(ask="Agent", calm="", decide="Lead", tell=""),
        drawn(ask="Agent", calm="", decide="Agent"),
    ):
        assert atlas.layout.lanes == {}
        assert OWNER_NOT_KNOWN not in said(atlas, "calm")


def test_a_step_out_of_sight_names_its_owner_where_it_stands_in_the_lane_of_another() -> None:
    owners = {"ask": "Agent", "decide": "Lead", "pay": "Back office"}
    edges = tuple(MapEdge(*ends) for ends in pairwise(owners))

    def view(kind: View, sight: bool) -> MapGraph:
        steps = [MapNode(name, "step", name, owner) for name, owner in owners.items()]
        steps[-1] = MapNode("pay", "step", "pay", "Back office", observable=sight)
        return MapGraph(kind, (), tuple(steps), edges)

    atlas = draw_atlas([view(View.COMPARISON, False), view(View.DOCUMENTED, True)])
    assert atlas.layout.lanes.keys() == {"Agent", "Lead"}
    texts = atlas.drawings[View.DOCUMENTED].texts
    assert [text.text for text in texts if text.owner == "pay"] == ["pay", "Back office"]
    assert "Lead" not in [text.text for text in texts if text.owner == "decide"]
