"""The conditions of a rule, a line each: a field, and the value that is looked for in it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import field_of
from hrdesk.domain.text import words_of
from hrdesk.operations.lists import PERSON, Term
from hrdesk.store import listing
from hrdesk.ui.actions import has_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.editors.finding import RecordFinder, find_codes, find_countries
from hrdesk.ui.records.editors.picking import Offer, PickLine, Search
from hrdesk.ui.tokens import GAP, scaled
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import element_word, field_word

# By which people are gathered for a list; all other fields can be typed.
_OFFERED = (
    "focal_point_for",
    "organisation",
    "themes",
    "country",
    "countries",
    "languages",
    "function",
    "section",
    "tags",
    "email",
)
_MOST = 30
_WIDEST_NAME = 130
Said = Callable[[Term], str]


class RuleLines(QWidget):
    """Shows the terms of a rule; `changed` tells what a person made of them, to be shown then.

    A condition that was begun is none before it has its value: a list would have everybody on it.
    """

    changed = Signal(list)  # Terms

    def __init__(self, desk: Desk, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._said = desk, said
        self.lines: list[RuleLine] = []
        self._begun: Term | None = None
        self.add = QPushButton(icon("plus"), self.tr("Add a condition"), self)
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add.setAutoDefault(False)
        self._menu = QMenu(self.add)
        for name in _OFFERED:
            self._menu.addAction(field_word(name)).triggered.connect(partial(self.begin, name))
        self.add.clicked.connect(self._open_menu)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addWidget(self.add)

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Show these, and what was begun; lines that say so stay, with whoever types in them."""
        shown = [*terms, self._begun] if self._begun is not None else [*terms]
        if [line.term.field for line in self.lines] != [term.field for term in shown]:
            for line in self.lines:
                self._layout.removeWidget(line)
                line.hide()
                line.deleteLater()
            self.lines = [self._line(term) for term in shown]
            for place, line in enumerate(self.lines):
                self._layout.insertWidget(place, line)
                line.name(self._name(place))
        for line, term in zip(self.lines, shown, strict=True):
            line.term = term
            line.show_value(self._said(term))

    def begin(self, name: str) -> None:
        """One condition more, which waits for its value."""
        self._begun = Term(name, "")
        self.show_terms(self._terms)
        self.lines[-1].value.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """What was begun belonged to another rule."""
        self._begun = None

    @property
    def _terms(self) -> list[Term]:
        return [line.term for line in self.lines if line.term.value]

    def _name(self, place: int) -> str:
        """Of one field any one value is enough, and something must be found in each field."""
        name = self.lines[place].term.field
        word = field_word(name) if name else self.tr("Anywhere")
        before = [line.term.field for line in self.lines[:place]]
        if not before:
            return word
        return (self.tr("or {field}") if name in before else self.tr("and {field}")).format(
            field=word
        )

    def _line(self, term: Term) -> "RuleLine":
        line = RuleLine(term, self._search(term.field), self)
        line.changed.connect(partial(self._change, line))
        line.removed.connect(partial(self._remove, line))
        return line

    def _change(self, line: "RuleLine", value: str) -> None:
        if line.term is self._begun:
            self._begun = None
        line.term = Term(line.term.field, value)
        self.changed.emit(self._terms)

    def _remove(self, line: "RuleLine") -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if line.term is self._begun:
            self._begun = None
            self.show_terms(self._terms)
        else:
            self.changed.emit([term for term in self._terms if term is not line.term])

    def _search(self, name: str) -> Search:
        if not name:
            return lambda _: []
        spec = field_of(PERSON, name)
        anything = Offer(listing.ANY, self.tr("anything"))

        def find(typed: str) -> list[Offer]:
            found = self._offers(spec, typed)
            return found if typed.strip() else [anything, *found]

        return find

    def _offers(self, spec: Field, typed: str) -> list[Offer]:
        if spec.links is not None:
            finder = RecordFinder(self._desk, spec.links)
            return [offer for offer in finder.find(typed) if offer.key]
        if spec.kind is Kind.COUNTRY or spec.name == "countries":
            return find_countries(typed)
        if spec.codes is not None:
            return find_codes(spec.codes, typed)
        wanted = words_of(typed)
        known = self._desk.read(listing.distinct_values, PERSON, spec.name)
        offers = (Offer(each, element_word(spec, each)) for each in known)
        return [each for each in offers if has_words(wanted, words_of(each.text))][:_MOST]

    def _open_menu(self) -> None:
        open_under(self._menu, self.add)


class RuleLine(QWidget):
    """One condition. What is typed and not taken from the offers counts as it stands."""

    changed = Signal(str)  # another value
    removed = Signal()

    def __init__(self, term: Term, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self.term = term
        self._shown = ""
        self.label = SidedLabel("", self)
        self.label.setFixedWidth(scaled(self.font(), _WIDEST_NAME))
        self.label.setWordWrap(True)
        self.value = PickLine(search, self)
        self.label.setBuddy(self.value)
        self.take_out = QToolButton(self)
        self.take_out.setIcon(icon("x"))
        self.take_out.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.label)
        row.addWidget(self.value, 1)
        row.addWidget(self.take_out)
        self.value.chosen.connect(self._take)
        self.value.editingFinished.connect(self._finish)
        self.take_out.clicked.connect(self.removed)

    def name(self, words: str) -> None:
        """What stands before the value, and what screen readers call the parts."""
        self.label.setText(words)
        self.value.setAccessibleName(words)
        self.take_out.setToolTip(self.tr("Take this condition out"))
        self.take_out.setAccessibleName(f"{self.take_out.toolTip()}: {words}")

    def show_value(self, said: str) -> None:
        """How the value reads; anything is an empty line, as is what was begun."""
        self._shown = said
        is_anything = self.term.value == listing.ANY
        self.value.setPlaceholderText(self.tr("anything") if is_anything else self.tr("Choose…"))
        if not self.value.hasFocus() or self.value.text() != said:
            self.value.setText(said)
            self.value.setCursorPosition(0)

    def _take(self, offer: object) -> None:
        assert isinstance(offer, Offer)
        self._give(offer.key)

    def _finish(self) -> None:
        typed = self.value.text().strip()
        if not typed:
            # Anything is chosen by its name: whom nobody thought of is not gathered by a slip.
            self.show_value(self._shown)
        elif typed != self._shown.strip():
            self._give(typed)

    def _give(self, value: str) -> None:
        if value != self.term.value:
            self.changed.emit(value)
