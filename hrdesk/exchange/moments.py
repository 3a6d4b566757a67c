"""Dates as people write them in lists of their own: with months in words, or both ends in one cell."""

import re

from hrdesk.domain.dates import parse_moment, parse_span
from hrdesk.domain.written_dates import part_of_year, quarter
from hrdesk.exchange.list_words import in_plain_words, months_by_word
from hrdesk.exchange.typed import as_typed, in_our_digits

_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th|er)?")
# Between the ends of a span: a dash that is no part of a date, or a word.
_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+[-/]\s+|\s+(?:to|until|au|à|al|hasta|по|إلى)\s+", re.IGNORECASE
)
_DAYS = re.compile(
    r"(?<![\d-])([0-3]?\d)(?:\s*[-–—]\s*|\s+(?:to|au|al|по|إلى)\s+)([0-3]?\d)(?=\D+$|\D+[12]\d{3})",
    re.IGNORECASE,
)
_NOTHING_BESIDE = re.compile(r"[\w\s.,'’/–—-]+")
_SAY_NOTHING = frozenset({"of", "the", "de", "del", "le", "г", "года"})


def plain_moment(text: str) -> str:
    """A date with its month in words as HRDesk writes it; any other text as it is."""
    typed = in_our_digits(as_typed(text))
    return quarter(_small(typed)) or _in_words(typed) or text


def plain_span(text: str) -> tuple[str, str, str] | None:
    """Start, end and zone of a span that stands in one cell; None where it cannot be told apart."""
    text = in_our_digits(as_typed(text))
    span = parse_span(text.upper()) or parse_span(text) or parse_span(part_of_year(_small(text)))
    if span is not None:
        return span.start.text, "" if span.end == span.start else span.end.text, span.zone
    days = _DAYS.search(text)
    if days is not None:
        start, end = (text[: days.start()] + day + text[days.end() :] for day in days.groups())
        found = _in_words(start), _in_words(end)
        return (*found, "") if all(found) else None
    parts = _BETWEEN.split(text)
    if len(parts) == 1:
        return plain_moment(text), "", ""
    if len(parts) != 2:
        return None
    start, end = parts
    year = _YEAR.search(end)
    if year is not None and not _YEAR.search(start):
        start = f"{start} {year[0]}"
    return plain_moment(start), plain_moment(end), ""


def surely_plain_span(text: str) -> tuple[str, str] | None:
    """As `plain_span`, of months, seasons and parts of a year in words and nothing beside them.

    None where there are none, where anything else stands beside, a question mark too, or where it
    names no time.
    """
    text = in_our_digits(as_typed(text))
    ends = plain_span(text) if _NOTHING_BESIDE.fullmatch(text) else None
    if ends is None or ends[2] or not any(map(str.isalpha, text)):
        return None
    start, end, _ = ends
    are_read = parse_moment(start) and (not end or parse_moment(end))
    return (start, end) if are_read else None


def _small(text: str) -> str:
    return " ".join(text.casefold().split())


def _in_words(text: str) -> str:
    """`12 March 2027`, `mars 2027`: the canonical text; empty for what is written otherwise."""
    year = month = day = 0
    for word in in_plain_words(text).split():
        found = _DAY.fullmatch(word)
        if _YEAR.fullmatch(word) and not year:
            year = int(word)
        elif word in months_by_word() and not month:
            month = months_by_word()[word]
        elif found is not None and not day and int(found[1]):
            day = int(found[1])
        elif word not in _SAY_NOTHING:
            return ""
    if not (year and month):
        return ""
    moment = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return moment if parse_moment(moment) is not None else ""
