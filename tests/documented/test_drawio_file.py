"""Forms of draw.io files, and what cannot be read in one sentence."""

from __future__ import annotations

import base64
import zlib
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented.drawio.reader import is_drawio, read_drawio
from observer.documented.reading import read_process
from observer.errors import UserError
from tests.documented.drawio_file import FILE, compressed, drawing, edge, flows, model, vertex

PAGE = model(vertex("a", "Ask"), vertex("b", "Answer", at=(200, 0)), edge("a", "b"))
SVG = (
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/'
    'svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" content="{}"><g/></svg>'
)


@pytest.mark.parametrize(
    "content",
    [
        drawing(PAGE),
        drawing(PAGE, packed=True),
        PAGE.encode(),
        PAGE.encode("utf-16"),
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by hand -->" + drawing(PAGE),
        drawing(escape(PAGE)),
        SVG.format(escape(drawing(PAGE, packed=True).decode())).encode(),
    ],
)
def test_every_form_is_told_by_content_and_read(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "process.txt"
    file.write_bytes(content)
    assert is_drawio(content)
    (process,) = read_process(file).processes
    assert flows(process) == [("a", "b", "")]


@pytest.mark.parametrize("content", [b"<definitions/>", b"<svg/>", b"step,next", b""])
def test_other_content_is_none(content: bytes) -> None:
    assert not is_drawio(content)


def test_a_drawing_that_expands_without_bound_is_refused() -> None:
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    bomb = base64.b64encode(deflate.compress(bytes(45_000_000)) + deflate.flush()).decode()
    with pytest.raises(UserError, match=r"refund\.drawio, page “Sheet 1”: .* expands beyond"):
        read_drawio(drawing(bomb), FILE)


@pytest.mark.parametrize(
    "text", ["no base 64!", base64.b64encode(b"not deflated").decode(), compressed(PAGE)[:-8]]
)
def test_a_damaged_page_is_named(text: str) -> None:
    with pytest.raises(UserError, match=r"^refund\.drawio, page “Sheet 1”"):
        read_drawio(drawing(text), FILE)


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE mxfile [<!ENTITY a "ha">]>' + drawing(PAGE)
    with pytest.raises(UserError, match=r"refund\.drawio:1: .* entities"):
        read_drawio(laughs, FILE)


def test_ten_thousand_cells_in_one_another_are_refused() -> None:
    cells = (vertex(f"c{n}", "x", parent=f"c{n - 1}") for n in range(10_000))
    with pytest.raises(UserError, match="lie on one another"):
        read_drawio(drawing(model(*cells)), FILE)


def test_cells_that_hold_one_another_are_read() -> None:
    cells = model(vertex("a", "Ask", parent="b"), vertex("b", "Answer", parent="a"), edge("a", "b"))
    (process,) = read_drawio(drawing(cells), FILE).processes
    assert flows(process) == [("a", "b", "")]


def test_too_many_shapes_are_refused() -> None:
    cells = (vertex(f"c{n}", "x") for n in range(10_001))
    with pytest.raises(UserError, match="at most 10,000 shapes"):
        read_drawio(drawing(model(*cells)), FILE)


@pytest.mark.parametrize("number", ["nan", "inf", "-1e999", "wide", ""])
def test_odd_coordinates_are_read(number: str) -> None:
    odd = PAGE.replace('width="120"', f'width="{number}"').replace('x="200"', f'x="{number}"')
    (process,) = read_drawio(drawing(odd), FILE).processes
    assert flows(process) == [("a", "b", "")]


@given(st.integers(0, 10_000), st.booleans())
def test_a_file_cut_anywhere_is_refused(length: int, packed: bool) -> None:
    content = drawing(PAGE, packed=packed)
    with pytest.raises(UserError, match=r"^refund\.drawio"):
        read_drawio(content[: min(length, len(content) - 1)], FILE)


@given(st.binary(max_size=60), st.integers(0, 2_000))
def test_altered_content_is_read_or_refused_in_one_line(bytes_in: bytes, place: int) -> None:
    inflated = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    text = PAGE.encode()[:place] + bytes_in + PAGE.encode()[place:]
    packed = base64.b64encode(inflated.compress(text) + inflated.flush()).decode()
    try:
        result = read_drawio(drawing(packed), FILE)
    except UserError as refused:
        said = str(refused)
    else:
        said = "\t".join(warning.what for warning in result.warnings)
    assert "\n" not in said
