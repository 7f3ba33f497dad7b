"""What goes out as BPMN comes back: the same steps and facts, and the same runs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from observer.analysis import analyse, read_observed
from observer.conformance.alignment import Aligner
from observer.conformance.directly_follows import find_succession
from observer.documented.reading import read_process
from observer.documented.table.csv_format import read_csv
from observer.drawing.map_graph import View
from observer.export.bpmn.document import write_document
from observer.export.bpmn.documented import documented_diagram
from observer.export.bpmn.drawn import place_as_drawn
from observer.export.bpmn.placing import place
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation
from observer.outputs import bpmn_document
from observer.sample import make_sample

REFERENCE = sorted(Path("../shared/data/bpmn/miwg/Reference").glob("*.bpmn"))
SCHEMA = Path("../shared/data/bpmn/xsd/BPMN20.xsd")

ALL_SORTS = DocumentedProcess(
    "p",
    "All sorts",
    (
        Node("s", NodeKind.START, "Asked"),
        Node("a", NodeKind.STEP, "Check", owner="Agent", documented_ms=90_000, repeats=True),
        Node("g", NodeKind.INCLUSIVE, ""),
        Node("sub", NodeKind.SUBPROCESS, "Settle", owner="Back office"),
        Node("in", NodeKind.STEP, "Book", parent="sub"),
        Node("late", NodeKind.EVENT, "", attached_to="sub", trigger="timer"),
        Node("shut", NodeKind.SUBPROCESS, "Close the books", collapsed=True),
        Node("deep", NodeKind.STEP, "Count", parent="shut"),
        Node("none", NodeKind.STEP, ""),
        Node("call", NodeKind.SUBPROCESS, "Tell others", collapsed=True, observable=False),
        Node("away", NodeKind.EVENT, "on", links_to="back", trigger="link", throws=True),
        Node("back", NodeKind.EVENT, "on", trigger="link"),
        Node("b", NodeKind.STEP, "Apologise", may_decide="Lead", introduced="2016", note="once"),
        Node("e", NodeKind.END, "Done", terminates=True, trigger="terminate"),
    ),
    (
        Flow("s", "a"), Flow("a", "g"), Flow("g", "sub", "large", conditional=True),
        Flow("g", "shut", "", conditional=True), Flow("g", "none", default=True),
        Flow("sub", "away"), Flow("late", "b"), Flow("shut", "call"), Flow("back", "e"),
        Flow("none", "call"), Flow("call", "b"), Flow("b", "e"),
    ),
    ("s",),
    Notation.BPMN,
)  # fmt: skip


def round_trip(process: DocumentedProcess, folder: Path) -> DocumentedProcess:
    diagram = documented_diagram(process)
    path = folder / "written.bpmn"
    path.write_bytes(write_document(diagram, place_as_drawn(diagram, process) or place(diagram)))
    if SCHEMA.exists():
        etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.parse(path))
    (read,) = read_process(path).processes
    return read


def steps(process: DocumentedProcess) -> Counter[tuple[str, str]]:
    return Counter((step.name, step.owner) for step in process.steps)


def test_every_sort_of_node_comes_back_as_it_was(tmp_path: Path) -> None:
    read = round_trip(ALL_SORTS, tmp_path)
    facts = [
        {n: getattr(node, n) for n in Node.__slots__ if n not in ("id", "parent", "attached_to",
                                                                    "links_to")}
        for node in read.nodes
    ]  # fmt: skip
    for node in ALL_SORTS.nodes:
        told = {n: getattr(node, n) for n in Node.__slots__ if n not in ("id", "parent",
                "attached_to", "links_to")}  # fmt: skip
        assert told in facts
    (book,) = (node for node in read.nodes if node.name == "Book")
    (late,) = (node for node in read.nodes if node.attached_to)
    (away,) = (node for node in read.nodes if node.links_to)
    assert read.by_id[book.parent].name == read.by_id[late.attached_to].name == "Settle"
    assert read.by_id[away.links_to].throws is False
    assert find_succession(read) == find_succession(ALL_SORTS)


def test_two_ways_to_the_same_step_are_both_taken(tmp_path: Path) -> None:
    nodes = (Node("g", NodeKind.PARALLEL, ""), Node("a", NodeKind.STEP, "Tell"))
    flows = (Flow("g", "a"), Flow("g", "a"))
    process = DocumentedProcess("p", "Telling", nodes, flows, ("g",), Notation.BPMN)
    aligner = Aligner(round_trip(process, tmp_path))
    assert aligner.align(("Tell", "Tell")).cost == 0
    assert aligner.align(("Tell",)).cost == 1


def test_several_starts_stay_starts(tmp_path: Path) -> None:
    nodes = (
        Node("s1", NodeKind.START, "By phone"), Node("s2", NodeKind.START, "By mail"),
        Node("a", NodeKind.STEP, "Check"),
    )  # fmt: skip
    flows = (Flow("s1", "a"), Flow("s2", "a"))
    process = DocumentedProcess("p", "P", nodes, flows, ("s1", "s2"), Notation.BPMN)
    read = round_trip(process, tmp_path)
    assert [read.by_id[name].name for name in read.starts] == ["By phone", "By mail"]


def test_what_was_seen_of_the_real_process_comes_back_as_notes(tmp_path: Path) -> None:
    with make_sample(tmp_path / "refund.study") as study:
        content = bpmn_document(analyse(read_observed(study)), View.REAL)
    (tmp_path / "real.bpmn").write_bytes(content)
    (read,) = read_process(tmp_path / "real.bpmn").processes
    notes = {node.name: node.note for node in read.nodes if node.note}
    assert notes["Wait: approval"] == "6 of 10; held by Team leader"
    assert notes["Obtain refund approval"].startswith("workaround: Approves with")


def test_choices_of_a_table_come_back_as_gateways_with_the_same_runs(tmp_path: Path) -> None:
    table = (
        "step,next,owner,kind\nCheck,Refund;Ask,Agent,\nAsk,Both,Lead,\nBoth,Tell;Note,,parallel\n"
        "Tell,Check,Agent,\nNote,,Agent,\nRefund,,Agent,\n"
    )
    (process,) = read_csv(table, Path("refund.csv")).processes
    read = round_trip(process, tmp_path)
    assert steps(read) == steps(process)
    assert find_succession(read) == find_succession(process)


@pytest.mark.parametrize("path", REFERENCE or [None], ids=lambda path: path.stem if path else "")
def test_the_reference_models_of_the_interchange_suite_come_back(
    path: Path | None, tmp_path: Path
) -> None:
    if path is None:
        pytest.skip("../shared/data is not here")
    for process in read_process(path).processes:
        read = round_trip(process, tmp_path)
        assert steps(read) == steps(process)
        before, after = find_succession(process), find_succession(read)
        assert not (before.complete and after.complete) or before == after
