"""How maps lie: nothing over a node, no label over anything, few crossings."""

from __future__ import annotations

import pytest

from observer.analysis import analyse, read_observed
from observer.drawing.atlas import Atlas, draw_atlas
from observer.drawing.plan import make_plan, sized_graph
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.views import lay_out_views
from tests.drawing.generated import make_process
from tests.drawing.lying import crossings, labels_over_anything, lines_over_nodes, plain_dot

SEEDS = (0, 3, 4, 5)
"""Of processes of several owners, whose lanes edges have to cross."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    path = tmp_path_factory.mktemp("sample") / "sample.study"
    make_sample(path).close()
    with StudyFile.open_snapshot(path) as file:
        return lay_out_views(analyse(read_observed(file)))


def test_in_the_sample_nothing_lies_over_anything(sample: Atlas) -> None:
    assert sample.warning == ""
    for drawing in sample.drawings.values():
        assert lines_over_nodes(drawing) == []
        assert labels_over_anything(drawing) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_edges_cross_no_oftener_than_in_what_dot_draws(seed: int) -> None:
    graph = make_process(seed)
    drawing = draw_atlas([graph]).drawings[graph.view]
    assert crossings(drawing) <= plain_dot(sized_graph(make_plan(graph)))
    assert lines_over_nodes(drawing) == []
    assert labels_over_anything(drawing) == []
