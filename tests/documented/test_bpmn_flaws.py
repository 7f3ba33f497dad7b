"""Flaws that real files have: read past, with a warning that names the element."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.bpmn.reader import read_bpmn
from observer.documented.reading import read_process
from observer.errors import UserError
from observer.model.process import NodeKind
from tests.documented.bpmn_text import MODEL, PATH, definitions, flow, read_all, warnings

TASKS = '<task id="a" name="Greet"/><task id="b" name="Check"/>'


def process(content: str) -> str:
    return f'<process id="p">{content}</process>'


@pytest.mark.parametrize(
    ("dangling", "said"),
    [
        (flow("a", "x"), "“a-x” leads to “x”, which is no step, event or gateway here"),
        (flow("x", "b"), "“x-b” comes from “x”, which is no step, event or gateway here"),
        ('<sequenceFlow id="f" sourceRef="a"/>', "“f” leads to nothing"),
        ('<sequenceFlow id="f"/>', "“f” comes from nothing"),
        ('<sequenceFlow name="yes" targetRef="b"/>', "“yes” comes from nothing"),
    ],
)
def test_a_flow_without_an_end_is_left_out(dangling: str, said: str) -> None:
    body = process(f"{TASKS}{flow('a', 'b')}\n{dangling}")
    assert warnings(body) == [f"refund.bpmn:2: the sequence flow {said}; it is left out"]
    (read,) = read_all(body).processes
    assert [(f.source, f.target) for f in read.flows] == [("a", "b")]


def test_an_id_given_twice_is_made_two() -> None:
    body = process(f'{TASKS}{flow("a", "b")}\n<task id="b" name="Close"/>{flow("b", "a")}')
    assert warnings(body)[0] == (
        "refund.bpmn:2: the step “Close” has the id of another element; it is read as “b 2”"
    )
    (read,) = read_all(body).processes
    assert [n.name for n in read.nodes] == ["Greet", "Check", "Close"]
    assert read.flows[1].source == "b"


def test_an_element_without_id_is_read() -> None:
    body = process('<task name="Greet"/><sequenceFlow id="f"/>')
    assert [n.name for n in read_all(body).processes[0].nodes] == ["Greet"]
    assert warnings(body)[0] == (
        "refund.bpmn:1: the step “Greet” has no id; it is read as “task 2”"
    )


def test_a_boundary_event_on_nothing_is_an_event_of_its_own() -> None:
    body = process('<task id="a"/><boundaryEvent id="e" name="Late" attachedToRef="x"/>')
    assert "refund.bpmn:1: the event “Late” is attached to “x”, which is no activity" in warnings(
        body
    )
    assert read_all(body).processes[0].starts == ("a",)


def test_a_boundary_event_on_what_stands_in_it_is_an_event_of_its_own() -> None:
    inside = '<subProcess id="s{0}"/></boundaryEvent>'
    event = '<boundaryEvent id="e{0}" name="Late" attachedToRef="s{1}">' + inside
    body = process(event.format(1, 1) + event.format(2, 3) + event.format(3, 2))
    said = warnings(body)
    assert sum("which is no activity" in what for what in said) == 2
    assert len(read_all(body).processes[0].nodes) == 6


def test_a_link_that_leads_nowhere_is_told() -> None:
    body = process(
        '<intermediateThrowEvent id="e" name="On"><linkEventDefinition name="x"/>'
        "</intermediateThrowEvent>"
    )
    assert warnings(body) == ["refund.bpmn:1: the event “On” is a link that leads nowhere"]


def test_a_complex_gateway_is_read_as_an_inclusive_one() -> None:
    ways = flow("g", "a") + flow("g", "b")
    body = process(f'<complexGateway id="g" name="Which?"/>{TASKS}{ways}')
    assert warnings(body) == ["refund.bpmn:1: the gateway “Which?” is read as an inclusive one"]


def test_an_ad_hoc_sub_process_is_read_with_a_warning() -> None:
    body = process(f'<adHocSubProcess id="s" name="Any">{TASKS}</adHocSubProcess>')
    (told,) = warnings(body)
    assert told.endswith("“Any” is read as if each of its activities were performed once")


def test_a_flow_over_the_border_of_a_sub_process_is_kept() -> None:
    body = process(f'<subProcess id="s">{TASKS}</subProcess><task id="c"/>{flow("b", "c")}')
    assert "refund.bpmn:1: the sequence flow “b-c” crosses the border of a sub-process" in warnings(
        body
    )
    assert len(read_all(body).processes[0].flows) == 1


def test_a_name_too_long_to_be_one_is_cut() -> None:
    body = process(f'<task id="a" name="{"x" * 1001}"/>')
    assert "has a name of more than 1,000 characters; it is cut" in warnings(body)[0]
    assert len(read_all(body).processes[0].nodes[0].name) == 1000


@pytest.mark.parametrize(
    "namespace",
    [
        f"{MODEL}/",
        MODEL.replace("http:", "https:"),
        MODEL.replace("BPMN", "bpmn"),
        MODEL.replace("20100524", "20100501"),
        "http://schema.omg.org/spec/BPMN/2.0",
        "http://bpmn.io/schema/bpmn",
    ],
)
def test_a_namespace_much_like_the_right_one_will_do(namespace: str) -> None:
    result = read_bpmn(definitions(process(TASKS), namespace).encode(), PATH)
    assert [n.kind for n in result.processes[0].nodes] == [NodeKind.STEP] * 2
    assert f"“process” is in the namespace “{namespace}”, not in that" in result.warnings[0].what


def test_missing_namespaces_and_prefixes_will_do() -> None:
    for text in (
        definitions(process(TASKS)).replace(f' xmlns="{MODEL}"', ""),
        definitions(process(TASKS)).replace(' xmlns="', ' xmlns:b="').replace("<task", "<c:task"),
    ):
        result = read_bpmn(text.encode(), PATH)
        assert [n.name for n in result.processes[0].nodes] == ["Greet", "Check"]
        assert result.warnings


def test_a_namespace_that_is_no_address_will_do() -> None:
    text = definitions(process(TASKS)).replace(" xmlns=", ' xmlns:t="My process/1 ä" xmlns=')
    result = read_bpmn(text.encode(), PATH)
    assert len(result.processes[0].nodes) == 2
    assert result.warnings[0].where == "refund.bpmn:1"
    assert "My process/1 ä" in result.warnings[0].what


def test_a_file_without_process_says_so() -> None:
    assert warnings('<collaboration id="c"/>') == [
        "refund.bpmn: no process in it holds an activity, event or gateway"
    ]


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ('<Package xmlns="http://www.wfmc.org/2008/XPDL2.1"/>', "an XPDL file"),
        ('<b:BpmnDiagram xmlns:b="http://stp.eclipse.org/bpmn"/>', "a diagram in BPMN 1"),
        ('<definitions xmlns="http://bpmi.org/BPMN/1.2"/>', "a diagram in BPMN 1"),
        (
            '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>',
            "a decision model in DMN",
        ),
        ("<!DOCTYPE html><html/>", "a web page"),
    ],
)
def test_what_is_no_bpmn_2_is_refused_by_name(root: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "model.bpmn"
    path.write_text(f'<?xml version="1.0"?>\n<!-- a tool wrote this -->\n{root}')
    with pytest.raises(UserError, match=f"this is {kind}; a process is read from BPMN 2.0"):
        read_process(path)


def test_what_a_tool_adds_without_namespace_is_no_flaw() -> None:
    text = definitions(process(f"{TASKS}{flow('a', 'b')}")).replace(" xmlns=", " xmlns:b=")
    text = text.replace("<", "<b:").replace("<b:/", "</b:")
    text = text.replace("</b:process>", '<geometry x="1"/></b:process>')
    result = read_bpmn(text.encode(), PATH)
    assert [n.name for n in result.processes[0].nodes] == ["Greet", "Check"]
    assert not result.warnings


def test_flows_without_id_are_no_flaw() -> None:
    ways = '<sequenceFlow sourceRef="a" targetRef="b"/><sequenceFlow sourceRef="b" targetRef="c"/>'
    body = process(f'{TASKS}<task id="c"/>{ways}')
    assert warnings(body) == []
    assert len(read_all(body).processes[0].flows) == 2


def test_ids_that_look_like_prefixed_ones_stay_apart() -> None:
    body = process(
        '<task id="Task:1" name="Greet"/><task id="Step:1" name="Check"/>'
        + flow("Task:1", "Step:1")
        + flow("tns:Step:1", "other:Task:1")
    )
    assert warnings(body) == ["refund.bpmn:1: the process has no start"]
    (read,) = read_all(body).processes
    ends = [(f.source, f.target) for f in read.flows]
    assert ends == [("Task:1", "Step:1"), ("Step:1", "Task:1")]


def test_lanes_and_conditions_that_go_on_for_ever_are_cut_and_told_of(tmp_path: Path) -> None:
    path = tmp_path / "long.bpmn"
    path.write_text(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
        f'<laneSet><lane id="l" name="{"L" * 3000}"><flowNodeRef>t</flowNodeRef></lane></laneSet>'
        '<startEvent id="s"/><task id="t" name="T"/>'
        f'<sequenceFlow id="f" sourceRef="s" targetRef="t" name="{"n" * 3000}"/>'
        "</process></definitions>"
    )
    result = read_process(path)
    (process,) = result.processes
    assert (len(process.by_id["t"].owner), len(process.flows[0].name)) == (1000, 1000)
    assert sum("it is cut" in warning.what for warning in result.warnings) == 2
