"""The second step of reading a foreign list: which lines are taken in, and which record each is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from hrdesk.operations.foreign_lists import ListReading
from hrdesk.operations.foreign_plan import NEW_RECORD, OUT, ListChoices, ListedRow, Take
from hrdesk.store import listing, search
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView, lay_out
from hrdesk.ui.exchange.list_words import choice_words, row_words, twin_words, twins_words
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.records.label_choice import LabelChoice
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow

_SHARES = (12, 38, 28, 22)
_MOST_OFFERS = 12


class RowsStep(QWidget):
    """A line a row of the list; the box below says what becomes of the one with the cursor."""

    def __init__(self, desk: Desk, reading: ListReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listed = reading.listed
        self._by_ref = {each.row.ref: each for each in reading.listed}
        self._chosen: dict[str, str] = {}
        self._wording = Wording(desk.read(_titles, reading))
        self.take, self.label, self.choice = QComboBox(), LabelChoice(desk, self), QComboBox()
        self.other = PickLine(self._search)
        headings = (
            self.tr("Line"),
            self.tr("What it says"),
            self.tr("May be"),
            self.tr("What becomes of it"),
        )
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Lines of the list"))
        self._build()
        self._show_lines()

    @property
    def choices(self) -> ListChoices:
        """What is chosen now."""
        take, label = Take(self.take.currentData()), self.label
        return ListChoices(take, label.label, dict(self._chosen), label.partners)

    def _build(self) -> None:
        taken = {
            Take.BOTH: self.tr("new records and what is new about known ones"),
            Take.NEW: self.tr("new records only"),
            Take.UPDATES: self.tr("what is new about known records only"),
        }
        for take, words in taken.items():
            self.take.addItem(words, take.value)
        top, below = QHBoxLayout(), QHBoxLayout()
        self._add(top, self.tr("&Take in"), self.take)
        self._add(top, self.tr("&Label of new records"), self.label)
        top.addWidget(self.label.desks, 1)
        top.addStretch(1)
        self._add(below, self.tr("This line &is"), self.choice)
        self._add(below, self.tr("&or another record"), self.other)
        may_be_narrow(self.choice, 16)
        below.setStretch(1, 3)
        below.setStretch(3, 2)
        lay_out(self, top, self.view, below)
        self.take.activated.connect(self._show_lines)
        self.choice.activated.connect(self._choice_made)
        self.other.chosen.connect(self._other_chosen)
        self.view.picked.connect(self._show_choice)
        self.view.opened.connect(self.choice.setFocus)

    def _add(self, row: QHBoxLayout, words: str, field: QComboBox | PickLine) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        if isinstance(field, QComboBox):
            name_parts(field, words)
        row.addWidget(label)
        row.addWidget(field)

    def _show_lines(self) -> None:
        self.view.show_lines([self._line(each) for each in self._listed])
        self._show_choice()

    def _line(self, listed: ListedRow) -> TableLine:
        row = listed.row
        place = self.tr("{sheet}, {line}").format(sheet=row.sheet, line=row.number)
        texts = (
            place,
            row_words(row, self._wording),
            twins_words(listed, self._wording),
            choice_words(self._becomes(listed), self._wording),
        )
        return TableLine(row.ref, texts)

    def _becomes(self, listed: ListedRow) -> str:
        choice = self._chosen.get(listed.row.ref, listed.proposed)
        take = Take(self.take.currentData())
        is_new = choice in (NEW_RECORD, "")
        if (is_new and take is Take.UPDATES) or (not is_new and take is Take.NEW):
            return OUT
        return choice

    def _current(self) -> ListedRow | None:
        return self._by_ref.get(str(self.view.current_key()))

    def _show_choice(self) -> None:
        listed = self._current()
        for field in (self.choice, self.other):
            field.setEnabled(listed is not None)
        self.choice.clear()
        self.other.clear()
        if listed is None:
            return
        choice = self._chosen.get(listed.row.ref, listed.proposed)
        if not listed.proposed:
            self.choice.addItem(choice_words("", self._wording), "")
        for twin in listed.twins:
            self.choice.addItem(twin_words(twin, self._wording), twin.ref)
        self.choice.addItem(choice_words(NEW_RECORD, self._wording), NEW_RECORD)
        self.choice.addItem(choice_words(OUT, self._wording), OUT)
        if self.choice.findData(choice) < 0:
            self.choice.insertItem(0, choice_words(choice, self._wording), choice)
        self.choice.setCurrentIndex(self.choice.findData(choice))

    def _choice_made(self) -> None:
        self._choose(str(self.choice.currentData()))

    def _other_chosen(self, offer: Offer) -> None:
        self._wording = Wording(self._wording.titles | {offer.key: offer.text})
        self._choose(offer.key)

    def _choose(self, choice: str) -> None:
        listed = self._current()
        if listed is None:
            return
        self._chosen[listed.row.ref] = choice
        self.view.table.change(self._line(listed))
        self._show_choice()

    def _search(self, text: str) -> Sequence[Offer]:
        listed = self._current()
        if listed is None:
            return ()
        hits = [hit for hit in self._desk.read(search.find, text) if hit.kind == listed.row.kind]
        return [Offer(hit.ref, hit.title, hit.ref) for hit in hits[:_MOST_OFFERS]]


def _titles(session: Session, reading: ListReading) -> dict[str, str]:
    """The names of the records that the lines may be, and of the lines themselves."""
    refs = {twin.ref for each in reading.listed for twin in each.twins}
    return listing.titles(session, sorted(refs))
