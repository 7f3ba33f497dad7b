"""The settings file: what it holds, what it refuses, and how it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from observer.cli import cli
from observer.errors import UserError
from observer.settings import SETTINGS, read_settings, settings_path, write_setting


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == {s.name: s.default for s in SETTINGS}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.toml"
    write_setting(path, "strip_position", (-40, 12))
    assert path.read_text() == "strip_position = [-40, 12]\n"
    assert read_settings(path)["strip_position"] == (-40, 12)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("strip_position = left", "this is not TOML"),
        ("strip_position = [1]", "“strip_position” takes 2 whole numbers"),
        ("strip_position = [1, true]", "“strip_position” takes 2 whole numbers"),
        ("strip_position = 7", "“strip_position” takes 2 whole numbers"),
        ("colour = 'red'", "there is no setting “colour”"),
    ],
)
def test_what_no_setting_takes_is_refused_and_kept(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(UserError) as refused:
        read_settings(path)
    assert sentence in str(refused.value)
    assert str(path) in str(refused.value)
    with pytest.raises(UserError):
        write_setting(path, "strip_position", (1, 2))
    assert path.read_text() == text


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be used"):
        write_setting(tmp_path / "file" / "settings.toml", "strip_position", (1, 2))


def test_the_command_prints_file_values_and_what_they_mean() -> None:
    write_setting(settings_path(), "strip_position", (3, 4))
    done = CliRunner().invoke(cli, ["settings"])
    assert done.exit_code == 0
    assert str(settings_path()) in done.output
    assert "strip_position = [3, 4]    # Where the small window stands" in done.output
