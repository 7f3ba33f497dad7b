"""Pools, lanes, several processes in a file, and how they were drawn."""

from __future__ import annotations

from observer.documented.bpmn.extension import NAMESPACE
from observer.documented.bpmn.reader import read_bpmn
from observer.model.process import Box
from tests.documented.bpmn_text import PATH, definitions, drawn, flow, node, read, read_all

LANES = """<laneSet><lane id="l" name="Service"><flowNodeRef>a</flowNodeRef>
<childLaneSet><lane id="m" name="Agent"><flowNodeRef>b</flowNodeRef></lane>
<lane id="n"><flowNodeRef>c</flowNodeRef></lane></childLaneSet></lane>
<lane id="k" name="Back&#10;office"><flowNodeRef>d</flowNodeRef><flowNodeRef>s</flowNodeRef></lane>
</laneSet><task id="a"/><task id="b"/><task id="c"/><task id="d"/><task id="e"/>
<subProcess id="s"><task id="f"/></subProcess><boundaryEvent id="g" attachedToRef="b"/>"""


def test_the_innermost_named_lane_is_the_owner() -> None:
    owners = {n.id: n.owner for n in read(LANES).nodes}
    assert owners == {
        "a": "Service", "b": "Agent", "c": "Service", "d": "Back office", "e": "",
        "s": "Back office", "f": "Back office", "g": "Agent",
    }  # fmt: skip


def test_lanes_that_list_nothing_own_what_is_drawn_in_them() -> None:
    content = (
        '<laneSet><lane id="l" name="Service"><childLaneSet><lane id="m" name="Agent"/>'
        '</childLaneSet></lane></laneSet><task id="a"/><task id="b"/><task id="c"/>'
    )
    shapes = drawn(
        "l 0 0 100 100", "m 0 50 100 50", "a 10 10 10 10", "b 10 60 10 10", "c 500 0 9 9"
    )
    owners = [n.owner for n in read(content, shapes).nodes]
    assert owners == ["Service", "Agent", ""]


def test_all_processes_are_read_but_empty_pools() -> None:
    result = read_all(
        '<collaboration><participant id="x" name="Contact&#10;centre" processRef="t:p"/>'
        '<participant id="y" name="Customer"/><participant id="z" name="Bank" processRef="r"/>'
        '<messageFlow id="m" sourceRef="a" targetRef="y"/></collaboration>'
        '<process id="p" name="Refund"><task id="a"/></process>'
        '<process id="q" name="Complaint"><task id="b"/></process><process id="r"/>'
        '<process id="s"><task id="c"/></process>'
    )
    named = [(p.id, p.name) for p in result.processes]
    assert named == [("p", "Contact centre"), ("q", "Complaint"), ("s", "s")]
    assert not result.warnings


def test_pools_that_sequence_flows_join_are_one_process() -> None:
    result = read_all(
        '<collaboration><participant id="x" name="Agent" processRef="p"/>'
        '<participant id="y" name="Back office" processRef="q"/></collaboration>'
        '<process id="p"><task id="a" name="Ask"/></process>'
        '<process id="o"><task id="z" name="Other"/></process>'
        f'<process id="q"><task id="b" name="Decide"/>{flow("a", "b")}</process>'
    )
    joined, other = result.processes
    assert joined.name == "Agent and Back office"
    assert [(n.name, n.owner) for n in joined.nodes] == [
        ("Ask", "Agent"),
        ("Decide", "Back office"),
    ]
    assert [(f.source, f.target) for f in joined.flows] == [("a", "b")]
    assert joined.starts == ("a",)
    assert other.name == "o"


def test_a_boundary_event_written_elsewhere_stands_where_its_activity_does() -> None:
    result = read_all(
        '<process id="p"><task id="a"/><task id="c"/></process>'
        f'<process id="q"><boundaryEvent id="b" attachedToRef="a"/>{flow("b", "c")}</process>'
    )
    (process,) = result.processes
    assert [n.id for n in process.nodes] == ["a", "c", "b"]


def test_the_same_id_in_two_processes_means_the_one_of_each() -> None:
    content = f'<task id="a"/><task id="b"/>{flow("a", "b")}'
    result = read_all(f'<process id="p">{content}</process><process id="q">{content}</process>')
    one, other = result.processes
    assert [(f.source, f.target) for f in one.flows] == [("a", "b")]
    assert [(f.source, f.target) for f in other.flows] == [("a 2", "b 2")]


def test_the_drawing_of_the_owners_is_kept() -> None:
    content = (
        '<laneSet><lane id="l" name="Agent"><flowNodeRef>a</flowNodeRef></lane></laneSet>'
        f'<task id="a"/><task id="b"/>{flow("b", "a")}{flow("a", "b")}'
    )
    line = (
        '<BPMNEdge bpmnElement="x:a-b"><waypoint x="5" y="1.5"/><waypoint x="9" y="2"/></BPMNEdge>'
    )
    shapes = drawn("x:a 1 2 30.5 40", "l 0 0 99 99", "b 50 2 30 0").replace("</BPMNPlane>", line)
    picture = read(content, f"{shapes[: -len('</BPMNDiagram>')]}</BPMNPlane></BPMNDiagram>").picture
    assert picture is not None
    assert picture.boxes == (Box("a", 1, 2, 30.5, 40),)
    assert picture.lines == ((), ((5, 1.5), (9, 2)))
    assert picture.lanes == (Box("Agent", 0, 0, 99, 99),)


def test_a_process_is_taken_from_the_plane_that_shows_most_of_it() -> None:
    planes = drawn("a 0 0 9 9") + drawn("a 5 5 9 9", "b 20 5 9 9")
    picture = read('<task id="a"/><task id="b"/>', planes).picture
    assert picture is not None
    assert [box.x for box in picture.boxes] == [5, 20]


def test_a_file_without_drawing_has_none() -> None:
    assert read('<task id="a"/>').picture is None


def test_places_that_are_no_numbers_are_not_drawn() -> None:
    for place in ("NaN", "inf", "", "1,5"):
        shape = drawn("a 0 0 9 9").replace('x="0"', f'x="{place}"')
        assert read('<task id="a"/>', shape).picture is None


def test_what_observer_adds_is_read_back() -> None:
    facts = 'o:may_decide="Team leader" o:observable="no" o:documented_ms="1500" o:owner="Agent"'
    text = definitions(f'<process id="p"><task id="a" name="Approve" {facts}/></process>')
    content = text.replace("<definitions ", f'<definitions xmlns:o="{NAMESPACE}" ').encode()
    (element,) = read_bpmn(content, PATH).processes[0].nodes
    assert (element.may_decide, element.owner) == ("Team leader", "Agent")
    assert (element.observable, element.documented_ms) == (False, 1500)


def test_a_parallel_event_gateway_awaits_all() -> None:
    gateway = '<eventBasedGateway id="g" eventGatewayType="Parallel" instantiate="true"/>'
    assert node(gateway, "g").kind == "parallel"
