"""Cells edited in place by keyboard: F2, Tab, Enter, Esc; what may not be edited there is not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.table_view import RecordTableView
from tests.ui.open_desk import kept
from tests.ui.records.conftest import Put

KEY = Qt.Key
Make = Callable[..., RecordTableView]


def editor(view: RecordTableView) -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit), found
    assert view.isAncestorOf(found)
    return found


def retype(qtbot: QtBot, view: RecordTableView, text: str) -> None:
    editor(view).selectAll()
    qtbot.keyClicks(editor(view), text)


def column(view: RecordTableView) -> str:
    return view.table.columns[view.currentIndex().column()].name


def test_f2_tab_enter_and_esc(table: Make, desk: Desk, put: Put, qtbot: QtBot) -> None:
    first = put("person", 1, name="Abdi", function="Adviser", tags=["africa"])
    second = put("person", 2, name="Brun", function="Chief")
    view = table()
    view.table.reload()
    view.choose([first])
    qtbot.keyClick(view, KEY.Key_F2)
    assert (editor(view).text(), editor(view).accessibleName()) == ("Abdi", "Name")
    # Tab keeps it and goes on to the next field that is edited, past those that are not.
    retype(qtbot, view, "Abdi, Fatima")
    qtbot.keyClick(editor(view), KEY.Key_Tab)
    qtbot.waitUntil(lambda: column(view) == "function" and editor(view).text() == "Adviser")
    assert kept(desk, first, "name") == "Abdi, Fatima"
    # Esc restores.
    retype(qtbot, view, "Nobody")
    qtbot.keyClick(editor(view), KEY.Key_Escape)
    assert kept(desk, first, "function") == "Adviser"
    qtbot.waitUntil(view.hasFocus)
    # Enter keeps it and goes down.
    qtbot.keyClick(view, KEY.Key_F2)
    retype(qtbot, view, "Deputy")
    qtbot.keyClick(editor(view), KEY.Key_Return)
    qtbot.waitUntil(lambda: view.current_ref() == second and editor(view).text() == "Chief")
    assert kept(desk, first, "function") == "Deputy"
    # Behind the last row and with nothing changed it just ends.
    qtbot.keyClick(editor(view), KEY.Key_Return)
    qtbot.waitUntil(view.hasFocus)


def test_what_cannot_be_kept_is_said_at_the_cell(
    table: Make, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    one = put("person", 1, name="Abdi", email="a@example.org")
    view = table()
    view.table.reload()
    view.choose([one])
    qtbot.keyClick(view, KEY.Key_F2)
    editor(view).clear()
    qtbot.keyClick(editor(view), KEY.Key_Return)
    assert "may not be empty" in editor(view).toolTip()
    qtbot.keyClick(editor(view), KEY.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(view.table.index(0, view.table.column_named("email")))
    assert view.edit_here()
    retype(qtbot, view, "no address")
    qtbot.keyClick(editor(view), KEY.Key_Tab)
    assert editor(view).toolTip()
    # Left for another place: what cannot be kept is not.
    view.setFocus()
    assert kept(desk, one, "email") == "a@example.org"


def test_left_by_a_click_elsewhere_it_is_kept(
    table: Make, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    one = put("person", 1, name="Abdi")
    view = table()
    view.table.reload()
    view.choose([one])
    qtbot.keyClick(view, KEY.Key_F2)
    retype(qtbot, view, "Brun")
    with qtbot.waitSignal(desk.changed):
        view.setFocus()
    assert kept(desk, one, "name") == "Brun"


def test_protected_names_and_other_kinds_open_the_form(table: Make, put: Put, qtbot: QtBot) -> None:
    put("person", 1, Label.INTERNAL, name="Secret", pseudonym="Lark", protected=True)
    view = table()
    view.table.reload()
    view.setCurrentIndex(view.table.index(0, 1))
    qtbot.keyClick(view, KEY.Key_F2)
    assert editor(view).accessibleName() == "Function"
    qtbot.keyClick(editor(view), KEY.Key_Escape)
    put("visit", 1, country="TUN")
    visits = table("visit")
    visits.table.reload()
    visits.setCurrentIndex(visits.table.index(0, 1))
    assert not visits.edit_here()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_narrow_list_goes_aside_no_further_than_writing_needs(
    table: Make, put: Put, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    view = table()
    view.setLayoutDirection(way)
    # By hand, so that the columns are not fitted to the few words that they hold here.
    view.header.widen("title", 1)
    one = put("person", 1, name="Abdi", function="Adviser")
    view.table.reload()
    view.resize(view.columnWidth(0) + view.columnWidth(1) - 10, 300)
    aside, marking = view.horizontalScrollBar(), view.table.index(0, 0)

    def in_sight() -> bool:
        return view.viewport().rect().contains(editor(view).geometry())

    view.choose([one])
    qtbot.keyClick(view, KEY.Key_F2)
    assert aside.value() == 0, "the marking stays in sight"
    assert view.viewport().rect().contains(view.visualRect(marking))
    assert in_sight()
    qtbot.keyClick(editor(view), KEY.Key_Tab)
    qtbot.waitUntil(lambda: editor(view).text() == "Adviser")
    assert aside.value() > 0
    assert in_sight()
    qtbot.keyClick(editor(view), KEY.Key_Backtab)
    qtbot.waitUntil(lambda: editor(view).text() == "Abdi")
    assert aside.value() == 0, "and comes back with it"
