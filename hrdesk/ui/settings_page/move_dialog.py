"""Writes the desk with its key into one locked file, for a new computer or a successor."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.errors import Cancelled
from hrdesk.operations.fingerprint import proposed_passphrase
from hrdesk.operations.moving import SUFFIX, MovedOut, move_out, proposed_place
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long
from hrdesk.ui.exchange.notice import Band
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.undoing import PathLine
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, scaled
from hrdesk.ui.widgets.first_size import grow_for_words
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.form_rows import Remark, WithButton, add_row, new_form
from hrdesk.ui.words import error_sentence

_WIDTH = 560


class MoveDialog(QDialog):
    """The passphrase is given twice: a slip of the finger would lock the desk away for good."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_writing = False
        self.file = PathLine(str(proposed_place(desk.database.path)))
        self.choose = QPushButton(self.tr("Choose…"))
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.propose = QPushButton(self.tr("Propose one"))
        self.differ, self.outcome = Remark(), Band()
        self.progress = QProgressBar()
        self.write = QPushButton(self.tr("&Write the file"))
        self.close_button = QPushButton(self.tr("Cancel"))
        self._build()
        for line in (self.file, self.passphrase, self.again):
            line.textChanged.connect(self._check)
        for line in (self.passphrase, self.again):
            line.textEdited.connect(self._hide_words)
        self.choose.clicked.connect(self._choose)
        self.propose.clicked.connect(self._propose)
        self.write.clicked.connect(self._write)
        self.close_button.clicked.connect(self.reject)
        self._hide_words()
        self._check()
        self.passphrase.setFocus()
        self.setMinimumWidth(scaled(self.font(), _WIDTH))
        grow_for_words(self)

    def reject(self) -> None:
        """While it is written, stop that first; nothing of it is kept."""
        if self._is_writing:
            self._desk.cancel()
        else:
            super().reject()

    # ------------------------------------------------------------ step by step

    def _check(self) -> None:
        first, second = self.passphrase.text(), self.again.text()
        self.differ.setVisible(bool(second) and first != second)
        grow_for_words(self)
        is_given = bool(self.file.text().strip()) and bool(first) and first == second
        self.write.setEnabled(is_given and not self._is_writing)

    def _hide_words(self) -> None:
        """What a person types is nobody's to read; what is proposed must be noted."""
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)

    def _propose(self) -> None:
        words = proposed_passphrase()
        for line in (self.passphrase, self.again):
            line.setText(words)
            line.setEchoMode(QLineEdit.EchoMode.Normal)

    def _choose(self) -> None:
        title, kinds = self.tr("File for moving"), self.tr("Desks that move (*{suffix})")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            title,
            self.file.text(),
            kinds.format(suffix=SUFFIX),
            # Nothing is ever written over; the refusal says so.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.file.setText(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)

    def _write(self) -> None:
        out = Path(self.file.text().strip()).expanduser()
        if out.suffix != SUFFIX:
            out = out.with_name(out.name + SUFFIX)
        self._set_writing(True)
        ask_long(self._desk, self._written, move_out, self.passphrase.text(), out)

    def _set_writing(self, is_writing: bool) -> None:
        self._is_writing = is_writing
        self.progress.setVisible(is_writing)
        for line in (self.file, self.passphrase, self.again):
            line.setReadOnly(is_writing)
        for button in (self.choose, self.propose):
            button.setEnabled(not is_writing)
        if is_writing:
            self.outcome.hide()
        self._check()

    def _written(self, answer: Answer) -> None:
        self._set_writing(False)
        if answer.error is not None:
            was_stopped = isinstance(answer.error, Cancelled)
            self._say(error_sentence(answer.error), warns=not was_stopped)
            return
        moved = answer.value
        assert isinstance(moved, MovedOut)
        words = self.tr(
            "{file} is written. At the new computer open it like any desk: at the first start, or"
            " by “Open desk…” in the menu. From then on do not go on with the desk here: what is"
            " written here does not go there."
        )
        said = words.format(file=isolated(moved.path.name))
        if not moved.has_key:
            lost = self.tr(
                "This desk has lost its key: it gets a new one there, and partners will be asked to"
                " compare its eight words with you."
            )
            said = f"{said} {lost}"
        self._say(said, warns=not moved.has_key)
        for widget in (self.write, self.choose, self.propose):
            widget.hide()
        for line in (self.file, self.passphrase, self.again):
            line.setReadOnly(True)
        self.close_button.setText(self.tr("Close"))
        self.close_button.setFocus()

    def _say(self, sentence: str, *, warns: bool) -> None:
        self.outcome.say(sentence, warns=warns)
        self.outcome.show()
        grow_for_words(self)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Move this desk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = self.tr(
            "For a new computer or a successor: one encrypted file with all records and the key of"
            " this desk. Opened there it is the same desk, and partners notice nothing."
        )
        self.differ.setText(self.tr("The two are not the same yet."))
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Writing the file"))
        self.progress.hide()
        self.outcome.hide()
        self._name_parts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        # It would keep the height that its sentences need where they are narrowest.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(Remark(about))
        layout.addLayout(self._form())
        layout.addWidget(self.progress)
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        layout.addLayout(foot_of(self.close_button, self.write))

    def _name_parts(self) -> None:
        self.file.setAccessibleName(self.tr("File"))
        self.choose.setAccessibleName(self.tr("Choose a file"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of the file"))
        for line in (self.file, self.passphrase, self.again):
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        wide = max(each.sizeHint().width() for each in (self.choose, self.propose))
        for button in (self.choose, self.propose):
            button.setMinimumWidth(wide)
        for button in (self.choose, self.propose, self.close_button):
            button.setAutoDefault(False)
        self.write.setDefault(True)
        make_primary(self.write)

    def _form(self) -> QVBoxLayout:
        form = new_form()
        add_row(form, self.tr("&File"), WithButton(self.file, self.choose))
        words = self.tr(
            "Whoever has the file and the passphrase has the desk and can write in its name. HRDesk"
            " does not store the passphrase: note it, and never let it travel with the file."
        )
        add_row(form, self.tr("&Passphrase"), WithButton(self.passphrase, self.propose))
        add_row(form, self.tr("&Repeat passphrase"), self.again, words)
        form.addRow("", self.differ)
        column = QVBoxLayout()
        column.addLayout(form)
        return column
