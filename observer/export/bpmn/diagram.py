"""A process in the terms of BPMN, before it has places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

EXCLUSIVE, PARALLEL, INCLUSIVE = "exclusiveGateway", "parallelGateway", "inclusiveGateway"
SUB_PROCESS = "subProcess"
ACTIVITIES = frozenset({"task", "callActivity", SUB_PROCESS})
GATEWAYS = frozenset({EXCLUSIVE, PARALLEL, INCLUSIVE})


@dataclass(frozen=True, slots=True)
class Element:
    """A flow node.

    Attributes:
        id: unlike that of any other element or flow; a name in the sense of XML.
        tag: as BPMN names it, such as `exclusiveGateway`.
        parent: id of the sub-process it stands in; empty at the top.
        note: what stands beside it as an annotation.
        facts: attributes beyond the standard, see `documented.bpmn_extension`.
        trigger: what an event waits for or sends; empty for nothing.
        link: the name that a throwing and a catching link event share.
        begins: a run begins here, although it is no start event.
        attached_to: for a boundary event: id of the activity it leaves.
        interrupting: for a boundary event, or the start of a triggered sub-process.
        expanded: of a sub-process: what stands in it is drawn in it, not on a page of its own.
        triggered: of an activity: an event starts it, or the need to make up for another one.
    """

    id: str
    tag: str
    name: str = ""
    parent: str = ""
    lane: str = ""
    note: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    trigger: str = ""
    link: str = ""
    begins: bool = False
    attached_to: str = ""
    interrupting: bool = True
    repeats: bool = False
    expanded: bool = False
    triggered: bool = False

    @property
    def is_gateway(self) -> bool:
        return self.tag in GATEWAYS


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow between elements of one scope; `weight` is how often it was seen."""

    id: str
    source: str
    target: str
    name: str = ""
    conditional: bool = False
    default: bool = False
    weight: int = 0


@dataclass(frozen=True)
class Diagram:
    """Elements in reading order, each sub-process before what stands in it, and the flows."""

    name: str
    elements: tuple[Element, ...]
    arrows: tuple[Arrow, ...]

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes at the top, in order of first use."""
        top = (element for element in self.elements if not element.parent)
        return tuple(dict.fromkeys(element.lane for element in top if element.lane))

    @property
    def scopes(self) -> tuple[str, ...]:
        """The sub-processes that hold anything, each before those in it; "" for the top first."""
        return tuple(dict.fromkeys(element.parent for element in self.elements))

    def pages(self) -> dict[str, tuple[Element, ...]]:
        """What is drawn together: at the top, and in each sub-process that is not expanded."""
        by_id = {element.id: element for element in self.elements}
        pages: dict[str, list[Element]] = {"": []}
        for element in self.elements:
            parent = element.parent
            while parent and by_id[parent].expanded:
                parent = by_id[parent].parent
            pages.setdefault(parent, []).append(element)
        return {parent: tuple(elements) for parent, elements in pages.items()}

    def within(self, parent: str) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.parent == parent)


def grouped(arrows: Iterable[Arrow], end: str) -> dict[str, list[Arrow]]:
    """The arrows by their `source` or `target`."""
    groups: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in arrows:
        groups[getattr(arrow, end)].append(arrow)
    return groups
