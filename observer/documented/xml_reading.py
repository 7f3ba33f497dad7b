"""XML from anywhere, parsed without trust: nothing is fetched, expanded or read without bound."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from observer.errors import UserError
from observer.model.process import ReadWarning

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element, _ListErrorLog

MARKUP_LIMIT = 250_000
"""Elements, comments and instructions that are read; their end tags do not count."""

ATTRIBUTE_LIMIT = 500_000

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARATION = re.compile(r"\s*<\?xml\s.*?\?>", re.DOTALL)
_ENCODING = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_DOCTYPE = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE[^>\[]*(\[)?", re.DOTALL)
_ROOT = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+"
    r"<(?:([\w.-]+):)?([\w.-]+)([^<>]*)",
    re.DOTALL,
)
_NAMESPACE = re.compile(r"\sxmlns(?::([\w.-]+))?\s*=\s*[\"']([^\"']*)")
_HEAD_BYTES = 65_536
_ATTRIBUTE = re.compile(r"=\s*[\"']")
_EIGHT_BIT = re.compile(r"utf-?8|(us-)?ascii|iso.?8859|windows-|cp\d|latin|mac|koi8|gb|big5|shift")
_FALLBACKS = ("utf-8", "cp1252", "latin-1")
_REASON_CHARACTERS = 120


class ParsedXml(NamedTuple):
    """The root of a document (comments and instructions left out), and its flaws."""

    root: _Element
    warnings: tuple[ReadWarning, ...]


def parse_xml(content: bytes, path: Path, part: str = "") -> ParsedXml:
    """Parses the content of `path`, or of the member `part` of the archive `path`.

    Text that is not in the encoding it declares, and prefixes or namespaces that are wrong, are
    read with a warning. A name with an undeclared prefix keeps it: `x:task`.

    Raises:
        UserError: it is not well-formed, nested too deeply (256 levels), too large, or has a
            document type that declares or refers to anything.
    """
    from lxml import etree

    where = f"{path}, {part}" if part else str(path)
    text, warnings = _decode(content, where)
    _check_size(text, where)
    _check_document_type(text, where)
    encoded = text.encode()
    parser = _parser(recover=False)
    try:
        return ParsedXml(_without_entities(etree.fromstring(encoded, parser), where), warnings)
    except etree.XMLSyntaxError as error:
        names = _name_flaws(parser.error_log)
        if not names:
            raise _malformed(error, where) from None
    flaws = (ReadWarning(f"{where}:{line}", what) for line, what in names.items())
    root = _without_entities(etree.fromstring(encoded, _parser(recover=True)), where)
    return ParsedXml(root, (*warnings, *flaws))


class RootName(NamedTuple):
    """What the root element is called; its namespace is empty where it has none."""

    namespace: str
    name: str


def read_root_name(content: bytes) -> RootName | None:
    """By the beginning of the content alone; None where it does not begin as XML does."""
    text, _ = _decode(content[:_HEAD_BYTES], "")
    root = _ROOT.match(text)
    if not root:
        return None
    prefix, name, attributes = root.groups()
    namespaces = dict(_NAMESPACE.findall(attributes))
    return RootName(namespaces.get(prefix or "", "").strip(), name)


def line_of(element: _Element) -> int:
    """The line an element begins in, from 1; 0 where it is not known."""
    line: Any = element.sourceline
    return line or 0


def local_name(element: _Element) -> str:
    """The name of an element without namespace and prefix."""
    return _local_part(str(element.tag))


@lru_cache(maxsize=4096)
def _local_part(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _decode(content: bytes, where: str) -> tuple[str, tuple[ReadWarning, ...]]:
    """The text without byte order mark and XML declaration, its lines kept."""
    mark = next(
        (name for start, name in _BYTE_ORDER_MARKS.items() if content.startswith(start)), ""
    )
    declared = _ENCODING.match(content)
    named = mark or (declared[1].decode().casefold() if declared else "utf-8")
    if mark.startswith("utf-16"):
        content = content[: len(content) & ~1]  # also where cut in a character
    first = (named,) if mark or _EIGHT_BIT.match(named) else ()
    for encoding in (*first, *_FALLBACKS):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        break
    flaws = []
    if encoding != named:
        flaws = [ReadWarning(where, f"the text is not in {named}, as it says; read as {encoding}")]
    text = text.lstrip("\ufeff")
    declaration = _DECLARATION.match(text)
    if declaration:
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    return text, tuple(flaws)


def _check_size(text: str, where: str) -> None:
    elements = text.count("<") - text.count("</")
    attributes = text.count("=")
    if attributes > ATTRIBUTE_LIMIT:  # perhaps most of them stand in text
        attributes = sum(1 for _ in _ATTRIBUTE.finditer(text))
    for noun, number, limit in (
        ("elements", elements, MARKUP_LIMIT),
        ("attributes", attributes, ATTRIBUTE_LIMIT),
    ):
        if number > limit:
            what = f"the XML has {number:,} {noun}; at most {limit:,} are read"
            raise UserError(what, where=where)


def _check_document_type(text: str, where: str) -> None:
    doctype = _DOCTYPE.match(text)
    if doctype and (doctype[1] or re.search(r"\s(SYSTEM|PUBLIC)\b", doctype[0])):
        raise _declaring(f"{where}:{text.count(chr(10), 0, doctype.end()) + 1}")


def _without_entities(root: _Element, where: str) -> _Element:
    """The root of a document, refused where its type declares entities after all."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):  # type: ignore[attr-defined]
        raise _declaring(where)
    return root


def _declaring(where: str) -> UserError:
    what = "the XML declares entities or refers to another file, which is not read"
    return UserError(what, where=where, remedy="remove its <!DOCTYPE …>")


def _parser(*, recover: bool) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=recover,
    )


def _name_flaws(log: _ListErrorLog) -> dict[int, str]:
    """What is wrong with namespaces, first by line; empty where anything else is wrong too."""
    from lxml.etree import ErrorDomains, ErrorLevels

    errors = [entry for entry in log if entry.level >= ErrorLevels.ERROR]
    if any(entry.domain != ErrorDomains.NAMESPACE for entry in errors):
        return {}
    return {entry.line: _plain(entry.message) for entry in reversed(errors)}


def _malformed(error: SyntaxError, where: str) -> UserError:
    reason = _plain(error.msg)
    what = f"the XML is damaged or breaks off ({reason})"
    if "XML_PARSE_HUGE" in reason:  # how the parser advises where a limit of its own is reached
        what = (
            "the XML is nested too deeply" if "depth" in reason else "the XML has too long a text"
        )
    return UserError(what, where=f"{where}:{error.lineno}")


def _plain(message: str) -> str:
    """A parser's message on one line, without place and not too long."""
    printable = "".join(c if c.isprintable() else " " for c in message[:_REASON_CHARACTERS])
    return " ".join(re.sub(r",? line \d+.*", "", printable).split())
