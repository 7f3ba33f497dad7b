"""The one table of design tokens: window, map and pages take every colour and size from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """A colour by its meaning. `ON_*` is the text colour on a filling of that name."""

    PAPER = "paper"
    SURFACE = "surface"
    INK = "ink"
    ON_INK = "on-ink"
    MUTED = "muted"
    LINE = "line"
    ACCENT = "accent"
    ON_ACCENT = "on-accent"
    WAIT = "wait"
    ON_WAIT = "on-wait"
    TRANSFER = "transfer"
    ON_TRANSFER = "on-transfer"
    BLOCKED = "blocked"
    ON_BLOCKED = "on-blocked"
    RESOLUTION = "resolution"
    ON_RESOLUTION = "on-resolution"
    WORKAROUND = "workaround"
    ON_WORKAROUND = "on-workaround"
    OBSERVED_ONLY = "observed-only"
    ON_OBSERVED_ONLY = "on-observed-only"
    DOCUMENTED_ONLY = "documented-only"
    HOLD = "hold"


Palette = Mapping[Colour, str]
"""Every colour as `#RRGGBB`."""

_BRIGHT = "#FFFFFF"
_NIGHT = "#12161C"

LIGHT: Palette = {
    Colour.PAPER: "#F6F7F9",
    Colour.SURFACE: "#FFFFFF",
    Colour.INK: "#1B2430",
    Colour.ON_INK: _BRIGHT,
    Colour.MUTED: "#5B6675",
    Colour.LINE: "#D5DAE1",
    Colour.ACCENT: "#1F5FBF",
    Colour.ON_ACCENT: _BRIGHT,
    Colour.WAIT: "#F2B233",
    Colour.ON_WAIT: "#1B2430",
    Colour.TRANSFER: "#0B63A5",
    Colour.ON_TRANSFER: _BRIGHT,
    Colour.BLOCKED: "#B83A00",
    Colour.ON_BLOCKED: _BRIGHT,
    Colour.RESOLUTION: "#0E7A57",
    Colour.ON_RESOLUTION: _BRIGHT,
    Colour.WORKAROUND: "#8A3D78",
    Colour.ON_WORKAROUND: _BRIGHT,
    Colour.OBSERVED_ONLY: "#4B3FBF",
    Colour.ON_OBSERVED_ONLY: _BRIGHT,
    Colour.DOCUMENTED_ONLY: "#65707F",
    Colour.HOLD: "#56B4E9",
}

DARK: Palette = {
    Colour.PAPER: _NIGHT,
    Colour.SURFACE: "#1B212A",
    Colour.INK: "#E8ECF1",
    Colour.ON_INK: _NIGHT,
    Colour.MUTED: "#9AA5B4",
    Colour.LINE: "#2C3541",
    Colour.ACCENT: "#7FB2FF",
    Colour.ON_ACCENT: _NIGHT,
    Colour.WAIT: "#F2B233",
    Colour.ON_WAIT: _NIGHT,
    Colour.TRANSFER: "#6FB3EE",
    Colour.ON_TRANSFER: _NIGHT,
    Colour.BLOCKED: "#FF8A5B",
    Colour.ON_BLOCKED: _NIGHT,
    Colour.RESOLUTION: "#4CC79B",
    Colour.ON_RESOLUTION: _NIGHT,
    Colour.WORKAROUND: "#D894C7",
    Colour.ON_WORKAROUND: _NIGHT,
    Colour.OBSERVED_ONLY: "#A79BFF",
    Colour.ON_OBSERVED_ONLY: _NIGHT,
    Colour.DOCUMENTED_ONLY: "#9AA5B4",
    Colour.HOLD: "#56B4E9",
}

WHITE: Palette = {
    **LIGHT,
    Colour.PAPER: "#EFF1F4",
    Colour.INK: "#0B1017",
    Colour.MUTED: "#3F4956",
    Colour.LINE: "#AEB6C1",
    Colour.DOCUMENTED_ONLY: "#4C5663",
}
"""The light theme for a projector, which washes out what is faint."""

BLACK: Palette = {
    **DARK,
    Colour.PAPER: "#151A21",
    Colour.SURFACE: "#000000",
    Colour.INK: "#FFFFFF",
    Colour.MUTED: "#BAC4D0",
    Colour.LINE: "#46525F",
    Colour.DOCUMENTED_ONLY: "#BAC4D0",
}
"""The dark one for a projector: what is black there gives no light at all."""

TEXT_PAIRS: tuple[tuple[Colour, Colour], ...] = (
    *((text, ground)
      for text in (Colour.INK, Colour.MUTED, Colour.ACCENT, Colour.BLOCKED, Colour.RESOLUTION,
                   Colour.WORKAROUND, Colour.TRANSFER, Colour.OBSERVED_ONLY,
                   Colour.DOCUMENTED_ONLY)
      for ground in (Colour.PAPER, Colour.SURFACE)),
    (Colour.ON_INK, Colour.INK),
    (Colour.ON_ACCENT, Colour.ACCENT),
    (Colour.ON_WAIT, Colour.WAIT),
    (Colour.ON_TRANSFER, Colour.TRANSFER),
    (Colour.ON_BLOCKED, Colour.BLOCKED),
    (Colour.ON_RESOLUTION, Colour.RESOLUTION),
    (Colour.ON_WORKAROUND, Colour.WORKAROUND),
    (Colour.ON_OBSERVED_ONLY, Colour.OBSERVED_ONLY),
)  # fmt: skip
"""The pairs of text and ground in use; no other pair may carry text."""


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Five sizes, and no others: px on the screen, pt on the page."""

    small: float
    body: float
    lead: float
    title: float
    display: float

    def scaled(self, factor: float) -> TypeScale:
        return TypeScale(
            self.small * factor,
            self.body * factor,
            self.lead * factor,
            self.title * factor,
            self.display * factor,
        )


SCREEN_PX = TypeScale(13, 15, 18, 24, 44)
PROJECTOR_PX = SCREEN_PX.scaled(1.6)
PAGE_PT = TypeScale(7, 9, 11, 16, 28)

GRID = 8
MARGIN = 16
WIDE_MARGIN = 24
RADIUS = 8
HAIRLINE = 1
TARGET_PX = 36
TOUCH_TARGET_PX = 44
MOTION_MS = 180

OUTLINE_PT = 1.4
HEAVY_PT = 2.0
THIN_PT = 0.8
EDGE_MIN_PT = 1.0
EDGE_MAX_PT = 4.5
"""Width of an edge with one contact, and of one with all of them."""


def contrast(text: str, ground: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_LINEAR_BELOW = 0.04045


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
