"""Which format a file is of, what is refused, and which process of several is meant."""

from __future__ import annotations

import io
import zipfile
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


@pytest.mark.parametrize("name", ["process.txt", "process.csv", "process.xml", "process"])
@pytest.mark.parametrize(
    "content",
    [
        "step;next\nA;B\nB;\n",
        "step\tnext\nA\tB\nB\t\n",
        "flowchart TD\n A --> B",
        "---\ntitle: T\n---\ngraph LR; A-->B",
        "# How it goes\n\n```mermaid\ngraph LR\nA --> B\n```\n",
        "digraph { A -> B }",
        '/* x */ strict digraph "G" {A->B}',
    ],
)
def test_content_decides_whatever_the_name_says(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (process,) = read_process(tmp_path / name).processes
    assert process.step_names == ("A", "B")
    assert [(flow.source, flow.target) for flow in process.flows] == [("A", "B")]


def zipped(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "<x/>")
    return stream.getvalue()


READ_FROM = (
    "; a process is read from BPMN 2.0, draw.io, Visio (.vsdx), an Excel workbook (.xlsx), a "
    "Mermaid flowchart, Graphviz DOT, a table (CSV, TSV) with the columns “step” and “next” or "
    "an outline"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "this is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is a picture"),
        (b"GIF89a\x01", "this is a picture"),
        (b"BM\x36\0\0\0", "this is a picture"),
        (b"PK\x03\x04\x14\0", "this is a document or archive"),
        (zipped("a.txt"), "this is a document or archive"),
        (zipped("[Content_Types].xml", "word/document.xml"), "this is a text document"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "this is a presentation"),
        (zipped("mimetype", "content.xml"), "this is an OpenDocument file"),
        (b"\xd0\xcf\x11\xe0\xa1", "this is a document of an old office program"),
        (b"{\\rtf1 Check}", "this is a text document"),
        ("step,next\n".encode("utf-16"), "this is text in UTF-16"),
        (b"\x7fELF\x02\0\0", "this is not a text file"),
        (b"<?xml version='1.0'?><recipe/>", "the format of this file is not known"),
        (b'{"nodes": []}', "the format of this file is not known"),
    ],
)
def test_what_is_no_process_says_what_is_read(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    assert sentence(file) == f"{file}: {said}{READ_FROM}"


def test_what_is_empty_has_no_step(file: Path) -> None:
    file.write_bytes(b"")
    assert sentence(file) == f"{file}: the file is empty"
    file.write_bytes(b" \n\n")
    assert sentence(file) == f"{file}: there is no step in the outline"


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


@pytest.mark.parametrize(
    "text",
    [
        '[{"step": "A"},\n{"step": "B"}]',
        "@startuml\nstart\nstop\n@enduml\n",
        "case,activity\n1,A\n",
        "Schritt;Nachfolger\nA;B\n",
        "A --> B\n",
        "int a;\nint b;\n",
    ],
)
def test_text_of_another_kind_is_no_outline(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert "the format of this file is not known" in sentence(file)


def test_a_mermaid_chart_in_a_web_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<html><body><pre class="mermaid">graph TD\nA--&gt;B</pre>\n'
        "<div class='wide mermaid'>graph TD\nC-->D\n</div></body></html>"
    )
    assert [p.step_names for p in read_process(path).processes] == [("A", "B"), ("C", "D")]


@pytest.mark.parametrize(
    "text",
    [
        "```mermaid\ngraph TD\nA-->B\n```\n```mermaid\ngraph TD\nB-->A\n```\n",
        "digraph x { A -> B }\ndigraph y { B -> A }\n",
    ],
)
def test_ids_are_unique_among_the_charts_of_a_file(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    first, second = read_process(file).processes
    assert [node.name for node in (*first.nodes, *second.nodes)] == ["A", "B", "B", "A"]
    assert not first.by_id.keys() & second.by_id.keys()
    assert second.flows[0].source in second.by_id
