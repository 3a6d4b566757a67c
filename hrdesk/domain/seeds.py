"""Nonces of one act of writing: from one of them nobody can work out another.

The id of a superseded value travels as an ancestor. Who knew its nonce could try values until one
has that id; so every register gets a nonce of its own, derived from a seed that stays here
wherever it would tell more than the reader was given (exchange.md 4 and 9, law 18).
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.records import field_of, kind_of
from hrdesk.domain.refs import prefix_of
from hrdesk.domain.revisions import Revision, nonce_of, written
from hrdesk.domain.state import SYSTEM, split_register

_CLOSE = "k"


def new_seed() -> str:
    """A close seed that nobody can guess: 64 random bits."""
    return _CLOSE + secrets.token_hex(8)


@lru_cache(maxsize=1024)
def open_seed_of(close: str, record: str) -> str:
    """The open seed of a record in an act of writing; it tells nothing about the close one.

    Each record of the act has its own: one may still tell it when another may no longer.
    """
    return nonce_of(close, record, "")


def is_close_seed(seed: str) -> bool:
    """Whether a seed never leaves this desk."""
    return seed.startswith(_CLOSE)


@dataclass(frozen=True)
class DeskPen:
    """The pen of one act of writing at this desk; all its seeds come from one.

    What may stay behind while other fields of the record leave (fields with a floor, links, and
    elements of sets, of which nobody hears who never had them) is written with the close seed,
    the rest with the open one. The open seed follows from the close one and the record, and never
    the other way round.
    """

    author: str
    close_seed: str
    minute: int

    def open_seed(self, record: str) -> str:
        """The seed of what leaves whenever the record leaves."""
        return open_seed_of(self.close_seed, record)

    def write(self, record: str, register: str, value: str, seen: Iterable[Revision]) -> Revision:
        """A revision over the heads that were on screen."""
        name, _ = split_register(register)
        close = is_close(prefix_of(record), name)
        seed = self.close_seed if close else self.open_seed(record)
        nonce = nonce_of(seed, record, register)
        return written(record, register, value, seen, self.author, nonce, self.minute, seed)


@lru_cache(maxsize=1024)
def is_close(prefix: str, name: str) -> bool:
    """Whether a field may stay behind while its record leaves; so may one that is not known."""
    if name in SYSTEM:
        return False
    try:
        spec = field_of(kind_of(prefix), name)
    except UnknownName:
        return True
    return spec.may_stay_behind
