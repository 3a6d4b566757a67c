"""A process that lends the program a hand with a big workbook: it makes pieces of it.

It is told on its standard input what to make of which piece, and answers on its standard output;
both speak pickle, for at both ends is this program. `exchange/crew.py` is the other end. It is
given records that leave, and writes nothing on a disk.
"""

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from hrdesk.domain.errors import DeskError
from hrdesk.exchange.own_process import answers_alone, heard

# The hidden argument with which the program starts itself as this process.
WRITE_CHILD = "--write-child"
_NOBODY_LISTENS = 1


class Order(NamedTuple):
    """A piece, and what to make of it; None for the same as of the piece before."""

    work: Callable[[Any], object] | None
    piece: object


class Done(NamedTuple):
    """What came of a piece. In its place stands None where the program is to try itself."""

    made: Any


# What is said once the process has started.
READY = Done("ready")


def serve() -> int:
    """Make what standard input asks for until it ends; gives the exit code."""
    # Ctrl+C in a terminal goes to all its processes; the program decides for both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What most pieces need is loaded while the program still looks for the first.
    import hrdesk.exchange.made_rows  # noqa: F401

    try:
        with os.fdopen(0, "rb", closefd=False) as asked, answers_alone() as answers:
            carry_out(asked, answers)
    except OSError:
        return _NOBODY_LISTENS
    return 0


def carry_out(asked: BinaryIO, answers: BinaryIO) -> None:
    """Say that it can begin, and make piece after piece.

    Raises `OSError` when nobody is left to hear.
    """
    work: Callable[[Any], object] | None = None
    _say(READY, answers)
    while True:
        try:
            order: Order = heard(asked)
        except EOFError:
            return
        work = order.work or work
        assert work is not None
        done: Done | None
        try:
            done = Done(work(order.piece))
        except DeskError:
            # The program meets the same and says it to the person.
            done = None
        _say(done, answers)


def _say(answer: Done | None, answers: BinaryIO) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()
