"""Workbooks with a passphrase: sent, taken in, kept in the inbox, and missed when they come bare."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.domain.label import Label
from hrdesk.exchange.encryption import locked
from hrdesk.operations import inbox
from hrdesk.operations.accepting import Accept
from hrdesk.operations.receive import receive
from hrdesk.operations.send import plan_sending, send
from hrdesk.operations.trust import origin_of
from hrdesk.operations.unlocking import unlocked
from tests.worlds import DeskAtWork

PASSPHRASE = "one two three"


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[DeskAtWork, DeskAtWork]]:
    both = []
    for code, other in (("NIRMS", "IACHR"), ("IACHR", "NIRMS")):
        folder = tmp_path / code
        folder.mkdir()
        desk = DeskAtWork(folder, code)
        desk.knows(other)
        both.append(desk)
    yield both[0], both[1]
    for desk in both:
        desk.close()


@pytest.fixture
def book(desks: tuple[DeskAtWork, DeskAtWork]) -> Path:
    """A workbook of the first desk for the second, with a passphrase."""
    us, _ = desks
    us.add("visit", Label.PARTNERS, ("IACHR",), country="TUN", purpose="Secret")
    out = us.folder / "book.xlsx"
    send(us.database, "IACHR", out, passphrase=PASSPHRASE)
    return out


def code(desk: DeskAtWork, book: Path, passphrase: str = "") -> str:
    """Why a workbook is not taken in."""
    with pytest.raises(FileRefused) as caught:
        inbox.take_delivery(desk.database, book, passphrase=passphrase)
    assert caught.value.about["path"] == book
    return caught.value.code


def test_a_passphrase_is_suggested_when_partners_data_leaves(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    us, _ = desks

    def suggests() -> bool:
        with us.database.reading() as session:
            return plan_sending(session, "IACHR").suggests_passphrase

    us.add("visit", Label.NETWORK, country="TUN")
    assert not suggests()
    us.add("visit", Label.PARTNERS, ("IACHR",), country="MEX")
    assert suggests()


def test_it_is_taken_in_with_its_passphrase_only(
    desks: tuple[DeskAtWork, DeskAtWork], book: Path
) -> None:
    _, them = desks
    assert code(them, book) == "password"
    assert code(them, book, "another") == "wrong_password"
    outcome = receive(them.database, book, accept=Accept.ALL, passphrase=PASSPHRASE)
    assert outcome.plan.arrival.encrypted
    assert outcome.applied > 0


def test_the_inbox_asks_no_second_time_and_keeps_one_copy(
    desks: tuple[DeskAtWork, DeskAtWork], book: Path
) -> None:
    _, them = desks
    first = inbox.take_delivery(them.database, book, passphrase=PASSPHRASE)
    with unlocked(book, PASSPHRASE) as found:
        content = found.path.read_bytes()
    again = book.with_name("again.xlsx")
    again.write_bytes(locked(content, "other words"))
    second = inbox.take_delivery(them.database, again, passphrase="other words")
    assert second.number == first.number
    assert inbox.open_delivery(them.database, first.number).plan.arrival.encrypted


def test_no_copy_in_clear_is_left(book: Path) -> None:
    with unlocked(book, PASSPHRASE) as found:
        clear = found.path
        assert (clear.exists(), found.encrypted) == (True, True)
    assert not clear.parent.exists()
    with unlocked(clear) as found:
        assert (found.path, found.encrypted) == (clear, False)


def test_what_is_wrong_inside_is_said_of_the_file_itself(
    desks: tuple[DeskAtWork, DeskAtWork], book: Path
) -> None:
    _, them = desks
    with unlocked(book, PASSPHRASE) as found:
        content = found.path.read_bytes()
    book.write_bytes(locked(content.replace(b"xl/workbook.xml", b"xl/workbooc.xml"), PASSPHRASE))
    assert code(them, book, PASSPHRASE) == "not_a_workbook"


def test_what_left_encrypted_and_comes_back_in_clear_is_told(
    desks: tuple[DeskAtWork, DeskAtWork], book: Path
) -> None:
    us, them = desks
    with unlocked(book, PASSPHRASE) as found:
        content = found.path.read_bytes()
    bare = book.with_name("bare.xlsx")
    bare.write_bytes(content)

    def lost(desk: DeskAtWork, path: Path) -> bool:
        delivery = inbox.take_delivery(desk.database, path, passphrase=PASSPHRASE)
        with desk.database.reading() as session:
            return origin_of(session, delivery.plan.arrival).lost_passphrase

    assert lost(us, bare)
    assert not lost(us, book)
    assert not lost(them, bare)
