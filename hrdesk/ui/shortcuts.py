"""The sheet of shortcuts: of the window's actions themselves, and of what each place answers."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.text import words_of
from hrdesk.ui.actions import Actions, has_words, plain
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.place_keys import place_keys
from hrdesk.ui.printing.turned import turned
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.first_size import open_as


class _Key(NamedTuple):
    """What one line of the sheet says."""

    keys: str
    words: str


class ShortcutSheet(QDialog):
    """Can stay open beside the window; a word, or a key, finds its lines."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._sheet = QTextBrowser()
        self._sheet.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._groups = _groups(actions)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find a key, or what it does"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._narrow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(SMALL)
        layout.addWidget(self.line)
        layout.addWidget(self._sheet)
        layout.addWidget(buttons)
        self._narrow("")
        self.line.setFocus()
        open_as(self, 560, 820)

    def text(self) -> str:
        return self._sheet.toPlainText()

    def _narrow(self, typed: str) -> None:
        """Show the lines that have what was typed, under the names of their parts."""
        wanted, keys = words_of(typed), _close(typed)
        found = {
            title: [
                each
                for each in rows
                if (keys and keys in _close(each.keys))
                or has_words(wanted, words_of(f"{title} {each.words}"))
            ]
            for title, rows in self._groups.items()
        }
        if typed.strip() and not any(found.values()):
            said = self.tr("No key matches “{text}”.").format(text=isolated(typed.strip()))
            self._sheet.setPlainText(said)
        else:
            self._sheet.setHtml(_table(found))


def _name(action: QAction) -> str:
    """Of Undo and Redo the name alone: what they would take back changes all the time."""
    always = {
        "undo": QCoreApplication.translate("MainWindow", "Undo"),
        "redo": QCoreApplication.translate("MainWindow", "Redo"),
    }
    return always.get(action.objectName(), plain(action.iconText()))


def _close(keys: str) -> str:
    """Keys as one types them: `ctrl k` for Ctrl+K."""
    return keys.replace(" ", "").replace("+", "").casefold()


def _groups(actions: Actions) -> dict[str, list[_Key]]:
    """By menu, in the order of the menus, and then by place; what has no key is left out."""
    groups: dict[str, list[_Key]] = {actions.menu_title(menu): [] for menu in actions.menus}
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
            group.append(_key(keys, _name(listed.action)))
    for part in place_keys():
        groups[part.title] = [
            _key([_written(key) for key in keys], said) for keys, said in part.rows
        ]
    return groups


def _table(groups: dict[str, list[_Key]]) -> str:
    apart = "<tr><td colspan='2'>&nbsp;</td></tr>"
    parts = [
        f"<tr><td colspan='2'><b>{escape(title)}</b></td></tr>{_lines(rows)}"
        for title, rows in groups.items()
        if rows
    ]
    way = "rtl" if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft else "ltr"
    table = f"<table dir='{way}' cellpadding='3' width='100%'>{apart.join(parts)}</table>"
    return turned(f"<div dir='{way}'>{table}</div>")


def _key(keys: Sequence[str], words: str) -> _Key:
    return _Key(" · ".join(keys), words)


def _lines(rows: Iterable[_Key]) -> str:
    return "".join(
        f"<tr><td width='36%'>{escape(ltr(each.keys))}&nbsp;&nbsp;</td>"
        f"<td>{escape(each.words)}</td></tr>"
        for each in rows
    )


def _written(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
