"""A copy of a desk that is made beside what is being written: of the desk as it was before."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType

from hrdesk.store.driver import Connection

# So long others wait for a copy alone; then they may write until it is whole, but not forever.
_PATIENCE, _TIMES = 2.0, 2
_ASKS_EVERY = 0.1


class TooSlow(Exception):
    """What was written is let go, so that others may write while the copy is being made."""


class CopyBeside:
    """Begins with the `with`, and has ended when it ends; `make` makes a copy of what is kept then.

    What is written without being kept the copy does not see. `watching` is a connection that nobody
    else uses: it tells whether somebody has written since. `ask` is called while somebody waits.
    """

    def __init__(
        self, make: Callable[[], None], watching: Connection, ask: Callable[[], None]
    ) -> None:
        self._make, self._watching, self._ask = make, watching, ask
        self._thread = ThreadPoolExecutor(1, "copy")
        self._slow = 0

    def __enter__(self) -> "CopyBeside":
        self._begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown()

    def be_of_now(self) -> None:
        """Begin anew if somebody has written since; to be called when nobody else can any more.

        Raises `TooSlow` and what `make` raises.
        """
        if self._version() != self._of:
            self.wait()
            self._begin()

    def wait(self) -> None:
        """Wait until the copy is whole. Raises `TooSlow`, what `make` raises, and what `ask` does."""
        until = time.monotonic() + _PATIENCE
        while not wait([self._copy], _ASKS_EVERY).done:
            self._ask()
            if self._slow < _TIMES and time.monotonic() > until:
                raise TooSlow
        self._copy.result()

    def wait_unlocked(self) -> None:
        """Wait until the copy is whole, however long: nobody waits for this. Raises the same."""
        self._slow += 1
        while not wait([self._copy], _ASKS_EVERY).done:
            self._ask()
        self._copy.result()

    def _begin(self) -> None:
        self._of = self._version()
        self._copy: Future[None] = self._thread.submit(self._make)

    def _version(self) -> int:
        """Another number whenever somebody else has written."""
        return int(self._watching.execute("PRAGMA data_version").fetchone()[0])
