"""The export of the UHRI: what it would change, which names are not known, and taking it in."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled, DeskError
from hrdesk.operations.uhri import UhriChoices, UhriPlan, plan_export, take_export
from hrdesk.ui.desk import Desk, Progress
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.uhri_words import counts_words, report
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.records.label_choice import LabelChoice
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.words import error_sentence


class UhriDialog(QDialog):
    """Stays open beside the window; nothing is changed before a person has seen what would be."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self._bodies: dict[str, str] = {}
        self.plan: UhriPlan | None = None
        self.is_busy = False
        self.setWindowTitle(self.tr("Recommendations of the UHRI: {file}").format(file=path.name))
        self.told, self.done_words = Sentence(self), Hint(self)
        self.fault = Notice(ReviewState.ERROR, self)
        self.text = QTextBrowser(self)
        self.label, self.name = LabelChoice(desk, self), QComboBox(self)
        self._finder = RecordFinder(desk, "organisation")
        self.body = PickLine(self._find_bodies, self)
        self.take = QPushButton(self.tr("&Take in"), self)
        self.close_button = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self.body.chosen.connect(self.understand)
        self.take.clicked.connect(self.write)
        self.close_button.clicked.connect(self.reject)
        desk.progressed.connect(self._progress)
        open_as(self, 700, 380)
        self.read()

    @property
    def choices(self) -> UhriChoices:
        """What is chosen."""
        return UhriChoices(self.label.label, dict(self._bodies), self.label.partners)

    def read(self) -> None:
        """Find out what the file would change."""
        self._work(self.tr("HRDesk reads the file …"))
        ask_long(self._desk, self._planned, plan_export, self._path, self.choices)

    def write(self) -> None:
        """Take in what is shown."""
        self._work(self.tr("HRDesk takes it in …"))
        ask_long(self._desk, self._taken, take_export, self._path, self.choices)

    def understand(self, offer: Offer) -> None:
        """From now on the name in the box is this organisation."""
        self._bodies[self.name.currentText()] = offer.key
        self.body.clear()
        self.read()

    def reject(self) -> None:
        """Close; while something runs, stop that first."""
        if self.is_busy:
            self._desk.cancel()
        else:
            super().reject()

    # ------------------------------------------------------------ answers

    def _planned(self, answer: Answer) -> None:
        self._rest()
        if answer.error is not None:
            self._refuse(answer.error)
            return
        assert isinstance(answer.value, UhriPlan)
        self.plan = answer.value
        self._show(self.plan)
        words = self.tr("It brings: {counts}.")
        self.told.setText(words.format(counts=counts_words(self.plan)))
        self.take.setEnabled(self.plan.changes > 0)

    def _taken(self, answer: Answer) -> None:
        self._rest()
        if answer.error is not None:
            self._refuse(answer.error)
            return
        changes, plan = answer.value
        assert isinstance(changes, Changes)
        self._show(plan)
        self.told.setText(self.tr("Taken in: {counts}.").format(counts=counts_words(plan)))
        self.done_words.say(self.tr("One step of undo takes all of it back."))
        self.close_button.setText(self.tr("Close"))
        tell(self._desk, changes)

    def _show(self, plan: UhriPlan) -> None:
        way = "rtl" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else "ltr"
        self.text.setHtml(f'<div dir="{way}">{report(plan)}</div>')
        self.name.clear()
        unknown = plan.unknown.get("body", {})
        self.name.addItems(sorted(unknown, key=lambda each: -unknown[each].count))
        for editor in (self.name, self.body):
            self._rows.setRowVisible(editor, bool(unknown))

    def _refuse(self, error: DeskError) -> None:
        self.told.setText(self.tr("Nothing was changed."))
        if not isinstance(error, Cancelled):
            self.fault.say(error_sentence(error))

    def _work(self, words: str) -> None:
        self.is_busy = True
        self.fault.say("")
        self.told.setText(words)
        self.close_button.setText(self.tr("Cancel"))
        for widget in (self.take, self.label, self.label.desks, self.name, self.body):
            widget.setEnabled(False)

    def _rest(self) -> None:
        self.is_busy = False
        for widget in (self.label, self.label.desks, self.name, self.body):
            widget.setEnabled(True)

    def _progress(self, progress: Progress) -> None:
        if self.is_busy and progress.total:
            share = self.locale().toString(100 * progress.done // progress.total)
            self.done_words.say(self.tr("{share} %").format(share=share))
        if progress.done >= progress.total:
            self.done_words.say("")

    def _find_bodies(self, typed: str) -> list[Offer]:
        return [each for each in self._finder.find(typed) if each.key]

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        # Begins where all else of the dialog does.
        self.text.document().setDocumentMargin(0)
        self.text.setAccessibleName(self.tr("What is not known, and what is wrong"))
        # One form, so that all fields begin on one line.
        self._rows = rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        self._row(rows, self.tr("The &body called"), self.name)
        self._row(rows, self.tr("&is the organisation"), self.body)
        for editor in (self.name, self.body):
            rows.setRowVisible(editor, False)
        self._row(rows, self.tr("&Label of what is new"), self.label)
        rows.addRow(self.label.desks)
        make_primary(self.take)
        self.take.setIcon(icon("download", Tone.ON_ACCENT))
        self.close_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(MEDIUM)
        foot.addWidget(self.done_words, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(self.told)
        column.addWidget(self.fault)
        column.addWidget(self.text, 1)
        column.addLayout(rows)
        column.addLayout(foot)

    def _row(self, rows: QFormLayout, words: str, editor: QWidget) -> None:
        label = QLabel(words, self)
        label.setBuddy(editor)
        editor.setAccessibleName(words.replace("&", ""))
        if isinstance(editor, QComboBox):
            name_parts(editor, words)
        rows.addRow(label, editor)
