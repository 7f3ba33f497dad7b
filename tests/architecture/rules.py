"""The rules of the house, read from the source of one module at a time.

Each rule takes a `Module` and yields what breaks it, as `line: what`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MODULE_LINES = 400
FUNCTION_LINES = 60

QT = ("observer.ui", "observer.app")
ONLY_IN = {
    "PySide6": QT,
    "shiboken6": QT,
    "observer.ui": QT,
    "sqlite3": ("observer.store",),
    "sqlite_utils": ("observer.store",),
    "reportlab": ("observer.export",),
    "uharfbuzz": ("observer.drawing", "observer.export.pdf"),
    "graphviz": ("observer.layout",),
    "pygraphviz": ("observer.layout",),
}
"""Libraries and packages, and the modules that alone may import them."""

LATE = ("lxml", "networkx", "numpy", "openpyxl", "phonenumbers", "reportlab", "scipy", "uharfbuzz")
"""Libraries too slow to import at the start: imported in the functions that use them."""

FLOW = (
    ("model",),
    ("capture", "documented", "store"),
    ("discovery",),
    ("conformance",),
    ("findings",),
    ("redesign", "measurement", "practice"),
    ("drawing", "layout"),
    ("export",),
    ("privacy",),
    ("documents",),
    ("ui",),
)
"""Packages in the order in which data flow through them. None imports a later one."""

STRANGERS = (("capture", "store"), ("store", "capture"))
"""The session writes through a protocol; neither side knows the other."""

DRAWERS = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
NAMED_BY_SYSTEM = re.compile(r"%[aAbBcpxX]\b")
CATCHES_ALL = {"Exception", "BaseException"}
CRASH_REPORTERS = {"observer.__main__", "observer.app"}


@dataclass(frozen=True)
class Import:
    name: str
    line: int
    at_start: bool


@dataclass(frozen=True)
class Module:
    """A module's dotted name, `observer.` included, and its text."""

    name: str
    text: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(self._imports(self.tree, at_start=True))

    def _imports(self, parent: ast.AST, at_start: bool) -> Iterator[Import]:
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for name in self._names(node):
                    yield Import(name, node.lineno, at_start)
            else:
                yield from self._imports(node, at_start and not _runs_later(node))

    def _names(self, node: ast.Import | ast.ImportFrom) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        parts = self.name.split(".")
        keep = len(parts) - node.level + self.is_package
        base = ".".join([*(parts[:keep] if node.level else []), *filter(None, [node.module])])
        return [f"{base}.{alias.name}" for alias in node.names]


def _runs_later(node: ast.AST) -> bool:
    """Whether a node's body does not run when the module is imported."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def imports_in_place(module: Module) -> Iterator[str]:
    for found in module.imports:
        for library, places in ONLY_IN.items():
            if within(found.name, library) and not any(within(module.name, p) for p in places):
                yield f"{found.line}: {library} is for {' and '.join(places)} alone"


def imports_late(module: Module) -> Iterator[str]:
    for found in module.imports:
        if found.at_start and found.name.split(".")[0] in LATE:
            yield f"{found.line}: {found.name} is imported at the start"


def imports_follow_the_flow(module: Module) -> Iterator[str]:
    here = _package(module.name)
    for found in module.imports:
        there = _package(found.name)
        if not here or here == there:
            continue
        if there and (_tier(there) > _tier(here) or (here, there) in STRANGERS):
            yield f"{found.line}: {here} does not import {there}"
        if here == "model" and within(found.name, "observer") and there != "model":
            yield f"{found.line}: model imports nothing else of the project"


def _package(name: str) -> str:
    """The package of the flow that a module belongs to; empty for one beside it."""
    parts = name.split(".")
    known = {package for tier in FLOW for package in tier}
    return parts[1] if parts[0] == "observer" and len(parts) > 1 and parts[1] in known else ""


def _tier(package: str) -> int:
    return next(number for number, tier in enumerate(FLOW) if package in tier)


def says_what_it_holds(module: Module) -> Iterator[str]:
    for part in module.name.split("."):
        if DRAWERS & set(part.split("_")):
            yield f"1: {part} names a drawer, not what is in it"


def is_short(module: Module) -> Iterator[str]:
    lines = len(module.text.splitlines())
    if lines > MODULE_LINES:
        yield f"{lines}: more than {MODULE_LINES} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{node.lineno}: {node.name} has {length} lines"


def lets_bugs_surface(module: Module) -> Iterator[str]:
    if module.name in CRASH_REPORTERS:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type) and not _raises(node):
            yield f"{node.lineno}: catches everything"
        if isinstance(node, ast.Call) and any(map(_catches_all, _suppressed(node))):
            yield f"{node.lineno}: suppresses everything"


def _raises(handler: ast.ExceptHandler) -> bool:
    """Whether a handler only tidies up: it ends by raising what it caught."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _suppressed(call: ast.Call) -> list[ast.expr]:
    name = ast.unparse(call.func)
    return call.args if name in {"suppress", "contextlib.suppress"} else []


def _catches_all(kind: ast.expr | None) -> bool:
    if kind is None:
        return True
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(ast.unparse(k).removeprefix("builtins.") in CATCHES_ALL for k in kinds)


def speaks_one_language(module: Module) -> Iterator[str]:
    """Names of days and months come from the system's language, which Qt switches on."""
    constants = (node for node in ast.walk(module.tree) if isinstance(node, ast.Constant))
    for node in constants:
        words = node.value
        if isinstance(words, str) and NAMED_BY_SYSTEM.search(words):
            yield f"{node.lineno}: {words} is in the language of the system"


RULES: tuple[Callable[[Module], Iterator[str]], ...] = (
    imports_in_place,
    imports_late,
    imports_follow_the_flow,
    says_what_it_holds,
    is_short,
    lets_bugs_surface,
    speaks_one_language,
)


def read_modules(package: Path) -> list[Module]:
    """All modules below a package's folder, the package itself included."""
    return [
        Module(_dotted(path, package.parent), path.read_text("utf-8"), path.stem == "__init__")
        for path in sorted(package.rglob("*.py"))
    ]


def _dotted(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
