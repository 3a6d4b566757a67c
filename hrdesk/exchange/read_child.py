"""The process that reads a workbook for the program: whatever the file does, only this one dies.

It is told on its standard input what to read, and answers on its standard output; both speak
pickle, for at both ends is this program. `exchange/apart.py` is the other end.
"""

import itertools
import os
import pickle
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from hrdesk.domain.arrival import Arrival, ArrivedRecord
from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.foreign.mapping import ListMapping
from hrdesk.exchange.foreign.rows import ListContent, ListRow
from hrdesk.exchange.foreign.table import ListFile
from hrdesk.exchange.happened import Copied, Wish
from hrdesk.exchange.limits import TOO_BIG, Limits, limit_this_process
from hrdesk.exchange.own_process import answers_alone, heard

# The hidden argument with which the program starts itself as this process.
READ_CHILD = "--read-child"
_AT_ONCE = 500
_NOBODY_LISTENS = 1
_TELLS_EVERY = 0.05


@dataclass(frozen=True)
class Task:
    """What to read, and what it may take."""

    path: Path
    country_names: Mapping[str, str]
    limits: Limits
    sent: Path | None = None


@dataclass(frozen=True)
class CopyTask(Task):
    """A copy to make of what was read; `folder` takes it, and all that is written on the way."""

    folder: Path = Path()
    wish: Wish | None = None

    @property
    def target(self) -> Path:
        """Where the copy will be."""
        return self.folder / "copy.xlsx"


@dataclass(frozen=True)
class ListTask(Task):
    """A foreign list to look at, or to read as its columns were found to be."""

    mapping: ListMapping | None = None


@dataclass(frozen=True)
class ForeignTask(Task):
    """A file of another program, and the function that reads it, found again by its name."""

    read: Callable[..., Iterator[object]] | None = None
    given: tuple[object, ...] = ()


class HowFar(NamedTuple):
    """How far the reading is."""

    done: int
    total: int
    what: str


class Some(NamedTuple):
    """Some of the records, in their order."""

    records: tuple[ArrivedRecord, ...]


class Refused(NamedTuple):
    """The file was refused."""

    code: str
    about: dict[str, object]


class Whole(NamedTuple):
    """All is read; the arrival but for its records, which came before."""

    arrival: Arrival


class SomeRows(NamedTuple):
    """Some of the rows of a list, in their order."""

    rows: tuple[ListRow, ...]


class WholeList(NamedTuple):
    """All of a list is read but for its rows, which came before; or how it looks."""

    found: ListContent | ListFile


class SomeFound(NamedTuple):
    """Some of what a file of another program holds, in its order."""

    found: tuple[object, ...]


class AllFound(NamedTuple):
    """All of it came before."""


class Made(NamedTuple):
    """The copy is made."""

    copied: Copied


Message = HowFar | Some | Refused | Whole | SomeRows | WholeList | SomeFound | AllFound | Made


def serve() -> int:
    """Read what standard input names; gives the exit code. A fault of ours ends in a traceback."""
    # Ctrl+C in a terminal goes to all its processes; the program decides for both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(0, "rb", closefd=False) as asked, answers_alone() as answers:
        try:
            task: Task = heard(asked)
        except EOFError:
            return _NOBODY_LISTENS
        limit_this_process(task.limits)
        try:
            if isinstance(task, CopyTask):
                make_copy(task, answers)
            elif isinstance(task, ListTask):
                read_a_list(task, answers)
            elif isinstance(task, ForeignTask):
                read_of_others(task, answers)
            else:
                carry_out(task, answers)
        except MemoryError:
            return TOO_BIG
        except OSError:
            return _NOBODY_LISTENS
    return 0


def carry_out(task: Task, answers: BinaryIO) -> None:
    """Read a workbook and say what came of it. Raises `OSError` when nobody is left to hear."""
    # Loaded here for the program itself knows this module too, and has no use for the reader.
    from hrdesk.exchange.base_rows import press
    from hrdesk.exchange.reader import read_workbook

    telling = _Telling(answers)
    try:
        arrival = read_workbook(
            task.path,
            progress=telling.tell,
            country_names=task.country_names,
            sent=task.sent,
        )
    except FileRefused as error:
        telling.send(Refused(error.code, error.about))
        return
    for start in range(0, len(arrival.records), _AT_ONCE):
        some = arrival.records[start : start + _AT_ONCE]
        press(each.sent for each in some)
        telling.send(Some(some))
    telling.send(Whole(replace(arrival, records=())))


def read_a_list(task: ListTask, answers: BinaryIO) -> None:
    """Read a foreign list and say what came of it. Raises `OSError` when nobody is left to hear."""
    from hrdesk.exchange.foreign.looking import look_at_list
    from hrdesk.exchange.foreign.reading import read_list

    telling = _Telling(answers)
    try:
        if task.mapping is None:
            telling.send(WholeList(look_at_list(task.path, progress=telling.tell)))
            return
        content = read_list(task.path, task.mapping, progress=telling.tell)
    except FileRefused as error:
        telling.send(Refused(error.code, error.about))
        return
    for start in range(0, len(content.rows), _AT_ONCE):
        telling.send(SomeRows(content.rows[start : start + _AT_ONCE]))
    telling.send(WholeList(replace(content, rows=())))


def read_of_others(task: ForeignTask, answers: BinaryIO) -> None:
    """Read a file of another program piece by piece; `read` raises `FileRefused`, or yields.

    Raises `OSError` when nobody is left to hear.
    """
    telling = _Telling(answers)
    assert task.read is not None
    try:
        found = task.read(task.path, *task.given, progress=telling.tell)
        while some := tuple(itertools.islice(found, _AT_ONCE)):
            telling.send(SomeFound(some))
    except FileRefused as error:
        telling.send(Refused(error.code, error.about))
        return
    telling.send(AllFound())


def make_copy(task: CopyTask, answers: BinaryIO) -> None:
    """Make a coloured copy and say what came of it. Raises `OSError` when nobody is left to hear."""
    from hrdesk.exchange.coloured_copy import copy_with_what_happened

    # What openpyxl writes on the way goes with the folder, also when this process is stopped.
    tempfile.tempdir = str(task.folder)
    telling = _Telling(answers)
    assert task.wish is not None
    try:
        copied = copy_with_what_happened(
            task.path,
            task.target,
            task.wish,
            country_names=task.country_names,
            sent=task.sent,
            progress=telling.tell,
        )
    except FileRefused as error:
        telling.send(Refused(error.code, error.about))
        return
    telling.send(Made(copied))


class _Telling:
    """Sends messages; of progress only what an eye can follow."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._next = 0.0

    def send(self, message: Message) -> None:
        """Send a message at once."""
        pickle.dump(message, self._answers, pickle.HIGHEST_PROTOCOL)
        self._answers.flush()

    def tell(self, done: int, total: int, what: str) -> None:
        """Say how far the reading is."""
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _TELLS_EVERY
            self.send(HowFar(done, total, what))
