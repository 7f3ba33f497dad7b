"""The documented and the real process as BPMN 2.0: valid, explicit, all of it drawn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from observer.analysis import Analysis, analyse, read_observed
from observer.documented.table.csv_format import read_csv
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.export.bpmn.document import write_document
from observer.export.bpmn.documented import documented_diagram
from observer.export.bpmn.drawn import place_as_drawn
from observer.export.bpmn.placing import place
from observer.model.process import (
    Box,
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Notation,
    Picture,
)
from observer.outputs import bpmn_document
from observer.sample import make_sample

SCHEMA = Path("../shared/data/bpmn/xsd/BPMN20.xsd")
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
INTERCHANGE = "{http://www.omg.org/spec/BPMN/20100524/DI}"
OBSERVER = "{urn:observer:process}"
ACTIVE = ("task", "subProcess", "startEvent", "endEvent", "boundaryEvent",
          "intermediateThrowEvent", "intermediateCatchEvent")  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    with make_sample(tmp_path_factory.mktemp("sample") / "refund.study") as file:
        return analyse(read_observed(file))


def root_of(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def elements(root: etree._Element, *tags: str) -> list[etree._Element]:
    return [item for tag in tags for item in root.iter(f"{MODEL}{tag}")]


def document(process: DocumentedProcess) -> bytes:
    diagram = documented_diagram(process)
    return write_document(diagram, place_as_drawn(diagram, process) or place(diagram))


def read(table: str) -> DocumentedProcess:
    (process,) = read_csv(table, Path("refund.csv")).processes
    return process


@pytest.mark.parametrize("view", [View.DOCUMENTED, View.REAL])
def test_the_document_fits_the_schema_of_the_standard(sample: Analysis, view: View) -> None:
    if not SCHEMA.exists():
        pytest.skip(f"{SCHEMA} is not here")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(root_of(bpmn_document(sample, view)))


@pytest.mark.parametrize("view", [View.DOCUMENTED, View.REAL])
def test_everything_is_drawn_and_only_gateways_divide_or_join(sample: Analysis, view: View) -> None:
    root = root_of(bpmn_document(sample, view))
    flows = elements(root, "sequenceFlow")
    drawn = {item.get("bpmnElement") for item in root.iter(f"{INTERCHANGE}*")}
    named = elements(root, *ACTIVE, "exclusiveGateway", "lane", "participant", "textAnnotation")
    assert {item.get("id") for item in (*named, *flows)} <= drawn
    for item in elements(root, *ACTIVE):
        ways_in = [flow for flow in flows if flow.get("targetRef") == item.get("id")]
        ways_out = [flow for flow in flows if flow.get("sourceRef") == item.get("id")]
        assert len(ways_in) == (item.tag != f"{MODEL}startEvent")
        assert len(ways_out) == (item.tag != f"{MODEL}endEvent")


def test_points_are_annotated_events_with_reason_and_holder(sample: Analysis) -> None:
    root = root_of(bpmn_document(sample, View.REAL))
    points = {
        (item.get(f"{OBSERVER}kind"), item.get(f"{OBSERVER}step"), item.get(f"{OBSERVER}reason")):
        item
        for item in elements(root, "intermediateCatchEvent", "intermediateThrowEvent")
    }  # fmt: skip
    approval = points["wait", "Obtain refund approval", "approval"]
    assert approval.get("name") == "Wait: approval"
    assert approval.get(f"{OBSERVER}held_by") == "Team leader"
    notes = {item.get("id"): item.findtext(f"{MODEL}text") for item in
             elements(root, "textAnnotation")}  # fmt: skip
    assert notes[f"{approval.get('id')}_note"] == "6 of 10; held by Team leader"
    graph_points = [data for _, data in sample.graph.nodes(data=True)
                    if data["kind"] in ("wait", "blocked", "transfer")]  # fmt: skip
    assert len(points) == len(graph_points)


def test_choices_conditions_owners_and_facts_are_written_out() -> None:
    process = read(
        "step,next,owner,may_decide,observable\n"
        "Check,Refund;Ask,Agent,,\nAsk,Refund,Lead,Team leader,no\nRefund,,Agent,,\n"
    )
    root = root_of(document(process))
    tasks = {item.get("name"): item for item in elements(root, "task")}
    assert list(tasks) == ["Check", "Ask", "Refund"]
    assert tasks["Ask"].get(f"{OBSERVER}may_decide") == "Team leader"
    assert tasks["Ask"].get(f"{OBSERVER}observable") == "no"
    assert [item.get("name") for item in elements(root, "lane")] == ["Agent", "Lead"]
    # one gateway divides behind Check, one joins before Refund
    assert Counter(item.tag for item in elements(root, "exclusiveGateway")).total() == 2
    assert [item.get("name") for item in elements(root, "startEvent", "endEvent")] == [
        "Start", "End",
    ]  # fmt: skip


def as_drawn() -> DocumentedProcess:
    nodes = (Node("s", NodeKind.START, "Asked"), Node("a", NodeKind.STEP, "Check"),
             Node("e", NodeKind.END, "Done"))  # fmt: skip
    picture = Picture(
        (Box("s", 10, 20, 36, 36), Box("a", 100, 0, 100, 80), Box("e", 300, 20, 36, 36)),
        (((46, 38), (100, 40)), ()),
    )
    flows = (Flow("s", "a"), Flow("a", "e"))
    return DocumentedProcess("p", "Asking", nodes, flows, ("s",), Notation.BPMN, picture)


def test_what_its_owners_drew_stays_where_they_drew_it() -> None:
    root = root_of(document(as_drawn()))
    bounds = [dict(item.attrib) for item in root.iter("{*}Bounds")]
    assert bounds[1] == {"x": "100.0", "y": "0.0", "width": "100.0", "height": "80.0"}
    points = [(item.get("x"), item.get("y")) for item in root.iter("{*}waypoint")]
    assert points == [
        ("46.0", "38.0"), ("100.0", "40.0"),
        ("150.0", "40.0"), ("318.0", "38.0"),  # not drawn: from middle to middle
    ]  # fmt: skip


def test_tasks_of_bpmn_with_several_ways_out_divide_in_parallel() -> None:
    nodes = tuple(Node(name, NodeKind.STEP, name) for name in "ABC")
    flows = (Flow("A", "B"), Flow("A", "C"))
    process = DocumentedProcess("p", "P", nodes, flows, ("A",), Notation.BPMN)
    assert len(elements(root_of(document(process)), "parallelGateway")) == 1


def test_the_same_process_gives_the_same_bytes(sample: Analysis) -> None:
    assert bpmn_document(sample, View.REAL) == bpmn_document(sample, View.REAL)


def test_a_comparison_is_no_bpmn(sample: Analysis) -> None:
    with pytest.raises(UserError, match="BPMN has no marks for a comparison"):
        bpmn_document(sample, View.COMPARISON)


def test_text_that_xml_cannot_hold_is_replaced() -> None:
    nodes = (Node("a", NodeKind.STEP, "Refund \x07 <&> “ok” \ud800"),)
    root = root_of(document(DocumentedProcess("p", "P", nodes, (), ("a",))))
    (task,) = elements(root, "task")
    assert task.get("name") == "Refund \ufffd <&> “ok” \ufffd"
