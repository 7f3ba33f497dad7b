"""Files damaged at random, as by a broken disk, a cut transfer or a careless editor."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

_TAG = re.compile(rb"<[^<>]{1,2000}>")
_ATTRIBUTE = re.compile(rb'\s[\w:]+="[^"]{0,200}"')
_TOKENS = (
    b"\0", b"\xff", b"\xe4", b"<", b">", b"&", b"&lt;", b"&#0;", b"&#10;", b'"', b"]]>", b"<!--",
    b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///dev/zero'>]>", b"-1", b"1e999", b"NaN",
    b"\xe2\x80\xae", b"\n", b"\t", b";", b",", b"{", b"}", b"[", b"]", b"-->", b"\\", b"  ",
    b"subgraph x\n", b"end\n",
)  # fmt: skip


def mutate(content: bytes, random: Random) -> bytes:
    """The content with up to three damages; of an archive, mostly within one of its members."""
    if content.startswith(b"PK") and random.random() < 0.8:
        return _mutate_member(content, random)
    damages = random.choice((_DAMAGES, _CAREFUL))
    for _ in range(random.randint(1, 3)):
        content = random.choice(damages)(content, random)
    return content


def _mutate_member(content: bytes, random: Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        names = source.namelist()
        chosen = random.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            member = source.read(name)
            if name == chosen:
                member = mutate(member, random)
            target.writestr(name, member)
    return packed.getvalue()


def _span(content: bytes, random: Random, longest: int) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, start + random.randint(1, longest)


def _flip(content: bytes, random: Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(random.randint(1, 5) if content else 0):
        flipped[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _remove(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random, 500)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random, 2000)
    return content[:start] + content[start:end] * random.choice((2, 2, 3, 40)) + content[end:]


def _multiply(content: bytes, random: Random) -> bytes:
    """A token, or a few bytes of the file, stands there very often."""
    start, end = _span(content, random, 30)
    token = random.choice((content[start:end], random.choice(_TOKENS)))
    return content[:start] + token * random.choice((10_000, 10_000, 100_000)) + content[start:]


def _insert(content: bytes, random: Random) -> bytes:
    start, _ = _span(content, random, 1)
    return content[:start] + random.choice(_TOKENS) + content[start:]


def _move(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random, 1000)
    rest = content[:start] + content[end:]
    place, _ = _span(rest, random, 1)
    return rest[:place] + content[start:end] + rest[place:]


def _drop_match(pattern: re.Pattern[bytes], content: bytes, random: Random) -> bytes:
    match = pattern.search(content, random.randrange(len(content) + 1))
    return content[: match.start()] + content[match.end() :] if match else content


def _drop_element(content: bytes, random: Random) -> bytes:
    """From a tag to the next closing tag of its name, so that the XML stays well-formed mostly."""
    match = _TAG.search(content, random.randrange(len(content) + 1))
    if not match:
        return content
    name = match[0].strip(b"</>").split(None, 1)[:1]
    closing = b"</" + name[0] + b">" if name else b"<>"
    end = content.find(closing, match.end())
    whole = match.end() if match[0].endswith(b"/>") or end < 0 else end + len(closing)
    return content[: match.start()] + content[whole:]


def _drop_attribute(content: bytes, random: Random) -> bytes:
    return _drop_match(_ATTRIBUTE, content, random)


def _swap_attributes(content: bytes, random: Random) -> bytes:
    """Two attributes change places: references lead astray, ids are given twice or missing."""
    found = [m.span() for m in _ATTRIBUTE.finditer(content)]
    if len(found) < 2:
        return content
    (a, b), (c, d) = sorted(random.sample(found, 2))
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def _copy_attribute(content: bytes, random: Random) -> bytes:
    """One attribute's value takes the place of another's."""
    values = [m.span(1) for m in re.finditer(rb'="([^"]{0,200})"', content)]
    if not values:
        return content
    (a, b), (c, d) = random.choice(values), random.choice(values)
    return content[:a] + content[c:d] + content[b:]


def _encode(content: bytes, random: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "utf-16-le", "latin-1", "utf-8-sig")), "replace")


_CAREFUL = (
    _drop_element, _drop_element, _drop_attribute, _swap_attributes, _copy_attribute,
    _copy_attribute,
)  # fmt: skip
"""Those that mostly leave XML well-formed."""

_DAMAGES = (_flip, _cut, _remove, _repeat, _multiply, _insert, _move, _encode, *_CAREFUL)
