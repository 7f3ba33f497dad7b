from __future__ import annotations

from itertools import pairwise

import bidi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observer.drawing.bidi import Stretch, levels, stretches

ALEF, BET, GIMEL, DALET = "אבגד"
MIXED = st.text("ab אבגجد12٣٤ .,+-%£()[]{}<>«»!:/\u0301", max_size=30)
"""Letters of both directions, both kinds of digits, and what takes the side of its neighbours."""


def seen(text: str) -> str:
    """The characters from left to right as they are seen; none is mirrored."""
    parts = [(text[part.start : part.end], part.right_to_left) for part in stretches(text)]
    return "".join(part[::-1] if turned else part for part, turned in parts)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Check (account) <b>", "Check (account) <b>"),
        (f"{ALEF}{BET}{GIMEL}", f"{GIMEL}{BET}{ALEF}"),
        (f"{ALEF}{BET} {GIMEL}{DALET}", f"{DALET}{GIMEL} {BET}{ALEF}"),
        (f"abc {ALEF}{BET} def", f"abc {BET}{ALEF} def"),
        (f"{ALEF}{BET} 12.5 {GIMEL}{DALET}", f"{DALET}{GIMEL} 12.5 {BET}{ALEF}"),
        (f"{ALEF} abc {BET}", f"{BET} abc {ALEF}"),
        (f"{ALEF} (abc)", f")abc( {ALEF}"),
        (f"abc {ALEF} {BET}!", f"abc {BET} {ALEF}!"),
        (f"{ALEF} £10.50", f"£10.50 {ALEF}"),
        ("", ""),
    ],
)
def test_lines_are_seen_from_left_to_right(written: str, expected: str) -> None:
    assert seen(written) == expected


def test_brackets_of_a_right_to_left_line_belong_to_it() -> None:
    assert levels(f"{ALEF}(a)") == [1, 1, 2, 1]


def test_plain_text_is_one_stretch() -> None:
    assert stretches("Check account") == (Stretch(0, 13, False),)


@settings(max_examples=500)
@given(MIXED)
def test_the_order_is_that_of_a_second_implementation(text: str) -> None:
    assert seen(text) == bidi.get_display(text)


@given(st.text(max_size=60))
def test_every_character_is_in_one_stretch(text: str) -> None:
    parts = sorted(stretches(text), key=lambda part: part.start)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.end == following.start for part, following in pairwise(parts))
