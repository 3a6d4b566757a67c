"""Makes the pieces of a big workbook on all cores: here, and in processes beside this one.

Whatever becomes of a process, what it does not make is made here, so that the workbook is the
same. Nothing that it is given lies on a disk.
"""

import itertools
import os
import pickle
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, Generic, TypeVar, cast

from hrdesk.exchange.own_process import NO_ANSWER, NO_WINDOW, command, environment
from hrdesk.exchange.write_child import READY, WRITE_CHILD, Done, Order

Piece = TypeVar("Piece")
Made = TypeVar("Made")
# From so many records on it is worth starting processes; more of them than this wait for the rest.
_ENOUGH, _MOST = 600, 3
# So many pieces each process has in hand, and so many are there for it or to be made here.
_AHEAD, _WAITING = 2, 8
# A piece takes a fraction of a second; a process that was stopped is not waited for much longer.
_PATIENCE, _ASKS_EVERY = 10.0, 0.1


def hands_for(records: int) -> int:
    """How many processes to start for so many records: this one works too."""
    if records < _ENOUGH:
        return 0
    return min(_cores() - 1, _MOST)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class _Waiting(Generic[Piece]):
    """A piece that was handed out, and what came of it if it was made here instead."""

    piece: Piece
    future: Future[Done | None]
    done: Done | None = None


class Crew:
    """Processes beside this one, none of which outlives the `with`; without any all is made here."""

    def __init__(self) -> None:
        self._hands: list[_Hand] = []
        self._free: queue.SimpleQueue[_Hand] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(1)

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for hand in self._hands:
            hand.end()
        self._threads.shutdown(cancel_futures=True)
        for hand in self._hands:
            hand.close()

    def hire(self, records: int, ask: Callable[[], None] = lambda: None) -> None:
        """Start as many processes as so many records are worth, unless there are some already.

        `ask` is called from now on while a process is waited for: what it raises ends the work.
        """
        self._ask = ask
        if self._hands:
            return
        for _ in range(hands_for(records)):
            # What cannot be started is not missed: the others, or this process, do its share.
            with suppress(OSError):
                self._hands.append(_Hand())
        # Twice, for each is told of the next piece while it still makes one, and never waits for
        # this process to look up. A thread waits for each answer.
        several = _AHEAD * self._hands
        self._threads = ThreadPoolExecutor(max(len(several), 1), "crew")
        # All threads wait for the processes first: a piece that one has taken is made nowhere else.
        for hand in several:
            self._threads.submit(self._welcome, hand)

    def each(
        self, work: Callable[[Piece], Made], pieces: Iterable[Piece]
    ) -> Iterator[tuple[Piece, Made]]:
        """What `work` makes of each piece, in their order; it must be such that it can be pickled.

        With the first of them others begin at once. Raises what `work` raises, when it is asked.
        """
        if not self._hands:
            return ((piece, work(piece)) for piece in pieces)
        ahead = (self._handed_out(work, piece) for piece in pieces)
        return self._in_order(
            work, deque(itertools.islice(ahead, _WAITING * len(self._hands))), ahead
        )

    def _in_order(
        self,
        work: Callable[[Piece], Made],
        waiting: deque[_Waiting[Piece]],
        ahead: Iterator[_Waiting[Piece]],
    ) -> Iterator[tuple[Piece, Made]]:
        for another in ahead:
            waiting.append(another)
            yield self._first(work, waiting)
        while waiting:
            yield self._first(work, waiting)

    def _handed_out(self, work: Callable[[Piece], Made], piece: Piece) -> _Waiting[Piece]:
        return _Waiting(piece, self._threads.submit(self._lent, work, piece))

    def _welcome(self, hand: "_Hand") -> None:
        hand.wait_until_ready()
        self._free.put(hand)

    def _lent(self, work: Callable[[Any], object], piece: object) -> Done | None:
        hand = self._free.get()
        try:
            return hand.made(work, piece)
        finally:
            self._free.put(hand)

    def _first(
        self, work: Callable[[Piece], Made], waiting: deque[_Waiting[Piece]]
    ) -> tuple[Piece, Made]:
        """What came of the first; as long as it is being made, others are made here."""
        first = waiting[0]
        while not first.future.done():
            mine = next((each for each in waiting if not each.done and each.future.cancel()), None)
            if mine is not None:
                mine.done = Done(work(mine.piece))
            elif not self._comes(first.future):
                for hand in self._hands:
                    hand.end()
        waiting.popleft()
        done = first.done or first.future.result()
        return first.piece, work(first.piece) if done is None else done.made

    def _comes(self, awaited: Future[Done | None]) -> bool:
        """Whether it comes while it is worth waiting. Raises what `ask` raises."""
        until = time.monotonic() + _PATIENCE
        while not wait([awaited], _ASKS_EVERY).done:
            self._ask()
            if time.monotonic() > until:
                return False
        return True


def crew_or_own(crew: Crew | None) -> AbstractContextManager[Crew]:
    """A crew that was lent, which is left as it is, or one for now."""
    return Crew() if crew is None else nullcontext(crew)


class _Hand:
    """One process beside. Raises `OSError` where it cannot be started."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            command(WRITE_CHILD),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            creationflags=NO_WINDOW,
        )
        self._work: Callable[[Any], object] | None = None
        self._is_gone = self._is_ready = False
        self._asking, self._hearing = threading.Lock(), threading.Lock()

    def wait_until_ready(self) -> None:
        """Until it has started and can make pieces, or never will."""
        with self._hearing:
            if not self._is_ready:
                self._is_ready = self._is_gone = True
                self._is_gone = self._answer() != READY

    def made(self, work: Callable[[Any], object], piece: object) -> Done | None:
        """What comes of a piece; None when this process cannot say.

        Another piece may be asked for meanwhile: answers come in the order of asking.
        """
        with self._asking:
            self._ask(work, piece)
            self._hearing.acquire()
        try:
            return None if self._is_gone else self._answer()
        finally:
            self._hearing.release()

    def _ask(self, work: Callable[[Any], object], piece: object) -> None:
        order = Order(None if work is self._work else work, piece)
        told = pickle.dumps(order, pickle.HIGHEST_PROTOCOL)
        asking = cast("IO[bytes]", self._process.stdin)
        try:
            asking.write(told)
            asking.flush()
        except OSError:
            self._is_gone = True
        self._work = work

    def _answer(self) -> Done | None:
        try:
            done: Done | None = pickle.load(cast("IO[bytes]", self._process.stdout))
        except NO_ANSWER:
            self._is_gone = True
            return None
        return done

    def end(self) -> None:
        """End it, whatever it does: nothing that it has is needed any more."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Let go of it, when nobody waits for it any more."""
        for pipe in (self._process.stdin, self._process.stdout):
            # Of what was to be written some may be left, and nobody is there to read it.
            with suppress(OSError):
                cast("IO[bytes]", pipe).close()
