"""Much is searched for twins in a process beside: it finds the same, and its end harms nobody."""

import io
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk import __main__
from hrdesk.domain.errors import Cancelled
from hrdesk.exchange.own_process import command, environment
from hrdesk.operations import duplicates, search_child
from hrdesk.operations.alike import Duplicate, looked_at
from hrdesk.operations.duplicates import (
    HERE,
    find_duplicates,
    not_the_same,
    perhaps_meant,
)
from hrdesk.operations.search_child import All, HowFar, Search, Some, pairs_of
from hrdesk.store.candidates import packed_candidates
from tests.worlds import DeskAtWork

Patch = pytest.MonkeyPatch
Processes = list[subprocess.Popen[bytes]]
KINDS = ("person", "organisation")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: Patch) -> Iterator[DeskAtWork]:
    """People and organisations that stand here twice; a process is worth it for any number."""
    made = DeskAtWork(tmp_path, "AAA")
    names = (
        "Pérez, Ana",
        "Ana Perez",
        "Hernandez, Lucia",
        "Hernandes, Lucia",
        "Zed, Bob",
        "O'Neil",
    )
    refs = [made.add("person", name=each, themes=["Prisons"]) for each in names]
    made.add("person", name='أحمد "منصور"', other_emails=["a@x.org", "b@x.org"])
    made.add("person", name="Mansour, Ahmad", email="B@x.org", notes="line\nline \\ \U0001f600")
    for each in ("Commission", "Commission"):
        made.add("organisation", name=each, country="TUN")
    made.do(not_the_same, refs[2:4])
    monkeypatch.setattr(duplicates, "_ENOUGH", 1)
    yield made
    made.close()


def found_here(desk: DeskAtWork) -> dict[str, list[Duplicate]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "_ENOUGH", sys.maxsize)
        return find_duplicates(desk.database, KINDS)


def test_what_is_found_apart_is_what_is_found_here(
    desk: DeskAtWork, monkeypatch: Patch, started: Processes
) -> None:
    here = found_here(desk)
    assert not started
    assert [len(here[kind]) for kind in KINDS] == [2, 1]
    told: list[tuple[int, int, str]] = []
    monkeypatch.setattr(duplicates, "pairs_of", None)
    apart = find_duplicates(
        desk.database, KINDS, progress=lambda *step: told.append(step), cancelled=lambda: False
    )
    assert apart == here
    assert told[0] == (0, 200, "duplicates")
    assert [process.returncode for process in started] == [0]


def test_what_is_being_written_is_looked_for_apart_too(
    desk: DeskAtWork, monkeypatch: Patch, started: Processes, caplog: pytest.LogCaptureFixture
) -> None:
    """Of 20,000 people it took the window's thread more than a second before the first answer."""
    for kind, values in (
        ("person", {"name": "Hernandez, Luzia"}),
        ("person", {"name": "Ahmad Mansour"}),
        ("person", {"name": "Nobody of them"}),
        ("organisation", {"name": "Commission"}),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(duplicates, "_ENOUGH", sys.maxsize)
            here = perhaps_meant(desk.database, kind, "PER-new", values, 2)
        with monkeypatch.context() as patch:
            patch.setattr(duplicates, "meant_by", None)
            assert perhaps_meant(desk.database, kind, "PER-new", values, 2) == here
    assert len(started) == 4
    monkeypatch.setattr(duplicates, "command", lambda _: ["/nowhere/no such program"])
    with caplog.at_level("WARNING"):
        assert perhaps_meant(desk.database, kind, "PER-new", values, 2) == here
    assert "no such program" in caplog.text, "nobody would know why it takes longer"
    with pytest.raises(Cancelled):
        perhaps_meant(desk.database, kind, "PER-new", values, 2, cancelled=lambda: True)


def test_few_are_looked_through_at_once(desk: DeskAtWork, monkeypatch: Patch) -> None:
    monkeypatch.setattr(duplicates, "_ENOUGH", 300)
    monkeypatch.setattr(duplicates, "Child", None)
    assert find_duplicates(desk.database, KINDS)["organisation"]


def test_a_search_that_is_stopped_leaves_no_process(
    desk: DeskAtWork, monkeypatch: Patch, started: Processes
) -> None:
    """Also where the process stands still, and has not heard what it is to do."""
    monkeypatch.setattr(
        duplicates, "command", lambda _: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    packed = duplicates.packed_candidates
    # More than a pipe holds.
    monkeypatch.setattr(
        duplicates,
        "packed_candidates",
        lambda *asked: packed(*asked)._replace(rows=" " * (1 << 20)),
    )
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        find_duplicates(desk.database, KINDS, cancelled=lambda: bool(started))
    assert time.monotonic() - begun < 30
    assert started[0].returncode


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise SystemExit(0)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.write('no pickle')",
    ],
)
def test_what_a_process_does_not_find_is_found_here(
    desk: DeskAtWork, monkeypatch: Patch, started: Processes, program: str
) -> None:
    here = found_here(desk)
    monkeypatch.setattr(duplicates, "command", lambda _: [sys.executable, "-c", program])
    assert find_duplicates(desk.database, KINDS) == here
    assert len(started) == 1


