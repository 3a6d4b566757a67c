"""A desk file of its own for each test, with a clock that stands still until it is moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hrdesk.store.database import Database
from tests.desk_files import empty_desk
from tests.factories import MINUTE


@dataclass
class Clock:
    """Minutes since 1970 as the test says."""

    minute: int = MINUTE

    def __call__(self) -> int:
        return self.minute


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the desk lies, in a folder with a name that people give."""
    return tmp_path / "Büro & Desk's" / "my desk.hrdesk"


@pytest.fixture
def desk(path: Path, clock: Clock) -> Iterator[Database]:
    made = empty_desk(path, clock)
    yield made
    made.close()
