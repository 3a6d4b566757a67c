"""Looks for a value in the bytes of a workbook, in every shape in which it could hide there."""

import base64
import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path


def inflated(book: Path) -> bytes:
    """All parts of a workbook one after the other, with their names."""
    with zipfile.ZipFile(book) as parts:
        names = "\n".join(parts.namelist()).encode()
        return names + b"".join(parts.read(name) for name in parts.namelist())


def shapes(value: str) -> Iterator[bytes]:
    """What a value looks like as text, in base64 at any offset, and as the start of a hash."""
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = value.encode(code)
        yield raw
        for offset in range(3):
            # The first and the last symbols hold bits of what stands beside.
            yield base64.b64encode(b"\0" * offset + raw)[4:-4]
    for digest in (
        hashlib.sha256(value.encode()),
        hashlib.blake2b(value.encode()),
        hashlib.blake2b(value.encode(), digest_size=8),
        hashlib.md5(value.encode(), usedforsecurity=False),
    ):
        yield digest.hexdigest()[:12].encode()
        yield base64.b64encode(digest.digest())[:10]
        yield base64.b32encode(digest.digest())[:12]


def found_in(content: bytes, values: Iterable[str]) -> list[str]:
    """The values of which there is a trace."""
    return [each for each in values if any(shape in content for shape in shapes(each))]
