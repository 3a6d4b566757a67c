"""Long work of these pages: an error comes back with the answer, so that the page that asked says it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import DeskError
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk


@dataclass(frozen=True)
class Answer:
    """What work gave, or why it could not be done."""

    value: Any = None
    error: DeskError | None = None


Done = Callable[[Answer], None]


def ask(
    desk: Desk, done: Done, work: Callable[..., object], *args: object, **named: object
) -> None:
    """Run `work(database, …)` on the desk's thread and hand its answer to `done`."""
    desk.run(done, _answer, work, args, named)


def ask_long(
    desk: Desk, done: Done, work: Callable[..., object], *args: object, **named: object
) -> None:
    """As `ask`, for work that reports progress and can be cancelled."""
    desk.run(done, _long_answer, work, args, named)


def ask_at_once(desk: Desk, done: Done, work: Callable[..., object], *args: object) -> None:
    """As `ask`, for work that only reads and waits for no other: somebody stands before it."""
    desk.look_at_once(done, _answer, work, args, {})


def tell(desk: Desk, changes: Changes) -> None:
    """Say what work changed that is no operation by itself, so that all pages read again."""
    if changes:
        desk.changed.emit(changes)


def _answer(
    database: Database,
    work: Callable[..., object],
    args: tuple[object, ...],
    named: dict[str, object],
    **_: object,
) -> Answer:
    try:
        return Answer(work(database, *args, **named))
    except DeskError as error:
        return Answer(error=error)


def _long_answer(
    database: Database,
    work: Callable[..., object],
    args: tuple[object, ...],
    named: dict[str, object],
    **reports: object,
) -> Answer:
    return _answer(database, work, args, named | reports)
