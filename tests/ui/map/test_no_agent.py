"""The maps of the window are thrown on a wall and saved as they are shown: they name no agent."""

from __future__ import annotations

from pathlib import Path

from observer.app import analyse_file
from observer.sample import make_sample
from observer.views import draw_views


def test_who_held_a_contact_of_another_agent_is_a_colleague(tmp_path: Path) -> None:
    make_sample(tmp_path / "refund.study").close()
    drawn = draw_views(analyse_file(tmp_path / "refund.study"))
    words = {text.text for one in drawn.values() for text in one.drawing.texts}
    told = [
        element.description for one in drawn.values() for element in one.drawing.elements.values()
    ]
    assert "a colleague" in words
    assert not [text for text in (*words, *told) if "Agent B" in text]
