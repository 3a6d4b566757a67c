"""The rule of a mailing list as it leaves the window: names in it go as far as their records."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label
from hrdesk.operations.called import Called
from hrdesk.ui.printing.tables import Names
from hrdesk.ui.rule_words import refs_in, rule_or_text


@dataclass(frozen=True, slots=True)
class RuleCell(Names):
    """A rule in words; `refs` are the records that it names, in the order of `several`."""

    rule: str = ""
    refs: tuple[str, ...] = ()

    def up_to(self, highest: Label) -> str:
        """The rule with the names that go that far; of others not even whether there are any."""
        titles = {
            ref: title
            for ref, (title, label) in zip(self.refs, self.several, strict=True)
            if label.rank <= highest.rank
        }
        kept_back = QCoreApplication.translate("Rule", "not shared")
        return rule_or_text(
            self.rule, {ref: titles.get(ref, kept_back) for ref in refs_in(self.rule)}
        )


def rule_cell(rule: str, known: Mapping[str, Called | None]) -> RuleCell:
    """The cell of a rule; `known` says what the records in it are called."""
    named = [(ref, each) for ref in refs_in(rule) if (each := known.get(ref)) is not None]
    return RuleCell(
        tuple((each.title, each.label) for _, each in named),
        rule,
        tuple(ref for ref, _ in named),
    )
