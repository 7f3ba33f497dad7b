"""Reading a documented process: beside parsing its XML alone, and what is too much refused."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, bound, run_python

RUNS = 50
STEPS = 740
SURE_MS = 20.0
"""What reading may take beyond three times the parsing, whatever the size."""

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
OPEN = f'<definitions xmlns="{MODEL}"><process id="p">'
CLOSED = "</process></definitions>"
_MANY = 1_000_000

TOO_MUCH: dict[str, Callable[[], str]] = {
    "a million elements": lambda: f"{OPEN}{'<task/>' * _MANY}{CLOSED}",
    "a million attributes": lambda: (
        f"{OPEN}<task {' '.join(f'a{n}=``' for n in range(_MANY))}/>{CLOSED}".replace("`", '"')
    ),
    "nesting of 10,000": lambda: f"{OPEN}{'<subProcess>' * 10_000}",
    "a billion laughs": lambda: (
        '<!DOCTYPE a [<!ENTITY e0 "ha">'
        + "".join("<!ENTITY e{} '{}'>".format(n, f"&e{n - 1};" * 10) for n in range(1, 10))
        + f"]>{OPEN}&e9;{CLOSED}"
    ),
}

_REFUSED = """
import resource, sys, time
from pathlib import Path
from observer.documented.reading import read_process
from observer.errors import UserError
start = time.perf_counter()
try:
    read_process(Path(sys.argv[1]))
    sys.exit("it was read")
except UserError:
    spent_ms = (time.perf_counter() - start) * 1000
print(spent_ms, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""


def measure() -> Iterator[Figure]:
    from lxml import etree

    from observer.documented.reading import read_process

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "process.bpmn")
        path.write_text(make_bpmn())
        content = path.read_bytes()
        turns = [
            (cpu_ms(lambda: etree.fromstring(content)), cpu_ms(lambda: read_process(path)))
            for _ in range(RUNS)
        ]
        parsed_ms, read_ms = (min(times) for times in zip(*turns, strict=True))
        what = f"BPMN of {len(content) / 1000:.0f} KB, read"
        yield Figure(what, read_ms, 3 * parsed_ms + SURE_MS, 1, "3 × parsed + 20 ms")
        for name, make in TOO_MUCH.items():
            path.write_text(make())
            printed = run_python("-c", _REFUSED, str(path))
            spent_ms, most_mb = map(float, printed.split())
            yield bound(f"{name}, refused", spent_ms, 2000)
            yield bound(f"{name}, memory", most_mb, 300, "MB")


def cpu_ms(action: Callable[[], object]) -> float:
    """Of this process alone: what others do must not count against a bound in milliseconds."""
    start_ns = time.process_time_ns()
    action()
    return (time.process_time_ns() - start_ns) / 1e6


def make_bpmn() -> str:
    """Steps in a row with lanes, incoming and outgoing flows, and the drawing: about 250 KB."""
    steps = "".join(
        f'<userTask id="step_{n}" name="Step number {n}"><incoming>flow_{n}</incoming>'
        f"<outgoing>flow_{n + 1}</outgoing></userTask>"
        for n in range(STEPS)
    )
    flows = "".join(
        f'<sequenceFlow id="flow_{n}" sourceRef="step_{n - 1}" targetRef="step_{n}"/>'
        for n in range(1, STEPS)
    )
    lane = "".join(f"<flowNodeRef>step_{n}</flowNodeRef>" for n in range(STEPS))
    shapes = "".join(
        f'<di:BPMNShape id="shape_{n}" bpmnElement="step_{n}">'
        f'<dc:Bounds x="{n * 120}" y="80" width="100" height="80"/></di:BPMNShape>'
        for n in range(STEPS)
    )
    return (
        f'<definitions xmlns="{MODEL}"'
        ' xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"'
        ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><process id="p"><laneSet>'
        f'<lane id="lane" name="Agent">{lane}</lane></laneSet>{steps}{flows}</process>'
        f"<di:BPMNDiagram><di:BPMNPlane>{shapes}</di:BPMNPlane></di:BPMNDiagram></definitions>"
    )
