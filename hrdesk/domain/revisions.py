"""Registers, revisions and heads: what makes any order of files give the same (exchange.md 2)."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

FORMAT = "hr1"
_ID_BITS = 100


@dataclass(frozen=True)
class Revision:
    """One value that somebody wrote into a register, and everything it was written over.

    `parents` are the heads that were on screen; `ancestors` are the ids of all revisions before
    it, parents included. `minute` (minutes since 1970, UTC) only says which head is shown first.
    """

    record: str
    register: str
    value: str
    parents: tuple[str, ...]
    ancestors: frozenset[str]
    author: str
    nonce: str
    minute: int

    @cached_property
    def id(self) -> str:
        """Twenty symbols of base32: the first 100 bits of the hash of what was written."""
        parts = [
            FORMAT,
            self.record,
            self.register,
            self.value,
            sorted(self.parents),
            self.author,
            self.nonce,
        ]
        text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).digest()
        return base64.b32encode(digest[: _ID_BITS // 8 + 1]).decode()[: _ID_BITS // 5]


Heads = tuple[Revision, ...]
Registers = Mapping[str, Heads]


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, when, and the nonce that makes this act of writing one of its own."""

    author: str
    nonce: str
    minute: int

    def write(self, record: str, register: str, value: str, seen: Iterable[Revision]) -> Revision:
        """A revision over the heads that were on screen."""
        parents = tuple(sorted(each.id for each in seen))
        before = frozenset(parents).union(*(each.ancestors for each in seen))
        return Revision(
            record, register, value, parents, before, self.author, self.nonce, self.minute
        )


def merged(*several: Iterable[Revision]) -> Heads:
    """The heads of a union of revisions, the one shown first in front.

    A head is a revision that no known revision has as an ancestor. Shown first is the latest
    minute, then the smallest id: the same at every desk.
    """
    by_id = {each.id: each for heads in several for each in heads}
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
    return len(distinct(heads)) > 1
