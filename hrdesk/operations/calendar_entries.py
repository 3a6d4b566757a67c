"""Visits and activities as entries of a calendar file, in the reader's language."""

from collections.abc import Iterable

from hrdesk.domain.dates import Span
from hrdesk.domain.label import Label
from hrdesk.formats.icalendar import CANCELLED, CONFIRMED, TENTATIVE, Entry
from hrdesk.geography import country_names
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.update_lines import UpdateLine
from hrdesk.operations.update_texts import title_words, update_texts

_FIRM = frozenset({"confirmed", "under_way", "held"})


def entries_of(lines: Iterable[UpdateLine], language: str) -> list[Entry]:
    """An entry for each that has days; a calendar cannot hold the others."""
    return [
        _entry(each, each.span, language)
        for each in lines
        if each.has_days and each.span is not None
    ]


def _entry(line: UpdateLine, span: Span, language: str) -> Entry:
    words = update_texts(language)["status"].get(line.status, "")
    title = title_words(line, language)
    country = country_names(language).get(line.country, line.country)
    return Entry(
        line.ref,
        span,
        # How sure it is stands in the title: a calendar shows little else.
        f"{title} ({words})" if words and line.status not in _FIRM else title,
        line.newest,
        _standing(line.status),
        ", ".join(each for each in (line.city, country) if each),
        line.about,
        line.link,
        line.rule,
        line.exceptions,
        is_public=line.label is Label.PUBLIC,
    )


def _standing(status: str) -> str:
    if is_over_or_off(status, over=False):
        return CANCELLED
    return CONFIRMED if status in _FIRM else TENTATIVE
