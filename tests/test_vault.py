"""Secrets are kept in the keyring where there is one, and else in a file for this user alone."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from hrdesk.vault import FileVault, KeyringVault, Place, VaultClosed, system_keyring
from tests.keyrings import Drawer


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    """A keyring of this test alone, on a system where HRDesk may ask for it."""
    monkeypatch.delenv("HRDESK_DATA")
    before, drawer = keyring.get_keyring(), Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def test_a_folder_of_its_own_never_asks_the_keyring() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Drawer())
    try:
        assert system_keyring() is None
    finally:
        keyring.set_keyring(before)


def test_a_keyring_that_nobody_recommends_is_none(drawer: Drawer) -> None:
    assert system_keyring() is not None
    drawer.priority = 0.5
    assert system_keyring() is None


def test_what_the_keyring_keeps_is_found_and_forgotten(drawer: Drawer) -> None:
    vault = KeyringVault()
    assert vault.place is Place.KEYRING
    assert vault.find("one") is None
    vault.keep("one", "secret")
    assert (vault.find("one"), drawer.kept) == ("secret", {("HRDesk", "one"): "secret"})
    vault.forget("one")
    vault.forget("one")
    assert vault.find("one") is None


def test_a_closed_keyring_says_so(drawer: Drawer) -> None:
    vault = KeyringVault()
    drawer.is_locked = True
    with pytest.raises(VaultClosed):
        vault.find("one")
    with pytest.raises(VaultClosed):
        vault.keep("one", "secret")
    with pytest.raises(VaultClosed):
        vault.forget("one")


def test_a_file_is_for_this_user_alone(own_data_folder: Path) -> None:
    vault = FileVault()
    assert vault.find("abc") is None
    vault.keep("abc", "secret")
    vault.keep("abc", "newer")
    assert vault.find("abc") == "newer"
    path = own_data_folder / "keys" / "abc.key"
    assert [each.name for each in path.parent.iterdir()] == ["abc.key"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_name_leads_nowhere_else(own_data_folder: Path) -> None:
    vault = FileVault()
    vault.keep("../../outside", "secret")
    assert [each.name for each in (own_data_folder / "keys").iterdir()] == ["outside.key"]


def test_a_file_that_cannot_be_read_is_no_lost_secret(own_data_folder: Path) -> None:
    (own_data_folder / "keys" / "abc.key").mkdir(parents=True)
    with pytest.raises(VaultClosed):
        FileVault().find("abc")


def test_a_file_that_holds_no_text_holds_no_secret(own_data_folder: Path) -> None:
    vault = FileVault()
    vault.keep("abc", "secret")
    (own_data_folder / "keys" / "abc.key").write_bytes(b"\xff\x00")
    assert vault.find("abc") == ""
