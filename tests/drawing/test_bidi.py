from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.drawing.bidi import visual_order

ALEF, BET, GIMEL, DALET = "אבגד"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Check (account) <b>", "Check (account) <b>"),
        (f"{ALEF}{BET}{GIMEL}", f"{GIMEL}{BET}{ALEF}"),
        (f"{ALEF}{BET} {GIMEL}{DALET}", f"{DALET}{GIMEL} {BET}{ALEF}"),
        (f"abc {ALEF}{BET} def", f"abc {BET}{ALEF} def"),
        (f"{ALEF}{BET} 12 {GIMEL}{DALET}", f"{DALET}{GIMEL} 12 {BET}{ALEF}"),
        (f"{ALEF} abc {BET}", f"{BET} abc {ALEF}"),
        (f"{ALEF} (abc)", f"(abc) {ALEF}"),
        (f"abc {ALEF} {BET}!", f"abc {BET} {ALEF}!"),
    ],
)
def test_lines_are_seen_from_left_to_right(written: str, seen: str) -> None:
    assert visual_order(written) == seen


@given(st.text(max_size=60))
def test_no_character_is_lost(text: str) -> None:
    plain = str.maketrans(")]}>»", "([{<«")
    assert sorted(visual_order(text).translate(plain)) == sorted(text.translate(plain))
