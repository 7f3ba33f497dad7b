"""The files that come with the program are found wherever it runs from."""

from __future__ import annotations

from pathlib import Path

from observer.resource_files import resource_path


def test_the_sample_is_there() -> None:
    assert {file.name for file in resource_path("sample").iterdir()} >= {
        "marks.csv", "process.csv", "study.toml",
    }  # fmt: skip


def test_the_path_does_not_depend_on_the_working_folder() -> None:
    path = resource_path("sample", "marks.csv")
    assert path.is_absolute()
    assert path.parts[-3:] == ("resources", "sample", "marks.csv")
    assert path.is_file()


def test_nothing_named_is_the_folder_itself() -> None:
    assert resource_path() == Path(resource_path("sample")).parent
