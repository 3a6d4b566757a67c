"""The file in which a desk moves: everything in it is locked with one passphrase.

It begins in clear with the line `HRDesk move 1`, one byte with the binary logarithm of the cost of
scrypt (block size 8, one lane) and 16 bytes of salt. What scrypt makes of the passphrase (in UTF-8,
normal form C) is a key of 32 bytes for AES-256-GCM; all that stands in clear belongs to what each
piece proves. The pieces follow without anything between: the first is one byte, 1 or 0, and the
private key of the desk, or zeros for a desk that lost it; the others are the database, 1 MiB each,
the last perhaps less. Each has 16 bytes more when it is locked. Its nonce is its number from 0 in
11 bytes, and a byte that is 1 for the last piece only, so that a file that breaks off is found out.
"""

import os
import secrets
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.progress import Steps
from hrdesk.operations.moved_mark import MARK
from hrdesk.operations.passphrase_key import COST, MOST_COST, key_from

PIECE = 1 << 20
_VERSION = b"1\n"
_LOCK = struct.Struct(">B16s")
_KEY = struct.Struct(">?32s")
_TAG = 16


@dataclass(frozen=True, slots=True)
class Cargo:
    """What moves: the private key of a desk, None for a lost one, and its database in pieces."""

    key: bytes | None
    pieces: Iterator[bytes]


def pieces_of(content: bytes) -> Iterator[bytes]:
    """The database as it is locked, piece by piece."""
    return (content[start : start + PIECE] for start in range(0, len(content), PIECE))


def write_moved(path: Path, cargo: Cargo, passphrase: str, steps: Steps, cost: int = COST) -> None:
    """Write the file; on the disk nothing of it is ever in clear. Raises `OSError`, `Cancelled`."""
    salt = secrets.token_bytes(_LOCK.size - 1)
    clear = MARK + _VERSION + _LOCK.pack(cost, salt)
    lock = _Lock(passphrase, cost, salt, clear)
    with path.open("xb") as file:
        file.write(clear)
        file.write(lock.close(_KEY.pack(cargo.key is not None, cargo.key or b""), last=False))
        waiting = next(cargo.pieces)
        for piece in cargo.pieces:
            file.write(lock.close(waiting, last=False))
            waiting = piece
            steps.step()
        file.write(lock.close(waiting, last=True))
        # It may lie on a stick that is pulled out at once.
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def opened_moved(path: Path, passphrase: str) -> Iterator[Cargo]:
    """What such a file holds; the pieces are unlocked one by one as they are asked for.

    Raises `FileRefused`: missing, unreadable, not_moved, move_newer, wrong_password, and
    move_damaged, the last also when the next piece is asked for.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise FileRefused("missing", path=path) from error
    except OSError as error:
        raise FileRefused("unreadable", path=path) from error
    with file:
        source = _Source(file, path)
        lock = _lock_of(source, passphrase)
        sealed = source.read(_KEY.size + _TAG)
        if len(sealed) < _KEY.size + _TAG:
            raise FileRefused("move_damaged", path=path)
        try:
            has_key, key = _KEY.unpack(lock.open(sealed, last=False))
        except InvalidTag as error:
            raise FileRefused("wrong_password", path=path) from error
        yield Cargo(key if has_key else None, _pieces(source, lock))


class _Source:
    """A file that refuses in words when it cannot be read."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self.path = file, path

    def read(self, size: int) -> bytes:
        """The next bytes; fewer at the end."""
        try:
            return self._file.read(size)
        except OSError as error:
            raise FileRefused("unreadable", path=self.path) from error


class _Lock:
    """Locks or opens one piece after the other."""

    def __init__(self, passphrase: str, cost: int, salt: bytes, clear: bytes) -> None:
        self._cipher = AESGCM(key_from(passphrase, salt, cost))
        self._clear, self._number = clear, 0

    def close(self, piece: bytes, *, last: bool) -> bytes:
        """The next piece, locked."""
        return self._cipher.encrypt(self._nonce(last), piece, self._clear)

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        """The next piece in clear. Raises `InvalidTag`."""
        return self._cipher.decrypt(self._nonce(last), sealed, self._clear)

    def _nonce(self, last: bool) -> bytes:
        number, self._number = self._number, self._number + 1
        return number.to_bytes(11, "big") + bytes([last])


def _lock_of(source: _Source, passphrase: str) -> _Lock:
    product = source.read(len(MARK))
    if product != MARK:
        raise FileRefused("not_moved", path=source.path)
    version, packed = source.read(len(_VERSION)), source.read(_LOCK.size)
    if len(version) == len(_VERSION) and version != _VERSION:
        raise FileRefused("move_newer", path=source.path)
    if len(packed) < _LOCK.size:
        raise FileRefused("move_damaged", path=source.path)
    cost, salt = _LOCK.unpack(packed)
    if not 1 <= cost <= MOST_COST:
        raise FileRefused("move_damaged", path=source.path)
    return _Lock(passphrase, cost, salt, product + version + packed)


def _pieces(source: _Source, lock: _Lock) -> Iterator[bytes]:
    sealed = source.read(PIECE + _TAG)
    is_last = False
    while not is_last:
        following = source.read(PIECE + _TAG)
        is_last = not following
        try:
            yield lock.open(sealed, last=is_last)
        except InvalidTag as error:
            raise FileRefused("move_damaged", path=source.path) from error
        sealed = following
