"""Archives that somebody sends are read within bounds, or refused in one sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented import archive
from observer.documented.archive import Archive, is_archive, member_names
from observer.errors import UserError

FILE = Path("drawing.vsdx")


def packed(**members: bytes) -> bytes:
    return packed_as({name.replace("_", "/"): text for name, text in members.items()})


def packed_as(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, text in members.items():
            writer.writestr(name, text)
    return target.getvalue()


def test_members_are_read_by_name() -> None:
    content = packed(a=b"one", b_c=b"two")
    opened = Archive(content, FILE)
    assert opened.names() == ("a", "b/c")
    assert opened.read("b/c") == b"two"
    assert "b/c" in opened
    assert "d" not in opened
    assert is_archive(content)
    assert member_names(content) == {"a", "b/c"}


def test_a_missing_member_is_named() -> None:
    with pytest.raises(UserError, match=r"drawing\.vsdx: the archive has no part “b”"):
        Archive(packed(a=b"one"), FILE).read("b")


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/a", "C:/a", "C:a", "a\\..\\..\\b", "\\\\host\\share\\a"]
)
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="leads out of the archive") as refused:
        Archive(packed_as({"fine": b"", name: b"x"}), FILE)
    assert refused.value.where.startswith("drawing.vsdx:")


def test_expansion_is_counted_over_all_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "EXPANDED_LIMIT_BYTES", 1_000_000)
    opened = Archive(packed(a=bytes(600_000), b=bytes(600_000)), FILE)
    opened.read("a")
    with pytest.raises(UserError, match=r"drawing\.vsdx:b: the archive expands beyond"):
        opened.read("b")


def test_a_bomb_is_refused_whatever_size_it_declares() -> None:
    bomb = packed(a=bytes(200_000_001))
    with pytest.raises(UserError, match="expands beyond 200 MB"):
        Archive(bomb, FILE).check_size()
    declared = (200_000_001).to_bytes(4, "little")
    assert bomb.count(declared) == 2
    lying = bomb.replace(declared, (10).to_bytes(4, "little"))
    with pytest.raises(UserError, match="damaged"):
        Archive(lying, FILE).read("a")


def test_an_encrypted_member_is_named() -> None:
    content = bytearray(packed(a=b"secret"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match=r"drawing\.vsdx:a: this part is encrypted"):
        Archive(bytes(content), FILE)


@given(st.integers(0, 400))
def test_an_archive_cut_anywhere_is_refused(length: int) -> None:
    whole = packed(a=b"one" * 50, b=b"two" * 50)
    cut = whole[: min(length, len(whole) - 1)]
    with pytest.raises(UserError, match=r"^drawing\.vsdx"):
        Archive(cut, FILE).read("a")
    assert member_names(cut) == frozenset()


@given(st.integers(0, 300), st.integers(0, 255))
def test_an_altered_archive_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(packed(a=b"one" * 50, b=b"two" * 50))
    content[place % len(content)] = byte
    with contextlib.suppress(UserError):
        opened = Archive(bytes(content), FILE)
        for name in opened.names():
            opened.read(name)
