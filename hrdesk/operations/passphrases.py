"""The passphrases that were agreed with partners: kept in the keyring of the system, or nowhere.

A passphrase in a file beside the desk would protect nothing, so where there is no keyring to rely
on it is not kept, and whoever asks is told so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.operations.inbox import Delivery, take_delivery
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.vault import VaultClosed, system_keyring

_LOCKED, _WRONG = "password", "wrong_password"


@dataclass(frozen=True)
class Remembered:
    """The passphrase that is kept for a partner, empty for none; and whether one can be kept."""

    passphrase: str
    can_be_kept: bool


def remembered(database: Database, code: str) -> Remembered:
    """What is kept for a partner. Asks the keyring, which may ask a person."""
    keyring = system_keyring()
    if keyring is None:
        return Remembered("", can_be_kept=False)
    try:
        return Remembered(keyring.find(_name(database, code)) or "", can_be_kept=True)
    except VaultClosed:
        return Remembered("", can_be_kept=False)


def remember(database: Database, code: str, passphrase: str) -> bool:
    """Keep the passphrase for a partner, or none any more; False where no keyring takes it."""
    keyring = system_keyring()
    if keyring is None:
        return False
    try:
        if passphrase:
            keyring.keep(_name(database, code), passphrase)
        else:
            keyring.forget(_name(database, code))
    except VaultClosed:
        return False
    return True


def take_with_remembered(
    database: Database,
    path: Path,
    *,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Delivery:
    """Take a workbook into the inbox; one that is locked is tried with what is kept.

    Raises what `take_delivery` does: password when nothing that is kept opens it.
    """
    try:
        return take_delivery(database, path, progress=progress, cancelled=cancelled)
    except FileRefused as error:
        if error.code != _LOCKED:
            raise
        locked = error
    for passphrase in _kept(database):
        try:
            return take_delivery(
                database, path, passphrase=passphrase, progress=progress, cancelled=cancelled
            )
        except FileRefused as error:
            if error.code != _WRONG:
                raise
    raise locked


def _kept(database: Database) -> Iterator[str]:
    with database.reading() as session:
        codes = [each.code for each in partners.partners(session)]
    for code in codes:
        if passphrase := remembered(database, code).passphrase:
            yield passphrase


def _name(database: Database, code: str) -> str:
    return f"passphrase {database.identity.mark} {code}"
