"""Registers as they are kept: most of a record was written by one hand, and is told in short.

A desk and a big workbook hold millions of revisions, and hardly any of them is ever looked at:
each is made when somebody asks for it. What most ask is answered without: the functions here take
any registers, and are quick with these.
"""

import itertools
from abc import abstractmethod
from collections.abc import ItemsView, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeVar, overload

from hrdesk.domain.revisions import (
    Heads,
    Registers,
    Revision,
    distinct,
    merged,
    nonce_of,
    nonces_of,
)

_Other = TypeVar("_Other")
_NOTHING = frozenset[str]()


class Hand(NamedTuple):
    """Who wrote registers first, when, and with what nonce, or seed of the nonces."""

    author: str
    nonce: str
    minute: int
    seeded: bool


class Act(NamedTuple):
    """One act of writing: its hand, and which registers it wrote with its close seed."""

    hand: Hand
    close: str = ""
    closed: frozenset[str] = _NOTHING

    def wrote(self, record: str, register: str, value: str) -> Revision:
        """What it wrote into a register, over nothing."""
        author, nonce, minute, seeded = self.hand
        seed = self.close if register in self.closed else nonce if seeded else ""
        own = nonce_of(seed, record, register) if seed else nonce
        return Revision(record, register, value, (), _NOTHING, author, own, minute, seed)


class PackedRegisters(Mapping[str, Heads]):
    """Registers kept smaller still, of which each look at one costs what a look at all does."""

    __slots__ = ()

    @abstractmethod
    def unpacked(self) -> Registers:
        """The same, for who looks at more than one."""


class KeptRegisters(Mapping[str, Heads]):
    """The registers of a record: in `short` the values that one act wrote, in `full` all others."""

    __slots__ = ("_by_seed", "_made", "_nonces", "act", "full", "record", "short")

    def __init__(
        self, record: str, act: Act, short: Mapping[str, str], full: Mapping[str, Heads]
    ) -> None:
        self.record, self.act, self.short, self.full = record, act, short, full
        self._made: dict[str, Heads] = {}
        # What leaves is asked for both by its version, its entry in the log and its copy.
        self._by_seed: Mapping[str, Sequence[str]] | None = None
        self._nonces: Mapping[str, str] | None = None

    def __getitem__(self, register: str) -> Heads:
        heads = self._made.get(register) or self.full.get(register)
        if heads is None:
            revision = self.act.wrote(self.record, register, self.short[register])
            heads = self._made[register] = (revision,)
        return heads

    def __reduce__(self) -> tuple[type["KeptRegisters"], tuple[object, ...]]:
        # Without what was made of them for a look.
        return KeptRegisters, (self.record, self.act, self.short, self.full)

    def __contains__(self, register: object) -> bool:
        return register in self.short or register in self.full

    def __iter__(self) -> Iterator[str]:
        return itertools.chain(self.short, self.full)

    def __len__(self) -> int:
        return len(self.short) + len(self.full)

    @overload
    def get(self, key: str, /) -> Heads | None: ...
    @overload
    def get(self, key: str, /, default: Heads | _Other) -> Heads | _Other: ...
    def get(self, key: str, /, default: object = None) -> object:
        """The heads of a register, or something else where there are none."""
        return self[key] if key in self.short or key in self.full else default

    def items(self) -> ItemsView[str, Heads]:
        """All at once."""
        wrote, record = self.act.wrote, self.record
        made = {name: (wrote(record, name, value),) for name, value in self.short.items()}
        return {**made, **self.full}.items()

    def replaced(self, changed: Registers) -> "KeptRegisters":
        """The same with some registers replaced; one without heads is dropped."""
        short, full = {**self.short}, {**self.full}
        for name, heads in changed.items():
            short.pop(name, None)
            if heads:
                full[name] = heads
            else:
                full.pop(name, None)
        return KeptRegisters(self.record, self.act, short, full)

    def by_seed(self) -> Mapping[str, Sequence[str]]:
        """The registers in short by what their nonces were derived from; "" for nothing known."""
        if self._by_seed is None:
            hand, close, closed = self.act
            found = {hand.nonce if hand.seeded else "": [n for n in self.short if n not in closed]}
            found.setdefault(close, []).extend(n for n in self.short if n in closed)
            self._by_seed = {seed: names for seed, names in found.items() if names}
        return self._by_seed

    def nonces(self) -> Mapping[str, str]:
        """The nonces of the registers in short."""
        if self._nonces is None:
            found: dict[str, str] = {}
            for seed, names in self.by_seed().items():
                own = dict.fromkeys(names, self.act.hand.nonce)
                found |= nonces_of(seed, self.record, names) if seed else own
            self._nonces = found
        return self._nonces


