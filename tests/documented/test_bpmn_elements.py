"""What each element of BPMN becomes."""

from __future__ import annotations

import pytest

from observer.documented.bpmn.reader import read_bpmn
from observer.model.process import NodeKind, Notation
from tests.documented.bpmn_text import MODEL, PATH, drawn, flow, node, read


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("task", NodeKind.STEP),
        ("userTask", NodeKind.STEP),
        ("manualTask", NodeKind.STEP),
        ("scriptTask", NodeKind.STEP),
        ("serviceTask", NodeKind.STEP),
        ("sendTask", NodeKind.STEP),
        ("receiveTask", NodeKind.STEP),
        ("businessRuleTask", NodeKind.STEP),
        ("callActivity", NodeKind.STEP),
        ("subProcess", NodeKind.SUBPROCESS),
        ("transaction", NodeKind.SUBPROCESS),
        ("adHocSubProcess", NodeKind.SUBPROCESS),
        ("startEvent", NodeKind.START),
        ("endEvent", NodeKind.END),
        ("intermediateCatchEvent", NodeKind.EVENT),
        ("intermediateThrowEvent", NodeKind.EVENT),
        ("boundaryEvent", NodeKind.EVENT),
        ("exclusiveGateway", NodeKind.EXCLUSIVE),
        ("eventBasedGateway", NodeKind.EXCLUSIVE),
        ("parallelGateway", NodeKind.PARALLEL),
        ("inclusiveGateway", NodeKind.INCLUSIVE),
        ("complexGateway", NodeKind.INCLUSIVE),
    ],
)
def test_every_flow_node_has_a_kind(tag: str, kind: NodeKind) -> None:
    element = node(f'<{tag} id="a" name="Check"/>', "a")
    assert (element.kind, element.name) == (kind, "Check")


def test_data_and_annotations_are_no_part_of_the_flow() -> None:
    process = read(
        '<dataObject id="d"/><dataObjectReference id="r" name="Order"/><dataStoreReference id="s"/>'
        '<textAnnotation id="n"><text>Ask first</text></textAnnotation><group id="g"/>'
        '<association id="x" sourceRef="a" targetRef="n"/><task id="a" name="Check"/>'
    )
    assert [element.id for element in process.nodes] == ["a"]
    assert not process.flows


def test_a_name_over_several_lines_is_joined() -> None:
    assert (
        node('<task id="a" name="Check&#10;the&#13;&#10;  order "/>', "a").name == "Check the order"
    )


def test_an_element_without_a_name_has_none() -> None:
    assert node('<task id="a"/>', "a").name == ""


def test_several_ways_out_keep_their_conditions() -> None:
    process = read(
        '<task id="a" default="a-d"/><task id="b"/><task id="c"/><task id="d"/>'
        + flow("a", "b", "<conditionExpression>amount</conditionExpression>")
        + flow("a", "c")
        + flow("a", "d")
    )
    assert process.notation is Notation.BPMN
    said = [(f.target, f.conditional, f.default) for f in process.flows]
    assert said == [("b", True, False), ("c", False, False), ("d", False, True)]


@pytest.mark.parametrize("marker", ["standardLoop", "multiInstanceLoop"])
def test_loop_and_multi_instance_markers_repeat(marker: str) -> None:
    content = f'<task id="a"><{marker}Characteristics/></task><task id="b"/>'
    assert node(content, "a").repeats
    assert not node(content, "b").repeats


def test_what_stands_in_a_sub_process_has_it_as_its_parent() -> None:
    process = read(
        '<subProcess id="s"><task id="a"/><transaction id="t"><task id="b"/></transaction>'
        + flow("a", "t")
        + "</subProcess>"
    )
    assert {n.id: n.parent for n in process.nodes} == {"s": "", "a": "s", "t": "s", "b": "t"}
    assert [(f.source, f.target) for f in process.flows] == [("a", "t")]


def test_a_sub_process_is_expanded_or_collapsed_as_drawn() -> None:
    inside = "<task id='a'/></subProcess>"
    content = f'<subProcess id="s">{inside}'
    open_, closed = "s 0 0 9 9 isExpanded='true'", "s 0 0 9 9 isExpanded='false'"
    assert not node(content, "s", drawn(open_)).collapsed
    assert node(content, "s", drawn(closed)).collapsed
    assert node('<subProcess id="s"/>', "s", drawn(open_)).collapsed, "nothing stands in it"


