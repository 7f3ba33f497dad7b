"""What the style of a draw.io cell makes of it."""

from __future__ import annotations

from collections.abc import Mapping

from observer.documented.page.contents import OR, SUMMING_JUNCTION, Counts, Role

Style = Mapping[str, str]
"""The properties of a cell; its `shape` is a name of draw.io's, empty for a rectangle."""

Meaning = tuple[Role, Counts]

_STENCIL = "mxgraph."
_BPMN = "mxgraph.bpmn."
_FLOWCHART = "mxgraph.flowchart."
_BASIC = "mxgraph.basic."

_LANES = frozenset({"swimlane", "table", "tableRow"})
_TEXTS = frozenset({"text", "edgeLabel"})
_PARTS = frozenset({"partialRectangle", "datastore", "group", "image", "label"})
_PLAIN = frozenset(
    {
        *("", "rectangle", "rounded", "process", "process2", "parallelogram", "document", "step"),
        *("trapezoid", "hexagon", "cube", "cylinder", "cylinder2", "cylinder3", "cloud", "card"),
        *("tape", "tapeData", "manualInput", "internalStorage", "dataStorage", "delay", "display"),
        *("loopLimit", "ext", "plaque", "umlState", "isoRectangle", "multidocument", "actor"),
    }
)
_OF_SHAPE: dict[str, Meaning] = {
    "ellipse": (Role.TERMINAL, Counts.NAMED),
    "doubleEllipse": (Role.TERMINAL, Counts.NAMED),
    "terminator": (Role.TERMINAL, Counts.NAMED),
    "start_1": (Role.TERMINAL, Counts.NAMED),
    "start_2": (Role.TERMINAL, Counts.NAMED),
    "startState": (Role.START, Counts.ALWAYS),
    "endState": (Role.END, Counts.ALWAYS),
    "rhombus": (Role.EXCLUSIVE, Counts.NAMED),
    "decision": (Role.EXCLUSIVE, Counts.NAMED),
    "sumEllipse": (SUMMING_JUNCTION, Counts.TOUCHED),
    "orEllipse": (OR, Counts.TOUCHED),
    "or": (OR, Counts.TOUCHED),
    "summing_function": (SUMMING_JUNCTION, Counts.TOUCHED),
    "line": (Role.PARALLEL, Counts.TOUCHED),
    "parallel_mode": (Role.PARALLEL, Counts.TOUCHED),
    "on-page_reference": (Role.CONNECTOR, Counts.TOUCHED),
    "off-page_reference": (Role.CONNECTOR, Counts.TOUCHED),
    "offPageConnector": (Role.CONNECTOR, Counts.TOUCHED),
    "note": (Role.NOTE, Counts.TOUCHED),
    "note2": (Role.NOTE, Counts.TOUCHED),
    "callout": (Role.NOTE, Counts.TOUCHED),
    "message": (Role.NOTE, Counts.TOUCHED),
    "curlyBracket": (Role.NOTE, Counts.TOUCHED),
    "annotation_1": (Role.NOTE, Counts.TOUCHED),
    "annotation_2": (Role.NOTE, Counts.TOUCHED),
}
_SQUARE = ("orthogonalEdgeStyle", "elbowEdgeStyle", "segmentEdgeStyle")
_PILL_SHARE = 40.0
"""Percent of the shorter side from which on the ends of a box are round."""

_OUTLINES_NOT_INTERRUPTING = frozenset({"boundNonint", "eventNonint"})
_START_OUTLINES = frozenset({"standard", "eventInt", "eventNonint"})
_TRIGGERS = {
    "message": "message",
    "timer": "timer",
    "error": "error",
    "escalation": "escalation",
    "signal": "signal",
    "conditional": "conditional",
    "link": "link",
    "cancel": "cancel",
    "compensation": "compensation",
    "multiple": "multiple",
    "parallelMultiple": "multiple",
    "terminate": "terminate",
    "terminate2": "terminate",
}
_REPEATS = ("isLoopStandard", "isLoopMultiParallel", "isLoopMultiSeq")


def parse_style(text: str) -> dict[str, str]:
    """The properties of a style; a leading bare name (`ellipse;…`) is the shape where none is."""
    style: dict[str, str] = {}
    for part in text.split(";"):
        key, equals, value = part.strip().partition("=")
        if equals:
            style[key] = value
        elif key:
            style.setdefault("bare", key)
    style.setdefault("shape", style.get("bare", ""))
    return style


