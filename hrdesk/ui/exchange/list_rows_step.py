"""The second step of reading a foreign list: which lines are taken in, and which record each is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hrdesk.domain.titles import sort_key
from hrdesk.geography import countries, near_countries
from hrdesk.operations.foreign_lists import ListReading, with_states
from hrdesk.operations.foreign_plan import NEW_RECORD, OUT, ListChoices, ListedRow, Take
from hrdesk.store import listing, search
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView, lay_out
from hrdesk.ui.exchange.list_words import choice_words, row_words, twin_words, twins_words
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.records.label_choice import LabelChoice
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow
from hrdesk.ui.words import comma, country_word, field_word

_SHARES = (12, 38, 28, 22)
_MOST_OFFERS = 12


class RowsStep(QWidget):
    """A line a row of the list; the box below says what becomes of the one with the cursor."""

    def __init__(self, desk: Desk, reading: ListReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: dict[str, str] = {}
        # What is meant by words that no State is called.
        self._states: dict[str, str] = {}
        self._wording = Wording({})
        self._as_read = reading
        self._read_again()
        self.state_words, self.state = QLabel(), CalmCombo()
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
        rows, states = dict(self._chosen), dict(self._states)
        return ListChoices(take, label.label, rows, label.partners, states)

    def _read_again(self) -> None:
        """The rows, each with the records here that it may be now."""
        self.reading = self._desk.read(with_states, self._as_read, self._states)
        self._by_ref = {each.row.ref: each for each in self.reading.listed}
        self._wording = Wording(self._wording.titles | self._desk.read(_titles, self.reading))

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
        self._build_state()
        self.take.activated.connect(self._show_lines)
        self.choice.activated.connect(self._choice_made)
        self.other.chosen.connect(self._other_chosen)
        self.view.picked.connect(self._show_choice)
        self.view.opened.connect(self._answer)

    def _build_state(self) -> None:
        self.state_words.setBuddy(self.state)
        may_be_narrow(self.state, 16)
        row = QHBoxLayout()
        row.setContentsMargins(LARGE, 0, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        row.addWidget(self.state_words)
        row.addWidget(self.state, 1)
        row.addStretch(1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row)
        self.state.activated.connect(self._state_chosen)

    def _add(self, row: QHBoxLayout, words: str, field: QComboBox | PickLine) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        if isinstance(field, QComboBox):
            name_parts(field, words)
        row.addWidget(label)
        row.addWidget(field)

    def _show_lines(self) -> None:
        self.view.show_lines([self._line(each) for each in self.reading.listed])
        self._show_choice()

    def _line(self, listed: ListedRow) -> TableLine:
        row = listed.row
        place = self.tr("{sheet}, {line}").format(sheet=row.sheet, line=row.number)
        texts = (
            place,
            row_words(row, self._wording),
            twins_words(listed, self._wording),
            self._becomes_words(listed),
        )
        return TableLine(row.ref, texts)

    def _becomes_words(self, listed: ListedRow) -> str:
        becomes = self._becomes(listed)
        lacks = listed.lacks if becomes in (NEW_RECORD, "") else []
        if not lacks:
            return choice_words(becomes, self._wording)
        words = self.tr("left out without {fields}")
        return words.format(fields=comma().join(field_word(each) for each in lacks))

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
        self._show_state(listed)
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

    def _answer(self) -> None:
        """To what is asked about the line: which State is meant, or else which record it is."""
        asked = not self.state.isHidden() and self._word not in self._states
        (self.state if asked else self.choice).setFocus()

    def _show_state(self, listed: ListedRow | None) -> None:
        """Of a word that no State is called, the States that it may mean, then all."""
        words = listed.unknown_states if listed is not None else []
        for widget in (self.state_words, self.state):
            widget.setVisible(bool(words))
        self._word = next((each for each in words if each not in self._states), "".join(words[:1]))
        said = self.tr("&State that “{word}” means").format(word=isolated(self._word))
        self.state_words.setText(said)
        self.state.setAccessibleName(said.replace("&", ""))
        name_parts(self.state, said)
        self.state.clear()
        if not words:
            return
        self.state.addItem(self.tr("not known"), "")
        near = near_countries(self._word)
        by_name = sorted(countries(), key=lambda code: sort_key(country_word(code)))
        for code in dict.fromkeys((*near, *by_name)):
            self.state.addItem(country_word(code), code)
        if near:
            self.state.insertSeparator(len(near) + 1)
        self.state.setCurrentIndex(self.state.findData(self._states.get(self._word, "")))

    def _state_chosen(self) -> None:
        code = str(self.state.currentData())
        others = {word: known for word, known in self._states.items() if word != self._word}
        self._states = others | ({self._word: code} if code else {})
        self._read_again()
        self._show_lines()

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
