"""The last step of sharing: where the workbook is saved, and what to do with it then."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.folders import is_there
from hrdesk.operations.fingerprint import proposed_passphrase
from hrdesk.operations.passphrases import Remembered
from hrdesk.operations.sending import Sending
from hrdesk.ui.exchange.kept_folder import free_name, keep_folder, kept_folder
from hrdesk.ui.exchange.notice import Band
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.undoing import PathLine
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.form_rows import RowTick, WithButton
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import label_word

SUFFIX = ".xlsx"


class SaveStep(QWidget):
    """Remembers the folder; what was written can be shown there and told in a mail."""

    ready = Signal(bool)  # whether a name and a folder are given

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._sending: Sending | None = None
        self._path: Path | None = None
        self._replaces: Path | None = None
        self._records = 0
        self._proposed, self._may_remember = "", False
        self.name, self.folder = QLineEdit(), PathLine()
        self.choose = QPushButton(self.tr("Choose…"))
        self.pass_on = QCheckBox(self.tr("A plain copy to &pass on, for people who only read"))
        self.passphrase = QLineEdit()
        self.protect = RowTick(self.tr("Pa&ssphrase"), self.passphrase)
        self.propose = QPushButton(self.tr("Propose another"))
        self.remember = QCheckBox(self.tr("&Remember it for this partner"))
        self._no_keyring = Hint()
        self._secret = QWidget()
        self.result, self.problem = Band(), Band()
        self.show_folder = QPushButton(self.tr("Show in folder"))
        self.copy = QPushButton(self.tr("Copy text for the mail"))
        self._copied = SidedLabel()
        self._build()
        self.choose.clicked.connect(self._choose_folder)
        self.name.textChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self.passphrase.textChanged.connect(self._check)
        self.protect.toggled.connect(self._show_secret)
        self.propose.clicked.connect(self._propose)
        self.show_folder.clicked.connect(self._show_folder)
        self.copy.clicked.connect(self._copy)

    # ------------------------------------------------------------ what others ask

    def begin(self, sending: Sending, us: str, day: str) -> None:
        """Propose a name for the workbook of this preview."""
        self._sending, self._path, self._replaces = sending, None, None
        folder = kept_folder(self._settings)
        stem = f"HRDesk_{us}_to_{sending.partner.code}_{day}"
        self.name.setText(free_name(folder, stem, SUFFIX))
        self.folder.setText(str(folder))
        self.pass_on.setChecked(False)
        self._propose()
        self._proposed = self.passphrase.text()
        self._may_remember = False
        self.remember.setChecked(False)
        self.remember.setEnabled(False)
        self._no_keyring.say("")
        self.protect.setChecked(sending.suggests_passphrase)
        self._show_secret()
        self._show_written(False)
        self.problem.hide()
        self.name.setFocus()
        self.name.setSelection(0, len(self.name.text()) - len(SUFFIX))

    @property
    def path(self) -> Path:
        """Where the workbook is to be written."""
        name = self.name.text().strip()
        if not name.lower().endswith(SUFFIX):
            name += SUFFIX
        return Path(self.folder.text().strip()).expanduser() / name

    @property
    def secret(self) -> str:
        """The passphrase that the workbook gets; empty for none."""
        return self.passphrase.text() if self.protect.isChecked() else ""

    def show_remembered(self, found: Remembered) -> None:
        """Offer the passphrase that is kept for the partner, unless another was typed meanwhile."""
        self._may_remember = found.can_be_kept
        self.remember.setEnabled(found.can_be_kept)
        if not found.can_be_kept:
            self._no_keyring.say(
                self.tr("There is no keyring to rely on here, so it cannot be remembered.")
            )
        if found.passphrase and self._path is None and self.passphrase.text() == self._proposed:
            self.passphrase.setText(found.passphrase)
            self.remember.setChecked(True)

    @property
    def to_remember(self) -> str | None:
        """The passphrase to keep for the partner; empty for none, None where none can be kept."""
        if not (self._may_remember and self.protect.isChecked()):
            return None
        return self.secret if self.remember.isChecked() else ""

    def refuse_to_remember(self) -> None:
        """Say that the keyring did not take the passphrase."""
        said = self.tr("The keyring did not take the passphrase: note it.")
        self.result.say(f"{self.result.text} {said}", warns=True)

    @property
    def is_complete(self) -> bool:
        """Whether all is given that is needed to write."""
        is_named = bool(self.name.text().strip() and self.folder.text().strip())
        return is_named and (not self.protect.isChecked() or bool(self.passphrase.text()))

    @property
    def written(self) -> Path | None:
        """The workbook that was written; None as long as none was."""
        return self._path

    def may_write(self) -> bool:
        """Whether nothing is replaced; what would be is told, and may be at the second time."""
        path = self.path
        if path == self._replaces or not is_there(path):
            return True
        self._replaces = path
        self.refuse(
            self.tr(
                "{file} is in this folder already, and nothing was written. Give another name, or"
                " choose “Create workbook” once more to replace it."
            ).format(file=isolated(path.name))
        )
        return False

    def set_busy(self, busy: bool) -> None:
        """Nothing is changed while it is written, nor afterwards: the file is as it is."""
        # Not disabled: the focus would go to Cancel, and Enter with it.
        for line in (self.name, self.folder, self.passphrase):
            line.setReadOnly(busy)
        for button in (self.choose, self.pass_on, self.protect, self.propose):
            button.setEnabled(not busy)
        self.remember.setEnabled(not busy and self._may_remember)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written."""
        self.problem.say(sentence, warns=True)
        self.problem.show()
        self.name.setFocus()

    def show_written(self, path: Path, records: int) -> None:
        """Say that the workbook is there, and remember its folder."""
        self._path, self._records = path, records
        keep_folder(self._settings, path.parent)
        words = self.tr("{file} is written: %n record(s). Attach it to a mail.", "", records)
        said = words.format(file=isolated(path.name))
        if self.secret:
            tell = self.tr(
                "It opens with the passphrase only: tell it by telephone, and write it in no mail."
            )
            said = f"{said} {tell}"
        self.result.say(said, warns=False)
        self.problem.hide()
        self._show_written(True)
        self.copy.setFocus()

    def mail_text(self) -> str:
        """What to write in the mail that brings the workbook."""
        assert self._sending is not None
        envelope = self._sending.envelope
        words = self._plain_words() if self.pass_on.isChecked() else self._words()
        return words.format(
            file=self.path.name,
            records=self.tr("%n record(s)", "", self._records),
            label=label_word(self._sending.label),
            sender=envelope.sender_name or envelope.sender,
        )

    def _words(self) -> str:
        return self.tr(
            "Dear colleagues,\n\n"
            "Attached is our workbook {file} with {records} (label at most {label}).\n\n"
            "You can open it with HRDesk, or edit it in Excel or LibreOffice: change cells, or"
            " write new entries on the empty lines, and send the file back to us. Please leave"
            " the column Ref as it is.\n\n"
            "Kind regards\n{sender}"
        )

    def _plain_words(self) -> str:
        return self.tr(
            "Dear colleagues,\n\n"
            "Attached is {file} with {records} (label at most {label}), a copy to read and"
            " to pass on. Nothing is hidden in it. The column Label says for whom each entry is"
            " meant.\n\n"
            "Kind regards\n{sender}"
        )

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&File name"), self.name)
        label = QLabel(self.tr("F&older"))
        label.setBuddy(self.folder)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.choose.setAccessibleName(self.tr("Choose a folder"))
        form.addRow(label, WithButton(self.folder, self.choose))
        self._add_choices(form)
        for line in (self.name, self.folder, self.passphrase):
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        after = QHBoxLayout()
        after.setSpacing(SMALL)
        for widget in (self.show_folder, self.copy, self._copied):
            after.addWidget(widget)
        after.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.result)
        layout.addLayout(after)
        layout.addStretch(1)
        self.problem.hide()
        self._show_written(False)

    def _add_choices(self, form: QFormLayout) -> None:
        form.addRow("", self.pass_on)
        self.pass_on.setToolTip(
            self.tr(
                "For people outside, who only read: a plain workbook without the hidden copies that"
                " HRDesk needs to take changes back in."
            )
        )
        form.addRow(self.protect, self._secret)
        self._build_secret()

    def _build_secret(self) -> None:
        self.passphrase.setAccessibleName(self.tr("Passphrase of the workbook"))
        why = Hint(self)
        why.say(
            self.tr(
                "Encrypted, the workbook opens in HRDesk, Excel and LibreOffice with this"
                " passphrase only. Recommended whenever records labelled Partners leave."
                " Note it, and tell it by telephone."
            )
        )
        column = QVBoxLayout(self._secret)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.remember.setToolTip(
            self.tr("In the keyring of this system; it is offered again at the next workbook.")
        )
        column.addWidget(WithButton(self.passphrase, self.propose))
        column.addWidget(self.remember)
        column.addWidget(self._no_keyring)
        column.addWidget(why)

    def _show_secret(self) -> None:
        self._secret.setVisible(self.protect.isChecked())
        self._check()

    def _propose(self) -> None:
        self.passphrase.setText(proposed_passphrase())

    def _show_written(self, written: bool) -> None:
        self._copied.clear()
        for widget in (self.result, self.show_folder, self.copy):
            widget.setVisible(written)
        # A passphrase that is set afterwards would be told to people and lock nothing.
        self.set_busy(written)

    def _check(self) -> None:
        self.ready.emit(self.is_complete)

    def _choose_folder(self) -> None:
        title = self.tr("Folder for the workbook")
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _show_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.mail_text())
        self._copied.setText(self.tr("Copied"))
