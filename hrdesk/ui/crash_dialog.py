"""The dialog of a fault: work is kept, and the details for whoever repairs HRDesk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.records.notices import Sentence
from hrdesk.ui.tokens import LARGE, MEDIUM, scaled
from hrdesk.ui.widgets.headings import SectionTitle


class CrashDialog(QDialog):
    """Says that work is kept, and has the details for whoever repairs HRDesk."""

    def __init__(self, report: str, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("HRDesk has a fault"))
        title = SectionTitle(self.tr("HRDesk has a fault. Your work is kept."))
        said = self.tr(
            "HRDesk met a fault of its own and could not finish what it was doing. Everything "
            "saved before is safe. You can go on working; if the window behaves oddly, close "
            "HRDesk and open it again."
        )
        if path:
            said += "\n\n" + self.tr(
                "The details are in the file {path}. They may contain words of your records: read "
                "them before you give them to anybody."
            ).format(path=path)
        words = Sentence()
        words.setText(said)
        self._details = QPlainTextEdit(report)
        self._details.setReadOnly(True)
        self._details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._layout.setSpacing(MEDIUM)
        for widget in (title, words, self._details, self._buttons()):
            self._layout.addWidget(widget)
        self.setMinimumWidth(scaled(self.font(), 520))
        # As high as the words are at that width: Qt would guess before it knows the width.
        self.resize(self.minimumWidth(), self._layout.totalHeightForWidth(self.minimumWidth()))

    @property
    def report(self) -> str:
        return self._details.toPlainText()

    def add(self, report: str) -> None:
        """One more fault while the dialog is open."""
        self._details.appendPlainText("\n" + report)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Go on"))
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._more = QPushButton(self.tr("Details"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._details.setVisible)
        copy = QPushButton(self.tr("Copy details"))
        copy.clicked.connect(self._copy)
        for button in (self._more, copy):
            button.setAutoDefault(False)
            buttons.addButton(button, role)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
