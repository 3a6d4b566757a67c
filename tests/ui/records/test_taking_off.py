"""Taking a record off this desk from its menus: what it means is told, and it can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.store.records import read_state
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import undo_words
from hrdesk.ui.theme import Theme
from tests.worlds import DeskAtWork


@pytest.fixture
def ours(tmp_path: Path) -> DeskAtWork:
    """A desk with a person and a visit of a partner, and one person of its own."""
    theirs, made = DeskAtWork(tmp_path, "IACHR"), DeskAtWork(tmp_path, "NIRMS")
    theirs.knows("NIRMS")
    made.knows("IACHR")
    theirs.add("person", name="Theirs")
    theirs.add("visit", country="TUN", dates="2026-11-25")
    made.receive(theirs.send("NIRMS"))
    made.add("person", name="Ours")
    theirs.close()
    return made


@pytest.fixture
def desk(ours: DeskAtWork, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(ours.database)
    yield made
    qtbot.waitUntil(lambda: not made.is_busy)
    made.close()


def of_kind(desk: Desk, kind: str) -> list[str]:
    from hrdesk.store.listing import Query, keys

    return desk.read(keys, Query(kind))


def test_from_the_form_it_goes_comes_back_and_goes_again(
    desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    ours, theirs = of_kind(desk, "person")
    form = RecordForm(desk, settings)
    qtbot.addWidget(form)
    form.show_record(ours)
    assert not form.head.take_off.isVisible()
    form.show_record(theirs)
    assert form.head.take_off.isVisible()
    assert "no other desk hears of it" in form.head.take_off.toolTip()
    with qtbot.waitSignal(desk.changed) as told, qtbot.waitSignal(form.erased):
        form.head.take_off.trigger()
    assert (desk.read(read_state, theirs), form.ref) == (None, "")
    done = desk.read(undo_words.of_changes, told.args[0])
    assert "comes in again only if you say so" in undo_words.sentence_of(done)
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert form.show_record(theirs)
    with qtbot.waitSignal(form.erased):
        desk.redo()
    assert desk.read(read_state, theirs) is None


def test_from_the_menu_of_the_rows(
    desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    ours, theirs = of_kind(desk, "person")
    page = ContactsPage(desk, settings)
    qtbot.addWidget(page)
    page.show_kind("person")
    qtbot.waitUntil(lambda: page.list.refs == [ours, theirs])
    for refs, is_offered in (([ours, theirs], False), ([theirs], True)):
        assert page.list.view is not None
        page.list.view.choose(refs)
        page.list.menu_wanted.emit(page.mapToGlobal(page.rect().center()))
        page.row_menu.hide()
        assert page.row_menu.take_off.isVisible() == is_offered
    page.row_menu.take_off.trigger()
    qtbot.waitUntil(lambda: page.list.refs == [ours])


def test_from_the_calendar(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    (visit,) = of_kind(desk, "visit")
    page = CalendarPage(desk, settings)
    qtbot.addWidget(page)
    page.month.menu_wanted.emit(visit, page.mapToGlobal(page.rect().center()))
    page.thing_menu.hide()
    assert page.thing_menu.take_off.isVisible()
    with qtbot.waitSignal(desk.changed):
        page.thing_menu.take_off.trigger()
    assert desk.read(read_state, visit) is None
