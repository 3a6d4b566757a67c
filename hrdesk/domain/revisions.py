"""Registers, revisions and heads: what makes any order of files give the same (exchange.md 2)."""

import dataclasses
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hrdesk.domain.base32 import base32
from hrdesk.domain.compact import compact_bytes

FORMAT = "hr1"
_NOTHING = frozenset[str]()
_ID_LENGTH = 20


# Never changed once it is made, which the types hold (`Final`). Frozen besides, one would cost six
# times as much to make, and a big workbook is millions.
@dataclass(slots=True, unsafe_hash=True)
class Revision:
    """One value that somebody wrote into a register, and everything it was written over.

    `parents` are the heads that were on screen; `ancestors` are the ids of all revisions before
    it, parents included. `minute` (minutes since 1970, UTC) only says which head is shown first.
    """

    record: Final[str]
    register: Final[str]
    value: Final[str]
    parents: Final[tuple[str, ...]]
    ancestors: Final[frozenset[str]]
    author: Final[str]
    nonce: Final[str]
    minute: Final[int]
    # What the nonce was derived from, where this desk knows it; it only makes storage small.
    seed: Final[str] = dataclasses.field(default="", compare=False, repr=False)
    _id: str = dataclasses.field(default="", init=False, compare=False, repr=False)

    @property
    def id(self) -> str:
        """Twenty symbols of base32: the first 100 bits of the hash of what was written."""
        if not self._id:
            self._id = self._computed_id()
        return self._id

    def _computed_id(self) -> str:
        parents = sorted(self.parents)
        parts = [FORMAT, self.record, self.register, self.value, parents, self.author, self.nonce]
        return base32(hashlib.sha256(compact_bytes(parts)).digest()[:13], _ID_LENGTH)


Heads = tuple[Revision, ...]
Registers = Mapping[str, Heads]


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, when, and the nonce of this act: for what everybody writes alike, and by hand."""

    author: str
    nonce: str
    minute: int

    def write(self, record: str, register: str, value: str, seen: Iterable[Revision]) -> Revision:
        """A revision over the heads that were on screen."""
        return written(record, register, value, seen, self.author, self.nonce, self.minute)


def nonce_of(seed: str, record: str, register: str) -> str:
    """The nonce of a register that was written with a seed: 16 hexadecimal digits."""
    told = f"{record}/{register}".encode()
    return hashlib.blake2b(told, key=seed.encode(), digest_size=8).hexdigest()


def nonces_of(seed: str, record: str, registers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """As `nonce_of`, of many registers of one record: the hash of what they share is made once."""
    shared = hashlib.blake2b(f"{record}/".encode(), key=seed.encode(), digest_size=8)
    for register in registers:
        one = shared.copy()
        one.update(register.encode())
        yield register, one.hexdigest()


def written(
    record: str,
    register: str,
    value: str,
    seen: Iterable[Revision],
    author: str,
    nonce: str,
    minute: int,
    seed: str = "",
) -> Revision:
    """A revision over the heads that were on screen, with a nonce that is given."""
    heads = tuple(seen)
    parents = tuple(sorted(each.id for each in heads))
    # What is written first is most of a desk, and shares the one empty set.
    before = frozenset(parents).union(*(each.ancestors for each in heads)) if heads else _NOTHING
    return Revision(record, register, value, parents, before, author, nonce, minute, seed)


def merged(*several: Iterable[Revision]) -> Heads:
    """The heads of a union of revisions, the one shown first in front.

    A head is a revision that no known revision has as an ancestor. Shown first is the latest
    minute, then the smallest id: the same at every desk.
    """
    every = list(itertools.chain.from_iterable(several))
    if len(every) < 2:
        return tuple(every)
    by_id = {each.id: each for each in every}
    passed: set[str] = set()
    for each in by_id.values():
        passed |= each.ancestors
    left = [each for key, each in by_id.items() if key not in passed]
    return tuple(sorted(left, key=lambda each: (-each.minute, each.id)))


def distinct(heads: Heads) -> tuple[str, ...]:
    """The different values that stand, the one shown first in front."""
    return tuple(dict.fromkeys(each.value for each in heads))


def is_conflict(heads: Heads) -> bool:
    """Whether different values stand; equal values are no conflict."""
    return len(heads) > 1 and len(distinct(heads)) > 1
