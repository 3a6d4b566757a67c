"""Puts family name and given name of a person in each other's place, by one click or key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit

from hrdesk.domain.person_name import swapped
from hrdesk.ui.icons import icon
from hrdesk.ui.language import ltr

SWAP = "Ctrl+T"


class NameOrder(QAction):
    """Stands in the line of a name as soon as there is something to swap.

    It is an edit like any other: kept when one leaves the name, and taken back by the undo key.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(icon("arrow-left-right"), "", line)
        self._line = line
        said = self.tr("Swap family name and given name")
        self.setText(said)
        self.setToolTip(f"{said} ({ltr(SWAP)})")
        self.setShortcut(QKeySequence(SWAP))
        self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        line.addAction(self, QLineEdit.ActionPosition.TrailingPosition)
        line.textChanged.connect(self._look)
        self.triggered.connect(self._swap)
        self._look(line.text())

    def _look(self, name: str) -> None:
        self.setVisible(swapped(name) != name)

    def _swap(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()
        self._line.insert(swapped(self._line.text()))
        self._line.textEdited.emit(self._line.text())
