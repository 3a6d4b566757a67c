"""What somebody was given of a record, without its values: the entries of the disclosure log."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from hrdesk.domain.compact import compact, compact_bytes, parsed
from hrdesk.domain.kept import KeptRegisters, in_full
from hrdesk.domain.revisions import Registers


def version_of(registers: Registers) -> str:
    """A short mark of all heads together: equal exactly when a desk was given the same."""
    told: list[object] = []
    short, nonces, author = _in_short(registers)
    for name in sorted(registers):
        if name in short:
            told += name, short[name], author, nonces[name]
            continue
        for each in registers[name]:
            told += name, each.value, each.author, each.nonce
            if each.parents:
                told.append(sorted(each.parents))
    return hashlib.sha256(compact_bytes(told)).hexdigest()[:16]


def told(registers: Registers) -> str:
    """Which revisions of which registers these are, as JSON: who wrote them, when, and no value.

    Rows of author, seed or nonce, minute and the registers; together with the Ref a register and
    a seed or nonce name one revision.
    """
    rows: dict[tuple[str, str, int], list[str]] = {}
    if isinstance(registers, KeptRegisters):
        author, nonce, minute, _ = registers.act.hand
        for seed, names in registers.by_seed().items():
            rows[author, seed or nonce, minute] = [*names]
    for name, heads in in_full(registers).items():
        for each in heads:
            rows.setdefault((each.author, each.seed or each.nonce, each.minute), []).append(name)
    return compact([[*hand, sorted(names)] for hand, names in sorted(rows.items())])


def registers_told(texts: Iterable[str]) -> frozenset[str]:
    """The registers of which something was told."""
    rows: list[list[Any]] = [row for text in texts for row in parsed(text)]
    return frozenset(name for *_, names in rows for name in names)


def _in_short(registers: Registers) -> tuple[Mapping[str, str], Mapping[str, str], str]:
    """Values and nonces of what one act wrote, and its author, as far as it was kept so."""
    if not isinstance(registers, KeptRegisters):
        return {}, {}, ""
    return registers.short, registers.nonces(), registers.act.hand.author
