"""The hidden copy of a record, taken apart: which revisions stand in it, down to the last word."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hrdesk.domain.revisions import Heads, Revision, nonce_of
from hrdesk.domain.seeds import is_close_seed

_CHECK = 32
Registers = dict[str, Heads]


def opened(workbook: str, line: Sequence[str]) -> tuple[Registers, Mapping[str, str]]:
    """The registers and the texts of the cells that a line of a base sheet holds.

    Raises `ValueError` for what no preview has planned: a check that does not hold, a seed from
    which other nonces can be worked out, or anything besides the revisions.
    """
    ref, check, count, *parts = line
    if count != str(len(parts)) or check != _check(workbook, ref, parts):
        raise ValueError(ref)
    document = json.loads("".join(parts))
    values, packed, cells = (document.pop(key) for key in ("v", "d", "c"))
    registers = dict(_registers(ref, dict(values), packed))
    if document or packed:
        raise ValueError(ref)
    return registers, cells


def _check(workbook: str, ref: str, parts: Sequence[str]) -> str:
    text = "\n".join((workbook, ref, *parts))
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:_CHECK]


def _registers(
    ref: str, values: dict[str, str], packed: dict[str, Any]
) -> Iterator[tuple[str, Heads]]:
    """Takes everything out of both that it can account for."""
    for register, several in packed.pop("r", {}).items():
        heads = tuple(_revision(ref, register, each) for each in several)
        if values.pop(register, "") != heads[0].value:
            raise ValueError(register)
        yield register, heads
    first, seeded = packed.pop("f", None), packed.pop("s", 0)
    if not values:
        return
    author, nonce, minute = first
    if is_close_seed(nonce):
        raise ValueError(ref)
    for register, value in values.items():
        own = nonce_of(nonce, ref, register) if seeded else nonce
        yield register, (Revision(ref, register, value, (), frozenset(), author, own, minute),)


def _revision(ref: str, register: str, told: Sequence[Any]) -> Revision:
    value, author, nonce, minute, *before = told
    parents, older = (*before, (), ())[:2] if len(before) < 3 else before
    ancestors = frozenset(parents).union(older)
    return Revision(ref, register, value, tuple(parents), ancestors, author, nonce, minute)
