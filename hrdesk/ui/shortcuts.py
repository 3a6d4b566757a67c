"""The sheet of shortcuts: of the window's actions themselves, and of what each place answers."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from hrdesk.ui.actions import Actions, plain
from hrdesk.ui.language import ltr
from hrdesk.ui.place_keys import place_keys
from hrdesk.ui.printing.turned import turned
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.first_size import open_as


class ShortcutSheet(QDialog):
    """Can stay open beside the window."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._sheet = QTextBrowser()
        self._sheet.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._sheet.setHtml(_table(actions))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(SMALL)
        layout.addWidget(self._sheet)
        layout.addWidget(buttons)
        open_as(self, 480, 820)

    def text(self) -> str:
        return self._sheet.toPlainText()


def _name(action: QAction) -> str:
    """Of Undo and Redo the name alone: what they would take back changes all the time."""
    always = {
        "undo": QCoreApplication.translate("MainWindow", "Undo"),
        "redo": QCoreApplication.translate("MainWindow", "Redo"),
    }
    return always.get(action.objectName(), plain(action.iconText()))


def _table(actions: Actions) -> str:
    """By menu, in the order of the menus, and then by place; what has no key is left out."""
    groups: dict[str, list[str]] = {actions.menu_title(menu): [] for menu in actions.menus}
    for listed in actions:
        # The second keys of a place are there for keyboards without digits; nobody types them.
        most = 1 if listed.action.objectName().startswith("go_") else 2
        keys = [
            key.toString(QKeySequence.SequenceFormat.NativeText)
            for key in listed.action.shortcuts()[:most]
            # Not every system has a key for what is usual, such as to quit.
            if not key.isEmpty()
        ]
        if keys:
            group = groups.setdefault(actions.menu_title(listed.menu), [])
            group.append(_row(keys, _name(listed.action)))
    for part in place_keys():
        groups[part.title] = [
            _row([_written(key) for key in keys], said) for keys, said in part.rows
        ]
    apart = "<tr><td colspan='2'>&nbsp;</td></tr>"
    parts = [
        f"<tr><td colspan='2'><b>{escape(title)}</b></td></tr>{''.join(rows)}"
        for title, rows in groups.items()
        if rows
    ]
    way = "rtl" if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft else "ltr"
    table = f"<table dir='{way}' cellpadding='3' width='100%'>{apart.join(parts)}</table>"
    return turned(f"<div dir='{way}'>{table}</div>")


def _row(keys: Sequence[str], words: str) -> str:
    shown = escape(ltr(" · ".join(keys)))
    return f"<tr><td>{shown}&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>"


def _written(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
