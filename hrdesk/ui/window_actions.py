"""The menus of the window and the actions that it has before any page is opened."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar

from hrdesk.ui.actions import Actions

_LINE = "line"


class _Row(NamedTuple):
    key: str
    text: str
    shortcuts: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    menu: str = ""
    key_of: QKeySequence.StandardKey | None = None


def add_menus(commands: Actions, bar: QMenuBar) -> None:
    """The menus, in their order."""
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
        commands.add_menu(key, bar.addMenu(title))


def add_window_actions(commands: Actions, reading: Qt.LayoutDirection) -> None:
    """The actions, in the order of their menus; whoever carries them out connects them."""
    for row in (*_edit_rows(), *_view_rows(), *_go_rows(reading), *_tool_rows()):
        if row.key == _LINE:
            commands.add_line(row.menu)
            continue
        action = commands.add(
            row.key, row.text, shortcuts=row.shortcuts, icon_name=row.icon, menu=row.menu
        )
        if row.key_of is not None:
            written = QKeySequence(row.key_of).toString(QKeySequence.SequenceFormat.NativeText)
            action.setIconText(row.text)
            action.setText(f"{row.text}\t{written}")


def _edit_rows() -> Iterator[_Row]:
    say = QCoreApplication.translate
    text = say("MainWindow", "Undo")
    yield _Row("undo", text, (QKeySequence.StandardKey.Undo,), "undo-2", "edit")
    text = say("MainWindow", "Redo")
    yield _Row("redo", text, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", "edit")
    yield _Row(_LINE, "", menu="edit")
    text = say("MainWindow", "Copy (rows as a table)")
    # As words: a key of the window would come before what has a copy of its own.
    yield _Row("copy", text, icon="copy", menu="edit", key_of=QKeySequence.StandardKey.Copy)
    text = say("MainWindow", "Filter this list")
    yield _Row("filter", text, ("Ctrl+F",), "funnel", "edit")
    text = say("MainWindow", "Reminders")
    yield _Row("reminders", text, icon="bell", menu="tools")


def _view_rows() -> Iterator[_Row]:
    say = QCoreApplication.translate
    text = say("MainWindow", "Full screen")
    yield _Row("full_screen", text, ("F11",), menu="view")
    text = say("MainWindow", "Side list")
    yield _Row("side_list", text, ("Ctrl+B",), "panel-left", "view")
    text = say("MainWindow", "Columns of the list…")
    yield _Row("columns", text, ("Ctrl+Shift+K",), "columns-3", "view")
    yield _Row(_LINE, "", menu="view")


def _go_rows(reading: Qt.LayoutDirection) -> Iterator[_Row]:
    say = QCoreApplication.translate
    is_rtl = reading == Qt.LayoutDirection.RightToLeft
    behind, ahead = ("Alt+Right", "Alt+Left") if is_rtl else ("Alt+Left", "Alt+Right")
    text = say("MainWindow", "Back")
    yield _Row("back", text, (behind,), "arrow-left", "go")
    text = say("MainWindow", "Forward")
    yield _Row("forward", text, (ahead,), "arrow-right", "go")
    text = say("MainWindow", "Search or type a command")
    yield _Row("search", text, ("Ctrl+K", "/"), "search", "go")
    text = say("MainWindow", "Next pane")
    yield _Row("next_pane", text, ("F6",), menu="go")
    text = say("MainWindow", "Previous pane")
    yield _Row("previous_pane", text, ("Shift+F6",), menu="go")
    yield _Row(_LINE, "", menu="go")


def _tool_rows() -> Iterator[_Row]:
    say = QCoreApplication.translate
    text = say("MainWindow", "Lock")
    yield _Row("lock", text, ("Ctrl+L",), "lock", "tools")
    text = say("MainWindow", "Settings")
    yield _Row("settings", text, ("Ctrl+,",), "settings", "tools")
    text = say("MainWindow", "Keyboard shortcuts")
    yield _Row("shortcuts", text, ("F1", "Ctrl+?"), "keyboard", "help")
