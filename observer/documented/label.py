"""The words of a label, on one line."""

from __future__ import annotations

import html
import re

from observer.documented.problems import NAME_LIMIT

_READ_CHARACTERS = 20 * NAME_LIMIT
_MARKUP = re.compile(r"<(?:!--|/?(?:br|div|p|span|b|i|u|font|h[1-6]|li|ul|ol|table|hr|a)\b)", re.I)
_BREAKS = re.compile(r"</?(?:br|div|p|li|ul|ol|table|tr|td|th|h[1-6]|hr|blockquote)\b[^<>]*>", re.I)
_TAGS = re.compile(r"</?[a-z!][^<>]*>", re.I)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def plain_label(text: str) -> str:
    """The label without line breaks and invisible characters."""
    printable = text[:_READ_CHARACTERS].translate(_INVISIBLE)
    return " ".join("".join(c if c.isprintable() else " " for c in printable).split())[:NAME_LIMIT]


def html_label(text: str) -> str:
    """The words of a label that may be HTML."""
    short = text[:_READ_CHARACTERS]
    if _MARKUP.search(short):
        short = _TAGS.sub("", _BREAKS.sub(" ", short))
    return plain_label(html.unescape(short))
