"""Each action is declared once, and is found in its menu, by its key and by its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from hrdesk.ui.actions import Actions, plain
from hrdesk.ui.shortcuts import ShortcutSheet


@pytest.fixture
def host(qtbot: QtBot) -> QMainWindow:
    host = QMainWindow()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def actions(host: QMainWindow) -> Actions:
    actions = Actions(host)
    for key, title in (("file", "&File"), ("record", "&Record")):
        actions.add_menu(key, host.menuBar().addMenu(title))
    return actions


def test_an_action_stands_in_its_menu(host: QMainWindow, actions: Actions) -> None:
    file, record = host.menuBar().actions()
    assert not file.isVisible()
    made = actions.add("export", "Export…", menu="file")
    assert file.isVisible()
    assert not record.isVisible()
    assert made in actions._menus["file"].actions()
    assert actions["export"] is made


def test_its_shortcut_works_in_the_window(
    qtbot: QtBot, host: QMainWindow, actions: Actions
) -> None:
    done: list[str] = []
    actions.add("merge", "Merge", lambda: done.append("merge"), shortcuts=["Ctrl+M", "F9"])
    with qtbot.waitActive(host):
        host.show()
    qtbot.keyClick(host, Qt.Key.Key_F9)
    qtbot.keyClick(host, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert done == ["merge", "merge"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["New visit", "Éxport list"]),
        ("vis", ["New visit"]),
        ("visit ne", ["New visit"]),
        ("EXP", ["Éxport list"]),
        ("isit", []),
        ("off", []),
    ],
)
def test_words_find_the_actions_that_are_possible(
    actions: Actions, query: str, found: list[str]
) -> None:
    actions.add("new", "New &visit", menu="record")
    actions.add("list", "Éxport list…", menu="file")
    actions.add("off", "Off").setEnabled(False)
    assert [hit.title for hit in actions.hits(query)] == found


def test_a_hit_says_menu_and_key_and_hands_over_the_action(actions: Actions) -> None:
    made = actions.add("new", "New visit", menu="record", shortcuts=["Ctrl+N"], icon_name="plus")
    (hit,) = actions.hits("new")
    assert (hit.subtitle, hit.note, hit.icon, hit.payload) == ("Record", "Ctrl+N", "plus", made)


def test_the_sheet_lists_what_has_a_key(host: QMainWindow, actions: Actions, qtbot: QtBot) -> None:
    actions.add("new", "New <visit>", menu="record", shortcuts=["Ctrl+N"])
    actions.add("none", "Nothing to press", menu="record")
    actions.add("elsewhere", "Elsewhere pressed", menu="record", shortcuts=[""])
    sheet = ShortcutSheet(actions, host)
    qtbot.addWidget(sheet)
    assert "Record" in sheet.text()
    assert "New <visit>" in sheet.text()
    assert "Ctrl+N" in sheet.text()
    assert "Nothing to press" not in sheet.text()
    assert "Elsewhere pressed" not in sheet.text()
    sheet.line.setText("visi")
    assert "Ctrl+N" in sheet.text()
    sheet.line.setText("ctrl n")
    assert "New <visit>" in sheet.text()
    sheet.line.setText("xylophone")
    assert sheet.text().startswith("No key matches")


def test_the_sheet_is_in_the_order_of_the_menus(
    host: QMainWindow, actions: Actions, qtbot: QtBot
) -> None:
    actions.add("new", "New visit", menu="record", shortcuts=["Ctrl+N"])
    actions.add("quit", "Quit", menu="file", shortcuts=["Ctrl+Q"])
    sheet = ShortcutSheet(actions, host)
    qtbot.addWidget(sheet)
    titles = [line for line in sheet.text().split("\n") if line in {"File", "Record"}]
    assert titles == ["File", "Record"]


def test_an_action_is_found_by_other_words_for_it_too(actions: Actions) -> None:
    actions.add("share", "Share a workbook…", menu="file", also="send")
    assert [hit.title for hit in actions.hits("send work")] == ["Share a workbook"]


def test_underlining_signs_are_taken_out() -> None:
    assert plain("Search && &replace") == "Search & replace"


def test_what_undo_would_take_back_is_no_word_of_the_command(
    host: QMainWindow, actions: Actions
) -> None:
    actions.add_menu("go", host.menuBar().addMenu("&Go"))
    undo = actions.add("undo", "Undo", menu="file")
    actions.add("search", "Search or type a command", menu="go")
    actions.add("go_today", "Today", menu="go")
    undo.setText("Undo the change of Mexico, 8–17 Mar 2027")
    assert actions.hits("mexico") == []
    assert [hit.title for hit in actions.hits("und")] == [undo.text()]
    # Nothing typed: Enter goes somewhere, and takes nothing back.
    assert [hit.title for hit in actions.hits("")] == ["Today", undo.text()]
