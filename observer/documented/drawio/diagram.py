"""The diagrams of a draw.io file: as they are, compressed, or within an SVG picture."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from observer.documented.problems import quoted
from observer.documented.xml_reading import local_name, parse_xml
from observer.errors import UserError
from observer.model.process import ReadWarning

if TYPE_CHECKING:
    from lxml.etree import _Element

INFLATED_LIMIT_BYTES = 20_000_000
"""What all diagrams of a file may come to once they are inflated."""

_SVG_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\s+PUBLIC\s+\"-//W3C//DTD SVG [\w. ]+//EN\"[^>\[]*>")
_HEAD_BYTES = 4096
_PIECE_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Diagram:
    """One page: its name, how warnings name it, and the `mxGraphModel`."""

    name: str
    where: str
    model: _Element


def read_diagrams(
    content: bytes, path: Path
) -> tuple[tuple[Diagram, ...], tuple[ReadWarning, ...]]:
    """Every page of the file in its order, and flaws of its XML.

    Raises:
        UserError: the XML is damaged, holds no diagram, or one that cannot be unpacked.
    """
    head = _SVG_DOCTYPE.sub(b"", content[:_HEAD_BYTES], count=1)
    root, warnings = parse_xml(head + content[_HEAD_BYTES:], path)
    if local_name(root) == "svg":
        root, more = parse_xml(root.get("content", "").encode(), path, "the drawing in the picture")
        warnings += more
    if local_name(root) == "mxGraphModel":
        return (Diagram("", str(path), root),), warnings
    unpacking = _Unpacking(path)
    diagrams = tuple(unpacking.diagrams(root))
    return diagrams, (*warnings, *unpacking.warnings)


class _Unpacking:
    """Unpacks the pages of one file within a common bound.

    Attributes:
        warnings: flaws of the XML of the pages.
    """

    def __init__(self, path: Path) -> None:
        self.warnings: list[ReadWarning] = []
        self._path = path
        self._left_bytes = INFLATED_LIMIT_BYTES

    def diagrams(self, root: _Element) -> Iterator[Diagram]:
        for number, element in enumerate(root.iter("diagram"), 1):
            name = element.get("name", "")
            part = f"page {quoted(name)}" if name else f"page {number}"
            model = element.find("mxGraphModel")
            if model is None and (element.text or "").strip():
                model, warnings = parse_xml(
                    self._unpacked(element.text or "", part), self._path, part
                )
                self.warnings += warnings
            if model is not None:
                yield Diagram(name, f"{self._path}, {part}", model)

    def _unpacked(self, text: str, part: str) -> bytes:
        """The XML in a page's text: as such, or URL-encoded, deflated, in base 64."""
        stripped = text.strip()
        if stripped.startswith(("<", "%3C")):
            return _unquoted(stripped.encode())
        try:
            packed = base64.b64decode("".join(stripped.split()), validate=True)
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            inflated = inflater.decompress(packed, self._left_bytes)
        except (binascii.Error, ValueError, zlib.error) as error:
            raise self._refused("the drawing is damaged and cannot be unpacked", part) from error
        self._left_bytes -= len(inflated)
        if inflater.unconsumed_tail or self._left_bytes <= 0:
            limit = f"{INFLATED_LIMIT_BYTES // 1_000_000} MB"
            raise self._refused(f"the drawing expands beyond {limit}", part)
        if not inflater.eof:
            raise self._refused("the drawing is cut off and cannot be unpacked", part)
        return _unquoted(inflated)

    def _refused(self, what: str, part: str) -> UserError:
        return UserError(what, where=f"{self._path}, {part}")


def _unquoted(text: bytes) -> bytes:
    """URL-encoded text decoded, a piece at a time: each escape takes memory meanwhile."""
    pieces = (text[start : start + _PIECE_BYTES] for start in range(0, len(text), _PIECE_BYTES))
    decoded, rest = bytearray(), b""
    for piece in pieces:
        whole = rest + piece
        cut = whole.rfind(b"%", len(whole) - 2)
        rest = whole[cut:] if cut >= 0 else b""
        decoded += unquote_to_bytes(whole[: len(whole) - len(rest)])
    return bytes(decoded + rest)
