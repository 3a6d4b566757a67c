"""Holds files and functions to a size that a person reads in one go, and names to what they say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "hrdesk").rglob("*.py"))
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40
SAYS_NOTHING = ("manager", "helper", "util")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _defined_names(path: Path, tree: ast.Module) -> Iterator[str]:
    yield path.stem
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_A_FILE


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_functions_are_short_enough_to_read(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lengths = {
        f"{function.name}, line {function.lineno}": function.end_lineno - function.lineno + 1
        for function in _functions(tree)
        if function.end_lineno is not None
    }
    too_long = {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION}
    assert not too_long


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_names_say_something(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    empty = [
        name
        for name in _defined_names(path, tree)
        if any(word in name.lower() for word in SAYS_NOTHING)
    ]
    assert not empty


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_file_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    first_line = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert first_line, "the module has no docstring"


def test_packages_are_packages() -> None:
    """A folder without __init__.py is imported all the same, and left out of many a check."""
    folders = {path.parent for path in FILES}
    assert not [_name(folder) for folder in folders if not (folder / "__init__.py").exists()]
