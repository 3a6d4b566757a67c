"""An open desk for pages that tell days and times: a fixed moment, one language, real records."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from hrdesk.domain.errors import DeskError
from hrdesk.domain.records import shape_of
from hrdesk.domain.state import RecordState
from hrdesk.store.records import read_state, write_states
from hrdesk.ui.desk import Desk
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import record, ref

# Wednesday 18 November 2026, 09:24 in Zurich.
MORNING = datetime(2026, 11, 18, 8, 24, tzinfo=UTC)


class Moment:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: int) -> None:
        self.now += timedelta(**time)


Write = Callable[..., str]


@pytest.fixture
def clock() -> Moment:
    return Moment()


@pytest.fixture
def british() -> Iterator[None]:
    """Weeks from Monday, English words, whatever machine the test runs on."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def desk(tmp_path: Path, british: None, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS))
    yield made
    qtbot.waitUntil(lambda: not made.is_busy)
    made.close()


@pytest.fixture
def write(desk: Desk) -> Write:
    """Puts a record on the desk before a page is opened; gives its Ref."""

    def put(kind: str, number: object = 1, **values: object) -> str:
        needed = shape_of(kind).title[0]
        named = {needed: "TUN" if kind == "visit" else f"{kind.capitalize()} {number}"}
        label = values.pop("label", None)
        state = record(
            kind,
            {**named, **values},
            at=ref(kind, number),
            **({"label": label} if label else {}),  # type: ignore[arg-type]
        )
        return put_state(state)

    def put_state(state: RecordState) -> str:
        with desk.database.writing() as session:
            write_states(session, [state])
        return state.ref

    return put


@contextmanager
def held_up(desk: Desk, failing: DeskError | None = None) -> Iterator[None]:
    """The desk's thread is at other work meanwhile, which fails then if it shall: answers are late."""
    go_on = Event()

    def work(_: object, **__: object) -> None:
        go_on.wait()
        if failing is not None:
            raise failing

    desk.run(lambda _: None, work)
    try:
        yield
    finally:
        go_on.set()


def kept(desk: Desk, ref: str, name: str) -> str:
    """What the desk holds in a field now."""
    state = desk.read(read_state, ref)
    return state.text(name) if state is not None else ""
