"""How papers about a State speak, in the language of the window."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.fields import Kind
from hrdesk.operations.brief_gate import Brief
from hrdesk.operations.brief_html import Wording
from hrdesk.operations.country_papers import RECKONED, CountryPaper
from hrdesk.ui.language import isolated
from hrdesk.ui.visits import brief_words
from hrdesk.ui.words import country_word, number_word, span_word

translate = QCoreApplication.translate

BRIEF, KIT, CARD = CountryPaper.BRIEF, CountryPaper.KIT, CountryPaper.CARD


def what_words() -> Mapping[str, str]:
    """The papers that there are of a State."""
    return {
        CARD: translate("CountryPapers", "Emergency card, on one side"),
        KIT: translate("CountryPapers", "Submission kit for the Universal Periodic Review"),
        BRIEF: translate("CountryPapers", "Country brief"),
    }


def title_word(what: str, code: str) -> str:
    """What a paper is called."""
    said = {
        CARD: translate("CountryPapers", "Emergency card: {country}"),
        KIT: translate("CountryPapers", "Submission kit: {country}"),
        BRIEF: translate("CountryPapers", "Country brief: {country}"),
    }[CountryPaper(what)]
    return said.format(country=country_word(code))


def wording(what: str, brief: Brief) -> Wording:
    """Words of a paper."""
    words = brief_words.wording(brief, for_driver=False)
    return replace(
        words,
        title=title_word(what, brief.country),
        heading=_heading,
        column=_card_column if what == CARD else _column,
        value=_value,
    )


def left_out_words(brief: Brief, cut: Mapping[str, int], *, has_workbook: bool) -> str:
    """What the page has the first of only, and what is not on it; the workbook, if any, has all."""
    return brief_words.left_out_sentence(brief, _counted, cut=cut, has_workbook=has_workbook)


def _counted(key: str) -> str:
    """As in `8 of 131 people to call`."""
    return translate("CountryPapers", "People to call") if key == "call" else _heading(key)


def _heading(key: str) -> str:
    own = {
        "file": translate("CountryPapers", "As a whole"),
        "decisions": translate("CountryPapers", "Decisions and observations"),
        "ratifications": translate("CountryPapers", "Ratifications"),
        "visits": translate("CountryPapers", "Visits"),
        "emergency": translate("CountryPapers", "What to do first"),
        "call": translate("CountryPapers", "Whom to call"),
        "review": translate("CountryPapers", "The next review"),
    }
    return own.get(key) or brief_words.heading_word(key)


def _value(kind: str, text: str) -> str:
    if kind == RECKONED:
        said = translate("CountryPapers", "{day} (estimated from earlier sessions)")
        return said.format(day=isolated(span_word(text)))
    is_number = kind == Kind.NUMBER
    return number_word(int(text)) if is_number else brief_words.value_word(kind, text)


def _column(name: str) -> str:
    own = {
        "ways": translate("CountryPapers", "How"),
        "session": translate("CountryPapers", "Session"),
        "stakeholders_due": translate("CountryPapers", "Stakeholders' deadline"),
        "report_due": translate("CountryPapers", "National report due"),
    }
    return own.get(name) or brief_words.column_word(name)


def _card_column(name: str) -> str:
    """On a card what somebody does stands before where."""
    is_office = name == "function"
    return translate("CountryPapers", "Function, organisation") if is_office else _column(name)
