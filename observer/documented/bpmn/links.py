"""Link events of a BPMN 2.0 file: which one throws to which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from observer.documented.bpmn.contents import FlowNode, read_name, read_text
from observer.documented.bpmn.vocabulary import Vocabulary, read_id

if TYPE_CHECKING:
    from lxml.etree import _Element


class Links:
    """The link events of a file that catch."""

    def __init__(self, nodes: list[FlowNode], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._catching: dict[tuple[int, str | None, str], FlowNode] = {}
        self._unnamed: dict[int, list[FlowNode]] = defaultdict(list)
        for event in nodes:
            if event.link is not None and event.tag == "intermediateCatchEvent":
                self._add(event, event.link)

    def find_catching(self, event: FlowNode) -> FlowNode | None:
        """The event at which a run goes on that comes to this link.

        It is told by reference, by the name of the link, or by that of the event, within the same
        sub-process if it can be; a link without a name leads to the only other one without.
        """
        if event.link is None:
            return None
        for sign in (*self._targets(event.link), *_signs(event, event.link)):
            for scope in (event.parent_id, None):
                if found := self._catching.get((event.process, scope, sign)):
                    return found
        unnamed = self._unnamed[event.process]
        return unnamed[0] if len(unnamed) == 1 and not read_name(event.link) else None

    def _add(self, event: FlowNode, link: _Element) -> None:
        for sign in (event.reference, read_id(link), *_signs(event, link)):
            self._catching.setdefault((event.process, event.parent_id, sign), event)
            self._catching.setdefault((event.process, None, sign), event)
        if not read_name(link):
            self._unnamed[event.process].append(event)

    def _targets(self, link: _Element) -> Iterator[str]:
        for name, child in self._vocabulary.children(link):
            if name == "target":
                yield self._vocabulary.resolve(read_text(child))


def _signs(event: FlowNode, link: _Element) -> list[str]:
    """By which links know each other; the name of an event is no sign for that of a link."""
    names = (("link", read_name(link)), ("event", event.name))
    return [f"{kind} {name.casefold()}" for kind, name in names if name]
