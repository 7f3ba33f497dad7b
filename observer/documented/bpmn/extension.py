"""What Observer writes into BPMN beside the standard, so that nothing is lost on the way back.

The facts of a step stand as attributes of its element, in a namespace of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from observer.model.process import Node, NodeKind

NAMESPACE = "urn:observer:process"

_LONGEST_DIGITS = 15


def facts_of(node: Node) -> dict[str, str]:
    """What the standard has no place for, by attribute; nothing for what is not known.

    A label that stands in for a name that is not known is told by an empty `name`; an activity
    that is drawn as a call says of what kind it is.
    """
    facts = {
        "owner": node.owner,
        "documented_ms": "" if node.documented_ms is None else str(node.documented_ms),
        "may_decide": node.may_decide,
        "introduced": node.introduced,
        "reviewed": node.reviewed,
        "observable": "" if node.observable else "no",
    }
    return {name: value for name, value in facts.items() if value}


def with_facts(node: Node, attributes: Mapping[str, str]) -> Node:
    """The node with the facts that its element's attributes tell, by their names without prefix."""
    told = attributes.get("documented_ms", "")
    if attributes.get("kind") == NodeKind.SUBPROCESS:
        node = replace(node, kind=NodeKind.SUBPROCESS, collapsed=True)
    return replace(
        node,
        name=attributes.get("name", node.name),
        owner=attributes.get("owner", node.owner),
        documented_ms=int(told) if _is_time(told) else node.documented_ms,
        may_decide=attributes.get("may_decide", node.may_decide),
        introduced=attributes.get("introduced", node.introduced),
        reviewed=attributes.get("reviewed", node.reviewed),
        observable=attributes.get("observable") != "no",
    )


def _is_time(told: str) -> bool:
    return told.isdecimal() and len(told) <= _LONGEST_DIGITS
