"""The sheet of shortcuts, read from the actions themselves so that it cannot be out of date."""

from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from hrdesk.ui.actions import Actions, plain
from hrdesk.ui.language import ltr
from hrdesk.ui.tokens import LARGE, SMALL, scaled


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
        self.resize(scaled(self.font(), 480), scaled(self.font(), 560))

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
    """By menu, in the order of the menus; what has no shortcut is left out."""
    groups: dict[str, list[str]] = {}
    for listed in actions:
        # The second keys of a place are there for keyboards without digits; nobody types them.
        most = 1 if listed.action.objectName().startswith("go_") else 2
        keys = [
            key.toString(QKeySequence.SequenceFormat.NativeText)
            for key in listed.action.shortcuts()[:most]
        ]
        if keys:
            name = escape(_name(listed.action))
            row = f"<tr><td>{escape(ltr(' · '.join(keys)))}&nbsp;&nbsp;</td><td>{name}</td></tr>"
            groups.setdefault(actions.menu_title(listed.menu), []).append(row)
    parts = (
        f"<tr><td colspan='2'><br><b>{escape(title)}</b></td></tr>{''.join(rows)}"
        for title, rows in groups.items()
    )
    return f"<table cellpadding='3'>{''.join(parts)}</table>"
