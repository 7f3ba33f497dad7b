"""Problems of a file that describes a process, told in one sentence with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from observer.errors import UserError

NODE_LIMIT = 10_000
"""Elements of a process that are read; a file with more is no process a person follows."""

FLOW_LIMIT = 50_000
"""Ways from element to element that are read."""

NAME_LIMIT = 1_000
"""Characters of a name. More of them are no name, but mostly a file of another kind."""

_SHOWN_CHARACTERS = 60
_COMPARED_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a file from being read: the line (from 1), what, and what to do."""

    line: int
    what: str
    remedy: str = ""


def refuse(path: Path, problems: Sequence[Problem]) -> UserError:
    """One sentence for all problems of a file: the first in full, and how many follow it."""
    first = min(problems, key=lambda problem: problem.line)
    others = len(problems) - 1
    more = f" (and {others} more problem{'s' if others > 1 else ''})" if others else ""
    return UserError(first.what + more, where=f"{path}:{first.line}", remedy=first.remedy)


def too_large(path: Path, line: int) -> UserError:
    """The sentence for the line at which a process passes `NODE_LIMIT` or `FLOW_LIMIT`."""
    return UserError(
        f"a process has at most {NODE_LIMIT:,} steps and {FLOW_LIMIT:,} ways between them",
        where=f"{path}:{line}",
    )


def name_problem(line: int, name: str) -> Problem | None:
    """What is wrong with a name as such."""
    if len(name) <= NAME_LIMIT:
        return None
    return Problem(line, f"the name {quoted(name)} has more than {NAME_LIMIT:,} characters")


def label_problem(line: int, written: str, words: str) -> Problem | None:
    """What is wrong with a name as such, given as written and as read, where it may be cut off."""
    is_cut = len(words) == NAME_LIMIT < len(written)
    return name_problem(line, written if is_cut else words)


def quoted(name: str) -> str:
    """A name as it stands in a sentence: on one line, without control characters, not too long."""
    printable = "".join(c if c.isprintable() else " " for c in name[:NAME_LIMIT])
    line = " ".join(printable.split())
    return f"“{line if len(line) <= _SHOWN_CHARACTERS else line[: _SHOWN_CHARACTERS - 1] + '…'}”"


def closest_name(name: str, names: Iterable[str]) -> str:
    """The advice that names the closest of `names`; empty where none comes close.

    The comparison takes time that grows with the square of the length: long names get no advice.
    """
    if len(name) > _COMPARED_CHARACTERS:
        return ""
    by_folded = {known.casefold(): known for known in names}
    matches = get_close_matches(name.casefold(), by_folded, n=1)
    return f"did you mean {quoted(by_folded[matches[0]])}?" if matches else ""
