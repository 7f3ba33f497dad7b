"""No text of the window names a key that the key map can move."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import observer.ui

FIXED = re.compile(r"\b(Ctrl|F1)\b|[Pp]ress [A-Z]\b")
THE_MAP_ITSELF = {"keys.py", "keymap"}


def texts(source: str) -> Iterator[str]:
    """Every text of a module that is no docstring."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_a_fixed_key_would_be_found() -> None:
    found = [text for text in texts('"""Ctrl"""\nf"Press O, or {x} Ctrl+Z"') if FIXED.search(text)]
    assert found == ["Press O, or ", " Ctrl+Z"]


FOLDER = Path(observer.ui.__file__).parent
MODULES = [
    path for path in FOLDER.rglob("*.py") if path.relative_to(FOLDER).parts[0] not in THE_MAP_ITSELF
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_module_names_one(path: Path) -> None:
    assert [text for text in texts(path.read_text("utf-8")) if FIXED.search(text)] == []
