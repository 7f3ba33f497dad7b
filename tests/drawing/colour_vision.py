"""How colours are seen without one of the three kinds of cones, and in grey."""

from __future__ import annotations

from collections.abc import Mapping

Triple = tuple[float, float, float]

# Machado, Oliveira and Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency. IEEE TVCG 15 (6), 2009; matrices for severity 1.0, applied to linear RGB.
MATRICES: Mapping[str, tuple[Triple, Triple, Triple]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

_LUMINANCE: Triple = (0.2126, 0.7152, 0.0722)


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _hex(linear: Triple) -> str:
    return "#" + "".join(f"{round(255 * _encoded(value)):02X}" for value in linear)


def _dot(row: Triple, colour: Triple) -> float:
    return sum(a * b for a, b in zip(row, colour, strict=True))


def seen_by(kind: str, colour: str) -> str:
    """A `#RRGGBB` colour as somebody of that kind sees it: `protan deutan tritan`, or `grey`."""
    linear = _linear(colour)
    if kind == "grey":
        luminance = _dot(_LUMINANCE, linear)
        return _hex((luminance, luminance, luminance))
    first, second, third = MATRICES[kind]
    return _hex((_dot(first, linear), _dot(second, linear), _dot(third, linear)))


def difference(one: str, other: str) -> float:
    """How far two colours are apart: Delta E of CIE 1976, in L*a*b* under D65."""
    pairs = zip(_lab(one), _lab(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def _lab(colour: str) -> Triple:
    linear = _linear(colour)
    x = _root(_dot((0.4124, 0.3576, 0.1805), linear) / 0.9505)
    y = _root(_dot(_LUMINANCE, linear))
    z = _root(_dot((0.0193, 0.1192, 0.9505), linear) / 1.0890)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(t: float) -> float:
    return float(t ** (1 / 3)) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29
