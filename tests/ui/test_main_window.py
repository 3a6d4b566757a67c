"""The window's frame: places, keys, history, undo in words, panes, and names for everything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.history import Address
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.tokens import DARK, Density
from hrdesk.ui.widgets.hits import Hit

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _key(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def _pressed(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_a_page_is_built_when_it_is_first_opened(window: MainWindow) -> None:
    assert window.places.keys == ["today", "contacts", "exchange"]
    assert window.places.built("contacts") is None
    window.go("contacts")
    page = window.places.built("contacts")
    assert page is window.page
    window.go("today")
    window.go("contacts")
    assert window.page is page


def test_ctrl_and_digit_open_a_place(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.place_opened) as opened:
        _key(window, Qt.Key.Key_3)
    assert opened.args == ["exchange"]
    assert window.rail.current == "exchange"
    _key(window, Qt.Key.Key_Eacute)
    assert window.rail.current == "contacts"
    page = window.page
    assert page is not None
    assert page.isAncestorOf(QApplication.focusWidget())


def test_the_rail_opens_a_place(window: MainWindow) -> None:
    for button in window.rail.findChildren(QWidget, "contacts"):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.address == Address("contacts")


def test_work_begins_on_the_page(window: MainWindow) -> None:
    assert window.page is not None
    assert window.page.isAncestorOf(QApplication.focusWidget())


def test_the_focus_goes_where_a_page_wants_it(window: MainWindow) -> None:
    window.go("contacts")
    page = window.page
    assert page is not None
    field = page.panes()[0]
    first = QPushButton("First", page)
    QWidget.setTabOrder(first, field)
    page.setFocusProxy(field)
    window.go("today")
    assert window.page is not None
    window.page.panes()[0].setFocus()
    _key(window, Qt.Key.Key_2)
    assert QApplication.focusWidget() is field


def test_back_and_forward(window: MainWindow) -> None:
    assert not window.commands["back"].isEnabled()
    window.go("contacts", "PER-1")
    window.go("exchange")
    _key(window, Qt.Key.Key_Left, ALT)
    assert window.address == Address("contacts", "PER-1")
    assert window.page is not None
    assert window.page.shown[-1] == "PER-1"
    assert window.rail.current == "contacts"
    _key(window, Qt.Key.Key_Right, ALT)
    assert window.address == Address("exchange")
    assert not window.commands["forward"].isEnabled()
    QTest.mouseClick(window.status, Qt.MouseButton.BackButton)
    assert window.address == Address("contacts", "PER-1")
    QTest.mouseClick(window.status, Qt.MouseButton.ForwardButton)
    assert window.address == Address("exchange")


def test_back_lies_on_the_right_where_one_reads_from_the_right(
    right_to_left: None, new_window: Callable[[], MainWindow]
) -> None:
    window = new_window()
    window.go("contacts")
    _key(window, Qt.Key.Key_Right, ALT)
    assert window.address == Address("today")


def test_what_a_page_shows_next_is_a_step_of_its_own(window: MainWindow) -> None:
    window.go("contacts")
    assert window.page is not None
    window.page.moved.emit("PER-1")
    window.page.moved.emit("PER-2")
    assert window.address == Address("contacts", "PER-2")
    window.go_back()
    assert window.address == Address("contacts", "PER-1")
    assert window.page.shown == ["", "PER-1"]


def test_a_page_in_the_background_moves_nobody(window: MainWindow) -> None:
    window.go("contacts")
    contacts = window.page
    window.go("today")
    assert contacts is not None
    contacts.moved.emit("PER-1")
    assert window.address == Address("today")


def test_the_title_names_place_and_desk(window: MainWindow) -> None:
    window.set_desk_name("Geneva")
    window.go("contacts")
    title = window.windowTitle()
    assert title.index("Contacts") < title.index("Geneva") < title.index("HRDesk")


def test_undo_says_what_it_takes_back(qtbot: QtBot, window: MainWindow) -> None:
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert not undo.isEnabled()
    window.show_undo("change of label (3 contacts)")
    assert undo.isEnabled()
    assert undo.text() == "Undo change of label (3 contacts)"
    window.places.setFocus()
    window.rail.findChildren(QWidget, "today")[0].setFocus()
    with qtbot.waitSignal(window.undo_asked):
        _key(window, Qt.Key.Key_Z)
    window.show_undo("")
    window.show_redo("it")
    assert not undo.isEnabled()
    with qtbot.waitSignal(window.redo_asked):
        redo.trigger()


def test_the_undo_bar_asks_the_window_and_closes_with_escape(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.offer_undo("Deleted.")
    assert window.undo_bar.isVisible()
    window.keyPressEvent(_pressed(Qt.Key.Key_Escape))
    assert not window.undo_bar.isVisible()
    window.offer_undo("Deleted.")
    with qtbot.waitSignal(window.undo_asked):
        _key(window, Qt.Key.Key_U, ALT)
    assert not window.undo_bar.isVisible()


def test_undo_takes_back_what_is_told_though_no_journal_has_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    undo, taken = window.commands["undo"], list[str]()
    window.show_undo("")
    window.undo_bar.offer_back("Muted: one and other", lambda: taken.append("muting"))
    assert undo.text() == "Undo Muted: one and other"
    window.show_undo("the label of Amina")
    window.rail.findChildren(QWidget, "today")[0].setFocus()
    _key(window, Qt.Key.Key_Z)
    assert taken == ["muting"]
    assert undo.text() == "Undo the label of Amina"
    window.undo_bar.offer_back("Muted: one and other", lambda: taken.append("muting"))
    window.undo_bar.hide()
    with qtbot.waitSignal(window.undo_asked):
        _key(window, Qt.Key.Key_Z)
    assert taken == ["muting"]


def test_what_waits_is_said_twice(window: MainWindow) -> None:
    window.show_waiting(2)
    (button,) = window.rail.findChildren(QWidget, "exchange")
    assert button.badge == "2"
    assert "2" in button.accessibleDescription()
    window.status.waiting_clicked.emit()
    assert window.address == Address("exchange")
    window.show_waiting(0)
    assert button.badge == ""


def test_f6_walks_from_pane_to_pane(window: MainWindow) -> None:
    assert window.page is not None
    field = window.page.panes()[0]
    field.setFocus()
    _key(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.rail.isAncestorOf(QApplication.focusWidget())
    _key(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert QApplication.focusWidget() is field
    _key(window, Qt.Key.Key_F6, SHIFT)
    assert window.rail.isAncestorOf(QApplication.focusWidget())


def test_f6_lands_on_the_open_place_whatever_had_the_focus_there(window: MainWindow) -> None:
    lock = next(
        each for each in window.rail.findChildren(QWidget) if "Lock" in each.accessibleName()
    )
    for place, before in (("exchange", None), ("contacts", lock), ("today", None)):
        if before is not None:
            before.setFocus()
        window.go(place)
        assert window.page is not None
        window.page.panes()[0].setFocus()
        _key(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == place


def test_the_page_is_asked_to_filter_and_to_hide_its_side(window: MainWindow) -> None:
    assert window.page is not None
    window.commands["filter"].trigger()
    assert window.page.field.text() == "filter"
    window.commands["side_list"].trigger()
    assert window.page.field.text() == "side"


def test_search_finds_commands_and_records(qtbot: QtBot, window: MainWindow) -> None:
    window.set_search(lambda query: [Hit(f"Record {query}", payload=("PER", query))])
    _key(window, Qt.Key.Key_K)
    assert QApplication.focusWidget() is window.top_bar.search
    QTest.keyClicks(window.top_bar.search, "cont")
    assert window.finder.rows == ["Contacts", "Record cont"]
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.hit_chosen) as chosen:
        QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert chosen.args == [("PER", "cont")]
    _key(window, Qt.Key.Key_K)
    QTest.keyClicks(window.top_bar.search, "cont")
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.address == Address("contacts")


def test_looks_change_at_once_and_are_remembered(
    qtbot: QtBot, window: MainWindow, settings: Settings
) -> None:
    before = window.font().pointSizeF()
    window.commands["bigger"].trigger()
    assert settings.text_size == 110
    qtbot.waitUntil(lambda: window.font().pointSizeF() == pytest.approx(before * 1.1))
    window.commands["normal"].trigger()
    window.commands["smaller"].trigger()
    assert settings.text_size == 90
    assert not window.commands["smaller"].isEnabled()
    window.commands["normal"].trigger()
    window.commands["scheme_dark"].trigger()
    assert settings.scheme is Scheme.DARK
    qtbot.waitUntil(lambda: window.palette().window().color().name().upper() == DARK.window)
    window.commands["compact"].trigger()
    assert settings.density is Density.COMPACT


def test_new_offers_what_it_was_given(window: MainWindow) -> None:
    person = QAction("Person", window)
    window.set_new_actions([person])
    assert window._new_menu.actions() == [person]


def test_the_shortcut_sheet_stays_one(window: MainWindow) -> None:
    window.commands["shortcuts"].trigger()
    first = window._sheet
    assert first is not None
    assert "Contacts" in first.text()
    window.commands["shortcuts"].trigger()
    assert window._sheet is first
    first.close()


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [
        key.toString() for listed in window.commands for key in listed.action.shortcuts() if key
    ]
    assert len(keys) == len(set(keys))


def test_closing_remembers_the_shape(
    qtbot: QtBot, window: MainWindow, settings: Settings, theme: object
) -> None:
    window.resize(1111, 700)
    with qtbot.waitSignal(window.closing):
        window.close()
    again = MainWindow(Settings(settings.folder), theme)
    qtbot.addWidget(again)
    assert again.width() == 1111 or again.width() == again.minimumWidth()


@pytest.mark.parametrize("mirrored", [False, True], ids=["ltr", "rtl"])
def test_everything_has_a_name(
    qapp: QApplication,
    mirrored: bool,
    new_window: Callable[[], MainWindow],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    if mirrored:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = new_window()
    window.offer_undo("Done.")
    window.show_waiting(3)
    assert nameless(window) == []


def test_the_rail_is_at_the_leading_edge(
    new_window: Callable[[], MainWindow], right_to_left: None
) -> None:
    window = new_window()
    assert window.rail.geometry().right() > window.places.geometry().right()


def test_the_smallest_window_has_room_for_everything(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    window.commands["bigger"].trigger()
    window.commands["bigger"].trigger()
    window.commands["bigger"].trigger()
    qtbot.waitUntil(lambda: window.font().pointSizeF() == qapp.font().pointSizeF())
    window.resize(1024, 640)
    central = window.centralWidget()
    assert central.minimumSizeHint().height() + window.menuBar().height() <= 640
    assert central.minimumSizeHint().width() <= 1024


def test_the_undo_bar_covers_no_page_and_moves_none(window: MainWindow) -> None:
    window.go("contacts")
    before = window.places.geometry()
    window.offer_undo("Amina was changed")
    bar = window.undo_bar
    assert bar.isVisible()
    assert window.places.geometry() == before
    place = QRect(bar.mapTo(window, QPoint()), bar.size())
    assert not place.intersects(QRect(window.places.mapTo(window, QPoint()), before.size()))
