"""Holds files and functions to a size that a person reads in one go, and names to what they say."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.sources import SOURCES, name_of, nodes_of, text_of, tree_of

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40
SAYS_NOTHING = ("manager", "helper", "util")


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _defined_names(path: Path) -> Iterator[str]:
    yield path.stem
    for node in nodes_of(path):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def test_files_are_short_enough_to_read() -> None:
    lengths = {name_of(path): len(text_of(path).splitlines()) for path in SOURCES}
    assert not {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FILE}


def test_functions_are_short_enough_to_read() -> None:
    lengths = {
        f"{name_of(path)}:{function.lineno} {function.name}": function.end_lineno
        - function.lineno
        + 1
        for path in SOURCES
        for function in _functions(path)
        if function.end_lineno is not None
    }
    assert not {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION}


def test_names_say_something() -> None:
    empty = [
        f"{name_of(path)}: {name}"
        for path in SOURCES
        for name in _defined_names(path)
        if any(word in name.lower() for word in SAYS_NOTHING)
    ]
    assert not empty


def test_files_say_in_one_sentence_what_they_are_for() -> None:
    first_lines = {
        name_of(path): (ast.get_docstring(tree_of(path)) or "").partition("\n")[0]
        for path in SOURCES
    }
    assert not [name for name, line in first_lines.items() if not line]


def test_packages_are_packages() -> None:
    """A folder without __init__.py is imported all the same, and left out of many a check."""
    folders = {path.parent for path in SOURCES}
    assert not [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()]
