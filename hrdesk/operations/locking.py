"""The lock of the window: who sits down at an open desk needs its passphrase.

It covers the window, and is no encryption: whoever may read the file can read what is in it. So a
lost passphrase costs nothing, `hrdesk lock-off` takes it away.
"""

import hmac
import json
import secrets

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import DeskFileError
from hrdesk.operations.passphrase_key import COST, MOST_COST, key_from
from hrdesk.store.database import Database
from hrdesk.store.lock import keep_lock, kept_lock
from hrdesk.store.session import Session

LOCK = "lock"
_SALT = 16


def set_lock(session: Session, passphrase: str, cost: int = COST) -> Changes:
    """Ask for this passphrase from now on; an empty one takes the lock away."""
    text = ""
    if passphrase:
        salt = secrets.token_bytes(_SALT)
        key = key_from(passphrase, salt, cost)
        text = json.dumps({"salt": salt.hex(), "cost": cost, "key": key.hex()})
    keep_lock(session, text)
    return Changes(LOCK, touched=frozenset({LOCK}))


def has_lock(session: Session) -> bool:
    """Whether a passphrase is asked for."""
    return bool(kept_lock(session))


def unlocks(database: Database, passphrase: str) -> bool:
    """Whether it is the passphrase; takes half a second on purpose. True where none is asked for.

    Raises `DeskFileError` ("lock_damaged") where nobody can tell any more.
    """
    with database.reading() as session:
        text = kept_lock(session)
    if not text:
        return True
    salt, cost, key = _read(text)
    return hmac.compare_digest(key_from(passphrase, salt, cost), key)


def replace_lock(database: Database, old: str, new: str) -> bool:
    """Set another passphrase, or none, where the one there is was given; whether it was."""
    if not unlocks(database, old):
        return False
    with database.writing() as session:
        set_lock(session, new)
    return True


def _read(text: str) -> tuple[bytes, int, bytes]:
    """Salt, cost and key, as `set_lock` wrote them."""
    try:
        told = json.loads(text)
        salt, cost, key = bytes.fromhex(told["salt"]), told["cost"], bytes.fromhex(told["key"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise DeskFileError("lock_damaged") from None
    if not isinstance(cost, int) or not 1 <= cost <= MOST_COST:
        raise DeskFileError("lock_damaged")
    return salt, cost, key
