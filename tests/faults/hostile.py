"""Small files that are valid or nearly so, and made to take long or much to read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise

from openpyxl import Workbook

_NS = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
_SHEET = "xl/worksheets/sheet1.xml"


def all_to_all(count: int) -> str:
    sides = (" & ".join(f"{side}{n}" for n in range(count)) for side in "ab")
    return "flowchart TD\n" + " --> ".join(sides)


def starving(branches: int) -> str:
    """Side by side, each of three tasks, before a join that waits for one more way."""
    names = ["s x", "x g", "x j", "j e"]
    tasks = []
    for n in range(branches):
        chain = ["g", f"t{n}", f"u{n}", f"v{n}", "j"]
        names += [f"{a} {b}" for a, b in pairwise(chain)]
        tasks += [f'<task id="{task}" name="{task}"/>' for task in chain[1:-1]]
    flows = (
        f'<sequenceFlow id="f{k}" sourceRef="{a}" targetRef="{b}"/>'
        for k, (a, b) in enumerate(name.split() for name in names)
    )
    return (
        f'<definitions {_NS}><process id="p"><startEvent id="s"/><parallelGateway id="g"/>'
        '<exclusiveGateway id="x"/><parallelGateway id="j"/><endEvent id="e"/>'
        f"{''.join(tasks)}{''.join(flows)}</process></definitions>"
    )


def workbook(replace: Callable[[bytes], bytes] = bytes, sheet: str = _SHEET) -> bytes:
    """A table of two steps; its sheet's XML is replaced, and stands at the path `sheet`."""
    book = Workbook(write_only=True)
    rows = book.create_sheet()
    for row in (["step", "next"], ["Greet", "Check"], ["Check", None]):
        rows.append(row)
    book.save(plain := io.BytesIO())
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == _SHEET:
                target.writestr(sheet, replace(content))
            else:
                old, new = (path.removeprefix("xl/").encode() for path in (_SHEET, sheet))
                target.writestr(name, content.replace(old, new))
    return packed.getvalue()


def laughing(markup: bytes, place: bytes) -> bytes:
    """Markup with a million characters at `place`, by entities of entities."""
    declared = [b'<!ENTITY a "' + b"h" * 1000 + b'">']
    declared += [
        b'<!ENTITY %c "%s">' % (x, b"&%c;" % y * 10) for x, y in zip(b"bcd", b"abc", strict=True)
    ]
    doctype = b"<!DOCTYPE x [" + b"".join(declared) + b"]>"
    bare = re.sub(rb"^<\?xml.*?\?>", b"", markup)
    return doctype + bare.replace(place, b"&d;" + place, 1)


def far_row(markup: bytes, number: bytes = b"50000000") -> bytes:
    return markup.replace(b'r="3"', b'r="%s"' % number)


def padded(markup: bytes) -> bytes:
    comment = b"<!--" + b" " * 9_000_000 + b"-->"
    return markup.replace(b"</worksheet>", comment * 10 + b"</worksheet>")


def members(count: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for number in range(count):
            target.writestr(zipfile.ZipInfo(f"{number:x}"), b"")
    return packed.getvalue()


_CHART = "flowchart TD\nA-->B\n"
_TASK = f'<definitions {_NS}><process id="p"><task id="t" name="Ask"/></process></definitions>'

FILES: dict[str, Callable[[], str | bytes]] = {
    "all-to-all.mmd": lambda: all_to_all(220),
    "starving.bpmn": lambda: starving(8),
    "starving-more.bpmn": lambda: starving(40),
    "title.mmd": lambda: f"---\ntitle: a{' ' * 100_000}b\n---\n{_CHART}",
    "settings.mmd": lambda: "---\n" * 100_000 + _CHART,
    "heading.md": lambda: f"# a{' #' * 50_000}b\n```mermaid\n{_CHART}```\n",
    "fences.md": lambda: "```mermaid\n" * 20_000,
    "quoted.md": lambda: f"{' >' * 50_000}x\n```mermaid\n{_CHART}```\n",
    "subgraphs.mmd": lambda: "flowchart TD\n" + f"subgraph {'[' * 9_900}\nA\nend\n" * 20,
    "data.mmd": lambda: "flowchart TD\nA@{ shape: rect, label: |\n" + "\n" * 100_000 + "x }\n",
    "labels.mmd": lambda: "flowchart TD\n" + f'A["`{"*a " * 3_000}`"]\n' * 30,
    "far-row.xlsx": lambda: workbook(far_row),
    "far-row-as-float.xlsx": lambda: workbook(lambda sheet: far_row(sheet, b"5e8")),
    "padded.xlsx": lambda: workbook(padded),
    "laughing.xlsx": lambda: workbook(
        lambda sheet: laughing(sheet, b"</t>"), "xl/charts/sheet1.xml"
    ),
    "members.zip": lambda: members(150_000),
    "laughing.bpmn": lambda: b"\xef\xbb\xbf" * 2 + laughing(_TASK.encode(), b"Ask"),
}
"""What is in each file, by a name for it."""
