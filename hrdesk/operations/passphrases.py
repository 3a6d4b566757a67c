"""The passphrases that were agreed with partners: kept in the keyring of the system, or nowhere.

A passphrase in a file beside the desk would protect nothing, so where there is no keyring to rely
on it is not kept, and whoever asks is told so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from hrdesk.domain.errors import FileRefused
from hrdesk.operations.foreign_lists import LookedAt, look_at
from hrdesk.operations.inbox import Delivery, take_delivery
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.vault import VaultClosed, system_keyring

Opened = TypeVar("Opened")
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
    take = partial(take_delivery, database, path, progress=progress, cancelled=cancelled)
    return _with_kept(database, take)


def look_with_remembered(
    database: Database,
    path: Path,
    *,
    passphrase: str = "",
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> LookedAt:
    """Look at a file of lists, with the passphrase that was given or with what is kept.

    Raises what `look_at` does.
    """
    look = partial(look_at, database, path, progress=progress, cancelled=cancelled)
    return look(passphrase=passphrase) if passphrase else _with_kept(database, look)


def _with_kept(database: Database, work: Callable[..., Opened]) -> Opened:
    """Work on a file; one that is locked is tried with what is kept."""
    try:
        return work()
    except FileRefused as error:
        if error.code != _LOCKED:
            raise
        locked = error
    for passphrase in _kept(database):
        try:
            return work(passphrase=passphrase)
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
