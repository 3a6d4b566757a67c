"""Revisions as small JSON: beside the row in the database, and in the base of a workbook.

A record saved once has one author, one minute and one seed for all its registers and no
ancestors; only these are kept then, and every nonce and id is computed again (exchange.md 2,
Storage). In the document stand

- `f`: author, nonce and minute of most registers; with `s`, the nonce is an open seed,
- `k`: the close seed that belongs to it, and the registers written with that,
- `r`: the registers that are told in full.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hrdesk.domain.kept import Act, Hand, KeptRegisters, in_full, shown_texts
from hrdesk.domain.revisions import Registers, Revision
from hrdesk.domain.seeds import is_close_seed, open_seed_of

Packed = dict[str, Any]
_Hands = dict[Hand, list[str]]
# A hand before it is put into words.
_Found = dict[tuple[str, str, int, bool], list[str]]


def pack(
    registers: Registers, kept: Mapping[str, str] | None = None, *, outward: bool = False
) -> tuple[dict[str, str], Packed]:
    """The values shown first by register, and what `unpack` needs beside them.

    `kept` are the values that `unpack` will be given, where they may be others than these (a
    column shows the strictest label, and one that nobody wrote): what differs is told in full.
    `outward` is for what leaves this desk: no close seed goes, and no open one from which the
    nonce of a value that was replaced could be worked out.
    """
    values = shown_texts(registers)
    by_hand = _by_hand(registers, outward)
    first = _most_common(by_hand)
    close = _close_to(first, by_hand, _record_of(registers))
    short = set[str]().union(*(by_hand[hand] for hand in (first, close) if hand))
    others = _in_words(registers, [name for name in values if name not in short])
    for name in _differing(values, kept) if kept is not None else ():
        others[name] = [_packed(each) for each in registers.get(name, ())]
    document: Packed = {"f": [first.author, first.nonce, first.minute]} if first else {}
    if first and first.seeded:
        document["s"] = 1
    if close:
        document["k"] = [close.nonce, sorted(by_hand[close])]
    if others:
        document["r"] = others
    if not all(values.values()):
        values = {name: value for name, value in values.items() if value}
    return values, document


def unpack(ref: str, values: Mapping[str, str], document: Packed) -> Registers:
    """The registers of a record from its values and its packed revisions."""
    others: dict[str, list[list[Any]]] = document.get("r", {})
    full = {
        name: tuple([_unpacked(ref, name, each) for each in several])
        for name, several in others.items()
        if several
    }
    if not (first := document.get("f")):
        return full
    short = {name: value for name, value in values.items() if value}
    for name in others:
        short.pop(name, None)
    author, nonce, minute = first
    close, closed = document.get("k", ("", ()))
    act = Act(Hand(author, nonce, minute, bool(document.get("s"))), close, frozenset(closed))
    return KeptRegisters(ref, act, short, full) if short else full


def _differing(values: Mapping[str, str], kept: Mapping[str, str]) -> list[str]:
    if values == kept:
        return []
    names = dict.fromkeys((*values, *kept))
    return [name for name in names if values.get(name, "") != kept.get(name, "")]


def _has_ancestors(registers: Registers) -> bool:
    return any(head.parents for heads in in_full(registers).values() for head in heads)


def _by_hand(registers: Registers, outward: bool) -> _Hands:
    """The registers that can be told in short, by the hand that wrote them.

    These were written once and never over anything. What was written with a close seed leaves
    with a nonce of its own, and in full. This is looked at for each register of each record that
    is kept or sent, so that a hand is put into words once only.
    """
    found = _by_act(registers, outward)
    for name, heads in in_full(registers).items():
        if len(heads) != 1:
            continue
        head = heads[0]
        if head.parents or not head.value:
            continue
        if outward and is_close_seed(head.seed):
            continue
        hand = head.author, head.seed or head.nonce, head.minute, bool(head.seed)
        if hand in found:
            found[hand].append(name)
        else:
            found[hand] = [name]
    hands = {Hand(*hand): names for hand, names in found.items()}
    if outward and any(hand.seeded for hand in hands) and _has_ancestors(registers):
        return {hand: names for hand, names in hands.items() if not hand.seeded}
    return hands


def _by_act(registers: Registers, outward: bool) -> _Found:
    """As `_by_hand`, of the registers that were kept in short as the work of one act."""
    found: _Found = {}
    if not isinstance(registers, KeptRegisters):
        return found
    hand = registers.act.hand
    for seed, names in registers.by_seed().items():
        if not (outward and is_close_seed(seed)):
            found[hand.author, seed or hand.nonce, hand.minute, bool(seed)] = [*names]
    return found


def _most_common(found: _Hands) -> Hand | None:
    """The hand that wrote most with an open seed or a nonce."""
    # Ties are broken by content, so that equal registers always give equal bytes.
    told = [hand for hand in found if not is_close_seed(hand.nonce)]
    if len(told) < 2:
        return told[0] if told else None
    return min(told, key=lambda hand: (-len(found[hand]), hand))


def _record_of(registers: Registers) -> str:
    if isinstance(registers, KeptRegisters):
        return registers.record
    return next((heads[0].record for heads in registers.values() if heads), "")


def _close_to(first: Hand | None, hands: Iterable[Hand], record: str) -> Hand | None:
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


def _in_words(registers: Registers, names: Iterable[str]) -> dict[str, list[list[Any]]]:
    """Registers told in full; of what one act wrote no revision is made for it."""
    if not isinstance(registers, KeptRegisters):
        return {name: list(map(_packed, registers[name])) for name in names}
    hand, short = registers.act.hand, registers.short
    return {
        name: [[short[name], hand.author, registers.nonces()[name], hand.minute]]
        if name in short
        else list(map(_packed, registers[name]))
        for name in names
    }


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
