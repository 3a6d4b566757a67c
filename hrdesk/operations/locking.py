"""The lock of the window: who sits down at an open desk needs its passphrase.

It covers the window, and is no encryption: whoever may read the file can read what is in it. So a
lost passphrase costs nothing, `hrdesk lock-off` takes it away.
"""

import hmac
import json
import secrets

from hrdesk.domain.changes import Changes
from hrdesk.operations.passphrase_key import COST, key_from
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
    """Whether it is the passphrase; takes half a second on purpose. True where none is asked for."""
    with database.reading() as session:
        text = kept_lock(session)
    if not text:
        return True
    told = json.loads(text)
    tried = key_from(passphrase, bytes.fromhex(told["salt"]), told["cost"])
    return hmac.compare_digest(tried, bytes.fromhex(told["key"]))


def replace_lock(database: Database, old: str, new: str) -> bool:
    """Set another passphrase, or none, where the one there is was given; whether it was."""
    if not unlocks(database, old):
        return False
    with database.writing() as session:
        set_lock(session, new)
    return True
