"""Files as a user may name them: each way that reading can fail is one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.files import read_text, replace_file, require_file


def sparse(path: Path) -> None:
    """200 MB that take no room and no time to write."""
    with path.open("wb") as file:
        file.truncate(200_000_000)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "there is no such file"),  # noqa: ARG005
    "empty": (lambda path: path.write_bytes(b""), "the file is empty"),
    "folder": (Path.mkdir, "this is a folder; name a file in it"),
    "link to itself": (lambda path: path.symlink_to(path), "the file cannot be used (Too many"),
    "binary": (lambda path: path.write_bytes(b"PK\3\4\0\0"), "this is not a text file"),
    "utf-16": (lambda path: path.write_text("step", "utf-16"), "this is not a text file"),
    "large": (sparse, "the file has 200 MB; at most 20 MB are read"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_one_sentence_with_the_files_name(tmp_path: Path, kind: str) -> None:
    make, says = UNREADABLE[kind]
    path = tmp_path / "process.csv"
    make(path)
    with pytest.raises(UserError) as error:
        read_text(path)
    assert str(error.value).startswith(f"{path}: {says}")
    assert "\n" not in str(error.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="not a regular file"):
        read_text(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_no_file_is_moved_over_a_pipe_or_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="not a regular file"):
        replace_file(pipe, b"new")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_no_file_is_moved_over_one_that_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(b"kept")
    path.chmod(0o444)
    with pytest.raises(UserError, match="the file is read-only"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"kept"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "file/within"])
def test_a_name_that_no_file_can_have_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="the file cannot be used"):
        require_file(tmp_path / name)


def test_a_wrong_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "process.csv"
    path.write_bytes("step,next\nGrüßen,\n".encode() + "Prüfen,\n".encode("latin-1"))
    with pytest.raises(UserError) as error:
        read_text(path)
    assert str(error.value).startswith(f"{path}:3: the text is not in UTF-8")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "process.csv"
    path.write_bytes(mark + "Grüßen 日本 😀\r\n".encode())
    assert read_text(path) == "Grüßen 日本 😀\r\n"
    assert require_file(path) == path.stat().st_size


def test_an_error_says_where_what_and_what_to_do() -> None:
    assert str(UserError("it is torn", where="a.csv:3", remedy="mend it")) == (
        "a.csv:3: it is torn; mend it"
    )
    assert str(UserError("it is torn")) == "it is torn"
