"""HRDesk's own sources, each parsed once for all tests that look at them.

A rule is one test over all files, not one test a file: the same is proven, and hundreds of starts
of a test are saved.
"""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "hrdesk").rglob("*.py"))


def name_of(path: Path) -> str:
    """The path as one says it: from the project's root."""
    return str(path.relative_to(ROOT))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of a file, in the order of `ast.walk`."""
    return tuple(ast.walk(tree_of(path)))
