"""XML that nobody vouches for: read as far as it can be, refused with its place, never obeyed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented.xml_reading import ParsedXml, parse_xml, read_root_name
from observer.errors import UserError

PATH = Path("a.bpmn")
TEXT = '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n<b name="Prüfen – sofort"/>\n</a>'


def parse(content: str | bytes) -> ParsedXml:
    return parse_xml(content.encode() if isinstance(content, str) else content, PATH)


def name_in(parsed: ParsedXml) -> str | None:
    return parsed.root[0].get("name")


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16"),
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        TEXT.replace("UTF-8", "windows-1252").encode("cp1252"),
        TEXT.replace("1.0", "1.1").encode(),
        f"\n  {TEXT}".encode(),
        TEXT.partition("\n")[2].encode(),
    ],
)
def test_text_is_read_in_its_encoding(content: bytes) -> None:
    assert name_in(parse(content)) == "Prüfen – sofort"
    assert not parse(content).warnings


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode("cp1252"), "the text is not in utf-8, as it says; read as cp1252"),
        (
            TEXT.replace("UTF-8", "UTF-16").encode(),
            "the text is not in utf-16, as it says; read as utf-8",
        ),
        (
            TEXT.replace("UTF-8", "x-unknown").encode(),
            "the text is not in x-unknown, as it says; read as utf-8",
        ),
    ],
)
def test_a_wrong_encoding_is_told_and_read(content: bytes, said: str) -> None:
    assert name_in(parse(content)) == "Prüfen – sofort"
    assert [w.what for w in parse(content).warnings] == [said]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ENTITY e "x">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">',
        '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1:1/a.dtd">',
        '<!-- <!DOCTYPE no> -->\n<?x ?><!DOCTYPE a [<!ENTITY % e SYSTEM "x">%e;]>',
    ],
)
def test_entities_and_outer_references_are_refused(declared: str) -> None:
    with pytest.raises(UserError, match=r"^a.bpmn:\d: the XML declares entities or refers to"):
        parse(f"{declared}<a>x</a>")
    with pytest.raises(UserError, match=r"^a.bpmn:\d: the XML declares entities or refers to"):
        parse(f"{declared}<a>x</a>".encode("utf-16"))


def test_a_bare_document_type_does_no_harm() -> None:
    assert parse("<!DOCTYPE a>\n<a/>").root.tag == "a"


def test_an_inclusion_is_not_followed() -> None:
    text = '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/hostname"/></a>'
    assert not parse(text).root[0].text


@given(cut=st.integers(0, len(TEXT.encode()) - 1))
def test_a_file_cut_anywhere_is_refused_with_its_line(cut: int) -> None:
    content = TEXT.encode()[:cut]
    with pytest.raises(UserError) as refused:
        parse(content)
    assert re.match(r"a\.bpmn:[1-4]: the XML is damaged or breaks off", str(refused.value))
    assert "\n" not in str(refused.value)


def test_the_part_of_an_archive_is_named() -> None:
    with pytest.raises(UserError, match=r"^a.vsdx, pages/page1.xml:1: the XML is damaged"):
        parse_xml(b"<a>", Path("a.vsdx"), "pages/page1.xml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<a>" * 10_000 + "</a>" * 10_000, "a.bpmn:1: the XML is nested too deeply"),
        (f"<a>{'<b/>' * 1_000_000}</a>", "a.bpmn: the XML has 1,000,001 elements"),
        (f"<a {' '.join(f'b{n}=``' for n in range(600_000))}/>", "a.bpmn: the XML has 600,000 att"),
        (f"<a>{'y' * 15_000_000}</a>", "a.bpmn:1: the XML has too long a text"),
        (" " * 15_000_000, "a.bpmn:"),
        ("<!-- " * 200_000, "a.bpmn:1: the XML is damaged"),
        ("<?x " * 200_000, "a.bpmn:1: the XML is damaged"),
        ("<!DOCTYPE x [" * 200_000, "a.bpmn:1: the XML declares entities"),
    ],
    ids=["nested", "elements", "attributes", "text", "blanks", "comments", "instructions", "types"],
)
def test_what_is_too_much_is_refused(content: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(content.replace("`", '"'))
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("content", "root"),
    [
        (b"<a/>", ("", "a")),
        (b'<?xml version="1.0"?><!-- <b/> --><x:a t="1" xmlns:x = "urn:x">', ("urn:x", "a")),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a xmlns="urn:y"><b', ("urn:y", "a")),
        ("\ufeff<a/>".encode("utf-16-le"), ("", "a")),
    ],
)
def test_the_root_is_known_by_the_beginning(content: bytes, root: tuple[str, str]) -> None:
    assert read_root_name(content) == root


@given(st.binary(max_size=300))
def test_anything_may_be_asked_for_its_root(content: bytes) -> None:
    root = read_root_name(content)
    assert root is None or root.name


def test_what_does_not_begin_as_xml_has_no_root() -> None:
    assert read_root_name(b"step,next\n<a/>,b\n") is None
