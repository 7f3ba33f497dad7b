"""How maps lie: what crosses and covers what, and how long a layout takes.

Counted in the sample and in twenty generated processes, and held against what Graphviz's `dot`
makes of the same nodes, edges and lanes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median as middle_of

from observer.analysis import Observed, analyse, read_observed
from observer.drawing.atlas import draw_atlas
from observer.drawing.display_list import DisplayList
from observer.drawing.map_graph import MapGraph
from observer.drawing.plan import make_plan, sized_graph
from observer.layout.geometry import SizedGraph
from observer.layout.placing import lay_out
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.views import lay_out_views
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, time_ms
from tests.drawing.generated import make_process
from tests.drawing.lying import crossings, labels_over_anything, lines_over_nodes, plain_dot

SEEDS = range(20)
RUNS = 20
HUNDRED_NODES_MS = 100


def measure() -> Iterator[Figure]:
    with folder_on_disk() as folder:
        make_sample(folder / "sample.study").close()
        with StudyFile.open_snapshot(folder / "sample.study") as file:
            observed = read_observed(file)
    atlas = lay_out_views(analyse(observed))
    for view, drawing in atlas.drawings.items():
        yield from _lying(f"the sample, {view}", [(atlas.graphs[view], drawing)])
    made = [make_process(seed) for seed in SEEDS]
    drawn = [(graph, draw_atlas([graph]).drawings[graph.view]) for graph in made]
    yield from _lying("20 generated processes", drawn)
    yield from _staying(observed)
    graph = sized_graph(make_plan(make_process(1, count=96)))
    lay_out(graph)
    times = [time_ms(partial(lay_out, graph)) for _ in range(RUNS)]
    what = f"layout of {len(graph.nodes)} nodes and {len(graph.edges)} edges, median"
    yield bound(what, median(times), HUNDRED_NODES_MS)


def _lying(where: str, drawn: list[tuple[MapGraph, DisplayList]]) -> Iterator[Figure]:
    plain = sum(plain_dot(_sized(graph)) for graph, _ in drawn)
    drawings = [drawing for _, drawing in drawn]
    ours = sum(map(crossings, drawings))
    yield Figure(f"{where}: crossings", ours, max(1, plain), 1, "plain dot", "crossings")
    over = sum(len(lines_over_nodes(drawing)) for drawing in drawings)
    yield Figure(f"{where}: edges over nodes", over, 1, 0, "the bound", "edges")
    covering = sum(len(labels_over_anything(drawing)) for drawing in drawings)
    yield Figure(f"{where}: labels over anything", covering, 1, 0, "the bound", "labels")


def _sized(graph: MapGraph) -> SizedGraph:
    return sized_graph(make_plan(graph))


def _staying(observed: Observed) -> Iterator[Figure]:
    """How far nodes move when the tenth contact comes after nine."""
    nine = Observed(observed.study, observed.round, observed.traces[:-1], observed.process)
    before = lay_out_views(analyse(nine)).places
    after = lay_out_views(analyse(observed), before).places
    shared = before.keys() & after.keys()
    first = min(shared)
    shift = [after[first][axis] - before[first][axis] for axis in (0, 1)]
    ways = [
        max(abs(after[name][axis] - before[name][axis] - shift[axis]) for axis in (0, 1))
        for name in shared
    ]
    yield bound("the tenth contact moves a node by, median", middle_of(ways), 1, "pt")
