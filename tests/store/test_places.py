"""Where the nodes of the map are: kept with the study, and given back."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.errors import UserError
from observer.model.place import moved
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import create, interrupted_study

PLACES = {"step:Greet": (10.0, 20.5), "step:“Wait”": (-3.25, 0.0)}


def test_a_new_study_keeps_none(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        assert file.places() == {}


def test_what_is_kept_is_there_when_the_study_is_opened_again(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_places(PLACES)
    with StudyFile.open_snapshot(tmp_path / "a.study") as file:
        assert file.places() == PLACES
    assert check_study(tmp_path / "a.study").problems == ()


def test_the_former_places_can_be_set_again(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_places(PLACES)
        former = file.places()
        file.set_places(moved(former, "step:Greet", (70.0, 80.0)))
        assert file.places()["step:Greet"] == (70.0, 80.0)
        file.set_places(former)
        assert file.places() == PLACES
        file.set_places({})
        assert file.places() == {}


def test_the_rescue_copy_has_them_too(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_places(PLACES)
        file.write_rescue(tmp_path / "b.study")
    with StudyFile.open(tmp_path / "b.study") as copy:
        assert copy.places() == PLACES


def test_a_study_open_for_reading_keeps_none(tmp_path: Path) -> None:
    path = interrupted_study(tmp_path / "a.study")
    with (
        StudyFile.open_snapshot(path) as file,
        pytest.raises(UserError, match="cannot be changed"),
    ):
        file.set_places(PLACES)
