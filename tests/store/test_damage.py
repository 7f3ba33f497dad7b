"""Any damage anywhere: the file is refused as it was, or what it tells can be used."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observer.discovery.traces import build_traces
from observer.errors import UserError
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import closed_study, contents, interrupted_study

DAMAGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A study written back, and one with its log."""
    folder = tmp_path_factory.mktemp("sound")
    closed_study(folder / "closed.study")
    interrupted_study(folder / "interrupted.study")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def damaged(content: bytes, damages: list[tuple[float, bytes]]) -> bytes:
    changed = bytearray(content)
    for place, noise in damages:
        start = int(place * len(changed))
        changed[start : start + len(noise)] = noise
    return bytes(changed[: len(content)])


@pytest.mark.parametrize("part", ["closed.study", "interrupted.study", "interrupted.study-wal"])
@settings(max_examples=40)
@given(damages=DAMAGES)
def test_no_damage_is_a_crash_and_none_that_is_refused_is_touched(
    tmp_path_factory: pytest.TempPathFactory,
    sound: dict[str, bytes],
    part: str,
    damages: list[tuple[float, bytes]],
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    name = part.removesuffix("-wal")
    for other, content in sound.items():
        if other.startswith(name):
            kept = damaged(content, damages) if other == part else content
            (folder / other).write_bytes(kept)
    before = contents(folder)
    is_sound = check_study(folder / name).sound
    assert contents(folder) == before
    if is_sound:
        with StudyFile.open(folder / name) as file:
            build_traces(file.recorded(file.round()))
            assert file.study()
    else:
        with pytest.raises(UserError) as error:
            StudyFile.open(folder / name)
        assert "\n" not in str(error.value)
        assert contents(folder) == before
