"""What partners share no longer, and what was taken off the desk: the newest word counts."""

from collections.abc import Iterator

import pytest

from hrdesk.store import ledger
from hrdesk.store.database import Database
from hrdesk.store.ledger import Got
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import (
    all_unwanted,
    remember_unwanted,
    remember_withdrawn,
    shown_in,
    want_again,
    withdrawn_in,
)
from tests.factories import ref

V1, V2 = ref("visit", 1), ref("visit", 2)


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def test_the_newest_workbook_that_withdrew_a_record_is_known(session: Session) -> None:
    remember_withdrawn(session, "IACHR", [V1], (20, 2))
    remember_withdrawn(session, "IACHR", [V1, V2], (20, 1))
    remember_withdrawn(session, "IACHR", [V2], (21, 1))
    remember_withdrawn(session, "IACHR", [], (99, 9))
    remember_withdrawn(session, "ODIHR", [V1], (30, 1))
    assert withdrawn_in(session, "IACHR") == {V1: (20, 2), V2: (21, 1)}
    assert withdrawn_in(session, "ACHPR") == {}


def test_the_newest_workbook_that_showed_a_record_is_known(session: Session) -> None:
    got = {V1: Got("v1", ("notes",))}
    ledger.remember_got(session, "IACHR", got, (20, 2))
    ledger.remember_got(session, "IACHR", got, (20, 3))
    ledger.remember_got(session, "IACHR", got, (19, 9))
    assert shown_in(session, "IACHR", [V1, V2]) == {V1: (20, 3)}
    assert shown_in(session, "ODIHR", [V1]) == {}


def test_what_was_taken_off_is_known_until_somebody_wants_it_again(session: Session) -> None:
    remember_unwanted(session, [])
    remember_unwanted(session, [V1, V2])
    remember_unwanted(session, [V1])
    assert all_unwanted(session) == {V1, V2}
    want_again(session, [V1])
    assert all_unwanted(session) == {V2}
