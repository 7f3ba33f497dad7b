"""A map for a browser: all evidence is in it, nothing is loaded, and no name becomes mark-up."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from observer.drawing.display_list import Box, Curve, DisplayList, Element, Text
from observer.drawing.tokens import Colour
from observer.export.facts import PageFacts
from observer.export.web_page import Sighting, WebPage, page_texts, write_web_page

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>",
    "<!-- --> ]]> &amp; &#60;",
    "a\0b\x1b\ud800",
    "שלום \u202e עולם",
]


def page(name: str = "Check account", title: str = "Refund") -> WebPage:
    items = (
        Box(10, 10, 80, 30, 8, Colour.SURFACE, Colour.INK, owner="step"),
        Text(20, 25, "Check account", 11, 60, owner="step"),
        Curve(((90, 25), (100, 25), (120, 25), (140, 25)), Colour.INK, 2, owner="edge"),
        Text(110, 20, "6", 9, 5, owner="edge"),
    )
    elements = {
        "step": Element("step", "step", name, f"{name} · 6 of 10 contacts", (1, 4), (7, 9)),
        "edge": Element("edge", "edge", f"{name} → end", "", (1,), (7,), "step", "end"),
        "hidden": Element("hidden", "step", "Not drawn", ""),
    }
    legend = DisplayList(50, 20, (Text(0, 10, "wait", 9, 20),))
    seen = (Sighting("1", "0:40", "1:05", name, (f"a note of {name}",)), Sighting("4", "0:52", ""))
    facts = PageFacts(title, "Real process", how_chosen=name, version="0.1", author=name)
    return WebPage(facts, DisplayList(200, 60, items, elements), legend, {"step": seen})


def read(page: WebPage) -> html.HtmlElement:
    return html.document_fromstring(write_web_page(page).decode("utf-8"))


def test_each_element_that_is_drawn_can_be_pointed_at_and_has_its_evidence() -> None:
    root = read(page())
    targets = root.xpath("//*[@data-evidence]")
    assert [target.get("aria-label") for target in targets] == [
        "Check account: Check account · 6 of 10 contacts",
        "Check account → end",
    ]
    articles = [root.get_element_by_id(target.get("data-evidence")) for target in targets]
    assert [article.findtext("h3") for article in articles] == [
        "Check account",
        "Check account → end",
    ]
    rows = [[cell.text_content() for cell in row] for row in articles[0].iter("tr")]
    assert rows == [
        ["Contact", "At", "Lasted", "Remark"],
        ["1", "0:40", "1:05", "Check account"],
        ["Note: a note of Check account"],
        ["4", "0:52", "", ""],
    ]


def test_the_page_says_what_it_is() -> None:
    root = read(page())
    assert root.get("lang") == "en-GB"
    assert root.findtext("head/title") == "Refund – Real process"
    assert root.findtext("body/header/h1") == "Refund"
    assert "Contacts chosen: Check account" in root.text_content()


def test_nothing_is_loaded_and_only_its_own_style_and_script_are_in_force() -> None:
    root = read(page())
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for rule, tag in (("style-src", "style"), ("script-src", "script")):
        (text,) = root.xpath(f"//{tag}/text()")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert root.xpath("//@src | //@href | //link | //img | //iframe | //object") == []
    content = write_web_page(page()).decode("utf-8")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|WebSocket|import\(", content)
    assert set(re.findall(r"https?://[^\s\"']+", content)) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_mark_up(name: str) -> None:
    plain, hostile = (read(page(text, text)) for text in ("Check account", name))
    assert [item.tag for item in hostile.iter()] == [item.tag for item in plain.iter()]
    assert not hostile.xpath("//@*[starts-with(name(), 'on')]")


@settings(max_examples=50)
@given(st.text(st.characters(), max_size=100))
def test_any_name_is_shown_as_text(name: str) -> None:
    content = write_web_page(page(name, name))
    assert content.count(b"<script>") == content.count(b"</script>") == 1
    assert content.count(b"<style>") == content.count(b"</style>") == 1


def test_each_part_of_a_sentence_keeps_its_own_direction() -> None:
    """Or the digits after a Hebrew name would stand before it."""
    parts = read(page("שלום עולם")).xpath("//article[1]/p/bdi/text()")
    assert parts == ["שלום עולם", "6 of 10 contacts"]


def test_both_colour_schemes_are_in_it_and_the_drawing_uses_them() -> None:
    content = write_web_page(page()).decode("utf-8")
    assert "prefers-color-scheme: dark" in content
    colours = set(re.findall(r"var\(--([a-z-]+)", content.split("<body>")[1].split("<script>")[0]))
    assert colours == {"surface", "ink"}
    assert all(content.count(f"--{colour}: #") == 2 for colour in colours)


def test_what_is_looked_through_before_it_goes_out_is_all_that_others_wrote() -> None:
    said = " ".join(page_texts(page("Dr Anna Example")))
    assert "a note of Dr Anna Example" in said
    assert "Contacts chosen: Dr Anna Example" in said


def test_the_same_page_is_the_same_bytes() -> None:
    assert write_web_page(page()) == write_web_page(page())


def test_a_browser_runs_it_under_its_own_policy(tmp_path: Path) -> None:
    """Only where the script ran is the map alive; a hostile one would have changed the title."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("needs Chromium")
    path = tmp_path / "map.html"
    path.write_bytes(write_web_page(page("</script><script>document.title='owned'</script>")))
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/user"]
    run = subprocess.run(
        [browser, *options, "--dump-dom", path.as_uri()],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    root = etree.HTML(run.stdout)
    assert root.xpath("string(//title)") == "Refund – Real process"
    assert root.xpath("//body/@class") == ["live"]
    assert root.xpath("//*[@data-evidence]/@tabindex") == ["0", "-1"]
