"""Holds the house plan: which floor may load what, what is not used here, which dependencies are."""

import ast
import graphlib
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT, SOURCES, name_of, nodes_of

# In a fresh interpreter, with everything the floor has loaded, not merely its first module.
LOAD_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
    if not module.name.endswith(".migrations.env"):  # Alembic runs it, nobody imports it
        importlib.import_module(module.name)
print(" ".join({name.partition(".")[0] for name in sys.modules}))
"""

FLOORS = {
    "domain": {"PySide6", "sqlalchemy", "openpyxl", "click", "dateutil", "filelock", "rapidfuzz"},
    "store": {"PySide6", "openpyxl", "click"},
    "exchange": {"PySide6", "sqlalchemy", "alembic", "click"},
    "formats": {"PySide6", "sqlalchemy", "alembic", "click"},
    "operations": {"PySide6", "click"},
    "words": {"PySide6", "sqlalchemy", "openpyxl"},
    "geography": {"PySide6", "sqlalchemy", "openpyxl"},
    "atlas": {"PySide6", "sqlalchemy", "openpyxl"},
    "resources": {"PySide6", "sqlalchemy", "openpyxl"},
    "folders": {"PySide6", "sqlalchemy", "openpyxl"},
    "vault": {"PySide6", "sqlalchemy", "openpyxl"},
    "garbage": {"PySide6", "sqlalchemy", "openpyxl", "click"},
    "cli": {"PySide6"},
}

# May know everything (ui: everything that the contracts in pyproject.toml leave it).
ABOVE = {"__init__", "__main__", "app", "ui"}

HERE = sorted(
    path.stem
    for path in (ROOT / "hrdesk").iterdir()
    if path.suffix == ".py" or (path / "__init__.py").exists()
)

# Each has cost other programs of this kind dear; what we do instead stands beside it.
NOT_USED_HERE = {
    "processEvents": "return to the event loop, let a signal call you",
    "QThread": "the desk's one worker thread",
    "QRunnable": "the desk's one worker thread",
    "QtSql": "store, through operations",
    "QSqlTableModel": "store, through operations",
    "QSortFilterProxyModel": "sort and filter in SQL",
    "QUndoStack": "operations.undo",
    "disconnect": "let the receiver go, or ignore the signal",
    "sleep": "wait for what you wait for",
}

# Needed at run time and never imported by us: zoneinfo reads it where the system has no zones.
DATA_ONLY = {"tzdata"}


def test_every_part_has_its_place_in_the_house() -> None:
    """A new package or module is put on a floor here and in the contracts of pyproject.toml."""
    assert set(HERE) <= set(FLOORS) | ABOVE
    contracts = _pyproject()["tool"]["importlinter"]["contracts"]
    watched = {source for contract in contracts for source in contract.get("source_modules", [])}
    assert {f"hrdesk.{part}" for part in HERE if part in FLOORS} <= watched


@pytest.mark.parametrize("floor", sorted(set(HERE) & set(FLOORS)))
def test_floor_loads_nothing_it_must_not_know(floor: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOAD_ALL, f"hrdesk.{floor}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert set(run.stdout.split()) & FLOORS[floor] == set()


def test_no_file_needs_itself_in_a_circle() -> None:
    """Neither late nor for its types alone: what both need belongs into a third, or is a signal."""
    names = {_module_of(path): path for path in SOURCES}
    needed = {name: set(_imported_here(path, names)) for name, path in names.items()}
    graphlib.TopologicalSorter(needed).prepare()  # the error that it raises names the circle


def _module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported_here(path: Path, ours: Collection[str]) -> Iterator[str]:
    for node in nodes_of(path):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                for each in names:
                    within = f"{module}.{each.name}"
                    yield within if within in ours else module
            case ast.Import(names=names):
                yield from (each.name for each in names)


def test_sources_keep_away_from_what_we_do_not_use() -> None:
    found = {
        f"{name_of(path)}:{line}: {name} (instead: {NOT_USED_HERE[name]})"
        for path in SOURCES
        for name, line in _names(path)
        if name in NOT_USED_HERE
    }
    assert not found


def _names(path: Path) -> Iterator[tuple[str, int]]:
    for node in nodes_of(path):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name, node.lineno
            case ast.ImportFrom(module=module, names=names):
                for name in [*(module or "").split("."), *(alias.name for alias in names)]:
                    yield name, node.lineno
            case ast.Import(names=names):
                for alias in names:
                    for name in alias.name.split("."):
                        yield name, node.lineno


def test_dependencies_are_those_that_are_imported() -> None:
    """Neither one that nobody uses nor one that is there by luck, because another brought it."""
    declared = _declared_dependencies()
    distributions = importlib.metadata.packages_distributions()
    imported = {
        _canonical(distribution)
        for module in _imported_from_elsewhere()
        for distribution in distributions.get(module, [module])
    }
    # PySide6's parts share one import name.
    imported -= {"shiboken6", "pyside6", "pyside6-addons"} - declared
    assert imported - declared == set(), "imported, but pyproject.toml does not name it"
    assert declared - DATA_ONLY - imported == set(), (
        "named in pyproject.toml, but nobody imports it"
    )


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _declared_dependencies() -> set[str]:
    requirements = (re.match(r"[\w.-]+", line) for line in _pyproject()["project"]["dependencies"])
    return {_canonical(match.group()) for match in requirements if match}


def _canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _imported_from_elsewhere() -> set[str]:
    modules: set[str] = set()
    for path in SOURCES:
        for node in nodes_of(path):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    return modules - sys.stdlib_module_names - {"hrdesk"}
