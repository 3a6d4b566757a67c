"""What somebody was given of a record, without its values: the entries of the disclosure log."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from hrdesk.domain.compact import compact
from hrdesk.domain.revisions import Registers


def version_of(registers: Registers) -> str:
    """A short mark of all heads together: equal exactly when a desk was given the same."""
    told: list[object] = []
    for name, heads in sorted(registers.items()):
        for each in heads:
            told += name, each.value, each.author, each.nonce
            if each.parents:
                told.append(sorted(each.parents))
    return hashlib.sha256(compact(told).encode()).hexdigest()[:16]


def told(registers: Registers) -> str:
    """Which revisions of which registers these are, as JSON: who wrote them, when, and no value.

    Rows of author, seed or nonce, minute and the registers; together with the Ref a register and
    a seed or nonce name one revision.
    """
    rows: dict[tuple[str, str, int], list[str]] = {}
    for name in sorted(registers):
        for each in registers[name]:
            hand = each.author, each.seed or each.nonce, each.minute
            if hand not in rows:
                rows[hand] = []
            rows[hand].append(name)
    return compact([[*hand, names] for hand, names in sorted(rows.items())])


def registers_told(texts: Iterable[str]) -> frozenset[str]:
    """The registers of which something was told."""
    rows: list[list[Any]] = [row for text in texts for row in json.loads(text)]
    return frozenset(name for *_, names in rows for name in names)
