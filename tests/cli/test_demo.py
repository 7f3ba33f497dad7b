"""The demo leaves everything that a leader could hand on."""

from __future__ import annotations

from pathlib import Path

from observer.documents.kinds import DocumentKind
from tests.cli.running import observer


def test_the_demo_writes_the_study_and_every_document(tmp_path: Path) -> None:
    assert observer("demo", "--out", str(tmp_path), "--no-window").status == 0
    pdfs = {f"{kind.value}.pdf" for kind in DocumentKind}
    assert {path.name for path in tmp_path.iterdir()} == {"refund.study", "map.html", *pdfs}
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in pdfs)
