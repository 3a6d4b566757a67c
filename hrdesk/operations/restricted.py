"""The restricted registers: made, opened, written and purged; nothing of them is ever elsewhere.

Each has a passphrase of its own. Its entries lie in the desk file locked with AES-256-GCM under
the key that scrypt makes of it; in clear are only the day on which an entry must be gone, and how
long it is to the next 512 bytes. They are no records: no search, list, workbook, journal, undo or
draft knows of them. A passphrase that is lost takes the content along.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hrdesk.domain.compact import compact
from hrdesk.domain.errors import RegisterRefused
from hrdesk.domain.restricted import Entry, Register, checked, newest_first
from hrdesk.operations.passphrase_key import COST, MOST_COST, key_from
from hrdesk.store import restricted
from hrdesk.store.database import Database
from hrdesk.store.session import Session

_NONCE, _SALT, _BLOCK = 12, 16, 512
_PROOF = b"HRDesk restricted 1"
_NUMBER_BITS = 62


@dataclass(frozen=True, slots=True)
class Entries:
    """What an open register holds; `damaged` are entries that were changed outside of HRDesk."""

    readable: tuple[Entry, ...]
    damaged: tuple[int, ...]


class OpenRegister:
    """A register as long as somebody has it open; closed it reads and writes nothing any more."""

    def __init__(self, database: Database, register: Register, cipher: AESGCM) -> None:
        self._database, self.register = database, register
        self._cipher: AESGCM | None = cipher

    @property
    def is_open(self) -> bool:
        """Whether it has its key still."""
        return self._cipher is not None

    def close(self) -> None:
        """Forget the key."""
        self._cipher = None

    def entries(self) -> Entries:
        """All entries, the newest first. Raises `RegisterRefused`: restricted_closed."""
        cipher = self._key()
        with self._database.reading() as session:
            rows = restricted.locked_entries(session, self.register)
        readable, damaged = [], []
        for number, purge, content in rows:
            values = _unlocked(cipher, self.register, number, purge, content)
            if values is None:
                damaged.append(number)
            else:
                readable.append(Entry(number, values, purge))
        return Entries(tuple(newest_first(readable)), tuple(damaged))

    def write(self, values: Mapping[str, str], number: int = 0) -> Entry:
        """Keep an entry, a new one under a `new_number`; what it replaces is overwritten.

        Raises `BadValue` for a date that is none, `RegisterRefused`: restricted_closed.
        """
        cipher = self._key()
        kept, purge = checked(self.register, values)
        number = number or new_number()
        content = _locked(cipher, self.register, number, purge, kept)
        with self._database.writing() as session:
            lock = restricted.lock_of(session, self.register)
            if lock is None or not _fits(cipher, lock[1], self.register):
                # Under a passphrase that the register has no longer nobody could read it again.
                raise RegisterRefused("restricted_closed")
            restricted.put(session, self.register, number, purge, content)
        self._database.empty_log()
        return Entry(number, kept, purge)

    def delete(self, numbers: tuple[int, ...]) -> None:
        """Take entries out for good. Raises `RegisterRefused`: restricted_closed."""
        self._key()
        purge(self._database, numbers)

    def _key(self) -> AESGCM:
        if self._cipher is None:
            raise RegisterRefused("restricted_closed")
        return self._cipher


def new_number() -> int:
    """The number of an entry to come: drawn by chance, it does not tell how many there were."""
    return 1 + secrets.randbits(_NUMBER_BITS)


def make_register(
    database: Database, register: Register, passphrase: str, *, cost: int = COST
) -> OpenRegister:
    """Make a register, open. Raises `RegisterRefused`: restricted_there."""
    salt, cipher = _new_lock(passphrase, cost)
    with database.writing() as session:
        if restricted.lock_of(session, register) is not None:
            raise RegisterRefused("restricted_there")
        restricted.keep_lock(session, register, salt, _proof(cipher, register))
    return OpenRegister(database, register, cipher)


def open_register(database: Database, register: Register, passphrase: str) -> OpenRegister:
    """The register, open. Raises `RegisterRefused`: restricted_missing, restricted_wrong."""
    with database.reading() as session:
        lock = restricted.lock_of(session, register)
    if lock is None:
        raise RegisterRefused("restricted_missing")
    return OpenRegister(database, register, _opened(lock, register, passphrase))


def change_passphrase(
    database: Database, register: Register, old: str, new: str, *, cost: int = COST
) -> OpenRegister:
    """Lock all entries anew, at once or not at all; the register is open under the new passphrase.

    Copies of the desk that were made before still open with the old one. Raises what
    `open_register` does.
    """
    before = open_register(database, register, old)
    salt, cipher = _new_lock(new, cost)
    found = before.entries()
    with database.writing() as session:
        restricted.keep_lock(session, register, salt, _proof(cipher, register))
        for each in found.readable:
            content = _locked(cipher, register, each.id, each.purge, each.values)
            restricted.put(session, register, each.id, each.purge, content)
    before.close()
    database.empty_log()
    return OpenRegister(database, register, cipher)


def drop_register(database: Database, register: Register) -> None:
    """Take a register out with all that is in it; asks for no passphrase, which may be lost."""
    with database.writing() as session:
        restricted.drop(session, register)
    database.empty_log()


def purge(database: Database, numbers: tuple[int, ...]) -> None:
    """Take entries out for good, without their passphrase; they are overwritten."""
    with database.writing() as session:
        restricted.delete(session, numbers)
    database.empty_log()


def registers_made(session: Session) -> frozenset[Register]:
    """The registers that have a passphrase."""
    made = restricted.names(session)
    return frozenset(each for each in Register if each in made)


def due_entries(session: Session, today: date) -> Mapping[Register, tuple[int, ...]]:
    """The entries that must be gone today or before, by register; needs no passphrase."""
    found = restricted.due(session, today.isoformat())
    return {each: found[each] for each in Register if each in found}


def _new_lock(passphrase: str, cost: int) -> tuple[bytes, AESGCM]:
    salt = bytes([cost]) + secrets.token_bytes(_SALT)
    return salt, AESGCM(key_from(passphrase, salt[1:], cost))


def _opened(lock: tuple[bytes, bytes], register: Register, passphrase: str) -> AESGCM:
    salt, proof = lock
    if not 1 <= salt[0] <= MOST_COST:
        raise RegisterRefused("restricted_wrong")
    cipher = AESGCM(key_from(passphrase, salt[1:], salt[0]))
    if not _fits(cipher, proof, register):
        raise RegisterRefused("restricted_wrong")
    return cipher


def _fits(cipher: AESGCM, proof: bytes, register: Register) -> bool:
    try:
        cipher.decrypt(proof[:_NONCE], proof[_NONCE:], register.encode())
    except (InvalidTag, ValueError):
        # Not what was written, or too short to be anything at all.
        return False
    return True


def _proof(cipher: AESGCM, register: Register) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + cipher.encrypt(nonce, _PROOF, register.encode())


def _locked(
    cipher: AESGCM, register: Register, number: int, purge_day: str, values: Mapping[str, str]
) -> bytes:
    """An entry, bound to its place and its purge day, so that neither can be changed unseen."""
    clear = compact(dict(values)).encode("utf-8", "surrogatepass")
    clear += b" " * (-len(clear) % _BLOCK)
    nonce = secrets.token_bytes(_NONCE)
    return nonce + cipher.encrypt(nonce, clear, _bound(register, number, purge_day))


def _unlocked(
    cipher: AESGCM, register: Register, number: int, purge_day: str, content: bytes
) -> dict[str, str] | None:
    bound = _bound(register, number, purge_day)
    try:
        clear = cipher.decrypt(content[:_NONCE], content[_NONCE:], bound)
    except (InvalidTag, ValueError):
        return None
    values = json.loads(clear.decode("utf-8", "surrogatepass"))
    return {str(name): str(value) for name, value in values.items()}


def _bound(register: Register, number: int, purge_day: str) -> bytes:
    return f"{register} {number} {purge_day}".encode()
