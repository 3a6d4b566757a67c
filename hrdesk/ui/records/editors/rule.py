"""The rule of a mailing list: its conditions, how it is written, and in words whom it finds."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.errors import DeskError
from hrdesk.domain.fields import Field
from hrdesk.domain.records import field_of
from hrdesk.domain.values import Value
from hrdesk.operations.lists import PERSON, Term, count_by_rule, rule_from, rule_terms
from hrdesk.store import listing
from hrdesk.store.same import shown_titles
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.records.editors.rule_lines import RuleLines
from hrdesk.ui.records.editors.texts import TextEditor
from hrdesk.ui.rule_words import refs_in, rule_words
from hrdesk.ui.tokens import GAP
from hrdesk.ui.words import element_word, error_sentence


class RuleEditor(TextEditor):
    """Conditions are chosen, or the rule is typed; what it means is said meanwhile."""

    def __init__(self, spec: Field, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(spec, desk, kind, parent)
        self._titles_of_all: dict[str, str] = {}
        self.conditions = RuleLines(desk, self._said, self)
        both = QVBoxLayout()
        both.setSpacing(GAP)
        self.line.removeWidget(self.text)
        both.addWidget(self.conditions)
        both.addWidget(self.text)
        self.line.addLayout(both)
        self.setTabOrder(self.conditions, self.text)
        self.conditions.changed.connect(self._compose)

    def show_value(self, value: Value) -> None:
        before = self.text.text()
        super().show_value(value)
        if self.text.text() != before:
            self.conditions.forget()
        self._show_conditions()

    def keep_given(self, given: object) -> None:
        super().keep_given(given)
        self._show_conditions()

    def reading(self) -> str:
        rule = self.text.text().strip()
        if not rule:
            return self.tr(
                "Nobody by rule. Add a condition, or type a rule: focal_point_for:* or"
                " themes:torture"
            )
        try:
            count = self._desk.read(count_by_rule, rule)
            said = self.tr("{whom}: %n now", "", count)
            return said.format(whom=rule_words(rule, self._titles(rule)))
        except DeskError as error:
            return error_sentence(error)

    def _edited(self) -> None:
        self._show_conditions()
        super()._edited()

    def _compose(self, terms: list[Term]) -> None:
        """A rule is written of the conditions; it is kept as one that was typed."""
        self.text.setText(rule_from(terms))
        self.text.setCursorPosition(0)
        self._show_conditions()
        self.touched.emit()
        self.done.emit()

    def _show_conditions(self) -> None:
        """Of what is no rule yet, the conditions before it stay away: nothing of it may be lost."""
        rule = self.text.text()
        try:
            terms = rule_terms(PERSON, rule)
        except DeskError:
            self.conditions.hide()
            return
        self._titles_of_all = self._titles(rule)
        self.conditions.show_terms(terms)
        self.conditions.show()

    def _said(self, term: Term) -> str:
        if term.value == listing.ANY or not term.field:
            return "" if term.field else term.value
        if not term.value:
            return ""
        known = self._titles_of_all.get(term.value)
        return known or element_word(field_of(PERSON, term.field), term.value)

    def _titles(self, rule: str) -> dict[str, str]:
        """The records that a rule names, as they are called, as far as they may be seen now."""
        refs = refs_in(rule)
        titles = self._desk.read(shown_titles, refs)
        labels = self._desk.read(listing.labels, refs)
        return {ref: shown(title, labels.get(ref), ref) for ref, title in titles.items()}
