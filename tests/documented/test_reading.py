"""Which format a file is of, what is refused, and which process of several is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.reading import choose_process, read_process
from observer.errors import UserError
from observer.model.process import DocumentedProcess, ReadResult


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "process.txt"


def sentence(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_process(path)
    return str(caught.value)


def test_csv_is_recognised_by_its_header(file: Path) -> None:
    file.write_text('\ufeff\n"Next","Step",owner\nB,A,Agent\n,B,\n', encoding="utf-8")
    (process,) = read_process(file).processes
    assert (process.name, process.starts) == ("process", ("A",))


def test_an_outline_is_every_other_text(file: Path) -> None:
    file.write_text("Next, please\nCheck, then refund\n", encoding="utf-8")
    (process,) = read_process(file).processes
    assert process.step_names == ("Next, please", "Check, then refund")


def test_a_table_without_header_is_no_outline(tmp_path: Path) -> None:
    path = tmp_path / "process.CSV"
    path.write_text("A,B\nB,\n", encoding="utf-8")
    assert sentence(path).startswith(f"{path}:1: there is no column “step” and no column “next”")


def test_a_table_with_semicolons_is_told_apart(file: Path) -> None:
    file.write_text("step;next\nA;\n", encoding="utf-8")
    assert sentence(file).startswith(f"{file}:1: the columns are separated by semicolons")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "this is a PDF; a process is read from CSV"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "this is a picture; a process is read from CSV"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is a picture; a process is read from CSV"),
        (b"GIF89a\x01", "this is a picture; a process is read from CSV"),
        (b"PK\x03\x04\x14\0", "this is a document or archive; a process is read from CSV"),
        (b"\xd0\xcf\x11\xe0\xa1", "this is a document of an old office program; a process is"),
        ("step,next\n".encode("utf-16"), "this is text in UTF-16; a process is read from CSV"),
        (b"\x7fELF\x02\0\0", "this is not a text file; a process is read from CSV"),
        (b"<?xml version='1.0'?><definitions/>", "the format of this file is not known; a process"),
        (b'{"nodes": []}', "the format of this file is not known; a process is read from CSV"),
        (b"digraph { a -> b }", "the format of this file is not known; a process is read"),
        (b"flowchart TD\n A --> B", "the format of this file is not known; a process is read"),
        (b"", "the file is empty"),
        (b" \n\n", "there is no step in the outline"),
    ],
)
def test_what_holds_no_process_is_refused(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    assert sentence(file).startswith(f"{file}: {said}")


def test_another_encoding_is_named_with_its_line(file: Path) -> None:
    file.write_bytes("step,next\nPrüfen,\n".encode("latin-1"))
    assert sentence(file).startswith(f"{file}:2: the text is not in UTF-8")


def test_what_is_no_file(tmp_path: Path) -> None:
    assert sentence(tmp_path).startswith(f"{tmp_path}: this is a folder")
    assert sentence(tmp_path / "gone.csv") == f"{tmp_path / 'gone.csv'}: there is no such file"


def test_a_file_of_200_mb_is_not_read(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.write(b"step,next\n" * 200)
        sparse.truncate(200_000_000)
    assert sentence(file) == f"{file}: the file has 200 MB; at most 20 MB are read"


def result(*names: str) -> ReadResult:
    return ReadResult(
        tuple(
            DocumentedProcess(str(number), name, (), (), ()) for number, name in enumerate(names, 1)
        )
    )


def test_the_only_process_need_not_be_named() -> None:
    assert choose_process(result("Refund")).name == "Refund"
    assert choose_process(result("Refund"), "Refund").name == "Refund"


def test_a_process_is_named_by_name_or_id() -> None:
    assert choose_process(result("Refund", "Exchange"), "Exchange").name == "Exchange"
    assert choose_process(result("Refund", "Exchange"), "2").name == "Exchange"


@pytest.mark.parametrize(
    ("read", "name", "said"),
    [
        (
            ("Refund", "Exchange"),
            None,
            "f.csv: there are several processes: “Refund” (1), “Exchange” (2);",
        ),
        (
            ("Refund", "Refund"),
            "Refund",
            "f.csv: there are several processes: “Refund” (1), “Refund” (2);",
        ),
        (
            ("Refund",),
            "Exchange",
            "f.csv: there is no process “Exchange”, but there is “Refund” (1)",
        ),
        ((), None, "f.csv: there is no process in it"),
    ],
)
def test_a_choice_that_is_none_lists_the_names(
    read: tuple[str, ...], name: str | None, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        choose_process(result(*read), name, "f.csv")
    assert str(caught.value).startswith(said)
