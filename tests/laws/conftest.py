"""Workbooks without spare lines, and how long the laws are tried."""

import functools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from hrdesk.domain.arrival import Arrival
from hrdesk.exchange import writer
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations import receive
from tests.laws.network import CODES
from tests.worlds import DeskAtWork

# `make laws` tries each law so many times as often as `make test`, with seeds of its own.
OFTEN = int(os.environ.get("HRDESK_LAWS", "1"))


@pytest.fixture
def quick_workbooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """No spare lines and no sheets without records: a quarter of the time."""
    quick = functools.partial(writer.write_workbook, spare_lines=0)
    monkeypatch.setattr(writer, "write_workbook", quick)


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read once: no file of these tests is ever written over, and reading is pure."""
    kept: dict[tuple[Path, bool], Arrival] = {}

    def read(path: Path, **named: Any) -> Arrival:
        key = path, named.get("sent") is not None
        if key not in kept:
            kept[key] = read_workbook(path, **named)
        return kept[key]

    monkeypatch.setattr(receive, "read_apart", read)


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder that is not on a disk, where the system has such: files here are made to be lost."""
    place = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="hrdesk-laws-", dir=place if os.access(place, os.W_OK) else None
    ) as folder:
        yield Path(folder)


@pytest.fixture
def template(tmp_path: Path) -> DeskAtWork:
    """A focal point that knows two others, closed."""
    desk = DeskAtWork(tmp_path, "AAA")
    desk.knows("BBB", "CCC")
    desk.close()
    return desk


@pytest.fixture
def templates(tmp_path: Path) -> dict[str, DeskAtWork]:
    """Three focal points that know each other, closed."""
    made = {}
    for code in CODES:
        desk = DeskAtWork(tmp_path, code)
        desk.knows(*(each for each in CODES if each != code))
        desk.close()
        made[code] = desk
    return made


def tried(examples: int) -> settings:
    """How often a law is tried."""
    return settings(max_examples=examples * OFTEN)


def whole_stories(examples: int, steps: int = 1) -> settings:
    """As `tried`, for what takes a second each: to make one shorter would take an hour."""
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    return settings(max_examples=examples * OFTEN, stateful_step_count=steps, phases=phases)
