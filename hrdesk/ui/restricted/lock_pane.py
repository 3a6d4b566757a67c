"""A restricted register that is closed, or not made yet: asks for its passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.restricted import Register
from hrdesk.operations.fingerprint import proposed_passphrase
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.records.notices import Notice as Refusal
from hrdesk.ui.restricted.register_words import about_words, register_word
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, WIDE, ReviewState, scaled
from hrdesk.ui.widgets.form_rows import Remark, WithButton, add_row, new_form
from hrdesk.ui.widgets.headings import SectionTitle

_WIDTH = 620


class LockPane(QWidget):
    """What is typed here is taken away as soon as it was asked with."""

    opening = Signal(str)  # the passphrase of a register that is there
    making = Signal(str)  # the passphrase of one to make
    giving_up = Signal()  # a register whose passphrase is lost, with all that is in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_made = False
        self.title, self.about = SectionTitle(), Remark()
        self.fault = Refusal(ReviewState.ERROR)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.propose = QPushButton(self.tr("Propose one"))
        self.enter = QPushButton()
        self.lost = QPushButton(self.tr("The passphrase is lost…"))
        self.notice = Notice()
        self._forget = QAction(self.tr("Give up what is in it"), self)
        self._form = new_form()
        self._lay_out()
        for line in (self.passphrase, self.again):
            line.textChanged.connect(self._check)
            line.textEdited.connect(self._hide_words)
            line.returnPressed.connect(self._ask)
        self.propose.clicked.connect(self._propose)
        self.enter.clicked.connect(self._ask)
        self.lost.clicked.connect(self._ask_to_give_up)
        self._forget.triggered.connect(self._give_up)

    def show_register(self, register: Register, *, is_made: bool) -> None:
        """Ask for the passphrase of a register, or for one that it is made with."""
        self._is_made = is_made
        self.clear()
        self.notice.hide()
        self.title.setText(register_word(register))
        said = [about_words(register)]
        if not is_made:
            said.append(
                self.tr(
                    "It is made with a passphrase of its own. HRDesk does not store the"
                    " passphrase: whoever loses it loses all that is in the register, and nobody"
                    " can help."
                )
            )
        self.about.setText("\n\n".join(said))
        self.enter.setText(self.tr("Open") if is_made else self.tr("Make the register"))
        self.lost.setVisible(is_made)
        self.propose.setVisible(not is_made)
        self._form.setRowVisible(1, not is_made)
        self._check()

    def clear(self) -> None:
        """Take away what was typed."""
        for line in (self.passphrase, self.again):
            line.clear()
        self._hide_words()
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and ask again."""
        self.fault.say(sentence)
        self.fault.setAccessibleName(sentence)
        self.setEnabled(True)
        if sentence:
            self.passphrase.selectAll()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        first, second = self.passphrase.text(), self.again.text()
        self.enter.setEnabled(bool(first) and (self._is_made or first == second))
        if not self._is_made:
            differ = self.tr("The two are not the same yet.") if second and first != second else ""
            self.fault.say(differ)

    def _hide_words(self) -> None:
        """What a person types is nobody's to read; what is proposed must be noted."""
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)

    def _propose(self) -> None:
        words = proposed_passphrase()
        for line in (self.passphrase, self.again):
            line.setText(words)
            line.setEchoMode(QLineEdit.EchoMode.Normal)

    def _ask(self) -> None:
        if not self.enter.isEnabled():
            return
        # It takes half a second on purpose; asking twice would only take twice as long.
        self.setEnabled(False)
        signal = self.opening if self._is_made else self.making
        signal.emit(self.passphrase.text())

    def _ask_to_give_up(self) -> None:
        self.notice.tell(
            self.tr(
                "Without its passphrase nobody can read this register. Given up it is gone for"
                " good, and can be made anew, empty. Copies of the desk made before keep it,"
                " locked."
            ),
            [self._forget],
            warns=True,
        )
        self.notice.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self.notice.hide()
        self.giving_up.emit()

    def _lay_out(self) -> None:
        for line, name in (
            (self.passphrase, self.tr("Passphrase")),
            (self.again, self.tr("Repeat passphrase")),
        ):
            line.setAccessibleName(name)
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        make_primary(self.enter)
        with_button = WithButton(self.passphrase, self.propose)
        add_row(self._form, self.tr("&Passphrase"), with_button)
        add_row(self._form, self.tr("&Repeat passphrase"), self.again)
        buttons = QHBoxLayout()
        buttons.addWidget(self.lost)
        buttons.addStretch(1)
        buttons.addWidget(self.enter)
        box = QWidget()
        box.setMaximumWidth(scaled(self.font(), _WIDTH))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for part in (self.title, self.about):
            column.addWidget(part)
        column.addLayout(self._form)
        column.addWidget(self.fault)
        column.addLayout(buttons)
        column.addWidget(self.notice)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(LARGE, WIDE, LARGE, LARGE)
        whole.addStretch(1)
        whole.addWidget(box, 4, Qt.AlignmentFlag.AlignTop)
        whole.addStretch(1)
        self.setFocusProxy(self.passphrase)