def unpacked(registers: Registers) -> Registers:
    """The registers for who looks at more than one."""
    return registers.unpacked() if isinstance(registers, PackedRegisters) else registers


def replaced(registers: Registers, changed: Registers) -> Registers:
    """The registers with some replaced; one without heads is dropped."""
    if isinstance(registers, KeptRegisters):
        return registers.replaced(changed) if changed else registers
    together = {**unpacked(registers), **changed}
    return {name: heads for name, heads in together.items() if heads}


def shown_texts(registers: Registers) -> dict[str, str]:
    """The value shown first of each register."""
    if isinstance(registers, KeptRegisters):
        return {**registers.short, **shown_texts(registers.full)}
    return {name: heads[0].value for name, heads in registers.items() if heads}


def all_texts(registers: Registers, but: Set[str] = _NOTHING) -> Iterator[tuple[str, list[str]]]:
    """The values of all heads of each register; of those in `but` only what is told in full, for
    all others hold one value that is not empty."""
    if isinstance(registers, KeptRegisters):
        short = registers.short
        for name in [each for each in short if each not in but or not short[each]]:
            yield name, [short[name]]
    for name, heads in in_full(registers).items():
        yield name, [each.value for each in heads]


def each_text(registers: Registers) -> Iterator[tuple[str, str]]:
    """The different values of all heads, each with its register."""
    if isinstance(registers, KeptRegisters):
        yield from registers.short.items()
    for name, heads in in_full(registers).items():
        for text in distinct(heads):
            yield name, text


def texts_of(registers: Registers, register: str) -> list[str]:
    """The values of all heads of one register."""
    if isinstance(registers, KeptRegisters) and register in registers.short:
        return [registers.short[register]]
    return [each.value for each in registers[register]]


def in_full(registers: Registers) -> Registers:
    """Those of the registers that may have anything but one head that was written over nothing."""
    return registers.full if isinstance(registers, KeptRegisters) else registers


def all_merged(registers: Registers) -> Registers:
    """The registers with nothing but the heads of what stands in each."""
    several = {name: merged(heads) for name, heads in in_full(registers).items() if len(heads) > 1}
    return replaced(registers, several) if several else registers


def count(registers: Registers) -> int:
    """How many heads stand in the registers together."""
    full = in_full(registers)
    return len(registers) - len(full) + sum(map(len, full.values()))


def unlike(registers: Registers, others: Registers) -> list[str]:
    """The registers that do not stand so among the others."""
    alike = _written_alike(registers, others)
    return [
        name for name in registers if name not in alike and registers[name] != others.get(name, ())
    ]


def _written_alike(registers: Registers, others: Registers) -> frozenset[str]:
    """The registers into which one and the same act wrote the same, told without looking at each."""
    if not isinstance(registers, KeptRegisters) or not isinstance(others, KeptRegisters):
        return _NOTHING
    if registers.act.hand != others.act.hand:
        return _NOTHING
    alike = frozenset(name for name, _ in registers.short.items() & others.short.items())
    # A nonce may come from a close seed that only one of the two knows.
    return alike - registers.act.closed - others.act.closed


def newest_hand(registers: Registers) -> tuple[int, str]:
    """Minute and author of what was written last; of a tie the greatest author.

    Of a tie no more is told, so that nobody needs the ids of thousands of records.
    """
    hands = [(each.minute, each.author) for heads in in_full(registers).values() for each in heads]
    if isinstance(registers, KeptRegisters) and registers.short:
        hands.append((registers.act.hand.minute, registers.act.hand.author))
    return max(hands, default=(0, ""))
