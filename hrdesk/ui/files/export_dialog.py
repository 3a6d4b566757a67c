"""A file for another program: which records, in which format and for whom, looked at before."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.records import KINDS
from hrdesk.operations.outside import OUTSIDE
from hrdesk.store.listing import Query
from hrdesk.store.partners import partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.files.exporting import Format, Planned, Wanted, formats_for, plan, save
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState, scaled
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.listed import Listed
from hrdesk.ui.widgets.narrow_box import may_be_narrow
from hrdesk.ui.words import comma, error_sentence, field_word, kind_plural, number_word

_SCREEN = "screen"
_MOST_NAMED = 6
_WITHOUT_COLUMNS = frozenset({Format.CALENDAR.value, Format.CARDS.value, Format.NEW_CARDS.value})


@dataclass(frozen=True)
class _Stays:
    """How many records stay here, and which fields of others."""

    records: int
    fields: tuple[str, ...]


class ExportDialog(QDialog):
    """Stays open beside the window; what is told is what is written."""

    def __init__(
        self, desk: Desk, settings: Settings, listed: Listed | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._listed = desk, settings, listed
        self._asked = 0
        self.planned: Planned | None = None
        self.is_writing = False
        self.setWindowTitle(self.tr("Export for another program"))
        self.what, self.format, self.reader = QComboBox(), QComboBox(), QComboBox()
        self.told, self.stays, self.done_words = Sentence(self), Sentence(self), Hint(self)
        self.fault = Notice(ReviewState.ERROR, self)
        self.save = QPushButton(self.tr("&Save…"), self)
        self.save.setIcon(icon("save", Tone.ON_ACCENT))
        self.close_button = QPushButton(self.tr("Close"), self)
        self._fill()
        self._lay_out()
        self.what.activated.connect(self._other_kind)
        self.format.activated.connect(self.read)
        self.reader.activated.connect(self.read)
        self.save.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.reject)
        self.resize(scaled(self.font(), 560), self.sizeHint().height())
        self._other_kind()

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        is_screen = self.what.currentData() == _SCREEN
        listed = self._listed
        if is_screen and listed is not None:
            query, columns = listed.query, listed.columns
        else:
            query, columns = Query(str(self.what.currentData())), ()
        chosen = Format(self.format.currentData())
        return Wanted(query, columns, chosen, str(self.reader.currentData()))

    def read(self) -> None:
        """Look anew at what may go."""
        for at in range(self.what.count()):
            self.what.setItemText(at, self._what_words(str(self.what.itemData(at))))
        self._asked += 1
        self.planned = None
        self.save.setEnabled(False)
        for words in (self.fault, self.done_words):
            words.say("")
        self.stays.setText("")
        self.told.setText(self.tr("HRDesk looks at what may leave …"))
        ask_long(self._desk, self._was_planned, plan, self.wanted, self._asked)

    def write(self, path: Path) -> None:
        """Write what is told."""
        if self.planned is None:
            return
        keep_folder(self._settings, path.parent)
        self.is_writing = True
        self.save.setEnabled(False)
        ask_long(self._desk, self._written, save, self.planned, path)

    def reject(self) -> None:
        """Close; while the file is written, stop that first."""
        if self.is_writing:
            self._desk.cancel()
        else:
            super().reject()

    # ------------------------------------------------------------ answers

    def _was_planned(self, answer: Answer) -> None:
        if answer.error is not None:
            if not isinstance(answer.error, Cancelled):
                self.told.setText("")
                self.fault.say(error_sentence(answer.error))
            return
        found = answer.value
        assert isinstance(found, Planned)
        if found.asked != self._asked:
            return  # something else was chosen meanwhile
        self.planned = found
        self.told.setText(self._goes(found))
        self.stays.setText(self._staying(found))
        self.save.setEnabled(found.count > 0)

    def _written(self, answer: Answer) -> None:
        self.is_writing = False
        self.save.setEnabled(True)
        if answer.error is not None:
            is_refusal = not isinstance(answer.error, Cancelled)
            self.fault.say(error_sentence(answer.error) if is_refusal else "")
            return
        assert isinstance(answer.value, Path)
        self.fault.say("")
        said = self.tr("Written: {file}. Who was given what stands in the disclosure log.")
        self.done_words.say(said.format(file=isolated(answer.value.name)))
        tell(self._desk, Changes("export", touched=frozenset({"outbox"})))

    def _goes(self, found: Planned) -> str:
        if not found.asked_for:
            return self.tr("There is nothing of it on this desk.")
        if not found.count:
            # Why stands below: labels, or days that no calendar can hold.
            return self.tr("Nothing of it will be in the file.")
        said = self.tr("{count} of {all} records will be in the file.")
        return said.format(count=number_word(found.count), all=number_word(found.asked_for))

    def _staying(self, found: Planned) -> str:
        parts = []
        if found.held_back:
            parts.append(
                self.tr("%n record(s) stay here because of their labels.", "", found.held_back)
            )
        if found.without_days:
            parts.append(self.tr("%n record(s) have no exact days.", "", found.without_days))
        if found.fields:
            names = [field_word(each) for each in found.fields[:_MOST_NAMED]]
            more = " …" if len(found.fields) > _MOST_NAMED else ""
            said = self.tr("Of some records these stay: {fields}.")
            parts.append(said.format(fields=comma().join(names) + more))
        return " ".join(parts)

    def _other_kind(self) -> None:
        kind = self._kind()
        before = self.format.currentData()
        self.format.clear()
        for each in formats_for(kind):
            self.format.addItem(self._format_words(each), each.value)
        self.format.setCurrentIndex(max(self.format.findData(before), 0))
        self.read()

    def _kind(self) -> str:
        chosen = str(self.what.currentData())
        is_screen = chosen == _SCREEN and self._listed is not None
        return self._listed.query.kind if is_screen and self._listed else chosen

    def _ask_where(self) -> None:
        wanted = self.wanted
        ending = wanted.format.ending
        us, plural = self._desk.database.identity.code, KINDS[wanted.query.kind].plural
        start = str(kept_folder(self._settings) / f"{us}_{plural}_{wanted.reader}{ending}")
        title = self.tr("Save the file")
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, f"*{ending}")
        if chosen:
            path = Path(chosen)
            is_named = path.suffix.lower() == ending
            self.write(path if is_named else path.with_name(path.name + ending))

    # ------------------------------------------------------------ building

    def _format_words(self, each: Format) -> str:
        return {
            Format.XLSX: self.tr("Excel (.xlsx)"),
            Format.ODS: self.tr("OpenDocument (.ods)"),
            Format.COMMA: self.tr("Text with commas (.csv)"),
            Format.SEMICOLON: self.tr("Text with semicolons (.csv)"),
            Format.TAB: self.tr("Text with tabs (.csv)"),
            Format.PAGE: self.tr("Page to read (.html)"),
            Format.CALENDAR: self.tr("Calendar (.ics)"),
            Format.CARDS: self.tr("Address cards, vCard 3.0 (.vcf)"),
            Format.NEW_CARDS: self.tr("Address cards, vCard 4.0 (.vcf)"),
        }[each]

    def _what_words(self, what: str) -> str:
        # Calendars and address cards have no columns.
        has_columns = self.format.currentData() not in _WITHOUT_COLUMNS
        if what == _SCREEN and self._listed is not None:
            whole = self.tr("All that is listed: {count} {kinds}")
            said = self.tr("All that is listed: {count} {kinds}, in the columns shown")
            return (said if has_columns else whole).format(
                count=number_word(self._listed.count),
                kinds=kind_plural(self._listed.query.kind).lower(),
            )
        whole = self.tr("All in use: {kinds}")
        said = self.tr("All in use, with all columns: {kinds}")
        return (said if has_columns else whole).format(kinds=kind_plural(what).lower())

    def _fill(self) -> None:
        if self._listed is not None:
            self.what.addItem(self._what_words(_SCREEN), _SCREEN)
        for kind in KINDS:
            self.what.addItem(self._what_words(kind), kind)
        self.reader.addItem(self.tr("Everybody: only what is Public"), OUTSIDE)
        for each in self._desk.read(partners):
            self.reader.addItem(each.name or each.code, each.code)

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        parts = {
            self.tr("&What"): self.what,
            self.tr("&Format"): self.format,
            self.tr("F&or"): self.reader,
        }
        for text, part in parts.items():
            label = QLabel(text)
            label.setBuddy(part)
            part.setAccessibleName(text.replace("&", ""))
            may_be_narrow(part, 20)
            name_parts(part, text)
            rows.addRow(label, part)
        make_primary(self.save)
        self.close_button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addLayout(rows)
        for widget in (self.told, self.stays, self.done_words, self.fault):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot_of(self.close_button, self.save))
