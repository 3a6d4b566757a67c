"""Reads a workbook in a process of its own, which may fail, hang or grow without harm to this one.

A file made to harm can keep a reader busy for hours, fill the memory or bring the process down
(exchange.md 6). The process is held to limits of memory and time; what exceeds them is refused.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from hrdesk.domain.arrival import Arrival, ArrivedRecord
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.exchange.child import Child, Silence
from hrdesk.exchange.foreign.mapping import ListMapping
from hrdesk.exchange.foreign.rows import ListContent, ListRow
from hrdesk.exchange.foreign.table import ListFile
from hrdesk.exchange.happened import Copied, Wish
from hrdesk.exchange.limits import TOO_BIG, Limits, limits_for, limits_to_copy
from hrdesk.exchange.own_process import command
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.exchange.read_child import (
    READ_CHILD,
    AllFound,
    CopyTask,
    ForeignTask,
    HowFar,
    ListTask,
    Made,
    Message,
    Refused,
    Some,
    SomeFound,
    SomeRows,
    Task,
    Whole,
    WholeList,
)

Found = TypeVar("Found")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def read_apart(
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    country_names: Mapping[str, str] = _NO_NAMES,
    sent: Path | None = None,
    limits: Limits | None = None,
) -> Arrival:
    """As `reader.read_workbook`, in a process of its own. Raises `FileRefused` and `Cancelled`.

    `limits` are by the size of the file where none are given. The process has ended when this
    has, whichever way.
    """
    records: list[ArrivedRecord] = []
    task = Task(path, dict(country_names), limits or limits_for(path), sent)
    for message in _messages(task, progress, cancelled):
        if isinstance(message, Some):
            records += message.records
        else:
            assert isinstance(message, Whole)
            whole = message.arrival
    return replace(whole, records=tuple(records))


def copy_apart(
    path: Path,
    folder: Path,
    wish: Wish,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    country_names: Mapping[str, str] = _NO_NAMES,
    sent: Path | None = None,
    limits: Limits | None = None,
) -> tuple[Path, Copied]:
    """As `coloured_copy.copy_with_what_happened`, in a process of its own; the copy lies in `folder`.

    Raises `FileRefused` and `Cancelled`.
    """
    limits = limits or limits_to_copy(path)
    task = CopyTask(path, dict(country_names), limits, sent, folder, wish)
    for message in _messages(task, progress, cancelled):
        assert isinstance(message, Made)
        copied = message.copied
    return task.target, copied


def look_apart(
    path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> ListFile:
    """As `foreign.looking.look_at_list`, in a process of its own; raises the same."""
    _, found = _list_apart(ListTask(path, {}, limits_for(path)), progress, cancelled)
    assert isinstance(found, ListFile)
    return found


def read_list_apart(
    path: Path,
    mapping: ListMapping,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ListContent:
    """As `foreign.reading.read_list`, in a process of its own; raises the same."""
    task = ListTask(path, {}, limits_for(path), mapping=mapping)
    rows, found = _list_apart(task, progress, cancelled)
    assert isinstance(found, ListContent)
    return replace(found, rows=tuple(rows))


def read_others_apart(
    read: Callable[..., Iterator[Found]],
    path: Path,
    *given: object,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    limits: Limits | None = None,
) -> list[Found]:
    """All that `read(path, *given, progress=…)` yields, in a process of its own.

    `read` is a function of a module. Raises what it raises of `FileRefused`, and `Cancelled`.
    """
    return list(
        each_apart(read, path, *given, progress=progress, cancelled=cancelled, limits=limits)
    )


def each_apart(
    read: Callable[..., Iterator[Found]],
    path: Path,
    *given: object,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    limits: Limits | None = None,
) -> Iterator[Found]:
    """As `read_others_apart`, one after the other: there may be more than memory should hold."""
    task = ForeignTask(path, {}, limits or limits_for(path), read=read, given=given)
    for message in _messages(task, progress, cancelled):
        if isinstance(message, SomeFound):
            yield from cast("tuple[Found, ...]", message.found)


def _list_apart(
    task: ListTask, progress: Progress | None, cancelled: Cancel | None
) -> tuple[list[ListRow], object]:
    rows: list[ListRow] = []
    found: object = None
    for message in _messages(task, progress, cancelled):
        if isinstance(message, SomeRows):
            rows += message.rows
        else:
            assert isinstance(message, WholeList)
            found = message.found
    return rows, found


def _messages(
    task: Task, progress: Progress | None, cancelled: Cancel | None
) -> Iterator[Some | Whole | SomeRows | WholeList | SomeFound | AllFound | Made]:
    """What the process says until it is done. Raises `FileRefused` and `Cancelled`."""
    deadline = time.monotonic() + task.limits.seconds
    try:
        with Child(_command(), task) as child:
            while True:
                if cancelled is not None and cancelled():
                    raise Cancelled
                if time.monotonic() > deadline:
                    raise FileRefused("reading_too_long", path=task.path)
                match cast("Message | None", child.message()):
                    case HowFar() as step if progress is not None:
                        progress(*step)
                    case Refused(code, about):
                        raise FileRefused(code, **about)
                    case Some() | SomeRows() | SomeFound() as some:
                        yield some
                    case Whole() | WholeList() | AllFound() | Made() as done:
                        yield done
                        return
    except Silence as silence:
        code = "reading_too_big" if silence.code == TOO_BIG else "reading_failed"
        raise FileRefused(code, path=task.path) from silence


def _command() -> list[str]:
    return command(READ_CHILD)
