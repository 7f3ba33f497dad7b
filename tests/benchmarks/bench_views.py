"""From one view of a process of 100 steps to another, and from one reading to the next."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from observer.analysis import Analysis, analyse, read_observed
from observer.discovery.filtering import Filters
from observer.drawing.map_graph import View
from observer.drawing.reading import Overlay, Reading
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.model.study import Study
from observer.recording import record_script
from observer.sample import START
from observer.store.study_file import StudyFile
from observer.views import lay_out_views, read_views
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, time_ms

STEPS = 100
CONTACTS = 10
RUNS = 10
SWITCH_MS = 100

READINGS = {
    "a filter": Reading(Filters(outcomes=frozenset({"resolved"}))),
    "the overlay of time": Reading(overlay=Overlay.TIME),
    "what is rare left out": Reading(least_step=2, least_path=2),
}


def measure() -> Iterator[Figure]:
    analysis = hundred_steps()
    atlas = lay_out_views(analysis)
    edges = len(atlas.whole.graph.edges)
    for name, reading in READINGS.items():
        for view in (View.REAL, View.COMPARISON):
            times = [
                time_ms(lambda: read_views(analysis, reading, atlas, [view]))  # noqa: B023
                for _ in range(RUNS)
            ]
            yield bound(
                f"{STEPS} steps, {edges} paths: {view} with {name}, median",
                median(times),
                SWITCH_MS,
            )


def hundred_steps() -> Analysis:
    """A line of steps that contacts go along, leaving some out and going back at times."""
    names = [f"Step number {number}" for number in range(STEPS)]
    nodes = tuple(
        Node(name, NodeKind.STEP, name, f"Team {at // 40}") for at, name in enumerate(names)
    )
    flows = tuple(Flow(one, other) for one, other in pairwise(names))
    process = DocumentedProcess("p", "Line", nodes, flows, (names[0],))
    with folder_on_disk() as folder:
        script = folder / "marks.csv"
        script.write_text("\n".join(["contact,at_ms,key,detail", *_rows(names)]), encoding="utf-8")
        with StudyFile.create(folder / "hundred.study", Study("Line", START)) as file:
            file.set_documented_process(process, "benchmark")
            record_script(file, script)
            return analyse(read_observed(file))


def _rows(names: list[str]) -> Iterator[str]:
    chance = random.Random(1)
    for contact in range(1, CONTACTS + 1):
        yield f"{contact},{contact * 10_000_000 if contact > 1 else 0},open,channel=call"
        at, ms = 0, 0
        while at < STEPS:
            ms += 30_000
            yield f"{contact},{ms},step,{names[at]}"
            if chance.random() < 0.1:
                yield f"{contact},{ms + 5_000},wait,on=system"
            at += chance.choice((*[1] * 18, 2, -1 if at else 1))
        outcome = chance.choice(("resolved", "callback"))
        yield f"{contact},{ms + 30_000},close,outcome={outcome}"