def test_a_sub_process_of_which_nothing_is_said_is_as_its_inside_is_drawn() -> None:
    content = '<subProcess id="s"><task id="a"/></subProcess>'
    assert not node(content, "s").collapsed
    assert not node(content, "s", drawn("s 0 0 90 90", "a 10 10 20 20")).collapsed
    assert node(content, "s", drawn("s 0 0 90 90", "a 500 500 20 20")).collapsed
    assert node('<subProcess id="s"/>', "s").collapsed


def test_a_boundary_event_hangs_on_its_activity() -> None:
    content = (
        '<task id="a"/><boundaryEvent id="b" attachedToRef="a"><timerEventDefinition/>'
        '</boundaryEvent><boundaryEvent id="c" attachedToRef="a" cancelActivity="false"/>'
        '<boundaryEvent id="d" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>'
    )
    process = read(content)
    events = [process.by_id[event] for event in "bcd"]
    assert [event.attached_to for event in events] == ["a", "a", "a"]
    assert [event.interrupting for event in events] == [True, False, False]
    assert events[0].trigger == "timer"
    assert process.starts == ("a",)


@pytest.mark.parametrize(("said", "interrupts"), [("", True), ('isInterrupting="false"', False)])
def test_an_event_sub_process_interrupts_as_its_start_says(said: str, interrupts: bool) -> None:
    content = f'<subProcess id="s" triggeredByEvent="true"><startEvent id="a" {said}/></subProcess>'
    element = node(content, "s")
    assert (element.triggered, element.interrupting) == (True, interrupts)


def test_an_activity_that_compensates_waits_beside() -> None:
    process = read('<startEvent id="a"/><task id="b" isForCompensation="true"/>')
    element = process.by_id["b"]
    assert (element.triggered, element.interrupting) == (True, False)
    assert process.starts == ("a",)


def test_links_are_joined_by_name_within_their_scope() -> None:
    link = '<linkEventDefinition name="{}"/>'
    throw, catch = (
        "<intermediateThrowEvent id='{}'>{}</intermediateThrowEvent>",
        ("<intermediateCatchEvent id='{}'>{}</intermediateCatchEvent>"),
    )
    one, two = link.format("One"), link.format("Two")
    process = read(
        throw.format("a", one) + throw.format("b", two)
        + "<subProcess id='s'>" + catch.format("x", one) + "</subProcess>"
        + catch.format("d", two) + catch.format("c", one)
    )  # fmt: skip
    assert process.by_id["a"].links_to == "c"
    assert process.by_id["b"].links_to == "d"
    assert process.starts == ("a", "b", "s")


def test_a_terminate_end_terminates_also_by_reference() -> None:
    content = (
        '<endEvent id="a"><terminateEventDefinition/></endEvent><endEvent id="b"/>'
        '<endEvent id="c"><eventDefinitionRef>x:t</eventDefinitionRef></endEvent>'
    )
    process = read(content, '<terminateEventDefinition id="t"/>')
    assert [n.terminates for n in process.nodes] == [True, False, True]


def test_an_event_keeps_its_trigger_where_it_is_defined_apart() -> None:
    body = '<startEvent id="a"><eventDefinitionRef>m</eventDefinitionRef></startEvent>'
    assert node(body, "a", '<messageEventDefinition id="m"/>').trigger == "message"


def test_starts_are_the_start_events_else_whatever_no_flow_leads_to() -> None:
    assert read('<task id="a"/><startEvent id="s"/><startEvent id="t"/>').starts == ("s", "t")
    assert read('<task id="a"/><task id="b"/><task id="c"/>' + flow("a", "c")).starts == ("a", "b")
    waiting = '<startEvent id="s"/><receiveTask id="a" instantiate="true"/>'
    assert read(waiting).starts == ("s", "a")


def test_any_prefix_will_do() -> None:
    text = (
        f'<x.1:definitions xmlns:x.1="{MODEL}"><x.1:process id="p"><x.1:task id="a" name="Check"/>'
        "</x.1:process></x.1:definitions>"
    )
    result = read_bpmn(text.encode(), PATH)
    assert [n.name for n in result.processes[0].nodes] == ["Check"]
    assert not result.warnings


def test_elements_of_a_tool_are_no_elements_of_the_process() -> None:
    tool = '<t:task xmlns:t="http://tool.example/bpmn" id="t" name="Task of the tool"/>'
    process = read(
        f'<extensionElements>{tool}</extensionElements>{tool}<task id="a" name="Check"/>'
    )
    assert [n.name for n in process.nodes] == ["Check"]
