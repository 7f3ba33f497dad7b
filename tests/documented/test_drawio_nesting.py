"""Sub-processes, pools, several pages and tables of lanes in draw.io drawings."""

from __future__ import annotations

from observer.documented.drawio.reader import read_drawio
from tests.documented.drawio_file import (
    BPMN,
    FILE,
    LANE,
    STEP,
    drawing,
    edge,
    flows,
    kinds,
    model,
    read,
    read_one,
    vertex,
)

SUB = BPMN + "task;bpmnShapeType=subprocess;"
START = BPMN + "event;outline=standard;"


def test_a_sub_process_with_a_way_in_it_is_expanded() -> None:
    process = read_one(
        vertex("in", "", START, (0, 100), (40, 40)),
        vertex("sub", "Verify", SUB, (100, 0), (500, 200)),
        vertex("begin", "", START, (20, 100), (40, 40), parent="sub"),
        vertex("a", "Ask", STEP, (120, 80), parent="sub"),
        vertex("out", "Close", at=(700, 80)),
        *(edge(*pair) for pair in (("in", "sub"), ("begin", "a"), ("sub", "out"))),
    )
    sub = process.by_id["sub"]
    assert (sub.kind.value, sub.collapsed) == ("subprocess", False)
    assert {n.id: n.parent for n in process.nodes if n.parent} == {"begin": "sub", "a": "sub"}
    assert process.starts == ("in",)


def test_a_sub_process_whose_border_an_arrow_crosses_is_one_step() -> None:
    process = read_one(
        vertex("a", "Ask", at=(-300, 0)),
        vertex("sub", "Verify", SUB, (0, 0), (500, 200)),
        vertex("b", "Look", STEP, (100, 80), parent="sub"),
        edge("a", "b"),
        edge("a", "sub"),
    )
    assert process.by_id["sub"].collapsed
    assert process.by_id["b"].parent == ""


def test_a_sub_process_that_nothing_leads_to_is_triggered() -> None:
    process = read_one(
        vertex("a", "Ask"),
        vertex("sub", "Cancelled", SUB, (0, 200), (500, 200)),
        vertex("begin", "", START, (20, 100), (40, 40), parent="sub"),
        vertex("b", "Stop", STEP, (120, 80), parent="sub"),
        edge("begin", "b"),
    )
    assert {n.id for n in process.nodes if n.triggered} == {"sub"}
    assert process.starts == ("a",)


def test_pools_that_no_arrow_joins_are_processes_of_their_own() -> None:
    message = "dashed=1;startArrow=oval;endArrow=block;"
    result = read(
        vertex("p", "Shop", LANE, (0, 0), (600, 200)),
        vertex("q", "Bank", LANE, (0, 300), (600, 200)),
        vertex("a", "Ask", at=(40, 40)),
        vertex("b", "Wait", at=(240, 40)),
        vertex("c", "Check", at=(40, 340)),
        vertex("d", "Pay", at=(240, 340)),
        edge("a", "b"),
        edge("c", "d"),
        edge("a", "c", style=message),
    )
    assert [(p.id, p.name, flows(p)) for p in result.processes] == [
        ("page-1.1", "Shop", [("a", "b", "")]),
        ("page-1.2", "Bank", [("c", "d", "")]),
    ]


def test_lanes_with_arrows_between_them_are_one_process() -> None:
    process = read_one(
        vertex("p", "Agent", LANE, (0, 0), (600, 200)),
        vertex("q", "Leader", LANE, (0, 300), (600, 200)),
        vertex("a", "Ask", at=(40, 40)),
        vertex("b", "Answer", at=(240, 340)),
        edge("a", "b"),
    )
    assert [node.owner for node in process.nodes] == ["Agent", "Leader"]


def test_an_empty_pool_is_no_step() -> None:
    result = read(
        vertex("p", "Shop", LANE, (0, 0), (600, 200)),
        vertex("q", "Customer", LANE, (0, 300), (600, 100)),
        vertex("a", "Ask", at=(40, 40)),
        vertex("b", "Wait", at=(240, 40)),
        edge("a", "b"),
        edge("b", "q"),
    )
    (process,) = result.processes
    assert set(kinds(process)) == {"a", "b"}
    assert "an arrow joins “Wait” and “Customer”" in result.warnings[0].what


def test_the_rows_of_a_table_of_lanes_are_owners_and_its_columns_are_not() -> None:
    process = read_one(
        vertex("t", "Coffee", "shape=table;childLayout=tableLayout;", size=(600, 300)),
        vertex("row", "Barista", "shape=tableRow;", (0, 40), (600, 200), "t"),
        vertex("column", "Order", "swimlane;connectable=0;", (40, 0), (300, 200), "row"),
        vertex("a", "Greet", STEP, (20, 60), parent="column"),
        vertex("b", "Brew", STEP, (160, 60), parent="column"),
        edge("a", "b"),
    )
    assert {node.owner for node in process.nodes} == {"Barista"}


def test_each_page_is_a_process_with_ids_of_its_own() -> None:
    page = model(vertex("a", "Ask"), vertex("b", "Answer", at=(200, 0)), edge("a", "b"))
    result = read_drawio(drawing(page, model(), page, packed=True), FILE)
    assert [(p.id, p.name, flows(p)) for p in result.processes] == [
        ("page-1", "Sheet 1", [("1.a", "1.b", "")]),
        ("page-3", "Sheet 3", [("3.a", "3.b", "")]),
    ]


def test_connectors_of_one_name_lead_on() -> None:
    connector = "shape=mxgraph.flowchart.on-page_reference;"
    process = read_one(
        vertex("a", "Ask"),
        vertex("out", "A", connector, (200, 0), (40, 40)),
        vertex("in", "A", connector, (0, 300), (40, 40)),
        vertex("b", "Answer", at=(200, 300)),
        edge("a", "out"),
        edge("in", "b"),
    )
    assert process.by_id["out"].links_to == "in"
    assert process.starts == ("a",)


def test_hidden_cells_are_not_read() -> None:
    hidden = vertex("h", "Old step").replace("<mxCell ", '<mxCell visible="0" ')
    process = read_one(hidden, vertex("a", "Ask"), vertex("c", "In it", parent="h"))
    assert set(kinds(process)) == {"a"}
