"""A workbook counts as sent once it has its name; nothing of the log is ever taken out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hrdesk.domain.disclosure import told
from hrdesk.store import ledger, partners, unfinished
from hrdesk.store.database import Database
from hrdesk.store.ledger import Content
from hrdesk.store.partners import Sent
from hrdesk.store.session import Session
from hrdesk.store.unfinished import Unfinished
from tests.factories import record, ref

VISIT = ref("visit", 1)
SENT = Sent("W1", "IACHR", 7, 1, "out.xlsx", "network", 1)
CONTENTS = {VISIT: Content("v1", told(record("visit", {"country": "TUN"}).registers))}
PLACE = "/somewhere/out.xlsx"


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def on_its_way(session: Session) -> None:
    unfinished.begin(session, PLACE)
    entry = partners.remember_sent(session, SENT, CONTENTS)
    unfinished.was_read(session, PLACE, "digest", entry)


def counts(session: Session) -> tuple[int, int, int]:
    """The workbooks sent, the records given, and those that left since the beginning."""
    return (
        len(partners.sent_to(session, "IACHR")),
        len(ledger.given_versions(session, "IACHR")),
        len(partners.disclosed_since(session, [VISIT], 0)),
    )


def test_what_has_no_name_yet_is_not_sent(session: Session) -> None:
    unfinished.begin(session, PLACE)
    assert unfinished.unfinished(session) == [Unfinished(PLACE)]
    on_its_way(session)
    assert unfinished.unfinished(session) == [Unfinished(PLACE, "digest", 1)]
    assert counts(session) == (0, 0, 0)
    assert ledger.disclosures(session) == []
    partners.confirm(session, ["W1"], by="IACHR")
    unfinished.named(session, PLACE)
    assert counts(session) == (1, 1, 1)
    assert partners.sent_to(session) == [SENT]
    assert unfinished.unfinished(session) == []


def test_what_is_taken_back_stays_in_the_log_with_an_entry_that_says_so(session: Session) -> None:
    on_its_way(session)
    unfinished.taken_back(session, PLACE)
    assert counts(session) == (0, 0, 0)
    assert partners.next_copy(session, "IACHR") == 1
    rows = session.raw("SELECT workbook, scope, reverses FROM outbox ORDER BY id")
    assert rows == [("W1", "all", None), ("W1", unfinished.NOT_SENT, 1)]
    assert ledger.broken_links(session) == []
    assert unfinished.unfinished(session) == []


def test_the_same_workbook_can_be_sent_after_all(session: Session) -> None:
    on_its_way(session)
    unfinished.taken_back(session, PLACE)
    again = replace(SENT, file_name="elsewhere.xlsx")
    assert partners.remember_sent(session, again, CONTENTS) == 3
    assert partners.sent_workbook(session, "W1") == again
    assert counts(session) == (1, 1, 1)
    assert ledger.broken_links(session) == []


def test_what_was_never_read_again_leaves_nothing_in_the_log(session: Session) -> None:
    unfinished.begin(session, PLACE)
    unfinished.taken_back(session, PLACE)
    assert session.number("SELECT count(*) FROM outbox", ()) == 0
    assert unfinished.unfinished(session) == []


@pytest.mark.parametrize("forged", ["reverses = 1", "reverses = NULL"])
def test_nobody_takes_an_entry_back_unseen(session: Session, forged: str) -> None:
    on_its_way(session)
    unfinished.taken_back(session, PLACE)
    partners.remember_sent(session, replace(SENT, workbook="W2"), CONTENTS)
    which = 3 if forged == "reverses = 1" else 2
    session.raw(f"UPDATE outbox SET {forged} WHERE id = {which}")
    assert len(ledger.broken_links(session)) == 1
