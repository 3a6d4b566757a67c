"""Which of the workbooks that were sent are kept: enough of each partner, and not too much."""

import pytest

from hrdesk.store import sent_copies, unfinished
from hrdesk.store.database import Database
from hrdesk.store.partners import Sent, confirm, remember_sent
from hrdesk.store.sent_copies import keep_sent_copy, kept_copies, sent_copy_of


def _send(desk: Database, number: int, partner: str = "BBB", content: bytes = b"book") -> str:
    """One workbook more."""
    workbook = f"BOOK{number}"
    with desk.writing() as session:
        sent = Sent(workbook, partner, number, number, f"{number}.xlsx", "network", 0)
        entry = remember_sent(session, sent, {})
        assert entry is not None
        keep_sent_copy(session, entry, content)
    return workbook


def _kept(desk: Database, *workbooks: str) -> list[str]:
    with desk.reading() as session:
        return [each for each in workbooks if sent_copy_of(session, each) is not None]


def test_what_nobody_confirmed_is_kept(desk: Database) -> None:
    books = [_send(desk, number) for number in range(6)]
    assert _kept(desk, *books) == books
    with desk.writing() as session:
        confirm(session, books[:5])
    assert _kept(desk, *books) == books, "until the next one is sent"
    books.append(_send(desk, 6))
    assert _kept(desk, *books) == books[4:]


def test_each_partner_has_its_own(desk: Database) -> None:
    ours = [_send(desk, number) for number in range(4)]
    theirs = [_send(desk, number, "CCC") for number in range(4, 6)]
    with desk.writing() as session:
        confirm(session, [*ours, *theirs])
    last = _send(desk, 6, "CCC")
    assert _kept(desk, *ours, *theirs, last) == [*ours[1:], *theirs, last]


def test_all_together_take_no_more_than_so_much(
    desk: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_copies, "MOST_BYTES", 10)
    books = [_send(desk, number, content=b"12345") for number in range(3)]
    assert _kept(desk, *books) == books[1:]


def test_what_got_no_name_is_not_kept(desk: Database) -> None:
    with desk.writing() as session:
        unfinished.begin(session, "/somewhere")
        entry = remember_sent(session, Sent("X", "BBB", 1, 1, "x.xlsx", "network", 0), {})
        assert entry is not None
        keep_sent_copy(session, entry, b"never sent")
        unfinished.was_read(session, "/somewhere", "digest", entry)
    assert _kept(desk, "X") == []
    with desk.writing() as session:
        unfinished.taken_back(session, "/somewhere")
    _send(desk, 2)
    with desk.reading() as session:
        assert [content for _, content in kept_copies(session)] == [b"book"]
