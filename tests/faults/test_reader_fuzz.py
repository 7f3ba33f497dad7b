"""Damaged files of every format: read with warnings or refused in one sentence, nothing else."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from observer.documented.reading import FORMATS, Format
from observer.errors import UserError
from observer.importing import read_documented
from observer.model.process import DocumentedProcess, ReadResult
from tests.faults.memory import limited_memory
from tests.faults.mutations import mutate

TRIES = int(os.environ.get("OBSERVER_FUZZ", "200"))
"""How many damaged files each reader is given; 20,000 in the long run."""

CPU_LIMIT_S = 2.0
MEMORY_LIMIT_BYTES = 300_000_000
LARGEST_BYTES = 130_000

DATA = Path(__file__).parents[3] / "shared" / "data"
FOLDERS = ("bpmn/miwg", "conformance", "drawio/diagrams", "vsdx", "mermaid")

SAMPLES = {
    "sample.csv": "step,next,owner,kind\nGreet,Check; Refuse,Agent,\nCheck,,,end\nRefuse,,,end\n",
    "sample.tsv": "step\tnext\nGreet\tCheck\nCheck\t\n",
    "sample.txt": "Greet the customer\nCheck\n  - within limit: Refund\n  - else: Ask\nClose\n",
    "sample.mmd": 'flowchart TD\n A([Greet]) -->|yes| B{"Ok?"}\n subgraph x\n B --> C & D\n end\n',
    "sample.dot": 'digraph { node [shape=box]; a -> b [label="x"]; subgraph cluster_0 { b -> c } }',
    "sample.bpmn": (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
        '<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
        '<task id="t" name="Greet"/></process></definitions>'
    ),
    "sample.drawio": (
        '<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
        '<mxCell id="2" value="Greet" vertex="1" parent="1"><mxGeometry width="9" height="9"/>'
        "</mxCell></root></mxGraphModel>"
    ),
}


def seeds_of(format_: Format) -> dict[str, bytes]:
    """The whole files that are of this format and of no earlier one, by name."""
    files = {name: text.encode() for name, text in SAMPLES.items()} | {"a.xlsx": workbook()}
    for folder in FOLDERS:
        for path in sorted((DATA / folder).rglob("*.*")):
            if path.is_file() and path.stat().st_size <= LARGEST_BYTES:
                files[str(path.relative_to(DATA))] = path.read_bytes()
    return {
        name: content
        for name, content in files.items()
        if next((f for f in FORMATS if f.fits(content)), None) is format_
    }


def workbook() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (["step", "next"], ["Greet", "Check"], ["Check", None]):
        sheet.append(row)
    book.save(packed := io.BytesIO())
    return packed.getvalue()


TOUCHED: list[str] = []
WATCHING: list[bool] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Notes whatever would change a file or reach out, while `WATCHING`."""
    if not WATCHING:
        return
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(("socket.", "subprocess.", "os.remove", "os.rename", "os.mkdir")):
        TOUCHED.append(f"{event} {arguments[0]}")


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
sys.addaudithook(watch)


@contextmanager
def watched() -> Iterator[None]:
    TOUCHED.clear()
    WATCHING.append(True)
    try:
        yield
    finally:
        WATCHING.clear()


def check_whole(process: DocumentedProcess) -> None:
    """Everything that the process refers to is there."""
    ids = [node.id for node in process.nodes]
    known = {*ids, ""}
    assert ids
    assert len(set(ids)) == len(ids)
    assert "" not in ids
    for node in process.nodes:
        assert {node.parent, node.attached_to, node.links_to} <= known
        assert node not in process.around(node)
    assert {end for flow in process.flows for end in (flow.source, flow.target)} <= set(ids)
    assert set(process.starts) <= set(ids)
    if process.picture:
        assert {box.id for box in process.picture.boxes} <= set(ids)
        assert len(process.picture.lines) == len(process.flows)


def outcome_of(path: Path) -> ReadResult | str:
    try:
        with limited_memory(MEMORY_LIMIT_BYTES):
            return read_documented(path)
    except UserError as error:
        return str(error)


@pytest.mark.parametrize("format_", FORMATS, ids=[f.name for f in FORMATS])
def test_a_damaged_file_is_read_or_refused_in_one_sentence(format_: Format, tmp_path: Path) -> None:
    seeds = seeds_of(format_)
    if not seeds:
        pytest.skip(f"no file in {format_.name} at {DATA}")
    random = Random(format_.name)
    for number in range(TRIES):
        name = random.choice(sorted(seeds))
        path = tmp_path / f"damaged{Path(name).suffix}"
        path.write_bytes(mutate(seeds[name], random))
        with watched():
            start_s = time.process_time()
            outcome = outcome_of(path)
            spent_s = time.process_time() - start_s
        about = f"try {number} of {name}"
        assert not TOUCHED, about
        assert spent_s <= CPU_LIMIT_S, about
        if isinstance(outcome, str):
            assert "\n" not in outcome, about
            assert str(path) in outcome, about
        else:
            for process in outcome.processes:
                check_whole(process)
