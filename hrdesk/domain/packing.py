"""Revisions as small JSON: beside the row in the database, and in the base of a workbook.

A record saved once has one author, one minute and one seed for all its registers and no
ancestors; only these are kept then, and every nonce and id is computed again (exchange.md 2,
Storage). In the document stand

- `f`: author, nonce and minute of most registers; with `s`, the nonce is an open seed,
- `k`: the close seed that belongs to it, and the registers written with that,
- `r`: the registers that are told in full.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from hrdesk.domain.revisions import Heads, Registers, Revision
from hrdesk.domain.seeds import is_close_seed, nonce_of, open_seed_of

Packed = dict[str, Any]


class _Hand(NamedTuple):
    """Who wrote a register first, with what nonce or seed, and when."""

    author: str
    nonce: str
    minute: int
    seeded: bool


def pack(
    registers: Registers, kept: Mapping[str, str] | None = None, *, outward: bool = False
) -> tuple[dict[str, str], Packed]:
    """The values shown first by register, and what `unpack` needs beside them.

    `kept` are the values that `unpack` will be given, where they may be others than these (a
    column shows the strictest label, and one that nobody wrote): what differs is told in full.
    `outward` is for what leaves this desk: no close seed goes, and no open one from which the
    nonce of a value that was replaced could be worked out.
    """
    values = {name: heads[0].value for name, heads in registers.items() if heads}
    by_hand = _by_hand(registers, outward)
    first = _most_common(by_hand)
    close = _close_to(first, by_hand, _record_of(registers))
    short = {name for hand in (first, close) if hand for name in by_hand[hand]}
    others = {
        name: [_packed(each) for each in heads]
        for name, heads in registers.items()
        if heads and name not in short
    }
    for name in _differing(values, kept) if kept is not None else ():
        others[name] = [_packed(each) for each in registers.get(name, ())]
    document: Packed = {"f": [first.author, first.nonce, first.minute]} if first else {}
    if first and first.seeded:
        document["s"] = 1
    if close:
        document["k"] = [close.nonce, sorted(by_hand[close])]
    if others:
        document["r"] = others
    return {name: value for name, value in values.items() if value}, document


def unpack(ref: str, values: Mapping[str, str], document: Packed) -> dict[str, Heads]:
    """The registers of a record from its values and its packed revisions."""
    others: dict[str, list[list[Any]]] = document.get("r", {})
    close, names = document.get("k", ("", ()))
    closed = frozenset(names)
    registers: dict[str, Heads] = {}
    if first := document.get("f"):
        author, nonce, minute = first
        open_seed = nonce if document.get("s") else ""
        for name, value in values.items():
            if name not in others and value:
                seed = close if name in closed else open_seed
                own = nonce_of(seed, ref, name) if seed else nonce
                plain = Revision(ref, name, value, (), frozenset(), author, own, minute, seed)
                registers[name] = (plain,)
    for name, several in others.items():
        if several:
            registers[name] = tuple(_unpacked(ref, name, each) for each in several)
    return registers


def _differing(values: Mapping[str, str], kept: Mapping[str, str]) -> list[str]:
    names = dict.fromkeys((*values, *kept))
    return [name for name in names if values.get(name, "") != kept.get(name, "")]


def _has_ancestors(registers: Registers) -> bool:
    return any(head.parents for heads in registers.values() for head in heads)


def _by_hand(registers: Registers, outward: bool) -> dict[_Hand, list[str]]:
    """The registers that can be told in short, by the hand that wrote them.

    These were written once and never over anything. This is looked at for each register of each
    record that is kept or sent, so that a hand is put into words once only.
    """
    found: dict[tuple[str, str, int, bool], list[str]] = {}
    for name, heads in registers.items():
        if len(heads) != 1:
            continue
        head = heads[0]
        if head.parents or not head.value:
            continue
        seed = head.seed
        if not seed or (outward and is_close_seed(seed)):
            hand = head.author, head.nonce, head.minute, False
        else:
            hand = head.author, seed, head.minute, True
        if hand in found:
            found[hand].append(name)
        else:
            found[hand] = [name]
    hands = {_Hand(*hand): names for hand, names in found.items()}
    if outward and any(hand.seeded for hand in hands) and _has_ancestors(registers):
        return {hand: names for hand, names in hands.items() if not hand.seeded}
    return hands


def _most_common(found: Mapping[_Hand, list[str]]) -> _Hand | None:
    """The hand that wrote most with an open seed or a nonce."""
    # Ties are broken by content, so that equal registers always give equal bytes.
    told = (hand for hand in found if not is_close_seed(hand.nonce))
    return min(told, key=lambda hand: (-len(found[hand]), hand), default=None)


def _record_of(registers: Registers) -> str:
    return next((heads[0].record for heads in registers.values() if heads), "")


def _close_to(first: _Hand | None, hands: Iterable[_Hand], record: str) -> _Hand | None:
    """The hand of the same act that wrote with the close seed."""
    if first is None or not first.seeded:
        return None
    return next(
        (
            hand
            for hand in hands
            if hand.seeded
            and open_seed_of(hand.nonce, record) == first.nonce
            and hand[:1] + hand[2:] == first[:1] + first[2:]
        ),
        None,
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
