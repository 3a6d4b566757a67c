"""The menus of the window and the actions that it has before any page is opened."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from hrdesk.ui.main_window import MainWindow

_LINE = "line"


class _Row(NamedTuple):
    key: str
    text: str
    handler: Callable[[], object] | None
    shortcuts: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    menu: str = ""


def add_menus(window: "MainWindow") -> None:
    say = QCoreApplication.translate
    for key, title in {
        "file": say("MainWindow", "&File"),
        "edit": say("MainWindow", "&Edit"),
        "view": say("MainWindow", "&View"),
        "go": say("MainWindow", "&Go"),
        "record": say("MainWindow", "&Record"),
        "exchange": say("MainWindow", "E&xchange"),
        "tools": say("MainWindow", "&Tools"),
        "help": say("MainWindow", "&Help"),
    }.items():
        window.commands.add_menu(key, window.menuBar().addMenu(title))


def add_window_actions(window: "MainWindow") -> None:
    commands = window.commands
    for row in (*_edit_rows(window), *_view_rows(window), *_go_rows(window), *_tool_rows(window)):
        if row.key == _LINE:
            commands.add_line(row.menu)
            continue
        commands.add(
            row.key,
            row.text,
            row.handler,
            shortcuts=row.shortcuts,
            icon_name=row.icon,
            menu=row.menu,
        )


def add_quit(window: "MainWindow") -> None:
    """Added after everything that others put into the menu File."""
    text = QCoreApplication.translate("MainWindow", "Quit")
    keys = [QKeySequence.StandardKey.Quit]
    window.commands.add("quit", text, window.close, shortcuts=keys, menu="file")


def _edit_rows(window: "MainWindow") -> Iterator[_Row]:
    say = QCoreApplication.translate
    undo, redo = window.undo_asked.emit, window.redo_asked.emit
    standard_undo = QKeySequence.StandardKey.Undo
    text = say("MainWindow", "Undo")
    yield _Row("undo", text, undo, (standard_undo,), "undo-2", "edit")
    text = say("MainWindow", "Redo")
    yield _Row("redo", text, redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", "edit")
    yield _Row(_LINE, "", None, menu="edit")
    text = say("MainWindow", "Filter this list")
    yield _Row("filter", text, window.focus_filter, ("Ctrl+F",), "funnel", "edit")
    text = say("MainWindow", "Reminders")
    yield _Row("reminders", text, window.reminders_asked.emit, icon="bell", menu="tools")


def _view_rows(window: "MainWindow") -> Iterator[_Row]:
    say = QCoreApplication.translate
    text = say("MainWindow", "Full screen")
    yield _Row("full_screen", text, window.toggle_full_screen, ("F11",), menu="view")
    text = say("MainWindow", "Side list")
    yield _Row("side_list", text, window.toggle_side, ("Ctrl+B",), "panel-left", "view")
    text = say("MainWindow", "Columns of the list…")
    yield _Row("columns", text, window.choose_columns, ("Ctrl+Shift+K",), "columns-3", "view")
    yield _Row(_LINE, "", None, menu="view")


def _go_rows(window: "MainWindow") -> Iterator[_Row]:
    say = QCoreApplication.translate
    rtl = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    behind, ahead = ("Alt+Right", "Alt+Left") if rtl else ("Alt+Left", "Alt+Right")
    text = say("MainWindow", "Back")
    yield _Row("back", text, window.go_back, (behind,), "arrow-left", "go")
    text = say("MainWindow", "Forward")
    yield _Row("forward", text, window.go_forward, (ahead,), "arrow-right", "go")
    text = say("MainWindow", "Search or type a command")
    yield _Row("search", text, window.finder.summon, ("Ctrl+K", "/"), "search", "go")
    text = say("MainWindow", "Next pane")
    yield _Row("next_pane", text, window.next_pane, ("F6",), menu="go")
    text = say("MainWindow", "Previous pane")
    yield _Row("previous_pane", text, window.previous_pane, ("Shift+F6",), menu="go")
    yield _Row(_LINE, "", None, menu="go")


def _tool_rows(window: "MainWindow") -> Iterator[_Row]:
    say = QCoreApplication.translate
    yield _Row("lock", say("MainWindow", "Lock"), None, ("Ctrl+L",), "lock", "tools")
    text = say("MainWindow", "Settings")
    yield _Row("settings", text, window.settings_asked.emit, ("Ctrl+,",), "settings", "tools")
    text = say("MainWindow", "Keyboard shortcuts")
    yield _Row("shortcuts", text, window.show_shortcuts, ("F1", "Ctrl+?"), "keyboard", "help")
