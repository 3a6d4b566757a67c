"""The passphrase of a partner is kept in the keyring or nowhere, and opens what it locked."""

import zipfile
from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.encryption import locked
from hrdesk.operations.foreign_lists import read_rows
from hrdesk.operations.foreign_plan import ListChoices
from hrdesk.operations.inbox import open_delivery, take_list
from hrdesk.operations.passphrases import (
    Remembered,
    look_with_remembered,
    remember,
    remembered,
    take_with_remembered,
)
from hrdesk.store import partners
from tests.exchange.foreign.tables import in_workbook
from tests.keyrings import Drawer, drawer
from tests.worlds import DeskAtWork

__all__ = ["drawer"]
WORDS = "curtain travel giggle flush obey twist"


@pytest.fixture
def book(a: DeskAtWork, b: DeskAtWork, tmp_path: Path) -> Path:
    """A workbook of B for A that opens with a passphrase."""
    b.add("visit", country="TUN")
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(b.send("AAA").read_bytes(), WORDS))
    return path


def test_it_is_kept_for_one_partner_and_forgotten(a: DeskAtWork, drawer: Drawer) -> None:
    assert remembered(a.database, "BBB") == Remembered("", can_be_kept=True)
    assert remember(a.database, "BBB", WORDS)
    assert remembered(a.database, "BBB").passphrase == WORDS
    assert remembered(a.database, "CCC").passphrase == ""
    assert remember(a.database, "BBB", "")
    assert remembered(a.database, "BBB").passphrase == ""
    assert remember(a.database, "BBB", "")  # there was none


def test_without_a_keyring_it_is_kept_nowhere(a: DeskAtWork, tmp_path: Path) -> None:
    assert remembered(a.database, "BBB") == Remembered("", can_be_kept=False)
    assert not remember(a.database, "BBB", WORDS)
    texts = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(WORDS.encode() in text for text in texts)


def test_a_locked_keyring_keeps_nothing(a: DeskAtWork, drawer: Drawer) -> None:
    drawer.is_locked = True
    assert remembered(a.database, "BBB") == Remembered("", can_be_kept=False)
    assert not remember(a.database, "BBB", WORDS)


def test_a_workbook_opens_with_what_is_kept(a: DeskAtWork, book: Path, drawer: Drawer) -> None:
    remember(a.database, "CCC", "another one")
    remember(a.database, "BBB", WORDS)
    delivery = take_with_remembered(a.database, book)
    assert delivery.plan.arrival.encrypted
    assert delivery.file_name == "locked.xlsx"


def test_a_workbook_that_nothing_opens_is_asked_for(
    a: DeskAtWork, book: Path, drawer: Drawer
) -> None:
    remember(a.database, "BBB", "another one")
    with pytest.raises(FileRefused) as refused:
        take_with_remembered(a.database, book)
    assert refused.value.code == "password"


def test_what_is_refused_for_another_reason_is_refused(
    a: DeskAtWork, tmp_path: Path, drawer: Drawer
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    with pytest.raises(FileRefused) as refused:
        take_with_remembered(a.database, broken)
    assert refused.value.code != "password"
    remember(a.database, "BBB", WORDS)
    with zipfile.ZipFile(broken, "w") as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        parts.writestr("nothing.txt", "no workbook " * 1000)
    broken.write_bytes(locked(broken.read_bytes(), WORDS))
    with pytest.raises(FileRefused) as refused:
        take_with_remembered(a.database, broken)
    assert refused.value.code not in ("password", "wrong_password")


def test_a_workbook_without_a_passphrase_is_read_as_ever(a: DeskAtWork, b: DeskAtWork) -> None:
    b.add("visit", country="TUN")
    assert take_with_remembered(a.database, b.send("AAA")).plan.items


def test_a_list_opens_with_what_was_given_or_is_kept(
    a: DeskAtWork, tmp_path: Path, drawer: Drawer
) -> None:
    path = tmp_path / "list.xlsx"
    clear = in_workbook(tmp_path / "clear.xlsx", Contacts=[["Name", "E-mail"], ["Ana", "a@b.org"]])
    path.write_bytes(locked(clear.read_bytes(), WORDS))
    for passphrase, code in (("", "password"), ("wrong", "wrong_password")):
        with pytest.raises(FileRefused) as refused:
            look_with_remembered(a.database, path, passphrase=passphrase)
        assert (refused.value.code, refused.value.about["path"]) == (code, path)
    assert look_with_remembered(a.database, path, passphrase=WORDS).passphrase == WORDS
    remember(a.database, "BBB", WORDS)
    looked = look_with_remembered(a.database, path)
    assert WORDS not in repr(looked)
    reading = read_rows(a.database, path, looked.mapping, passphrase=looked.passphrase)
    delivery = take_list(a.database, path, looked, reading, ListChoices())
    with a.database.reading() as session:
        (kept,) = partners.received(session)
        _, content, is_encrypted = partners.original_of(session, kept.id)
    assert (content, is_encrypted) == (clear.read_bytes(), True)
    again = open_delivery(a.database, delivery.number)
    assert [item.values["name"] for item in again.plan.items] == ["Ana"]
