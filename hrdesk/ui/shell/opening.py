"""Opens and makes desks beside the window, which goes on answering meanwhile.

Everything that is dear to load (SQLAlchemy above all) is loaded here, after the first paint.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from hrdesk.domain.errors import Cancelled, DeskError

if TYPE_CHECKING:
    from hrdesk.operations.first_desk import FirstDesk
    from hrdesk.store.database import Clock, Database
    from hrdesk.ui.shell.moving_in import MovingIn


class DeskOpener(QObject):
    """One desk at a time; the answer comes as a signal on the main thread."""

    opened = Signal(object)  # Database
    refused = Signal(object)  # DeskError
    progressed = Signal(int, int)  # of a desk that moves: how far it is, of how much
    _finished = Signal(object)  # Future

    def __init__(self, clock: "Clock", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opener")
        self._running: Future[Database] | None = None
        self._stop = Event()
        # What is only opened, and the lock that is taken once: by who waits no longer, or by the
        # thread that has the desk ready.
        self._opening: Path | None = None
        self._once = Lock()
        # Queued, also for work that was done before anybody asked: it answers one way only.
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path) -> None:
        """Open a desk that is there."""
        self._start(partial(_open, path, self._clock))
        self._opening = path

    def make(self, wanted: "FirstDesk") -> None:
        """Make a desk and open it."""
        self._start(partial(_make, wanted, self._clock))

    def move_in(self, wanted: "MovingIn") -> None:
        """Make the desk of a moved file and open it."""
        self._stop.clear()
        job = partial(_move_in, wanted, self._clock)
        self._start(partial(job, progress=self._report, cancelled=self._stop.is_set))

    @Slot()
    def cancel(self) -> None:
        """Give a move up, of which nothing is kept, or wait for a desk no longer.

        What is being opened is opened to its end beside the window and given back: no file is
        left half-way. Whoever opens it again waits for that.
        """
        self._stop.set()
        if self._opening is not None and self._once.acquire(blocking=False):
            path, self._opening, self._running = self._opening, None, None
            self.refused.emit(DeskError("opening_stopped", path=path))

    def close(self) -> None:
        """Finish what was begun; what was opened and never handed over is given back."""
        self._stop.set()
        self._once.acquire(blocking=False)
        # Until the thread is gone it may still emit a signal of this object.
        self._worker.shutdown(wait=True)
        running, self._running = self._running, None
        if running is not None:
            _give_back(running)

    def _start(self, job: Callable[[], "Database"]) -> None:
        # Only the last one is waited for.
        self._once.acquire(blocking=False)
        self._opening, self._once = None, Lock()
        self._running = self._worker.submit(_for_who_waits, job, self._once)
        self._running.add_done_callback(self._hand_over)

    def _report(self, done: int, total: int, _: str) -> None:
        # On the thread of the work: the signal takes it to the main thread.
        self.progressed.emit(done, total)

    def _hand_over(self, future: "Future[Database]") -> None:
        # On the thread of the work: the signal takes the result to the main thread.
        self._finished.emit(future)

    @Slot(object)
    def _finish(self, future: "Future[Database]") -> None:
        if future is not self._running:
            _give_back(future)
            return
        self._running = self._opening = None
        error = future.exception()
        if isinstance(error, DeskError):
            self.refused.emit(error)
        elif error is not None:
            raise error
        else:
            self.opened.emit(future.result())


def _for_who_waits(job: Callable[[], "Database"], once: Lock) -> "Database":
    """What a job opens; closed again here, before anything else is opened, if nobody waits."""
    if once.locked():
        raise Cancelled
    database = job()
    if once.acquire(blocking=False):
        return database
    database.close()
    raise Cancelled


def _give_back(future: "Future[Database]") -> None:
    if future.exception() is None:
        future.result().close()


def _open(path: Path, clock: "Clock") -> "Database":
    from hrdesk.operations.desks import open_own_desk

    return open_own_desk(path, clock=clock, ask_keyring=True)


def _make(wanted: "FirstDesk", clock: "Clock") -> "Database":
    from hrdesk.operations.first_desk import make_first_desk

    return make_first_desk(wanted, clock=clock)


def _move_in(
    wanted: "MovingIn",
    clock: "Clock",
    *,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> "Database":
    from hrdesk.operations.moving import move_in

    place = wanted.moved, wanted.target, wanted.passphrase
    return move_in(*place, clock=clock, progress=progress, cancelled=cancelled).database
