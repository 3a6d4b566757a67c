"""The rule of a mailing list, and under it in words whom it finds."""

from hrdesk.domain.errors import DeskError
from hrdesk.operations.lists import count_by_rule
from hrdesk.store import listing
from hrdesk.store.same import shown_titles
from hrdesk.ui.discreet import shown
from hrdesk.ui.records.editors.texts import TextEditor
from hrdesk.ui.rule_words import refs_in, rule_words
from hrdesk.ui.words import error_sentence


class RuleEditor(TextEditor):
    """Terms are typed; what they mean is said as one types."""

    def reading(self) -> str:
        rule = self.text.text().strip()
        if not rule:
            return self.tr("Nobody by rule. For example: focal_point_for:* or themes:torture")
        try:
            count = self._desk.read(count_by_rule, rule)
            said = self.tr("{whom}: %n now", "", count)
            return said.format(whom=rule_words(rule, self._titles(rule)))
        except DeskError as error:
            return error_sentence(error)

    def _titles(self, rule: str) -> dict[str, str]:
        """The records that a rule names, as they are called, as far as they may be seen now."""
        refs = refs_in(rule)
        titles = self._desk.read(shown_titles, refs)
        labels = self._desk.read(listing.labels, refs)
        return {ref: shown(title, labels.get(ref), ref) for ref, title in titles.items()}
