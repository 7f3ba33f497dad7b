"""What the name of a Visio master makes of a shape: flowchart, cross-functional, BPMN, UML, EPC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from observer.documented.page.contents import OR, SUMMING_JUNCTION, Counts, Role

Meaning = tuple[Role, Counts]

_NO_ARROW = re.compile(r"message ?flow|association|conversation|separator|phase|callout|annotation")

_RULES: tuple[tuple[str, Meaning], ...] = (
    (r"annotation|callout|\bnote\b|comment|legend|title", (Role.NOTE, Counts.TOUCHED)),
    (r"data ?object|data ?store|data ?(input|output)|^message$", (Role.NOTE, Counts.TOUCHED)),
    (r"^group$|\bphase\b|separator", (Role.NOTE, Counts.TOUCHED)),
    (r"swim ?lane|\blane|\bpool\b|cff container|functional band", (Role.LANE, Counts.TOUCHED)),
    (r"start\s*/\s*end|terminator", (Role.TERMINAL, Counts.NAMED)),
    (r"intermediate|boundary|\b(catch|throw)", (Role.EVENT, Counts.ALWAYS)),
    (r"^start\b|start ?event|initial (node|state)", (Role.START, Counts.ALWAYS)),
    (r"^end\b|end ?event|final (node|state)|^terminate\b", (Role.END, Counts.ALWAYS)),
    (r"gateway", (Role.EXCLUSIVE, Counts.ALWAYS)),
    (r"decision|diamond|merge node|^xor\b", (Role.EXCLUSIVE, Counts.NAMED)),
    (r"\bfork\b|\bjoin\b|parallel mode|^and$", (Role.PARALLEL, Counts.TOUCHED)),
    (r"^or$", (OR, Counts.TOUCHED)),
    (r"^summing junction$", (SUMMING_JUNCTION, Counts.TOUCHED)),
    (r"sub-?process|predefined process", (Role.SUBPROCESS, Counts.NAMED)),
    (r"(on|off)-page ref|page connector", (Role.CONNECTOR, Counts.TOUCHED)),
    (r"process|task|activity|action|function|operation|document", (Role.STEP, Counts.NAMED)),
    (r"^data$|preparation|manual input|display|delay|^card\b|^custom", (Role.STEP, Counts.NAMED)),
    (r"rectangle|square|rounded|^state$|^step\b", (Role.STEP, Counts.NAMED)),
    (r"circle|ellipse", (Role.TERMINAL, Counts.NAMED)),
    (r"event", (Role.EVENT, Counts.NAMED)),
)
_PATTERNS = tuple((re.compile(pattern), meaning) for pattern, meaning in _RULES)

_GATEWAYS = (
    (re.compile(r"parallel\b(?! event)"), Role.PARALLEL),
    (re.compile(r"inclusive|complex"), Role.INCLUSIVE),
    (re.compile(r"exclusive|event|xor"), Role.EXCLUSIVE),
)
_TRIGGERS = (
    *("message", "timer", "error", "escalation", "signal", "conditional", "link", "cancel"),
    *("compensation", "multiple", "terminate"),
)
_LOOPS = ("loopmarker", "mimarker", "misequentialmarker")
_NO_LOOP = frozenset({"", "0", "none", "false"})
_FALSE = frozenset({"0", "false", "no"})

Properties = Mapping[str, str]
"""The shape data of a shape: lower-case values by lower-case names."""


def stencil_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of masters in lower case, without the number that tells copies apart."""
    return tuple(re.sub(r"\.\d+$", "", name).strip().casefold() for name in names if name)


def is_arrow(names: Iterable[str]) -> bool:
    """Whether a one-dimensional shape of these names is a flow of the process."""
    return not any(_NO_ARROW.search(name) for name in names)


def meaning(names: Iterable[str]) -> Meaning | None:
    """What the first name that says anything makes of a shape, and when it counts."""
    for name in names:
        for pattern, found in _PATTERNS:
            if pattern.search(name):
                return found
    return None


def is_gateway(names: Iterable[str]) -> bool:
    return any("gateway" in name for name in names)


def gateway_kind(names: Iterable[str], properties: Properties, label: str) -> Role | None:
    """By its data, the name of its master, or what it is called; None where nothing tells."""
    data = " ".join(value for name, value in properties.items() if "gateway" in name)
    for text in (data, *names, label.casefold()):
        for pattern, role in _GATEWAYS:
            if pattern.search(text):
                return role
    return None


def trigger(names: Iterable[str], properties: Properties) -> str:
    """What an event waits for or sends; empty where nothing tells."""
    told = (v for n, v in properties.items() if re.search(r"trigger|result|event", n))
    text = " ".join((*told, *names))
    return next((kind for kind in _TRIGGERS if kind in text), "")


def repeats(properties: Properties, markers: Iterable[str]) -> bool:
    """By its data, or a marker drawn in it."""
    looping = any("loop" in name and value not in _NO_LOOP for name, value in properties.items())
    return looping or any(marker.startswith(_LOOPS) for marker in markers)


def interrupts(names: Iterable[str], properties: Properties) -> bool:
    if any("non-interrupting" in text for text in (*names, *properties.values())):
        return False
    told = (value for name, value in properties.items() if "interrupting" in name)
    return not any(value in _FALSE for value in told)
