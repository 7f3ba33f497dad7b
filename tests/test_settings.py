"""The settings file: what it holds, what it refuses, and how it is printed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from observer.cli import cli
from observer.errors import UserError
from observer.settings import Settings, read_settings, settings_path, write_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings((), {})
    (tmp_path / "settings.toml").touch()
    assert read_settings(tmp_path / "settings.toml") == Settings((), {})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.toml"
    write_settings(path, strip_position=(-40, 12))
    assert path.read_text() == "strip_position = [-40, 12]\n"
    assert read_settings(path).strip_position == (-40, 12)
    assert list(path.parent.iterdir()) == [path]


def test_keys_are_kept_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_settings(path, strip_position=(3, 4))
    keys = {"wait": ("Ö", "Ctrl+Shift+W"), "resolution-known": ('"',), "note": ("\\",)}
    write_settings(path, keys=keys)
    assert read_settings(path) == Settings((3, 4), keys)
    assert 'keys.wait = ["Ö", "Ctrl+Shift+W"]' in path.read_text("utf-8").splitlines()
    write_settings(path, keys={})
    assert path.read_text() == "strip_position = [3, 4]\n"


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
        st.lists(st.text(min_size=1).filter(str.isprintable), min_size=1).map(tuple),
    )
)
def test_any_keys_that_are_written_are_read(keys: dict[str, tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "settings.toml")
        write_settings(path, keys=keys)
        assert read_settings(path).keys == keys


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("strip_position = left", "this is not TOML"),
        ("strip_position = [1]", "“strip_position” takes 2 whole numbers"),
        ("strip_position = [1, true]", "“strip_position” takes 2 whole numbers"),
        ("strip_position = 7", "“strip_position” takes 2 whole numbers"),
        ("strip_position = [99999999999, 0]", "“strip_position” takes 2 whole numbers of at most"),
        ("colour = 'red'", "there is no setting “colour”"),
        ("keys = 'W'", "“keys” takes actions with one or more keys each"),
        ("keys.wait = 'W'", "“keys” takes actions with one or more keys each"),
        ("keys.wait = []", "“keys” takes actions with one or more keys each"),
        ("keys.wait = ['W', 3]", "“keys” takes actions with one or more keys each"),
        ("keys.wait = ['']", "“keys” takes actions with one or more keys each"),
        ("keys.'the wait' = ['W']", "“keys” takes actions with one or more keys each"),
        ("a = " + "[" * 20_000, "this is not TOML that can be read"),
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
        write_settings(path, strip_position=(1, 2))
    assert path.read_text() == text


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be used"):
        write_settings(tmp_path / "file" / "settings.toml", strip_position=(1, 2))


def test_the_command_prints_file_values_and_what_they_mean() -> None:
    write_settings(settings_path(), keys={"wait": ("Ö",)})
    done = CliRunner().invoke(cli, ["settings"])
    assert done.exit_code == 0
    path, *lines = done.output.splitlines()
    assert path == str(settings_path())
    assert lines[0].startswith("# strip_position: Where the small window stands")
    assert lines[1] == "# not set"
    assert lines[2].startswith("# keys: Keys of the live stage that are not the default ones")
    assert lines[3] == 'keys.wait = ["Ö"]'
