"""How papers about a State speak, in the language of the window."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.brief_gate import MOST, Brief
from hrdesk.operations.brief_html import Wording
from hrdesk.operations.country_papers import CountryPaper
from hrdesk.ui.visits import brief_words
from hrdesk.ui.words import country_word, number_word

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
        column=_column,
    )


def cut_words(cut: Mapping[str, int], *, has_workbook: bool) -> str:
    """What the page has the latest of only; the workbook, where there is one, has all."""
    if not cut or not has_workbook:
        return brief_words.cut_sentence(cut, _heading)
    parts = [f"{_heading(key)} {number_word(count)}" for key, count in cut.items()]
    said = translate(
        "CountryPapers",
        "The page has the latest {most} of each; the workbook has all: {what}.",
    )
    return said.format(most=number_word(MOST), what=", ".join(parts))


def _heading(key: str) -> str:
    own = {
        "file": translate("CountryPapers", "As a whole"),
        "decisions": translate("CountryPapers", "Decisions and observations"),
        "ratifications": translate("CountryPapers", "Ratifications"),
        "visits": translate("CountryPapers", "Visits"),
        "emergency": translate("CountryPapers", "What to do first"),
        "call": translate("CountryPapers", "Whom to call"),
    }
    return own.get(key) or brief_words.heading_word(key)


def _column(name: str) -> str:
    if name == "ways":
        return translate("CountryPapers", "How")
    return brief_words.column_word(name)
