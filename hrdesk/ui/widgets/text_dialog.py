"""Asks for one text, such as a passphrase or a day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.sided import SidedLabel

_WIDTH = 380


class TextDialog(QDialog):
    """One field under its words, and two buttons: what leaves, and what goes on."""

    def __init__(
        self, parent: QWidget, title: str, words: str, verb: str, *, hidden: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.setAccessibleName(words)
        if hidden:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        said = SidedLabel(words)
        said.setWordWrap(True)
        # A file may be called what Qt takes for markup.
        said.setTextFormat(Qt.TextFormat.PlainText)
        leave, go_on = QPushButton(self.tr("Cancel")), QPushButton(verb)
        make_primary(go_on)
        go_on.setDefault(True)
        leave.clicked.connect(self.reject)
        go_on.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(said)
        column.addWidget(self.field)
        column.addSpacing(SMALL)
        column.addLayout(foot_of(leave, go_on))
        self.setMinimumWidth(scaled(self.font(), _WIDTH))

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        words: str,
        verb: str,
        *,
        text: str = "",
        hidden: bool = False,
    ) -> tuple[str, bool]:
        """What a person wrote, beginning with a text, and whether it is meant."""
        dialog = cls(parent, title, words, verb, hidden=hidden)
        dialog.field.setText(text)
        dialog.field.selectAll()
        is_meant = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.field.text() if is_meant else "", is_meant
