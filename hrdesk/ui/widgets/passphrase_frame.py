"""The frame of dialogs that give something another passphrase: the one there is, the new one twice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.records.notices import Notice
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, ReviewState, scaled
from hrdesk.ui.widgets.first_size import grow_for_words
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.form_rows import Remark, WithButton, add_row, new_form

_WIDTH = 520


class PassphraseFrame(QDialog):
    """Whoever derives from it says what `answer` does, and when it may."""

    def __init__(self, lines: tuple[QLineEdit, QLineEdit, QLineEdit], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.old, self.new, self.again = lines
        self.answer = QPushButton()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.fault = Notice(ReviewState.ERROR)
        self.cancel.clicked.connect(self.reject)

    @property
    def is_repeated(self) -> bool:
        """Whether the new passphrase stands there twice."""
        return bool(self.new.text()) and self.new.text() == self.again.text()

    def say_difference(self) -> None:
        """Say so as long as the second time is not the first."""
        differ = self.tr("The two are not the same yet.")
        self.say_fault(differ if self.again.text() and not self.is_repeated else "")

    def say_fault(self, sentence: str) -> None:
        """Say what is wrong; nothing takes room while nothing is."""
        self.fault.say(sentence)
        grow_for_words(self)

    def refuse(self, sentence: str) -> None:
        """Say why it was not changed, and go to the passphrase there is."""
        self.setEnabled(True)
        self.say_fault(sentence)
        self.old.selectAll()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(
        self,
        about: str,
        *,
        has_old: bool = True,
        beside_new: QPushButton | None = None,
        other: QPushButton | None = None,
    ) -> None:
        """Put all in its place; `other` is a second way out, on the far side of the foot."""
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(Remark(about))
        form = new_form()
        repeat = self.tr("&Repeat passphrase")
        for word, line in (
            (self.tr("&Current passphrase"), self.old),
            (self.tr("&New passphrase") if has_old else self.tr("&Passphrase"), self.new),
            (self.tr("&Repeat new passphrase") if has_old else repeat, self.again),
        ):
            line.setAccessibleName(word.replace("&", ""))
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            beside = beside_new if line is self.new else None
            add_row(form, word, WithButton(line, beside) if beside is not None else line)
        form.setRowVisible(0, has_old)
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addLayout(foot_of(self.cancel, self.answer, beside=other))
        self.answer.setDefault(True)
        make_primary(self.answer)
        for button in filter(None, (self.cancel, beside_new, other)):
            button.setAutoDefault(False)
        self.setMinimumWidth(scaled(self.font(), _WIDTH))
        grow_for_words(self)
        (self.old if has_old else self.new).setFocus()
