"""Pictures of pixels."""

from __future__ import annotations

import pytest

from observer.drawing.display_list import DisplayList
from observer.drawing.tokens import LIGHT
from observer.errors import UserError
from observer.ui.map.picture import write_png


def test_a_picture_beyond_all_bounds_is_refused_with_what_fits() -> None:
    with pytest.raises(UserError) as caught:
        write_png(DisplayList(100_000, 10, ()), LIGHT, 300)
    assert str(caught.value) == (
        "at 300 dpi the picture would be 416667 \u00d7 42 pixels; at most 21 dpi fit"
    )
