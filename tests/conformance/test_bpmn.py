"""What each construct of BPMN allows and what it does not, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from observer.conformance.alignment import align_trace
from observer.conformance.completion import require_completable
from observer.conformance.directly_follows import find_succession
from observer.conformance.following import Follower
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation

KINDS = {
    "x": NodeKind.EXCLUSIVE,
    "+": NodeKind.PARALLEL,
    "o": NodeKind.INCLUSIVE,
    "start": NodeKind.START,
    "end": NodeKind.END,
    "event": NodeKind.EVENT,
    "sub": NodeKind.SUBPROCESS,
}
FACTS = {
    "repeats": {"repeats": True},
    "collapsed": {"collapsed": True},
    "triggered": {"triggered": True},
    "beside": {"interrupting": False},
    "ends-all": {"terminates": True},
}
NAMED = {"by": "trigger", "in": "parent", "on": "attached_to", "to": "links_to"}


def bpmn(text: str, starts: str = "") -> DocumentedProcess:
    """A process from lines `id [kind] [fact …]: next next? next!`; `?` conditional, `!` default.

    Steps and collapsed sub-processes have their id for a name. It starts at its first node where
    nothing else is said.
    """
    nodes, flows = [], []
    for line in text.strip().splitlines():
        head, _, following = line.partition(":")
        node_id, *words = head.split()
        node = Node(node_id, NodeKind.STEP, "")
        for word in words:
            name, _, value = word.partition("=")
            facts = {NAMED[name]: value} if value else FACTS.get(word, {})
            node = replace(node, kind=KINDS.get(word, node.kind), **facts)
        named = node.kind is NodeKind.STEP or node.collapsed
        nodes.append(replace(node, name=node_id if named else ""))
        for way in following.split():
            flows.append(Flow(node_id, way.strip("?!"), "", way.endswith("?"), way.endswith("!")))
    begin = tuple(starts.split()) or (nodes[0].id,)
    return DocumentedProcess("bpmn", "", tuple(nodes), tuple(flows), begin, Notation.BPMN)


ALLOWED = {
    "all unconditional flows are taken": ("A: B C\nB:\nC:", "ABC ACB", "A AB AC"),
    "any conditional flows are taken": ("A: B? C?\nB:\nC:", "AB AC ABC ACB", "A"),
    "conditional besides unconditional": ("A: B C?\nB:\nC:", "AB ABC ACB", "A AC"),
    "the default where no condition holds": ("A: B? C!\nB:\nC:", "AB AC", "A ABC ACB"),
    "the default of an inclusive gateway": (
        "g o: A B C!\nA:\nB:\nC:",
        "A B AB BA C",
        "AC BC ABC",
    ),
    # X and then, by choice, the end or the error; the error goes on at R alone
    "an error inside goes on where it is caught": (
        "S sub: N\nX in=S: g\ng x in=S: d f\nd end in=S:\nf end in=S by=error:\n"
        "E event on=S by=error: R\nN:\nR:",
        "XN XR R",
        "X N XNR",
    ),
    "an error after which nothing else is possible": (
        "S sub: N\nX in=S: f\nf end in=S by=error:\nE event on=S by=error: R\nN:\nR:",
        "XR R",
        "XN N X",
    ),
    "an error meets the nearest activity around that catches it": (
        "S sub: N\nT sub in=S: M\nX in=T: f\nf end in=T by=error:\nM in=S:\n"
        "E event on=S by=error: R\nN:\nR:",
        "XR R",
        "XN XMN X",
    ),
    "an error that nobody catches ends what it is in": (
        "S sub: N\np + in=S: X Y\nX in=S: f\nf end in=S by=error:\nY in=S:\nN:",
        "XN XYN YXN",
        "X YX N",
    ),
    "a sub-process runs inside": (
        "A: S\nS sub: B\nX in=S: Y\nY in=S:\nB:",
        "AXYB",
        "AB AXB AYB XYB",
    ),
    "a sub-process goes on when nothing is left inside": (
        "S sub: B\nX in=S: Y Z\nY in=S:\nZ in=S:\nB:",
        "XYZB XZYB",
        "XYB XYBZ",
    ),
    "all that no flow leads to begins at once": ("S sub:\nX in=S:\nY in=S:", "XY YX", "X Y"),
    "one of the starts inside begins": (
        "S sub:\nb in=S start: X\nc in=S start: Y\nX in=S:\nY in=S:",
        "X Y",
        "XY",
    ),
    "a collapsed sub-process is one step": (
        "A: S\nS sub collapsed: B\nX in=S: X\nB:",
        "ASB",
        "AB AXB",
    ),
    "a step once or more": ("A repeats: B\nB:", "AB AAB AAAB", "B"),
    "a sub-process once or more": ("S sub repeats: B\nX in=S: Y\nY in=S:\nB:", "XYB XYXYB", "XYXB"),
    "an activity is left before or after it": ("A: B\nB:\nC:\ne event on=A: C", "AB AC C", "ABC B"),
    "a branch beside an activity": (
        "A: B\nB:\nC:\ne event on=A beside: C",
        "AB CAB ACB ABC",
        "CACB CB",
    ),
    "a sub-process is left from anywhere inside": (
        "S sub: B\nX in=S: Y Z\nY in=S:\nZ in=S:\nB:\nC:\ne event on=S: C",
        "XYZB C XC XYC XZYC",
        "XB XCY XYZBC",
    ),
    "once beside each run of a sub-process": (
        "A: S\nS sub: again\nagain x: A B\nX in=S:\nB:\nC:\ne event on=S beside: C",
        "AXB ACXB AXAXB ACXACXB",
        "CAXB AXCCB",
    ),
    "a link goes on where it leads": ("A: t\nt event to=c:\nc event: B\nB:", "AB", "A"),
    "an end of all leaves nothing": (
        "A: B C\nB: z\nC: D\nD:\nz end ends-all:",
        "AB ACB ABCD ACBD ACDB",
        "A AC",
    ),
    "an end of all inside a sub-process ends that": (
        "S sub: B\nX in=S: Y z\nY in=S:\nz in=S end ends-all:\nB:",
        "XB XYB",
        "X XBY",
    ),
    "what is triggered ends the process": (
        "A: B\nB:\nT sub triggered:\nX in=T:",
        "AB X AX ABX",
        "XA AXB XX",
    ),
    "what is triggered ends its sub-process": (
        "S sub: B\nY in=S:\nT sub triggered in=S:\nX in=T:\nB:",
        "YB XB YXB",
        "BX YBX X",
    ),
    "what is triggered beside": (
        "A: B\nB:\nT sub triggered beside:\nX in=T:",
        "AB XAB AXB ABX",
        "XXAB AX",
    ),
    "an inclusive join awaits no branch that has been left": (
        "f +: A B\nA: j\nB: j k?\nk:\nj o: C\nC:\ne event on=B: D\nD:",
        "ABC BAC DAC ADC ABCk",
        "ACB AB",
    ),
    "an inclusive join in a sub-process awaits nothing that may enter it later": (
        "S sub: B\nf in=S o: X Y\nX in=S: j\nY in=S: j\nj in=S o: W\nW in=S:\nB:\n"
        "e event on=S beside: D\nD: S",
        "XWB YXWB XWDBYWB",
        "XB XYB WB",
    ),
}


@pytest.mark.parametrize(("text", "allowed", "refused"), ALLOWED.values(), ids=ALLOWED.keys())
def test_what_is_allowed(text: str, allowed: str, refused: str) -> None:
    process = bpmn(text)
    costs = {trace: align_trace(process, trace).cost for trace in f"{allowed} {refused}".split()}
    assert {trace for trace, cost in costs.items() if cost == 0} == set(allowed.split())


def test_one_of_several_start_events_begins_but_all_of_other_nodes() -> None:
    events = bpmn("b start: A\nc start: B\nA:\nB:", starts="b c")
    assert [align_trace(events, trace).cost for trace in ("A", "B", "AB")] == [0, 0, 1]
    steps = bpmn("A:\nB:", starts="A B")
    assert [align_trace(steps, trace).cost for trace in ("A", "B", "AB")] == [1, 1, 0]
    drawing = replace(steps, notation=Notation.DRAWING)
    assert [align_trace(drawing, trace).cost for trace in ("A", "B", "AB")] == [0, 0, 1]


def test_steps_in_a_collapsed_sub_process_are_no_steps() -> None:
    process = bpmn("A: S\nS sub collapsed:\nX in=S:")
    assert process.step_names == ("A", "S")


def test_what_follows_a_step_that_can_be_left() -> None:
    process = bpmn("A: B\nB:\nC:\ne event on=A: C")
    assert find_succession(process).pairs == {("A", "B"), ("A", "C")}
    assert Follower(process, "A").expected == ("B", "C")


def test_a_join_that_starves_in_a_sub_process_is_named_rather_than_that() -> None:
    process = bpmn("S sub: B\nX in=S: j\nY in=S: Y? j?\nj in=S +:\nB:")
    with pytest.raises(UserError, match="gets stuck at the parallel gateway j"):
        require_completable(process)
