"""Any bytes end in a plan or in one sentence, within limits, and no desk is touched (law 20)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.domain.merge import Plan
from hrdesk.exchange.apart import read_apart
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations.receive import read_plan, receive
from hrdesk.words import sentence
from tests.exchange.hostile import CORPUS, SHEET, Hostile, parts_of, zipped
from tests.exchange.workbooks import visit, wrote
from tests.worlds import DeskAtWork

SOUND = Hostile(zipped)
HEAVY = ("billion laughs", "deep XML")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A workbook with two visits."""
    path = tmp_path_factory.mktemp("sound") / "book.xlsx"
    wrote(path, visit(1), visit(2), spare_lines=0)
    found = parts_of(path.read_bytes())
    assert b"Visits: sent by" in found[SHEET]
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    """A desk that has nothing to do with it."""
    there = DeskAtWork(tmp_path, "AAA")
    yield there
    there.close()


def _made(hostile: Hostile, parts: dict[str, bytes], folder: Path) -> Path:
    path = folder / "hostile.xlsx"
    path.write_bytes(hostile.make(parts))
    return path


def _planned(plan: Plan) -> list[tuple[str, str, object]]:
    return [(item.ref, item.kind.value, dict(item.values)) for item in plan.items]


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_planned_or_refused_and_touches_nothing(
    name: str, parts: dict[str, bytes], desk: DeskAtWork, tmp_path: Path
) -> None:
    hostile = CORPUS[name]
    path = _made(hostile, parts, tmp_path)
    before = desk.database.path.read_bytes()
    if hostile.refused:
        with pytest.raises(FileRefused) as caught:
            receive(desk.database, path)
        assert caught.value.code == hostile.refused
        said = sentence(caught.value)
        assert str(path) in said
        assert "nothing was changed" in said
    else:
        plan = read_plan(desk.database, path)
        assert tuple(finding.code for finding in plan.findings) == hostile.tells
        assert _planned(plan) == _planned(read_plan(desk.database, _made(SOUND, parts, tmp_path)))
    assert desk.database.path.read_bytes() == before


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_stays_within_the_limits_of_the_process(
    name: str, parts: dict[str, bytes], tmp_path: Path
) -> None:
    hostile = CORPUS[name]
    path = _made(hostile, parts, tmp_path)
    if hostile.refused:
        with pytest.raises(FileRefused) as caught:
            read_apart(path)
        assert caught.value.code == hostile.refused
    else:
        assert read_apart(path) == read_workbook(path)
