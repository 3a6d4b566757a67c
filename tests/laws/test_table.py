"""Every law of the exchange names tests that are there."""

import ast
from pathlib import Path

import pytest

from tests.laws.table import LAWS

TESTS = Path(__file__).parent.parent


def test_all_laws_are_in_the_table() -> None:
    assert list(LAWS) == list(range(1, 23))


@pytest.mark.parametrize("number", LAWS)
def test_a_law_is_proved_by_tests_that_are_there(number: int) -> None:
    law = LAWS[number]
    assert law.tests, f"law {number}, {law.name}, is proved by nothing"
    for each in law.tests:
        file, _, name = each.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        found = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        assert name in found if name else any(each.startswith("test_") for each in found), each