def test_without_a_process_it_is_looked_for_here(desk: DeskAtWork, monkeypatch: Patch) -> None:
    here = found_here(desk)
    monkeypatch.setattr(duplicates, "command", lambda _: ["/nowhere/no such program"])
    told: list[str] = []
    found = find_duplicates(desk.database, KINDS, progress=lambda *step: told.append(step[2]))
    assert found == here
    assert HERE in told, "whoever waits is told why the window is slow"


def searches(desk: DeskAtWork) -> list[Search]:
    with desk.database.reading() as session:
        among = [packed_candidates(session, kind, looked_at(kind)) for kind in KINDS]
    return [Search(each, frozenset()) for each in among]


def test_what_the_process_says(desk: DeskAtWork, monkeypatch: Patch) -> None:
    monkeypatch.setattr(search_child, "_AT_ONCE", 2)
    answers = io.BytesIO()
    asked = searches(desk)
    search_child.carry_out(asked, answers)
    answers.seek(0)
    said = []
    while answers.tell() < len(answers.getvalue()):
        said.append(pickle.load(answers))
    people, organisations = (pairs_of(each, lambda _: None) for each in asked)
    told = [each for each in said if not isinstance(each, HowFar)]
    assert told == [
        Some("person", tuple(people[:2])),
        Some("person", tuple(people[2:])),
        Some("organisation", tuple(organisations)),
        All(),
    ]
    assert said[0] == HowFar(0)


def test_the_process_loads_only_what_searching_needs(desk: DeskAtWork) -> None:
    run = subprocess.run(
        command(search_child.SEARCH_CHILD),
        input=pickle.dumps(searches(desk)),
        env=environment() | {"PYTHONPROFILEIMPORTTIME": "1"},
        capture_output=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.decode().splitlines()}
    assert "hrdesk.operations.alike" in loaded
    assert not loaded & {"PySide6", "sqlalchemy", "openpyxl", "click", "hrdesk.cli", "hrdesk.app"}


def test_it_ends_when_nobody_listens_any_more(desk: DeskAtWork) -> None:
    with subprocess.Popen(
        command(search_child.SEARCH_CHILD),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout
        process.stdout.close()
        process.communicate(pickle.dumps(searches(desk)))
    assert process.returncode == 1


def test_the_program_and_the_process_mean_the_same_argument() -> None:
    assert __main__._SEARCH_CHILD == search_child.SEARCH_CHILD


def test_a_frozen_program_starts_itself(monkeypatch: Patch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert duplicates.command(search_child.SEARCH_CHILD) == [
        sys.executable,
        search_child.SEARCH_CHILD,
    ]
