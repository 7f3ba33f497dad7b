"""The documented process as an outline that a person types.

    Greet the customer
    Check the amount
        within the limit: Refund at once
        above the limit: Ask the team leader
            Wait for the answer
            Refund with approval
        too late:
            Explain the rules
            -> Close the contact
    Tell the customer when the money comes
    Close the contact

- One step a line. Lines at the same indentation follow one another; the first is the start.
- Lines indented under a step are the alternatives out of it. All of them go on with the next
  line further out; at the bottom of the outline the process ends. A colon after the step, as
  before a list, is not part of its name.
- An alternative may begin with its condition and a colon, or with a bullet (`-` `*` `•` `–`), or
  both. Its further steps stand below it, indented again, and follow one another; if those lines
  all have a bullet or a condition, they are alternatives in turn.
- A condition or a bullet alone, with nothing below, goes straight on.
- `-> name` (or `→ name`) goes to that step, back or forward; `end` ends the process there.
- Indentation is by spaces or tabs (a tab reaches to the next multiple of four). Empty lines and
  lines that begin with `#` are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path

from observer.documented.problems import (
    NODE_LIMIT,
    Problem,
    closest_name,
    name_problem,
    quoted,
    refuse,
    too_large,
)
from observer.documented.validation import validate
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, ReadResult

NESTING_LIMIT = 50
TAB_WIDTH = 4

_NO_OUTLINE = re.compile(
    r"\s*+(<|\{|\[|@start|%%|---|(strict\s+)?(di)?graph\s|flowchart\s|sequenceDiagram)"
)
"""How mark-up, JSON and descriptions of charts begin; they are text, but no outline."""

_NO_OUTLINE_LINE = re.compile(r"-->|;[ \t\r]*+$", re.MULTILINE)
"""What stands in lines of charts and programs."""

_HEAD_CHARACTERS = 100_000

_LINE = re.compile(r"^[^\S\n]*+[^\s#][^\n]*+", re.MULTILINE)
"""A line with content that is no comment."""

_END = "end"
_BULLET = re.compile(r"[-*•–](?:\s+|$)")
_ARROW = re.compile(r"(?:->|→)\s*")

Way = tuple[str, str]
"""An open way out: the id of the step it leaves, and the condition it is taken on."""


@dataclass(slots=True)
class Line:
    """One line of the outline, without its bullet, and the lines indented under it."""

    number: int
    indentation: int
    bullet: bool
    text: str
    below: list[Line] = field(default_factory=list)


def is_outline(text: str) -> bool:
    """Whether the text is of no other kind: an outline is what a person types."""
    head = text[:_HEAD_CHARACTERS]
    return not (_NO_OUTLINE.match(head) or _NO_OUTLINE_LINE.search(head) or _is_table(head))


def _is_table(text: str) -> bool:
    """Whether the first two lines are of as many cells each, with no blank at their borders."""
    lines = (line[0].strip() for line in islice(_LINE.finditer(text), 2))
    cells = [re.split(r"[,;\t](?!\s)", line) for line in lines]
    return len(cells) > 1 and len(cells[0]) == len(cells[1]) > 1


def read_outline(text: str, path: Path = Path("outline")) -> ReadResult:
    """Reads the process that `text`, the content of `path`, describes.

    Returns:
        One process named after the file; the ids of its steps are their names. What `validate`
        finds are warnings. An element of kind `end` stands in it only where a way leads to the
        end straight from a choice.

    Raises:
        UserError: the text is no such outline: `file:line: what`, the first problem and how many
            others there are.
    """
    builder = _Builder()
    builder.follow(_nest(_read_lines(text, path), path), [])
    problems = [*builder.problems, *_unknown_targets(builder)]
    if problems:
        raise refuse(path, problems)
    if not builder.lines:
        raise UserError("there is no step in the outline", where=str(path))
    process = _build_process(builder, path.stem)
    places = {name: f"{path}:{line}" for name, line in builder.lines.items()}
    return ReadResult((process,), validate(process, places))


def _read_lines(text: str, path: Path) -> list[Line]:
    lines: list[Line] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    number, counted = 1, 0
    for found in _LINE.finditer(text):
        number += text.count("\n", counted, found.start())
        counted = found.start()
        content = found[0].expandtabs(TAB_WIDTH).rstrip()
        stripped = content.lstrip()
        if len(lines) == NODE_LIMIT:
            raise too_large(path, number)
        bullet = _BULLET.match(stripped)
        name = stripped[bullet.end() :] if bullet else stripped
        lines.append(Line(number, len(content) - len(stripped), bool(bullet), name))
    return lines


def _nest(lines: list[Line], path: Path) -> list[Line]:
    """The outermost lines, each with those indented under it."""
    outermost: list[Line] = []
    levels = [(lines[0].indentation, outermost)] if lines else []
    for line in lines:
        deepest = levels[-1][0]
        while levels and line.indentation < levels[-1][0]:
            levels.pop()
        if line.indentation > deepest:
            levels.append((line.indentation, levels[-1][1][-1].below))
        if not levels or line.indentation != levels[-1][0]:
            what = "the indentation is that of no line above"
            raise refuse(path, [Problem(line.number, what, "align it with a line above")])
        if len(levels) > NESTING_LIMIT:
            what = f"the outline is indented more than {NESTING_LIMIT} times"
            raise refuse(path, [Problem(line.number, what)])
        levels[-1][1].append(line)
    return outermost


class _Builder:
    """Collects steps and flows on the way through the lines.

    Attributes:
        lines: each step's name with the number of its line, in order.
        flows: as they were found, not yet unique.
        targets: names that arrows point to, with the line of the first arrow.
        ends: ways that lead to the end.
        problems: what keeps the outline from being read.
    """

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.flows: list[Flow] = []
        self.targets: dict[str, int] = {}
        self.ends: list[Way] = []
        self.problems: list[Problem] = []

    def follow(self, lines: list[Line], ways: list[Way]) -> None:
        """Takes in the outermost lines; what is open after them ends."""
        self.ends += self._sequence(lines, ways)

    def _sequence(self, lines: list[Line], ways: list[Way]) -> list[Way]:
        """Lines that follow one another; returns the ways open after them."""
        self._check_bullets(lines)
        for line in lines:
            text = line.text.removesuffix(":").rstrip()
            ways = self._line(line, text, ways, opens=line.bullet)
        return ways

    def _alternatives(self, lines: list[Line], ways: list[Way]) -> list[Way]:
        """Lines that are taken one or the other; returns the ways open after all of them."""
        self._check_bullets(lines)
        after: list[Way] = []
        for line in lines:
            condition, text = _split_condition(line.text)
            taken = [(source, condition or earlier) for source, earlier in ways]
            after += self._line(line, text, taken, opens=line.bullet or bool(condition))
        return after

    def _line(self, line: Line, text: str, ways: list[Way], *, opens: bool) -> list[Way]:
        """One line and those below it, which follow one another where the line `opens` them."""
        arrow = _ARROW.match(text)
        target = text[arrow.end() :] if arrow else text
        leaves = bool(arrow) or target.casefold() == _END
        if leaves:
            self._leave(line, target, ways)
            ways = []
        elif text:
            ways = self._step(line, text, ways)
        if not line.below:
            return ways
        if leaves:
            what = f"nothing can stand below {quoted(text)}"
            self.problems.append(Problem(line.below[0].number, what))
        if opens and not _are_alternatives(line.below):
            return self._sequence(line.below, ways)
        return self._alternatives(line.below, ways)

    def _leave(self, line: Line, target: str, ways: list[Way]) -> None:
        """An `end`, or an arrow to `target`."""
        if target.casefold() == _END:
            self.ends += ways
            return
        self.targets.setdefault(target, line.number)
        self.flows += [Flow(source, target, condition) for source, condition in ways]

    def _step(self, line: Line, name: str, ways: list[Way]) -> list[Way]:
        if name in self.lines:
            what = f"the step {quoted(name)} stands already in line {self.lines[name]}"
            remedy = f"write “-> {quoted(name)[1:-1]}” to go to it"
            self.problems.append(Problem(line.number, what, remedy))
        if too_long := name_problem(line.number, name):
            self.problems.append(too_long)
        self.lines.setdefault(name, line.number)
        self.flows += [Flow(source, name, condition) for source, condition in ways]
        return [(name, "")]

    def _check_bullets(self, lines: list[Line]) -> None:
        odd = next((line for line in lines if line.bullet != lines[0].bullet), None)
        if odd:
            what = "of the lines at this indentation some have a bullet and some have none"
            self.problems.append(Problem(odd.number, what, "give each of them one, or none"))


def _split_condition(text: str) -> tuple[str, str]:
    """The condition that an alternative begins with, empty where there is none, and the rest."""
    condition, colon, rest = text.partition(":")
    if colon and condition.strip() and (not rest or rest[0].isspace()):
        return condition.strip(), rest.strip()
    return "", text


def _are_alternatives(lines: list[Line]) -> bool:
    return all(line.bullet or _split_condition(line.text)[0] for line in lines)


def _unknown_targets(builder: _Builder) -> list[Problem]:
    unknown = [name for name in builder.targets if name not in builder.lines]
    hints = [closest_name(name, builder.lines) for name in unknown[:1]]  # only the first is told
    return [
        Problem(builder.targets[name], f"“->” names {quoted(name)}, which is no step here", hint)
        for name, hint in zip_longest(unknown, hints, fillvalue="")
    ]


def _build_process(builder: _Builder, name: str) -> DocumentedProcess:
    """An element for the end is needed only for a way that leaves its step as one of several."""
    divided = {flow.source for flow in builder.flows}
    ends = [Flow(s, _END, condition) for s, condition in builder.ends if condition or s in divided]
    nodes = [Node(step, NodeKind.STEP, step) for step in builder.lines]
    if ends:
        nodes.append(Node(_END, NodeKind.END, ""))
    flows = tuple(dict.fromkeys([*builder.flows, *ends]))
    return DocumentedProcess(name, name, tuple(nodes), flows, (nodes[0].id,))
