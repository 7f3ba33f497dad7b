"""Ids of what is derived: the same content has the same id, in every view and every run."""

from __future__ import annotations


def node_id(*parts: str) -> str:
    """One id from its parts, such as `wait:Check account:system`; different parts, different id."""
    return ":".join(part.replace("%", "%25").replace(":", "%3A") for part in parts)


def edge_id(source: str, target: str) -> str:
    """The id of what leads from one node of a map to another."""
    return node_id("edge", source, target)
