"""Seals a workbook with the key of its desk, and tells whether a seal holds (exchange.md 8).

What is signed is what the hidden sheets say and no bytes of the file: spreadsheet programs write
every file anew. The key is passed in; where it is kept is no matter of a workbook.
"""

import base64
import binascii
import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hrdesk.domain.arrival import Seal
from hrdesk.domain.compact import compact_bytes

PUBLIC_KEY, SEAL, ROWS_OF, SCHEMA_DIGEST = "public_key", "seal", "rows.", "schema"
_PURPOSE = "hrdesk seal 1"
_KEY_BYTES = 32
_MARK_LENGTH = 32

Line = Sequence[str]


def new_key() -> bytes:
    """A new private key; whoever has it can write in the name of the desk."""
    return bytes.fromhex(secrets.token_hex(_KEY_BYTES))


def mark_of_key(private: bytes) -> str:
    """The mark of the desk that has this key: the fingerprint of its public half (128 bits)."""
    return _mark_of(_public_half(private))


class SealedRows:
    """The checks of all rows of the base, by kind; neither order nor repetition matters."""

    def __init__(self) -> None:
        self._checks: dict[str, set[str]] = {}

    def add(self, kind: str, ref: str, check: str) -> None:
        """Take one row."""
        self._checks.setdefault(kind, set()).add(f"{ref} {check}")

    def lines(self) -> Iterator[tuple[str, str]]:
        """For each kind, the line of `_meta` that holds its rows together."""
        for kind, checks in sorted(self._checks.items()):
            yield ROWS_OF + kind, _digest("\n".join(sorted(checks)))


def sealing_lines(private: bytes, meta: Iterable[Line], rows: SealedRows) -> Iterator[Line]:
    """The lines that seal those of `_meta` and all rows: digests, public key, signature."""
    added = [*rows.lines(), (PUBLIC_KEY, _public_half(private).hex())]
    signature = _private(private).sign(_message(_gathered([*meta, *added])))
    yield from added
    yield SEAL, base64.b64encode(signature).decode()


def seal_of(meta: Mapping[str, Sequence[str]], sender_identity: str) -> Seal:
    """Whether what `_meta` says is as the desk with this mark has sealed it."""
    if SEAL not in meta:
        return Seal.MISSING
    try:
        (key,), (signature,) = meta.get(PUBLIC_KEY, ()), meta[SEAL]
        public = bytes.fromhex(key)
        if _mark_of(public) != sender_identity:
            return Seal.BROKEN
        signed = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(signed, _message(meta))
    except (ValueError, binascii.Error, InvalidSignature):
        return Seal.BROKEN
    return Seal.HOLDS


def torn_kinds(meta: Mapping[str, Sequence[str]], rows: SealedRows) -> frozenset[str]:
    """The kinds whose rows are not those that were sealed; none of them can be believed."""
    sealed = {key: values[0] for key, values in meta.items() if key.startswith(ROWS_OF)}
    found = dict(rows.lines())
    return frozenset(
        key.removeprefix(ROWS_OF)
        for key in sealed.keys() | found.keys()
        if sealed.get(key) != found.get(key)
    )


def schema_line(lines: Iterable[Line]) -> tuple[str, str]:
    """The line of `_meta` that holds the columns together; their order does not matter."""
    told = sorted("\t".join(line).rstrip("\t") for line in lines)
    return SCHEMA_DIGEST, _digest("\n".join(told))


def _gathered(lines: Iterable[Line]) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for key, value in lines:
        meta.setdefault(key, []).append(value)
    return meta


def _message(meta: Mapping[str, Sequence[str]]) -> bytes:
    signed = sorted((key, list(values)) for key, values in meta.items() if key != SEAL)
    return compact_bytes([_PURPOSE, signed])


def _private(private: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(private)


def _public_half(private: bytes) -> bytes:
    return _private(private).public_key().public_bytes_raw()


def _mark_of(public: bytes) -> str:
    return hashlib.sha256(b"hrdesk key\0" + public).hexdigest()[:_MARK_LENGTH]


def _digest(text: str) -> str:
    # A forged check may hold half a sign, which is no text.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
