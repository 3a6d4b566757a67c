"""Two desks that exchange real workbooks, and the exchange page of one of them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from hrdesk.operations.records import remove
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.worlds import DeskAtWork, edited

SIZE = (1180, 740)


@pytest.fixture
def british() -> Iterator[None]:
    """English words and dates, whatever machine the test runs on."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def _ours(folder: Path) -> DeskAtWork:
    desk = DeskAtWork(folder, "NIRMS")
    desk.knows("IACHR")
    return desk


def _theirs(folder: Path) -> DeskAtWork:
    desk = DeskAtWork(folder, "IACHR")
    desk.knows("NIRMS")
    return desk


@dataclass(frozen=True)
class World:
    """The records that the workbook of the other desk is about."""

    book: Path
    both: str  # changed at both desks: conflict in dates and purpose, theirs in themes
    changed: str  # changed there only
    removed: str  # removed there
    new: str  # made there


@dataclass(frozen=True)
class History:
    """What went to and fro between both desks, which are closed: each test goes on with copies."""

    ours: DeskAtWork
    theirs: DeskAtWork
    world: World


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A conflict, a change, a removal and a new record in a workbook from the other desk."""
    folder = tmp_path_factory.mktemp("history")
    ours, theirs = _ours(folder), _theirs(folder)
    both = ours.add(
        "visit", country="GEO", dates="2026-11-10/2026-11-18", purpose="Two NGOs", themes=["a"]
    )
    changed = ours.add("visit", country="TUN", dates="2026-12-03", purpose="First")
    removed = ours.add("visit", country="KEN", dates="2027-02")
    theirs.receive(ours.send("IACHR"))
    theirs.set(both, dates="2026-11-12/2026-11-18", purpose="Three NGOs", themes=["a", "b"])
    theirs.set(changed, purpose="Second")
    theirs.do(remove, [removed])
    new = theirs.add("visit", country="MDA", dates="2027-05", purpose="Joint visit")
    ours.set(both, dates="2026-11-10/2026-11-20", purpose="Two NGOs; off site")
    world = World(theirs.send("NIRMS"), both, changed, removed, new)
    ours.close()
    theirs.close()
    return History(ours, theirs, world)


@pytest.fixture
def ours(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DeskAtWork]:
    """Our desk; its file is given back by the window's desk."""
    desk = _history(request).ours.copied(tmp_path) if _has_world(request) else _ours(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def theirs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = _history(request).theirs.copied(tmp_path) if _has_world(request) else _theirs(tmp_path)
    yield desk
    desk.close()


def _has_world(request: pytest.FixtureRequest) -> bool:
    return "world" in request.fixturenames


def _history(request: pytest.FixtureRequest) -> History:
    found: History = request.getfixturevalue("history")
    return found


@pytest.fixture
def desk(ours: DeskAtWork, british: None, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(ours.database)
    yield made
    qtbot.waitUntil(lambda: not made.is_busy)
    made.close()


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> ExchangePage:
    made = ExchangePage(desk, settings)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def world(history: History, tmp_path: Path) -> World:
    """The workbook of the other desk; `ours` and `theirs` are as they were when it was sent."""
    return replace(history.world, book=Path(shutil.copy(history.world.book, tmp_path)))


@pytest.fixture
def returned(ours: DeskAtWork) -> tuple[Path, str]:
    """Our own workbook, edited by hand, and the record that was edited."""
    ref = ours.add("visit", country="TUN", dates="2026-12-03", purpose="First")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "By hand")
    return book, ref


Opened = Callable[[Path], ReviewPage]


@pytest.fixture
def opened(page: ExchangePage, qtbot: QtBot) -> Opened:
    """Opens a workbook and waits until its review is there."""

    def open_file(path: Path) -> ReviewPage:
        page.open_files([path])
        qtbot.waitUntil(lambda: page.review_page is not None)
        review = page.review_page
        assert review is not None
        return review

    return open_file


def text_of(desk: Desk, ref: str, name: str) -> str:
    """What the desk shows in a register of a record; empty where there is no record."""
    state = desk.read(read_state, ref)
    return state.text(name) if state is not None else ""


def idle(desk: Desk, qtbot: QtBot) -> None:
    """Wait until nothing is being written."""
    qtbot.waitUntil(lambda: not desk.is_busy)
