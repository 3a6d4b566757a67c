"""Law 21: the program is killed at any moment, and the desk holds all of an act or nothing."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hrdesk.exchange.package import part_path
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations import finishing
from hrdesk.operations.care import check
from hrdesk.operations.desks import open_own_desk
from hrdesk.store import ledger, partners, schema, upgrade
from hrdesk.store.database import Database
from hrdesk.store.listing import counts
from tests.laws.conftest import OFTEN
from tests.laws.killed import CAME, DESK, LATER, LATER_HEAD, SENT, be_a_version_later
from tests.worlds import DeskAtWork

RECORDS = 40
MOMENTS = range(3 * OFTEN**2)
MIGRATION = f'''"""Made up for a test."""

from alembic import op

revision = "{LATER_HEAD}"
down_revision = "{schema.HEAD}"


def upgrade() -> None:
    op.execute("CREATE TABLE nicknames (name TEXT)")
    for number in range(2000):
        op.execute(f"INSERT INTO nicknames VALUES ('{{number}}')")
    op.execute("UPDATE record SET title = 'migrated'")
'''


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A closed desk with records, a workbook with others for it, and a later version's tables."""
    folder = tmp_path_factory.mktemp("prepared")
    data = folder / "data"
    before = os.environ["HRDESK_DATA"]
    os.environ["HRDESK_DATA"] = str(data)
    for code, other, name in (("BBB", "AAA", CAME), ("AAA", "BBB", SENT)):
        desk = DeskAtWork(folder, code)
        desk.knows(other)
        for number in range(RECORDS):
            desk.add("visit", country="TUN", purpose=f"{code} {number}", themes=["prisons"])
        if code == "BBB":
            desk.send("AAA").rename(folder / name)
        desk.close()
    (folder / "AAA.hrdesk").rename(folder / DESK)
    later = folder / LATER / "migrations"
    source = Path(upgrade.__file__).parent / "migrations"
    shutil.copytree(source, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / f"v{LATER_HEAD}_made_up.py").write_text(MIGRATION)
    yield folder
    os.environ["HRDESK_DATA"] = before


@pytest.mark.parametrize("work", ["send", "receive", "migration"])
def test_a_killed_program_leaves_all_or_nothing(
    work: str, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(f"{work} {os.environ.get('HRDESK_CHANCE', '')}")
    monkeypatch.setenv("HRDESK_DATA", str(prepared / "data"))
    if work == "migration":
        monkeypatch.setattr(upgrade, "__file__", upgrade.__file__)
        monkeypatch.setattr(schema, "HEAD", schema.HEAD)
    lasts = 0.0
    for moment in (-1, *MOMENTS):
        folder = tmp_path / str(moment)
        shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("data"))
        if moment < 0:
            lasts = _begun_and_killed(work, folder, after=60)
        else:
            _begun_and_killed(work, folder, after=dice.uniform(0, lasts))
        if work == "migration":
            be_a_version_later(folder)
        database = open_own_desk(folder / DESK)
        finishing.settle(database)
        _whole(database, folder, work, must=moment < 0)
        database.close()
        shutil.rmtree(folder)


def _begun_and_killed(work: str, folder: Path, after: float) -> float:
    """Let the work begin, and kill it so many seconds after; how long it took."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.laws.killed", work, str(folder)],
        stdout=subprocess.PIPE,
        env=_environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begins\n"
        start = time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()
        return time.monotonic() - start


def _environment() -> dict[str, str]:
    """Coverage is not measured: its file would be killed as well, and be half of one."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith("COV")}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[2])}


def _whole(database: Database, folder: Path, work: str, *, must: bool) -> None:
    with database.reading() as session:
        assert check(session) == []
        found = sum(counts(session).values())
        sent = partners.sent_to(session, "BBB")
        logged = ledger.disclosures(session, to="BBB")
        assert ledger.broken_links(session) == []
        assert len(partners.received(session)) == (found == 2 * RECORDS)
    assert found in ((2 * RECORDS,) if must and work == "receive" else (RECORDS, 2 * RECORDS))
    out = folder / SENT
    if work == "migration":
        with database.reading() as session:
            assert session.number("SELECT count(*) FROM nicknames", ()) == 2000
    elif work == "send":
        assert len(logged) == RECORDS * len(sent)
        assert bool(sent) == out.exists() >= must, "it has no name and counts as sent, or has one"
        assert not part_path(out).exists()
        if sent:
            read = read_workbook(out)
            assert read.workbook == sent[0].workbook
            assert len(read.records) == RECORDS, "half of one counts as sent"
