"""The sample's map, which everybody sees first."""

from __future__ import annotations

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.map_graph import View
from observer.drawing.tokens import WIDE_MARGIN
from observer.export.paper import HAND_PT, Orientation, Paper, sheet_size
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.views import lay_out_views
from tests.drawing.lying import crossings, labels_over_anything, lines_over_nodes


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    path = tmp_path_factory.mktemp("sample") / "sample.study"
    make_sample(path).close()
    with StudyFile.open_snapshot(path) as file:
        return analyse(read_observed(file))


@pytest.mark.parametrize("orientation", Orientation)
def test_its_comparison_fits_a3_with_text_that_can_be_read(
    sample: Analysis, orientation: Orientation
) -> None:
    sheet = sheet_size(Paper.A3, orientation)
    downwards = orientation is Orientation.PORTRAIT
    drawing = lay_out_views(sample, downwards=downwards).drawings[View.COMPARISON]
    scale = (sheet.width - 2 * WIDE_MARGIN) / drawing.width
    assert scale * min(text.size for text in drawing.texts) >= HAND_PT


def test_few_of_its_lines_cross_and_none_lies_over_anything(sample: Analysis) -> None:
    for drawing in lay_out_views(sample).drawings.values():
        assert crossings(drawing) <= 3
        assert lines_over_nodes(drawing) == []
        assert labels_over_anything(drawing) == []
