"""The key of a desk: made once, found where it is kept, replaced when it is lost.

The mark of a desk is the fingerprint of its key, so that who seals and who writes are one. *Move
this desk* takes the key along under a passphrase.
"""

from enum import StrEnum

from hrdesk.domain.errors import DeskFileError
from hrdesk.exchange.seals import mark_of_key, new_key
from hrdesk.store.database import Database
from hrdesk.store.session import Identity
from hrdesk.vault import FileVault, Place, VaultClosed, system_keyring


class KeyState(StrEnum):
    """How it stands with the key of a desk."""

    KEYRING = "keyring"
    FILE = "file"
    # It is where nobody can read it now; until then workbooks leave without a seal.
    LOCKED = "locked"
    LOST = "lost"


def key_state(identity: Identity) -> KeyState:
    """Where the key of a desk is, looked for now. Asks the keyring."""
    try:
        _, place = _found(identity)
    except VaultClosed:
        return KeyState.LOCKED
    return KeyState.LOST if place is None else KeyState(place.value)


def key_of(identity: Identity) -> bytes | None:
    """The private key of a desk; None where it cannot be had now. Asks the keyring."""
    try:
        return _found(identity)[0]
    except VaultClosed:
        return None


def care_for_key(database: Database, *, ask_keyring: bool) -> None:
    """Make a key for a desk that has none, or whose key is lost; it has another mark then.

    A keyring that does not answer is no reason: its key is not lost. Raises `DeskFileError`.
    """
    identity = database.identity
    if identity.key_place == Place.KEYRING and not ask_keyring:
        return
    if key_state(identity) is KeyState.LOST:
        take_key(database, None)


def take_key(database: Database, key: bytes | None) -> None:
    """Keep the key that a desk brought along; one that brought none gets a new one.

    Raises `DeskFileError`.
    """
    key = key or new_key()
    mark = mark_of_key(key)
    database.change_key(mark, _kept(mark, key.hex()))


def _found(identity: Identity) -> tuple[bytes | None, Place | None]:
    """The key that belongs to the mark, and its place. Raises `VaultClosed`."""
    if not identity.key_place:
        return None, None
    vault = FileVault() if identity.key_place == Place.FILE else system_keyring()
    if vault is None:
        raise VaultClosed("no keyring")
    key = _key_in(vault.find(identity.mark), identity.mark)
    return key, None if key is None else vault.place


def _key_in(secret: str | None, mark: str) -> bytes | None:
    try:
        key = bytes.fromhex(secret or "")
        return key if mark_of_key(key) == mark else None
    except ValueError:
        return None


def _kept(mark: str, secret: str) -> Place:
    keyring = system_keyring()
    if keyring is not None:
        try:
            keyring.keep(mark, secret)
        except VaultClosed:
            return _kept_in_file(mark, secret)
        return Place.KEYRING
    return _kept_in_file(mark, secret)


def _kept_in_file(mark: str, secret: str) -> Place:
    vault = FileVault()
    try:
        vault.keep(mark, secret)
    except OSError as error:
        raise DeskFileError("desk_unwritable", path=str(vault.folder)) from error
    return Place.FILE
