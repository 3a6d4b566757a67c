"""The one door between windows and the desk: read, do, undo, cancel, and what changed."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import DeskError
from hrdesk.operations import perform, undo
from hrdesk.operations.begun import Begun
from hrdesk.operations.bin import wiped
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.session import Session
from hrdesk.ui.calendar.spoken import name_home

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Done = Callable[[Any], None]
Refused = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is; `total` 0 means that nobody knows."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom to tell of a job, and what it is where it is begun only once at a time."""

    done: Done | None
    refused: Refused | None = None
    once: tuple[object, ...] = ()


class Desk(QObject):
    """One open desk for all windows. Writing and long work go one after the other on one thread.

    Reading is done at once in the thread that asks. A job's `done` is called on the main thread
    with the job's result; when it fails with a `DeskError`, `failed` is emitted instead.
    """

    changed = Signal(object)  # Changes
    failed = Signal(object)  # DeskError
    busy = Signal(bool)
    progressed = Signal(object)  # Progress
    closing = Signal()  # whoever has something to keep does it now
    _finished = Signal(object)  # Future

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database = database
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        # For what is looked for while nobody waits; it writes nothing.
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        # For what somebody waits for while the others may work for minutes; it writes nothing either.
        self._at_once = ThreadPoolExecutor(max_workers=1, thread_name_prefix="at once")
        self._closing = Event()
        self._asked_beside: dict[Future[object], Done] = {}
        # What wakes by itself asks this first: a closed desk answers nobody.
        self.is_closed = False
        # What was typed into forms and is no record yet, by key; whoever opens the desk reads it.
        self.begun: dict[str, Begun] = {}
        self._stop = Event()
        # Whom to tell, by what was asked for. The worker never holds them: whoever lets go of a page
        # last destroys it, and only the main thread may.
        self._asked: dict[Future[object], _Asked] = {}
        # Queued, also for work that was done before anybody asked: it answers one way only.
        self.changed.connect(self._forget_wiped)
        # Before anybody else hears of the change, and names the zone.
        self.changed.connect(self._name_home)
        self._name_home()
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        query: Callable[Concatenate[Session, Arguments], Result],
        *args: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Result:
        """What a query gives now. For short reads only; they run on the thread that asks."""
        with self.database.reading() as session:
            return query(session, *args, **named)

    def read_then(
        self, done: Done, query: Callable[..., object], *args: object, **named: object
    ) -> None:
        """Read on the desk's thread, for what takes long with thousands of records."""
        self._start(partial(_read, self.database, query, *args, **named), done)

    def do(
        self,
        operation: Callable[Concatenate[Session, Arguments], Changes],
        *args: Arguments.args,
        **named: Arguments.kwargs,
    ) -> None:
        """Carry out an operation; `changed` tells when it is kept."""
        self._start(partial(perform.do, self.database, operation, *args, **named), None)

    def do_then(
        self, done: Done, operation: Callable[..., Changes], *args: object, **named: object
    ) -> None:
        """Carry out an operation and hand its `Changes` to `done` after `changed`."""
        self._start(partial(perform.do, self.database, operation, *args, **named), done)

    def do_or(
        self,
        done: Done,
        refused: Refused,
        operation: Callable[..., Changes],
        *args: object,
        **named: object,
    ) -> None:
        """As `do_then`, and tell `refused` when it is this one that fails: after `failed`, or by a
        fault of ours, which is reported besides. Whoever waits for it goes on in both cases.
        """
        job = partial(perform.do, self.database, operation, *args, **named)
        self._begin(job, _Asked(done, refused))

    def do_once(self, done: Done | None, operation: Callable[..., Changes], *args: object) -> None:
        """As `do_then`, unless the very same is on its way: a key pressed twice begins one thing."""
        once = operation, *args
        if all(each.once != once for each in self._asked.values()):
            job = partial(perform.do, self.database, operation, *args)
            self._begin(job, _Asked(done, once=once))

    def run(self, done: Done, work: Callable[..., object], *args: object, **named: object) -> None:
        """Run long work on the desk's thread: `work(database, *args, progress=, cancelled=)`."""
        self._start(partial(work, self.database, *args, **named, **self._reports()), done)

    def look_beside(self, done: Done, work: Callable[..., object], *args: object) -> None:
        """Look for what nobody waits for: `work(database, *args, cancelled=)`, which only reads.

        It holds up no other work and is told nowhere; where it fails, or the desk is closed
        meanwhile, `done` hears nothing.
        """
        self._look(self._beside, done, work, *args)

    def look_at_once(self, done: Done, work: Callable[..., object], *args: object) -> None:
        """As `look_beside`, for what is short and waits neither for work nor for other looks."""
        self._look(self._at_once, done, work, *args)

    def undo(self) -> None:
        """Take back the last operation; of a big one it tells how far it is, and can be stopped."""
        self._start(partial(undo.undo, self.database, **self._reports()), None)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._start(partial(undo.redo, self.database, **self._reports()), None)

    def to_undo(self) -> journal.Entry | None:
        """What undo would take back."""
        return self.read(journal.to_undo)

    def to_redo(self) -> journal.Entry | None:
        """What redo would do again."""
        return self.read(journal.to_redo)

    def cancel(self) -> None:
        """Stop the long work that runs; nothing of it is kept."""
        self._stop.set()

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or running."""
        return bool(self._asked)

    def close(self) -> None:
        """Finish what was begun and give the file back."""
        self.closing.emit()
        self.is_closed = True
        self._stop.set()
        self._closing.set()
        self._worker.shutdown(wait=True)
        self._beside.shutdown(wait=True)
        self._at_once.shutdown(wait=True)
        self.database.close()
        name_home("", "")

    def _start(self, job: Callable[[], object], done: Done | None) -> None:
        self._begin(job, _Asked(done))

    def _begin(self, job: Callable[[], object], asked: _Asked) -> None:
        was_busy = self.is_busy
        if not was_busy:
            self._stop.clear()
        future = self._worker.submit(job)
        self._asked[future] = asked
        if not was_busy:
            self.busy.emit(True)
        future.add_done_callback(self._hand_over)

    def _look(
        self, worker: ThreadPoolExecutor, done: Done, work: Callable[..., object], *args: object
    ) -> None:
        job = partial(work, self.database, *args, cancelled=self._closing.is_set)
        future = worker.submit(job)
        self._asked_beside[future] = done
        future.add_done_callback(self._hand_over)

    def _hand_over(self, future: "Future[object]") -> None:
        # On the desk's thread: the signal takes the result to the main thread.
        self._finished.emit(future)

    @Slot(object)
    def _finish(self, future: "Future[object]") -> None:
        if future in self._asked_beside:
            self._tell_beside(future, self._asked_beside.pop(future))
            return
        asked = self._asked.pop(future)
        if not self.is_busy:
            self.busy.emit(False)
        error = future.exception()
        if error is not None:
            self._tell_refused(error, asked.refused)
            return
        result = future.result()
        if isinstance(result, Changes) and result:
            self.changed.emit(result)
        if asked.done is not None and not _is_gone(asked.done):
            asked.done(result)

    def _tell_refused(self, error: BaseException, refused: Refused | None) -> None:
        is_told = isinstance(error, DeskError)
        if is_told:
            self.failed.emit(error)
        try:
            if isinstance(error, Exception) and refused is not None and not _is_gone(refused):
                refused(error)
        finally:
            if not is_told:
                raise error

    def _name_home(self) -> None:
        name_home(*self.database.identity.place)

    def _forget_wiped(self, changes: Changes) -> None:
        for ref in wiped(changes):
            self.begun.pop(ref, None)

    def _tell_beside(self, future: "Future[object]", done: Done) -> None:
        error = future.exception()
        if isinstance(error, DeskError) or self.is_closed:
            return
        if error is not None:
            raise error
        if not _is_gone(done):
            done(future.result())

    def _reports(self) -> dict[str, Any]:
        return {"progress": self._report, "cancelled": self._stop.is_set}

    def _report(self, done: int, total: int, what: str) -> None:
        self.progressed.emit(Progress(done, total, what))


def _read(
    database: Database, query: Callable[..., object], *args: object, **named: object
) -> object:
    with database.reading() as session:
        return query(session, *args, **named)


def _is_gone(done: Done | Refused) -> bool:
    """Whether the page that wanted to hear of a job was closed meanwhile."""
    owner = getattr(getattr(done, "func", done), "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
