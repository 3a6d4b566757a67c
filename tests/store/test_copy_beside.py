"""A desk is copied as it was before something is kept, and others wait for that no longer than they must."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.domain.errors import Cancelled
from hrdesk.store import copy_beside
from hrdesk.store.database import Database, open_desk
from hrdesk.store.records import every_state, write_states
from hrdesk.store.session import Session
from tests.factories import record, ref

OURS, THEIRS, EARLIER = (
    record("visit", {"country": "TUN"}, at=ref("visit", at)) for at in (1, 2, 3)
)


def nothing() -> None:
    """Nobody asks for anything."""


def kept_in(desk: Database) -> set[str]:
    with desk.reading() as session:
        return {state.ref for state in every_state(session, "visit")}


def copied_to(path: Path) -> set[str]:
    with closing(open_desk(path)) as copy:
        return kept_in(copy)


class Slow:
    """A desk that is copied to a slow disk: no copy is whole before `go`."""

    def __init__(self, desk: Database, patch: pytest.MonkeyPatch) -> None:
        self.desk, self.go = desk, threading.Event()
        self.copies = self.works = self.asked = 0
        self._copy = desk.copy_to
        patch.setattr(desk, "copy_to", self.copy)
        patch.setattr(copy_beside, "_PATIENCE", 0.0)
        patch.setattr(copy_beside, "_ASKS_EVERY", 0.001)

    def copy(self, target: Path) -> None:
        self.copies += 1
        self._copy(target)
        self.go.wait(10)

    def work(self, session: Session) -> int:
        self.works += 1
        write_states(session, [OURS])
        return self.works


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "before.hrdesk"


@pytest.fixture
def slow(desk: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    found = Slow(desk, monkeypatch)
    yield found
    found.go.set()


def test_a_copy_that_is_made_in_time_is_of_what_was_before(desk: Database, target: Path) -> None:
    with desk.writing() as session:
        write_states(session, [EARLIER])

    def work(session: Session) -> str:
        write_states(session, [OURS])
        return "done"

    assert desk.written_copied(target, work, nothing) == "done"
    assert copied_to(target) == {EARLIER.ref}
    assert kept_in(desk) == {EARLIER.ref, OURS.ref}


def test_others_write_while_a_slow_copy_is_made(desk: Database, slow: Slow, target: Path) -> None:
    def ask() -> None:
        slow.asked += 1
        # The first time what was written still stands, and nobody else can write.
        if slow.asked == 2:
            with desk.writing() as session:
                write_states(session, [THEIRS])
            slow.go.set()

    assert desk.written_copied(target, slow.work, ask) >= 2
    assert slow.copies == 2, "the first one was older than what was kept at last"
    assert copied_to(target) == {THEIRS.ref}
    assert kept_in(desk) == {OURS.ref, THEIRS.ref}


def test_where_nobody_wrote_the_slow_copy_serves(desk: Database, slow: Slow, target: Path) -> None:
    def ask() -> None:
        slow.asked += 1
        if slow.asked == 5:
            slow.go.set()

    assert desk.written_copied(target, slow.work, ask) == 2
    assert slow.copies == 1
    assert (copied_to(target), kept_in(desk)) == (set(), {OURS.ref})


def test_others_who_write_all_the_time_wait_at_last(
    desk: Database, slow: Slow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copy_beside.CopyBeside.wait_unlocked
    writes_now = written = 0

    def wait_unlocked(copy: copy_beside.CopyBeside) -> None:
        nonlocal writes_now
        writes_now += 1
        real(copy)

    def ask() -> None:
        nonlocal written
        if slow.works == 3:
            slow.go.set()
        elif written < writes_now:
            # Once each time that others may write, however often a busy machine asks.
            written += 1
            with desk.writing() as session:
                write_states(session, [record("visit", {}, at=ref("visit", 10 + written))])
            slow.go.set()
            monkeypatch.setattr(slow, "go", threading.Event())

    monkeypatch.setattr(copy_beside.CopyBeside, "wait_unlocked", wait_unlocked)
    assert desk.written_copied(target, slow.work, ask) == 3
    assert slow.copies == 3
    assert kept_in(desk) - copied_to(target) == {OURS.ref}


def test_who_stops_it_while_it_waits_keeps_nothing(
    desk: Database, slow: Slow, target: Path
) -> None:
    def ask() -> None:
        slow.go.set()
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.written_copied(target, slow.work, ask)
    assert kept_in(desk) == set()
