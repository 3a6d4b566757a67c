"""A weekly update or a forecast of visits: chosen, looked at, written, and told in a mail."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.operations.fingerprint import proposed_passphrase
from hrdesk.operations.send import Progress, Stop
from hrdesk.operations.update import (
    UpdatePlan,
    UpdateResult,
    Wanted,
    file_name,
    plan_update,
    text_of,
    write_update,
)
from hrdesk.operations.update_occasions import Occasion
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.language import known_languages
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.settings import Settings
from hrdesk.ui.side_of_fields import begin_at_the_side
from hrdesk.ui.style import make_primary
from hrdesk.ui.today.update_form import UpdateForm
from hrdesk.ui.today.update_words import preview_words, written_words
from hrdesk.ui.tokens import SMALL, ReviewState, scaled
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.foot import foot_of, lay_out_above_foot
from hrdesk.ui.words import error_sentence

_LEAST_TEXT = 110


class UpdateDialog(QDialog):
    """Stays open beside the window; what is shown is what is written.

    The text can be copied once the workbook is written, so that the outbox knows all that left.
    """

    def __init__(
        self, desk: Desk, settings: Settings, occasion: Occasion, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self.plan: UpdatePlan | None = None
        self._asked, self._text, self._folder = 0, "", ""
        self._today = today
        self.setWindowTitle(self.tr("Update for others"))
        self.form = UpdateForm(desk, occasion, today, self)
        self.preview, self.text = Sentence(self), QTextEdit(self)
        self.protect = QCheckBox(self.tr("Pa&ssphrase for the workbook"), self)
        self.passphrase = QLineEdit(proposed_passphrase(), self)
        self.told, self.fault = Hint(self), Notice(ReviewState.ERROR, self)
        self.show_folder = QPushButton(self.tr("Show in folder"), self)
        self._save_word = self.tr("Sa&ve workbook and calendar…")
        self._saved_word = self.tr("Saved")
        self.save = QPushButton(self._save_word, self)
        self.save.setIcon(icon("save", Tone.ON_ACCENT))
        self.copy = QPushButton(icon("copy"), self.tr("&Copy the text"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self._lay_out()
        self.form.changed.connect(self.read)
        self.protect.toggled.connect(self._show_plan)
        self.passphrase.textChanged.connect(self._show_buttons)
        self.save.clicked.connect(self._ask_where)
        self.copy.clicked.connect(self.copy_text)
        self.show_folder.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.reject)
        open_as(self, 720, 600)
        self.read()

    def read(self) -> None:
        """Look anew at what may go."""
        self._asked += 1
        self.plan, self._text = None, ""
        self.told.say("")
        self.fault.say("")
        wanted = self.form.wanted
        if wanted is None:
            self.preview.setText(self.form.missing_words())
            self._show_text("")
        else:
            self.preview.setText(self.tr("HRDesk looks at what may leave …"))
            code, language = self.form.code, self.form.language_code
            day = self._today
            ask_long(self._desk, self._planned, _plan, wanted, code, language, day, self._asked)
        self._show_buttons()

    def write(self, path: Path) -> None:
        """Write what is shown, and nothing that came in between."""
        if self.plan is None:
            return
        keep_folder(self._settings, path.parent)
        self.save.setEnabled(False)
        self.form.setEnabled(False)
        ask_long(self._desk, self._written, write_update, self.plan, path, passphrase=self._secret)

    def copy_text(self) -> None:
        """Put the text for the mail on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)
        self.told.say(self.tr("The text is copied: paste it into the mail."))

    def reject(self) -> None:
        """Close; while the files are written, stop that first."""
        if self.form.isEnabled():
            super().reject()
        else:
            self._desk.cancel()

    # ------------------------------------------------------------ answers

    def _planned(self, answer: Answer) -> None:
        if answer.error is not None:
            if not isinstance(answer.error, Cancelled):
                self._refuse(error_sentence(answer.error))
            return
        asked, plan = answer.value
        if asked != self._asked:
            return  # something else was chosen meanwhile
        self.plan = plan
        self.protect.setChecked(plan.sending.suggests_passphrase)
        self._show_plan()

    def _written(self, answer: Answer) -> None:
        self.form.setEnabled(True)
        if answer.error is not None:
            self._refuse(error_sentence(answer.error))
            self._show_buttons()
            return
        result = answer.value
        assert isinstance(result, UpdateResult)
        self.fault.say("")
        self._text = result.text
        self.told.say(written_words(result, locked=bool(self._secret)))
        self._folder = str(result.sent.written.path.parent)
        self.show_folder.show()
        self._show_buttons()
        self.copy.setFocus()
        sent = result.sent
        about = {"partner": sent.sending.partner.code, "file": sent.written.path.name}
        tell(self._desk, Changes("send", about=about, touched=frozenset({"outbox"})))

    def _refuse(self, sentence: str) -> None:
        self.fault.say(sentence)

    @property
    def _locked(self) -> bool:
        return self.protect.isChecked()

    @property
    def _secret(self) -> str:
        return self.passphrase.text() if self._locked else ""

    def _show_plan(self) -> None:
        plan = self.plan
        if plan is not None:
            self._text = ""
            self.preview.setText(preview_words(plan, locked=self._locked))
            self._turn(plan.sending.envelope.language)
            self._show_text(text_of(plan, locked=self._locked) if plan.lines else "")
        self._show_buttons()

    def _show_text(self, text: str) -> None:
        """The text for the mail; where nothing goes there is none, and no empty box for it."""
        self.text.setPlainText(text)
        for part in (self.text, self.protect):
            part.setVisible(bool(text))
        self._rest.setVisible(not text)
        self.passphrase.setVisible(bool(text) and self._locked)

    def _turn(self, language: str) -> None:
        """The text stands as its reader reads, whatever the window does."""
        right = any(each.code == language and each.right_to_left for each in known_languages())
        way = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        self.text.setLayoutDirection(way)
        begin_at_the_side(self.text)

    def _show_buttons(self) -> None:
        has_lines = self.plan is not None and bool(self.plan.lines)
        is_said = not self._locked or bool(self.passphrase.text())
        self.save.setEnabled(has_lines and is_said and not self._text)
        self.save.setText(self._saved_word if self._text else self._save_word)
        self.save.setToolTip(self._why_no_more() if self._text else "")
        self.copy.setEnabled(bool(self._text))
        if not self._text:
            self.show_folder.hide()
            self.told.say(self._why_not_yet(is_said=is_said) if has_lines else "")

    def _why_not_yet(self, *, is_said: bool) -> str:
        """Why a button is dead while there is something that may go."""
        if not is_said:
            return self.tr("Give a passphrase, or do not protect the workbook with one.")
        return self.tr(
            "The text can be copied once the workbook is saved: then your desk knows what left it."
        )

    def _why_no_more(self) -> str:
        """Why there is nothing to save while it is still on screen."""
        return self.tr("It is saved, and the outbox knows it. Choose anew above to save another.")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _ask_where(self) -> None:
        assert self.plan is not None
        us, code = self._desk.database.identity.code, self.form.code
        start = str(kept_folder(self._settings) / file_name(self.plan.wanted, us, code))
        title = self.tr("Save the update")
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, "*.xlsx")
        if chosen:
            path = Path(chosen)
            named = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
            self.write(named)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The text for the mail"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of the workbook"))
        self.passphrase.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.passphrase.hide()
        make_primary(self.save)
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        above: list[QWidget] = [self.form, self.preview]
        for widget in above:
            column.addWidget(widget)
        self.text.setMinimumHeight(scaled(self.font(), _LEAST_TEXT))
        column.addWidget(self.text, 1)
        # Takes the room where there is no text.
        self._rest = QWidget(self)
        column.addWidget(self._rest, 1)
        locked = QHBoxLayout()
        locked.addWidget(self.protect)
        locked.addWidget(self.passphrase, 1)
        column.addLayout(locked)
        told = QHBoxLayout()
        told.addWidget(self.told, 1)
        told.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)
        column.addWidget(self.fault)
        self.show_folder.hide()
        for button in (self.copy, self.show_folder, self.close_button):
            button.setAutoDefault(False)
        lay_out_above_foot(self, column, foot_of(self.close_button, self.copy, self.save))


def _plan(
    database: Database,
    wanted: Wanted,
    code: str,
    language: str,
    today: date,
    asked: int,
    *,
    progress: Progress,
    cancelled: Stop,
) -> tuple[int, UpdatePlan]:
    with database.reading() as session:
        how: dict[str, Any] = {"progress": progress, "cancelled": cancelled}
        found = plan_update(session, wanted, code, language=language, today=today, **how)
    return asked, found
