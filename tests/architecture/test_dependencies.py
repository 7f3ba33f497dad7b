"""What the project installs: locked, with hashes, under licences that let us ship it."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import (
    Distribution,
    PackageNotFoundError,
    distribution,
    packages_distributions,
)
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import observer
from tests.architecture.rules import read_modules

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def declared_requirements() -> list[Requirement]:
    extras = PROJECT["project"]["optional-dependencies"].values()
    lists = [PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"], *extras]
    return [Requirement(text) for texts in lists for text in texts]


@pytest.mark.parametrize("wanted", declared_requirements(), ids=str)
def test_the_lock_holds_every_declared_package_within_its_bounds(wanted: Requirement) -> None:
    assert PINNED[canonicalize_name(wanted.name)] in wanted.specifier
    assert "<" in str(wanted.specifier), "has no upper bound"


def test_every_locked_package_has_hashes_and_no_address() -> None:
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^ *#.*\n", "", LOCK, flags=re.MULTILINE).strip())
    assert len(entries) == len(PINNED)
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"\S*(?:://|--\S*index|--find-links)\S*", LOCK) == []


def test_every_library_imported_is_declared() -> None:
    modules = read_modules(Path(observer.__file__).parent)
    imported = {found.name.split(".")[0] for module in modules for found in module.imports}
    declared = {canonicalize_name(Requirement(d).name) for d in PROJECT["project"]["dependencies"]}
    provided_by = packages_distributions()
    undeclared = {
        library
        for library in imported - set(sys.stdlib_module_names) - {"observer"}
        if not declared & set(map(canonicalize_name, provided_by[library]))
    }
    assert undeclared == set()


def licences(package: Distribution) -> list[str]:
    """The licences a package may be used under, any one of them; empty where it names none."""
    fields = package.metadata.json
    classified = [text for text in fields.get("classifier", []) if text.startswith("License ::")]
    declared = fields.get("license_expression") or fields.get("license") or ""
    return classified or [text for text in re.split(r"\s+OR\s+", str(declared)) if text]


def is_copyleft_of_the_whole(licence: str) -> bool:
    """Whether a licence would reach over to all of this program: GPL and AGPL, not LGPL."""
    return bool(re.search(r"(?<!L)GPL|(?<!Lesser )General Public", licence))


@pytest.mark.parametrize("name", PINNED)
def test_every_package_may_be_shipped_with_an_mit_program(name: str) -> None:
    try:
        declared = licences(distribution(name))
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed")
    assert declared, "names no licence"
    assert not all(map(is_copyleft_of_the_whole, declared)), declared


@pytest.mark.parametrize(
    ("licence", "reaches_over"),
    [
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True),
        ("LGPL-3.0-only", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_copyleft_is_told_from_lesser_copyleft(licence: str, reaches_over: bool) -> None:
    assert is_copyleft_of_the_whole(licence) is reaches_over
