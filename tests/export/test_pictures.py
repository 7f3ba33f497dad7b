"""A view as SVG and PNG: the same drawing, every label as text, the size that was asked for."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.display_list import Anchor, Box, Curve, Dash, DisplayList, Polygon, Text
from observer.drawing.map_graph import View
from observer.drawing.tokens import LIGHT, Colour
from observer.drawing.typeface import Font
from observer.export.svg import write_svg
from observer.outputs import draw_outgoing, export_svg, picture_of
from observer.sample import make_sample

SVG = "{http://www.w3.org/2000/svg}"
ONE_OF_EACH = DisplayList(
    100,
    50,
    (
        Box(1, 2, 30, 20, 4, Colour.SURFACE, Colour.INK, 1.5, Dash.FINE),
        Polygon(((0, 0), (10, 0), (5, 8)), Colour.WAIT),
        Curve(((0, 0), (1, 1), (2, 2), (3, 3)), Colour.MUTED, 2),
        Text(
            50, 25, "Refund < & \u201cok\u201d", 9, 60.5, Font.SEMIBOLD, Colour.INK, Anchor.MIDDLE
        ),
    ),
)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "refund.study"
    make_sample(path).close()
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    with make_sample(tmp_path_factory.mktemp("sample") / "refund.study") as file:
        return analyse(read_observed(file))


def drawn(root: etree._Element, tag: str) -> list[dict[str, str]]:
    return [{str(k): str(v) for k, v in item.attrib.items()} for item in root.iter(f"{SVG}{tag}")]


def test_each_kind_of_primitive_is_drawn_as_it_is() -> None:
    root = etree.fromstring(write_svg(ONE_OF_EACH, LIGHT, "One of each"))
    _, box = drawn(root, "rect")  # the first is the surface
    assert box == {
        "x": "1", "y": "2", "width": "30", "height": "20", "rx": "4",
        "fill": LIGHT[Colour.SURFACE], "stroke": LIGHT[Colour.INK], "stroke-width": "1.5",
        "stroke-dasharray": "2.5 2.5", "stroke-linejoin": "round",
    }  # fmt: skip
    assert drawn(root, "polygon") == [{"points": "0,0 10,0 5,8", "fill": LIGHT[Colour.WAIT]}]
    (path,) = drawn(root, "path")
    assert (path["d"], path["fill"]) == ("M0,0 C1,1 2,2 3,3", "none")
    (text,) = root.iter(f"{SVG}text")
    assert text.text == "Refund < & \u201cok\u201d"
    assert (text.get("text-anchor"), text.get("textLength")) == ("middle", "60.5")
    assert (text.get("font-size"), text.get("font-weight")) == ("9", "600")


@pytest.mark.parametrize("view", [View.REAL, View.COMPARISON, View.DOCUMENTED])
def test_every_label_of_a_view_is_text_in_the_svg(
    sample: Analysis, view: View, tmp_path: Path
) -> None:
    export_svg(sample, view, tmp_path / "map.svg")
    root = etree.parse(tmp_path / "map.svg").getroot()
    said = [item.text for item in root.iter(f"{SVG}text")]
    assert said == [item.text for item in picture_of(draw_outgoing(sample, view)).texts]
    assert "Obtain refund approval" in said


def test_a_node_tells_in_the_svg_what_it_is(sample: Analysis, tmp_path: Path) -> None:
    export_svg(sample, View.REAL, tmp_path / "map.svg")
    root = etree.parse(tmp_path / "map.svg").getroot()
    titles = [item.text or "" for item in root.iter(f"{SVG}title")]
    assert any(title.startswith("Obtain refund approval: Team leader") for title in titles)


def test_a_picture_has_the_pixels_that_were_asked_for(
    study: Path, sample: Analysis, tmp_path: Path
) -> None:
    out = tmp_path / "map.png"
    command = [sys.executable, "-m", "observer", "export", str(study), "png", "--dpi", "36"]
    done = subprocess.run(
        [*command, "--out", str(out)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    with out.open("rb") as file:
        width, height = struct.unpack(">8x8xII", file.read(24)[:24])
    picture = picture_of(draw_outgoing(sample, View.COMPARISON))
    assert (width, height) == (round(picture.width / 2), round(picture.height / 2))


def test_a_resolution_that_nobody_prints_is_refused(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    command = [sys.executable, "-m", "observer", "export", str(study), "png", "--dpi", "100000"]
    done = subprocess.run(
        [*command, "--out", str(out)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert not out.exists()
