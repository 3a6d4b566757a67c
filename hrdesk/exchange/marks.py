"""What a workbook is recognised by: its id, the tokens of its rows, the checks of its base."""

import base64
import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.compact import compact
from hrdesk.domain.records import shape_of
from hrdesk.domain.refs import derived_ref

_ID_LENGTH = 20
_CHECK_LENGTH = 4
_ROW_CHECK_LENGTH = 32
_SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Two symbols for every ten bits, the lower five in front.
_PAIRS = tuple(low + high for high in _SYMBOLS for low in _SYMBOLS)
_BETWEEN = ":"


def content_id(envelope: Envelope, content: Iterable[tuple[str, str, Iterable[str]]]) -> str:
    """The id of a workbook: sender, recipient, minute, every revision in it and what it withdraws.

    `content` tells of each record the Ref, the version, and what is withheld of all alike.

    The copy number, the names and all that only dresses the content are no part of it.
    """
    digest = hashlib.sha256()
    parties = [envelope.sender, envelope.sender_identity, envelope.recipient, envelope.minute]
    digest.update(_json(["hrdesk", *parties]))
    for ref, version, withheld in sorted(content, key=lambda each: each[0]):
        digest.update(_json([ref, version, sorted(withheld)]))
    if envelope.withdrawn:
        digest.update(_json(["withdrawn", *sorted(envelope.withdrawn)]))
    return _words(digest.digest(), _ID_LENGTH)


def row_check(workbook: str, ref: str, parts: Sequence[str]) -> str:
    """The check over one row of the base: tells damage; only the workbook's seal proves origin."""
    told = "\n".join((workbook, ref, *parts))
    return _words(hashlib.sha256(told.encode()).digest(), _ROW_CHECK_LENGTH)


def cell_check(key: str, text: str) -> str:
    """Four symbols that change when the cell does."""
    number = zlib.crc32(text.encode(), _begun(key))
    return _PAIRS[number & 1023] + _PAIRS[number >> 10 & 1023]


@lru_cache(maxsize=1024)
def _begun(key: str) -> int:
    """The checksum of what stands before the text of a cell."""
    return zlib.crc32(f"{key}\x1f".encode())


def token_of(workbook: str, keys: Iterable[str], texts: Mapping[str, str]) -> str:
    """The token of a row: the workbook, and a check of each cell in column order."""
    checks = [cell_check(key, texts.get(key, "")) for key in keys]
    return workbook + _BETWEEN + "".join(checks)


def untouched_keys(token: str, keys: Sequence[str], texts: Mapping[str, str]) -> frozenset[str]:
    """The cells that still hold what the token says was sent."""
    checks = token.partition(_BETWEEN)[2]
    return frozenset(
        key
        for place, key in enumerate(keys)
        if checks[place * _CHECK_LENGTH : (place + 1) * _CHECK_LENGTH]
        == cell_check(key, texts.get(key, ""))
    )


def workbook_of(token: str) -> str:
    """The workbook that a token names."""
    return token.partition(_BETWEEN)[0]


def spare_ref(workbook: str, kind: str, line: int) -> str:
    """The Ref of a spare line, the same at everybody who reads the workbook."""
    return derived_ref(shape_of(kind).prefix, workbook, kind, str(line))


def provisional_ref(workbook: str, kind: str, content: Mapping[str, str]) -> str:
    """The Ref of a new line that had none: reading it twice gives it once."""
    text = _json(sorted(content.items())).decode()
    return derived_ref(shape_of(kind).prefix, workbook, kind, "no ref", text)


def list_ref(workbook: str, kind: str, content: str) -> str:
    """The Ref of a line of a list that is no workbook of a desk, whatever its columns are read as.

    It hangs upon the file and on all that the line says: reading it twice gives it once.
    """
    return derived_ref(shape_of(kind).prefix, workbook, kind, "list", content)


def _words(digest: bytes, length: int) -> str:
    return base64.b32encode(digest).decode()[:length]


def _json(parts: object) -> bytes:
    return compact(parts).encode()
