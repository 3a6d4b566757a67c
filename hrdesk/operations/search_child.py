"""The process that looks for what stands twice, so that the window keeps its processor to itself.

It is told on its standard input what to look through, and answers on its standard output; both
speak pickle, for at both ends is this program. `operations/duplicates.py` is the other end.
"""

import os
import pickle
import signal
import time
from collections.abc import Mapping, Sequence
from typing import BinaryIO, NamedTuple

from hrdesk.domain.candidates import Candidates
from hrdesk.domain.values import Value
from hrdesk.exchange.own_process import answers_alone, heard, stand_back
from hrdesk.operations.alike import Duplicate, KnownHere, Pair, Stopping

# The hidden argument with which the program starts itself as this process.
SEARCH_CHILD = "--search-child"
_AT_ONCE = 500
_NOBODY_LISTENS = 1
_TELLS_EVERY = 0.05


class Search(NamedTuple):
    """The records of a kind, and the pairs that are known not to be one."""

    among: Candidates
    apart: frozenset[Pair]


class Meant(NamedTuple):
    """The records of a kind, and what is being written that may mean some of them."""

    among: Candidates
    ref: str
    values: Mapping[str, Value]
    most: int


class HowFar(NamedTuple):
    """How far the searches are, each of a hundred."""

    percent: int


class Some(NamedTuple):
    """Some of the pairs of a kind, in their order."""

    kind: str
    pairs: tuple[Duplicate, ...]


class All(NamedTuple):
    """Nothing more comes."""


def serve() -> int:
    """Look for what standard input names; gives the exit code. A fault of ours ends in a traceback."""
    # Ctrl+C in a terminal goes to all its processes; the program decides for both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stand_back()
    try:
        with os.fdopen(0, "rb", closefd=False) as asked, answers_alone() as answers:
            carry_out(heard(asked), answers)
    except (OSError, EOFError):
        return _NOBODY_LISTENS
    return 0


def carry_out(searches: Sequence[Search] | Meant, answers: BinaryIO) -> None:
    """Look for one after the other. Raises `OSError` when nobody is left to hear."""
    telling = _Telling(answers)
    if isinstance(searches, Meant):
        telling.send(Some(searches.among.kind, tuple(meant_by(searches, telling.tell))))
        telling.send(All())
        return
    for place, search in enumerate(searches):
        telling.before = 100 * place
        found = pairs_of(search, telling.tell)
        for start in range(0, len(found), _AT_ONCE):
            telling.send(Some(search.among.kind, tuple(found[start : start + _AT_ONCE])))
    telling.send(All())


def pairs_of(search: Search, stopping: Stopping) -> list[Duplicate]:
    """All pairs that may be one, the likeliest first."""
    known = KnownHere(search.among.kind, dict(search.among.read()), stopping)
    return known.pairs(search.apart, stopping)


def meant_by(asked: Meant, stopping: Stopping) -> list[Duplicate]:
    """The records that may be meant, the likeliest first."""
    known = KnownHere(asked.among.kind, dict(asked.among.read()), stopping)
    return known.like(asked.ref, asked.values, asked.most)


class _Telling:
    """Sends messages; of progress only what an eye can follow."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._next = 0.0
        self.before = 0

    def send(self, message: HowFar | Some | All) -> None:
        """Send a message at once."""
        pickle.dump(message, self._answers, pickle.HIGHEST_PROTOCOL)
        self._answers.flush()

    def tell(self, percent: int) -> None:
        """Say how far the search is."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _TELLS_EVERY
            self.send(HowFar(self.before + percent))
