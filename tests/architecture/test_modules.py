"""Every module of the package under test keeps the rules of the house."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import observer
from tests.architecture.rules import LATE, RULES, Module, read_modules

MODULES = read_modules(Path(observer.__file__).parent)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_keeps_the_rules(module: Module) -> None:
    assert [complaint for rule in RULES for complaint in rule(module)] == []


def test_the_command_line_starts_without_heavy_libraries_and_without_a_window() -> None:
    program = "import json, sys, observer.cli; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(run.stdout)}
    assert not loaded & {*LATE, "PySide6", "graphviz", "pygraphviz", "PIL"}
