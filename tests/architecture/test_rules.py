"""The rules themselves: each is broken by what it forbids, and by nothing else."""

from __future__ import annotations

import pytest

from tests.architecture.rules import RULES, Module

BROKEN = [
    ("observer.export.map", "import PySide6", "PySide6 is for observer.ui and observer.app alone"),
    ("observer.cli", "from PySide6.QtCore import Qt", "PySide6 is for"),
    ("observer.cli", "def f():\n    import PySide6.QtGui", "2: PySide6 is for"),
    ("observer.uikit", "import PySide6", "PySide6 is for"),
    ("observer.cli", "from observer import ui", "observer.ui is for"),
    ("observer.cli", "from . import ui", "observer.ui is for"),
    ("observer.discovery.graph", "from ..ui.map import Map", "observer.ui is for"),
    ("observer.cli", "import sqlite_utils", "sqlite_utils is for observer.store alone"),
    ("observer.files", "import sqlite3", "sqlite3 is for observer.store alone"),
    ("observer.drawing.scene", "def f():\n    import reportlab", "reportlab is for"),
    ("observer.drawing.scene", "import graphviz", "graphviz is for observer.layout alone"),
    ("observer.discovery.graph", "import networkx as nx", "networkx is imported at the start"),
    ("observer.findings.share", "from scipy import stats", "scipy.stats is imported at the start"),
    ("observer.findings.share", "class A:\n    import scipy", "2: scipy is imported at the start"),
    ("observer.findings.share", "try:\n    import scipy\nfinally:\n    pass", "2: scipy is"),
    ("observer.model.mark", "from observer.errors import UserError", "model imports nothing else"),
    ("observer.model.mark", "import observer.store.file", "model does not import store"),
    ("observer.capture.session", "from observer.store.file import add", "does not import store"),
    ("observer.capture.session", "from ..store import file", "does not import store"),
    ("observer.discovery.graph", "import observer.findings.share", "does not import findings"),
    ("observer.store.helpers", "", "helpers names a drawer"),
    ("observer.file_utils", "", "file_utils names a drawer"),
    ("observer.cli", "x = 1\n" * 401, "more than 400 lines"),
    ("observer.cli", "def f():\n" + "    x = 1\n" * 60, "f has 61 lines"),
    ("observer.cli", "try:\n    f()\nexcept:\n    pass", "3: catches everything"),
    ("observer.cli", "try:\n    f()\nexcept (OSError, Exception) as e:\n    pass", "3: catches"),
    ("observer.cli", "try:\n    f()\nexcept BaseException:\n    g()", "3: catches everything"),
    ("observer.cli", "f'{day:%B %Y}'", "1: %B %Y is in the language of the system"),
    ("observer.cli", "day.strftime('%x')", "1: %x is in the language of the system"),
    ("observer.cli", "with contextlib.suppress(Exception):\n    f()", "1: suppresses everything"),
]

KEPT = [
    ("observer.ui.map.view", "from PySide6.QtCore import Qt\nfrom observer.ui import theme"),
    ("observer.app", "from observer.ui.window import Window\ntry:\n    f()\nexcept Exception: g()"),
    ("observer.store.file", "import sqlite3\nimport sqlite_utils\nimport observer.model.mark"),
    ("observer.export.pdf.file", "def f():\n    from reportlab.pdfbase import pdfdoc"),
    ("observer.discovery.graph", "if TYPE_CHECKING:\n    import networkx as nx"),
    ("observer.discovery.graph", "def f():\n    import networkx as nx"),
    ("observer.model.mark", "from observer.model.moment import Moment\nfrom . import moment"),
    ("observer.findings.share", "from observer.errors import UserError"),
    ("observer.commons", "x = 1\n" * 400),
    ("observer.cli", "def f():\n" + "    x = 1\n" * 59),
    ("observer.cli", "f'{day:%d.%m.%Y}'"),
    ("observer.cli", "try:\n    f()\nexcept OSError:\n    pass"),
    ("observer.cli", "try:\n    f()\nexcept BaseException:\n    g()\n    raise"),
]


def complaints(name: str, text: str) -> list[str]:
    return [complaint for rule in RULES for complaint in rule(Module(name, text))]


@pytest.mark.parametrize(("name", "text", "complaint"), BROKEN)
def test_a_broken_rule_is_named_with_its_line(name: str, text: str, complaint: str) -> None:
    assert any(complaint in found for found in complaints(name, text))


@pytest.mark.parametrize(("name", "text"), KEPT)
def test_what_keeps_the_rules_is_left_alone(name: str, text: str) -> None:
    assert complaints(name, text) == []


def test_a_package_resolves_its_own_relative_imports() -> None:
    module = Module("observer.capture", "from . import session\nfrom ..store import file", True)
    assert [found.name for found in module.imports] == [
        "observer.capture.session",
        "observer.store.file",
    ]
