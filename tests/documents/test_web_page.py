"""The sample as a page for a browser: what was seen, and no more than may go out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from observer.analysis import Analysis
from observer.cli import cli
from observer.discovery.notes import find_notes
from observer.documents.choices import Choices
from observer.documents.web_page import compose_web_page, export_html
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.model.identity import edge_id, node_id
from observer.sample import make_sample

APPROVAL = node_id("step", "Obtain refund approval")


def test_every_contact_behind_an_element_stands_in_its_evidence(sample: Analysis) -> None:
    for view in (View.REAL, View.COMPARISON):
        page = compose_web_page(sample, Choices(view=view))
        for element in page.drawing.elements.values():
            seen = {int(sighting.contact) for sighting in page.evidence.get(element.id, ())}
            assert seen == set(element.contacts), element.title


def test_a_point_tells_when_how_long_and_who_held_it(sample: Analysis) -> None:
    page = compose_web_page(sample, Choices(view=View.REAL))
    wait = node_id("wait", "Obtain refund approval", "approval")
    first = page.evidence[wait][0]
    (trace,) = (trace for trace in sample.observed.traces if trace.contact == int(first.contact))
    (event,) = (e for e in trace.events if e.kind == "wait" and e.label == "approval")
    assert event.duration_ms is not None
    seconds = round(event.duration_ms / 1000)
    assert first.lasted == f"{seconds // 60}:{seconds % 60:02}"
    assert first.remark == "Team leader"


def test_what_stopped_a_contact_is_not_called_documented(sample: Analysis) -> None:
    elements = compose_web_page(sample, Choices(view=View.COMPARISON)).drawing.elements.values()
    stops = [e for e in elements if e.kind in {"wait", "blocked", "transfer", "workaround"}]
    assert {element.kind for element in stops} == {"wait", "blocked", "transfer", "workaround"}
    assert not [element for element in stops if "documented" in element.description]


def test_a_way_tells_when_it_was_gone(sample: Analysis) -> None:
    page = compose_web_page(sample, Choices(view=View.REAL))
    way = edge_id(node_id("step", "Identify customer"), node_id("step", "Look up order"))
    assert len(page.evidence[way]) == 10


def test_the_documented_process_was_not_observed(sample: Analysis) -> None:
    assert compose_web_page(sample, Choices(view=View.DOCUMENTED)).evidence == {}


def test_agents_are_no_part_of_it(sample: Analysis) -> None:
    page = compose_web_page(sample, Choices(view=View.REAL))
    remarks = {s.remark for sightings in page.evidence.values() for s in sightings}
    agents = {trace.agent for trace in sample.observed.traces if trace.agent}
    holders = {event.held_by for trace in sample.observed.traces for event in trace.events}
    assert agents
    assert not remarks & (agents - holders)


def test_only_notes_that_are_named_go_out(sample: Analysis, tmp_path: Path) -> None:
    notes = find_notes(sample.observed.traces)
    assert notes
    for chosen in (frozenset[int](), frozenset([notes[0].mark])):
        export_html(sample, Choices(notes=chosen), tmp_path / "map.html", allow=True)
        content = (tmp_path / "map.html").read_text("utf-8")
        assert [note.mark for note in notes if note.text in content] == sorted(chosen)


def test_a_note_that_is_not_there_is_refused(sample: Analysis) -> None:
    with pytest.raises(UserError, match="no note 99999"):
        compose_web_page(sample, Choices(notes=frozenset([99_999])))


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    make_sample(tmp_path / "refund.study").close()
    written = set()
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "observer", "export", str(tmp_path / "refund.study")]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*command, "html", "--out", str(out)], check=True, env=environment)
        written.add(out.read_bytes())
    assert len(written) == 1


def test_an_export_that_fails_leaves_the_old_page(tmp_path: Path) -> None:
    make_sample(tmp_path / "refund.study").close()
    (tmp_path / "map.html").write_text("old")
    arguments = ["export", str(tmp_path / "refund.study"), "html", "--note", "99999"]
    done = CliRunner().invoke(cli, [*arguments, "--out", str(tmp_path / "map.html")])
    assert isinstance(done.exception, UserError)
    assert (tmp_path / "map.html").read_text() == "old"