def meaning(style: Style) -> Meaning:
    """What a vertex of this style stands for, and when it counts."""
    shape = style["shape"]
    if "swimlane" in (shape, style.get("bare")) or shape in _LANES:
        return Role.LANE, Counts.TOUCHED
    if shape.startswith(_BPMN):
        return _bpmn_meaning(shape.removeprefix(_BPMN), style)
    name = shape.removeprefix(_FLOWCHART)
    if name in _OF_SHAPE:
        return _OF_SHAPE[name]
    if style.get("bare") in _TEXTS or shape in _TEXTS:
        outlined = style.get("strokeColor", "none") != "none"
        return Role.STEP, Counts.TOUCHED if outlined else Counts.ATTACHED
    if style.get("part") == "1" or style.get("bare") in _PARTS or shape in _PARTS:
        return Role.STEP, Counts.TOUCHED
    if shape.startswith((_FLOWCHART, _BASIC)) or shape in _PLAIN:
        return Role.TERMINAL if _is_pill(style) else Role.STEP, Counts.NAMED
    return Role.STEP, Counts.TOUCHED


def is_collapsed(style: Style) -> bool:
    """Whether an activity has the marker of a sub-process."""
    return style.get("isLoopSub") == "1" or style.get("bpmnShapeType") in (
        "subprocess",
        "transaction",
    )


def repeats(style: Style) -> bool:
    return any(style.get(key) == "1" for key in _REPEATS)


def interrupts(style: Style) -> bool:
    return style.get("outline") not in _OUTLINES_NOT_INTERRUPTING


def trigger(style: Style) -> str:
    return _TRIGGERS.get(style.get("symbol", ""), "") if style["shape"].startswith(_BPMN) else ""


def is_dashed(style: Style) -> bool:
    return style.get("dashed") == "1"


def has_head(style: Style, end: str) -> bool:
    """Whether a line has an arrow head at its `start` or `end`; draw.io draws one at the end."""
    head = style.get(f"{end}Arrow", "classic" if end == "end" else "none")
    return head not in ("none", "oval", "")


def is_square(style: Style) -> bool:
    """Whether a line runs only across and down."""
    return style.get("edgeStyle") in _SQUARE


def is_message(style: Style) -> bool:
    """Whether a line has the circle at its beginning that BPMN gives a message flow."""
    return is_dashed(style) and style.get("startArrow") in ("oval", "circle")


def _is_pill(style: Style) -> bool:
    try:
        share = float(style.get("arcSize", ""))
    except ValueError:
        return False
    relative = style.get("absoluteArcSize") != "1"
    return style.get("rounded") == "1" and relative and share >= _PILL_SHARE


def _bpmn_meaning(name: str, style: Style) -> Meaning:
    perimeter = style.get("perimeter", "")
    if name.startswith("gateway") or perimeter == "rhombusPerimeter":
        return _gateway(style), Counts.ALWAYS
    if name == "event" or (name == "shape" and perimeter == "ellipsePerimeter"):
        return _event(style), Counts.ALWAYS
    if name.startswith(("task", "call", "subprocess")):
        role = Role.SUBPROCESS if is_collapsed(style) else Role.STEP
        return role, Counts.ALWAYS
    if name.startswith(("data", "conversation")):
        return Role.NOTE, Counts.TOUCHED
    if name.endswith("_start"):
        return Role.START, Counts.ALWAYS
    if name.endswith("_end") or name == "terminate":
        return Role.END, Counts.ALWAYS
    if name.endswith("_intermediate"):
        return Role.EVENT, Counts.ALWAYS
    return Role.STEP, Counts.NAMED


def _event(style: Style) -> Role:
    outline = style.get("outline", "standard")
    if outline == "end":
        return Role.END
    return Role.START if outline in _START_OUTLINES else Role.EVENT


def _gateway(style: Style) -> Role:
    kind, symbol = style.get("gwType", ""), style.get("symbol", "")
    if kind == "parallel" or symbol == "parallelGw":
        return Role.PARALLEL
    inclusive = style.get("outline") == "end" and symbol == "general"
    if inclusive or kind == "complex" or symbol == "complexGw":
        return Role.INCLUSIVE
    return Role.EXCLUSIVE
