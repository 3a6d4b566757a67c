"""Two desks that know each other, and any more that a test wants; each test has its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.worlds import DeskAtWork

CODES = ("AAA", "BBB", "CCC")


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], DeskAtWork]]:
    """Makes a desk with a code, which knows the other two codes."""
    made: list[DeskAtWork] = []

    def desk(code: str) -> DeskAtWork:
        made.append(DeskAtWork(tmp_path, code))
        made[-1].knows(*(each for each in CODES if each != code))
        return made[-1]

    yield desk
    for each in made:
        each.close()


@pytest.fixture
def a(make: Callable[[str], DeskAtWork]) -> DeskAtWork:
    return make("AAA")


@pytest.fixture
def b(make: Callable[[str], DeskAtWork]) -> DeskAtWork:
    return make("BBB")
