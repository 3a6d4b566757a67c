"""Every entry of every menu has a letter of its own, whatever language its words are in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hrdesk.operations.desks import Start, new_desk
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.focus import focus_into
from hrdesk.ui.shell import places
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.widgets.menu_letters import give_letters, letter_of
from tests.ui.open_desk import Moment
from tests.ui.running import running

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, own_data_folder: Path, as_before: None
) -> Iterator[DeskWindow]:
    file = tmp_path / "desk.hrdesk"
    new_desk(file, "NIRMS", "Section", start=Start.SAMPLE).close()
    with running(qtbot, qapp, file, now=Moment(), size=(1440, 900)) as made:
        yield made.window


def letters(menu: QMenu) -> list[str]:
    return [
        letter_of(each.text())
        for each in menu.actions()
        if each.isVisible() and not each.isSeparator()
    ]


def menus(window: DeskWindow) -> list[QMenu]:
    found = [action.menu() for action in window.menuBar().actions()]
    return [menu for menu in found if isinstance(menu, QMenu)]


def test_all_entries_have_a_letter_of_their_own(window: DeskWindow) -> None:
    assert len(menus(window)) == 8
    bar = [letter_of(each.title()) for each in menus(window)]
    assert all(bar)
    assert len(set(bar)) == len(bar)
    for menu in menus(window):
        menu.popup(window.pos())
        found = letters(menu)
        assert found, menu.title()
        assert all(found), [each.text() for each in menu.actions()]
        assert len(set(found)) == len(found), [each.text() for each in menu.actions()]
        menu.close()


def test_letters_stay_when_words_change(window: DeskWindow) -> None:
    (edit,) = [each for each in menus(window) if each.title() == "&Edit"]
    window.show_undo("Smith & Jones")
    edit.popup(window.pos())
    edit.close()
    assert window.commands["undo"].text() == "&Undo Smith && Jones"
    window.show_undo("")
    edit.popup(window.pos())
    edit.close()
    assert window.commands["undo"].text() == "&Undo"
    assert len(set(letters(edit))) == len(letters(edit))


def test_an_entry_is_chosen_by_its_letter(window: DeskWindow, qtbot: QtBot) -> None:
    window.go(places.TODAY)
    QTest.keyClick(window, Qt.Key.Key_G, ALT)
    go = QApplication.activePopupWidget()
    assert isinstance(go, QMenu)
    letter = letter_of(window.commands["go_visits"].text())
    QTest.keyClicks(go, letter)
    qtbot.waitUntil(lambda: window.page is window.places.built(places.VISITS))
    assert [hit.title for hit in window.commands.hits("calendar by year")] == ["Calendar by year"]


def test_what_a_translator_gave_stays_and_the_others_give_way(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for text in ("Copier", "&Coller", "Couper\tC", "打开(&O)", "\u0627\u0641\u062a\u062d", "++"):
        menu.addAction(text)
    menu.addSeparator()
    menu.addAction("Ouvrir").setVisible(False)
    give_letters(menu)
    texts = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert texts[1] == "&Coller"
    assert texts[3] == "打开(&O)"
    assert texts[4] == "&\u0627\u0641\u062a\u062d"
    assert texts[5:] == ["++", "Ouvrir"]
    given = [letter_of(each) for each in texts[:5]]
    assert all(given)
    assert len(set(given)) == 5
    assert texts[2].endswith("\tC")
    give_letters(menu)
    assert [each.text() for each in menu.actions() if not each.isSeparator()] == texts


def test_copy_stands_in_the_menu_with_its_key(window: DeskWindow, qtbot: QtBot) -> None:
    window.go(places.CONTACTS)
    page = window.page
    assert isinstance(page, ContactsPage)
    assert page.list.view is not None
    page.list.view.setFocus()
    page.list.view.choose(page.list.refs[:2])
    clipboard = QApplication.clipboard()
    clipboard.clear()
    action = window.commands["copy"]
    assert action.text().endswith("\tCtrl+C")
    (edit,) = [each for each in menus(window) if each.title() == "&Edit"]
    QTest.keyClick(window, Qt.Key.Key_E, ALT)
    assert QApplication.activePopupWidget() is edit
    QTest.keyClicks(edit, letter_of(action.text()))
    qtbot.waitUntil(lambda: clipboard.mimeData().hasHtml())
    assert len(clipboard.text().strip().splitlines()) == 3
    (hit,) = window.commands.hits("copy table")
    assert (hit.title, hit.note) == ("Copy (rows as a table)", "Ctrl+C")


def test_copy_serves_fields_and_says_where_nothing_is_chosen(window: DeskWindow) -> None:
    window.go(places.CONTACTS)
    page = window.page
    assert isinstance(page, ContactsPage)
    page.focus_filter()
    page.list.box.setText("Geneva")
    page.list.box.selectAll()
    window.commands["copy"].trigger()
    assert QApplication.clipboard().text() == "Geneva"
    focus_into(window.rail)
    window.commands["copy"].trigger()
    assert window.undo_bar.text == "Choose rows in a list first, then copy them"


def test_after_a_menu_that_was_closed_keys_go_to_the_page_again(window: DeskWindow) -> None:
    window.activateWindow()
    window.go(places.CONTACTS)
    page = window.page
    assert isinstance(page, ContactsPage)
    focus_into(page.list)
    before = QApplication.focusWidget()
    _open_and_close(window)
    window.finder.summon()
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    _open_and_close(window)
    window.go(places.VISITS)
    assert window.page is not None
    assert window.page.isAncestorOf(QApplication.focusWidget())


def _open_and_close(window: DeskWindow) -> None:
    bar = window.menuBar()
    at = bar.actionGeometry(bar.actions()[0]).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
