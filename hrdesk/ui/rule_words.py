"""The rule of a mailing list in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.errors import DeskError
from hrdesk.domain.records import field_of
from hrdesk.domain.refs import looks_like_ref
from hrdesk.operations.lists import PERSON, rule_query
from hrdesk.ui.language import isolated
from hrdesk.ui.words import element_word, field_word

translate = QCoreApplication.translate
# The field of a mailing list that says in a rule who is on it.
RULE = "rule"
_ANYTHING = "*"
_NO_TITLES: Mapping[str, str] = MappingProxyType({})


def rule_words(rule: str, titles: Mapping[str, str] = _NO_TITLES) -> str:
    """Whom a rule finds; records under their `titles`, by Ref, or as their Ref. Raises `BadValue` or `UnknownName` for a rule that is none."""
    query = rule_query(PERSON, rule)
    said = [_about(name, values, titles) for name, values in query.where.items()]
    if query.text:
        said.append(translate("Rule", "“{words}” anywhere").format(words=isolated(query.text)))
    return translate("Rule", "People with {terms}").format(
        terms=translate("Rule", " and ").join(said)
    )


def refs_in(rule: str) -> list[str]:
    """The records that a rule names; none where it is no rule."""
    try:
        values = rule_query(PERSON, rule).where.values()
    except DeskError:
        return []
    return [each for several in values for each in several if looks_like_ref(each)]


def rule_or_text(rule: str, titles: Mapping[str, str] = _NO_TITLES) -> str:
    """As `rule_words`; the rule as it was typed where it is none."""
    try:
        return rule_words(rule, titles)
    except DeskError:
        return rule


def _about(name: str, values: Sequence[str], titles: Mapping[str, str]) -> str:
    """One field: any one of its values is enough."""
    field = field_word(name)
    if _ANYTHING in values:
        return translate("Rule", "anything in “{field}”").format(field=field)
    spec = field_of(PERSON, name)
    quoted = (
        translate("Rule", "“{value}”").format(
            value=isolated(titles.get(each) or element_word(spec, each))
        )
        for each in values
    )
    words = translate("Rule", " or ").join(quoted)
    return translate("Rule", "{values} in “{field}”").format(values=words, field=field)
