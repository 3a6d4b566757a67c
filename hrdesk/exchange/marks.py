"""What a workbook is recognised by: its id, the tokens of its rows, the checks of its base."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.base32 import base32
from hrdesk.domain.compact import compact_bytes
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
    digest.update(compact_bytes(["hrdesk", *parties]))
    for ref, version, withheld in sorted(content, key=lambda each: each[0]):
        digest.update(compact_bytes([ref, version, sorted(withheld)]))
    if envelope.withdrawn:
        digest.update(compact_bytes(["withdrawn", *sorted(envelope.withdrawn)]))
    return base32(digest.digest(), _ID_LENGTH)


def row_check(workbook: str, ref: str, parts: Sequence[str]) -> str:
    """The check over one row of the base: tells damage; only the workbook's seal proves origin."""
    told = "\n".join((workbook, ref, *parts))
    return base32(hashlib.sha256(told.encode()).digest()[:20], _ROW_CHECK_LENGTH)


def cell_check(key: str, text: str) -> str:
    """Four symbols that change when the cell does."""
    return _checks((key,), {key: text})


def token_of(workbook: str, keys: Iterable[str], texts: Mapping[str, str]) -> str:
    """The token of a row: the workbook, and a check of each cell in column order."""
    return workbook + _BETWEEN + _checks(tuple(keys), texts)


def _checks(keys: tuple[str, ...], texts: Mapping[str, str]) -> str:
    """The checks of cells one behind the other: for each row of a workbook that is written."""
    found: list[str] = []
    for key, begun in _begun(keys):
        number = zlib.crc32(texts.get(key, "").encode(), begun)
        found += _PAIRS[number & 1023], _PAIRS[number >> 10 & 1023]
    return "".join(found)


@lru_cache(maxsize=1024)
def _begun(keys: tuple[str, ...]) -> list[tuple[str, int]]:
    """For each cell the checksum of what stands before its text."""
    return [(key, zlib.crc32(f"{key}\x1f".encode())) for key in keys]


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
    text = compact_bytes(sorted(content.items())).decode()
    return derived_ref(shape_of(kind).prefix, workbook, kind, "no ref", text)


def list_ref(workbook: str, kind: str, content: str) -> str:
    """The Ref of a line of a list that is no workbook of a desk, whatever its columns are read as.

    It hangs upon the file and on all that the line says: reading it twice gives it once.
    """
    return derived_ref(shape_of(kind).prefix, workbook, kind, "list", content)
