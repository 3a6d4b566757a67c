"""The tokens that the rows of a finished workbook must bear, and its own id."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping

from hrdesk.exchange.read_back.plan import Planned

_SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Two symbols for every ten bits, the lower five first.
_PAIRS = tuple(_SYMBOLS[each & 31] + _SYMBOLS[each >> 5] for each in range(1024))
_ID = 20


class Tokens:
    """Works out tokens of rows with the same columns; each cell has four symbols of its own."""

    def __init__(self, workbook: str, keys: Iterable[str]) -> None:
        self._workbook = workbook
        self._starts = {key: zlib.crc32(f"{key}\x1f".encode()) for key in keys}
        self._empty = {key: _symbols(start) for key, start in self._starts.items()}

    def token(self, texts: Mapping[str, str]) -> str:
        """The token of a row with these texts."""
        checks = [
            _symbols(zlib.crc32(text.encode(), start)) if (text := texts.get(key, "")) else empty
            for (key, start), empty in zip(self._starts.items(), self._empty.values(), strict=True)
        ]
        return f"{self._workbook}:{''.join(checks)}"


def _symbols(check: int) -> str:
    return _PAIRS[check & 1023] + _PAIRS[check >> 10 & 1023]


def workbook_id(planned: Planned, versions: Mapping[str, str]) -> str:
    """The id of a workbook in which these versions of the records stand."""
    envelope = planned.envelope
    digest = hashlib.sha256()
    parties = (envelope.sender, envelope.sender_identity, envelope.recipient, envelope.minute)
    digest.update(_json(["hrdesk", *parties]))
    for ref, version in sorted(versions.items()):
        withheld = planned.records[ref].withheld if ref in planned.records else ()
        digest.update(_json([ref, version, sorted(withheld)]))
    if envelope.withdrawn:
        digest.update(_json(["withdrawn", *sorted(envelope.withdrawn)]))
    return base64.b32encode(digest.digest()).decode()[:_ID]


def _json(parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
