"""Revisions as small JSON: beside the row in the database, and in the base of a workbook.

A record saved once has one author, one nonce and one minute for all its registers and no
ancestors; only `f` is kept then and every id is computed again (exchange.md 2, Storage).
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hrdesk.domain.revisions import Heads, Registers, Revision

Packed = dict[str, Any]
_Hand = tuple[str, str, int]


def pack(
    registers: Registers, kept: Mapping[str, str] | None = None
) -> tuple[dict[str, str], Packed]:
    """The values shown first by register, and what `unpack` needs beside them.

    `kept` are the values that `unpack` will be given, where they may be others than these (a
    column shows the strictest label, and one that nobody wrote): what differs is told in full.
    """
    values = {name: heads[0].value for name, heads in registers.items() if heads}
    first = _most_common_hand(registers)
    others = {
        name: [_packed(each) for each in heads]
        for name, heads in registers.items()
        if heads and not _is_plain(heads, first)
    }
    for name in _differing(values, kept) if kept is not None else ():
        others[name] = [_packed(each) for each in registers.get(name, ())]
    document: Packed = {"f": list(first)} if first else {}
    if others:
        document["r"] = others
    return {name: value for name, value in values.items() if value}, document


def unpack(ref: str, values: Mapping[str, str], document: Packed) -> dict[str, Heads]:
    """The registers of a record from its values and its packed revisions."""
    others: dict[str, list[list[Any]]] = document.get("r", {})
    first = document.get("f")
    registers: dict[str, Heads] = {}
    if first:
        author, nonce, minute = first
        for name, value in values.items():
            if name not in others and value:
                plain = Revision(ref, name, value, (), frozenset(), author, nonce, minute)
                registers[name] = (plain,)
    for name, several in others.items():
        if not several:
            continue
        registers[name] = tuple(_unpacked(ref, name, each) for each in several)
    return registers


def _differing(values: Mapping[str, str], kept: Mapping[str, str]) -> list[str]:
    names = dict.fromkeys((*values, *kept))
    return [name for name in names if values.get(name, "") != kept.get(name, "")]


def _most_common_hand(registers: Registers) -> _Hand | None:
    hands = Counter(
        (heads[0].author, heads[0].nonce, heads[0].minute)
        for heads in registers.values()
        if len(heads) == 1 and not heads[0].parents and heads[0].value
    )
    if not hands:
        return None
    # Ties are broken by content, so that equal registers always give equal bytes.
    return min(hands, key=lambda hand: (-hands[hand], hand))


def _is_plain(heads: Heads, first: _Hand | None) -> bool:
    head = heads[0]
    return (
        len(heads) == 1
        and not head.parents
        and bool(head.value)
        and (head.author, head.nonce, head.minute) == first
    )


def _packed(each: Revision) -> list[Any]:
    parts: list[Any] = [each.value, each.author, each.nonce, each.minute]
    if each.parents:
        parts.append(list(each.parents))
        older = sorted(each.ancestors.difference(each.parents))
        if older:
            parts.append(older)
    return parts


def _unpacked(ref: str, register: str, parts: list[Any]) -> Revision:
    value, author, nonce, minute, *rest = parts
    parents = tuple(rest[0]) if rest else ()
    older = rest[1] if len(rest) > 1 else ()
    return Revision(
        ref, register, value, parents, frozenset(parents).union(older), author, nonce, minute
    )
