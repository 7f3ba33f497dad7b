"""A way told place by place."""

from __future__ import annotations

from observer.model.identity import edge_id, node_id
from observer.ui.projector.walk import Walk

GREET, CHECK = node_id("step", "Greet"), node_id("step", "Check")
HELD = node_id("wait", "Greet", "system")
WAY = Walk(("start", GREET, HELD, CHECK))


def test_it_begins_before_the_first_place() -> None:
    assert WAY.place == ""
    assert WAY.trail == frozenset()


def test_lines_lead_from_step_to_step_past_what_held_the_contact() -> None:
    walk = WAY.stepped(1).stepped(1).stepped(1)
    assert walk.place == HELD
    assert walk.trail == {"start", GREET, HELD, edge_id("start", GREET)}
    assert walk.stepped(1).trail == {*walk.trail, CHECK, edge_id(GREET, CHECK)}


def test_it_stops_at_both_ends() -> None:
    assert WAY.stepped(-1) == WAY
    assert WAY.stepped(9).stepped(1).place == CHECK
