"""Whatever goes out names no agent, not even as one who held a contact of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.kinds import COMPOSERS, DocumentKind, compose
from observer.documents.web_page import export_html
from observer.drawing.map_graph import View
from observer.outputs import export_bpmn, export_svg
from observer.privacy.outgoing import document_texts


@pytest.mark.parametrize("kind", COMPOSERS)
def test_no_agent_stands_in_a_document(sample: Analysis, kind: DocumentKind) -> None:
    document = compose(sample, kind)
    assert named([text.text for text in document_texts(document)]) == []


@pytest.mark.parametrize("view", [View.REAL, View.COMPARISON])
def test_no_agent_stands_in_a_file_for_other_programs(
    sample: Analysis, view: View, tmp_path: Path
) -> None:
    export_html(sample, Choices(view=view), tmp_path / "page.html")
    export_svg(sample, view, tmp_path / "map.svg")
    export_bpmn(sample, View.REAL, tmp_path / "real.bpmn")
    for path in tmp_path.iterdir():
        written = path.read_text(encoding="utf-8")
        assert named([written]) == []
        assert "a colleague" in written


def named(texts: list[str]) -> list[str]:
    return [text for text in texts if re.search("Agent [A-D]", text)]
