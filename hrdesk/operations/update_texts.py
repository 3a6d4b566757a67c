"""The short text for the mail of an update, in the reader's language.

The words lie in `resources/update`, one file a language, every file with the same parts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.dates import Moment, Span, city_of_zone, parse_moment
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.text import comma_of
from hrdesk.exchange.read_me import RIGHT_TO_LEFT, language_of, read_me_texts
from hrdesk.geography import LANGUAGES, country_names
from hrdesk.operations.update_lines import News, UpdateLine
from hrdesk.resources import resource

_VISIT = "visit"
_MOST_COUNTRIES = 8
# Unicode marks around a value that keeps its own direction.
_ISOLATE, _END = "\u2068", "\u2069"
_NOWHERE = ("", "")
_EXACT, _MONTH = len("2027-03-10"), len("2027-03")


@lru_cache(maxsize=len(LANGUAGES))
def update_texts(language: str) -> Mapping[str, Any]:
    """All texts in a language."""
    known = language if language in LANGUAGES else "en"
    texts: Mapping[str, Any] = json.loads(
        resource("update", f"{known}.json").read_text(encoding="utf-8")
    )
    return texts


def mail_text(
    heading: str,
    about: Sequence[str],
    lines: Sequence[UpdateLine],
    envelope: Envelope,
    *,
    since: Span,
    only_in_workbook: int = 0,
    home: tuple[str, str] = _NOWHERE,
) -> str:
    """What to write in the mail: a line for each record, what is new marked.

    `heading` is the part of the texts that names the update, `since` its period, `home` the zone of
    this desk and the city that it was chosen by.
    """
    language = language_of(envelope)
    texts = update_texts(language)
    said = [texts[heading].format(period=span_words(since, language)), *about]
    for part, of_visits in (("visits", True), ("activities", False)):
        told = [each for each in lines if (each.kind == _VISIT) is of_visits]
        if told:
            said += ["", texts[part], *(f"• {line_words(each, language, home)}" for each in told)]
    said += ["", *_foot(texts, lines, only_in_workbook)]
    label = read_me_texts(language)["labels"][strictest(*_labels(lines)).value]
    said.append(f"{label['name']}: {label['means']}")
    return "\n".join([*said, "", envelope.sender_name or envelope.sender, ""])


def about_words(countries: Sequence[str], region: str, language: str) -> list[str]:
    """The line that says of which part of the world it is; none for the whole world."""
    texts, names = update_texts(language), country_names(language)
    if region:
        return [texts["region"].format(region=region)]
    if countries:
        shown = comma_of(language).join(sorted(names[each] for each in countries[:_MOST_COUNTRIES]))
        more = " …" if len(countries) > _MOST_COUNTRIES else ""
        return [texts["countries"].format(countries=shown + more)]
    return []


def title_words(line: UpdateLine, language: str) -> str:
    """What the record is called in a language: a visit by its country and who goes."""
    country = country_names(language).get(line.country, line.country)
    if line.kind != _VISIT:
        return line.title
    return f"{country} – {comma_of(language).join(line.by)}" if line.by else country


def line_words(line: UpdateLine, language: str, home: tuple[str, str] = _NOWHERE) -> str:
    """One record in one line."""
    texts = update_texts(language)
    country = country_names(language).get(line.country, line.country)
    dates = span_words(line.span, language, home) if line.span else texts["no_date"]
    place = [] if line.kind == _VISIT else [each for each in (line.city, country) if each]
    inputs = parse_moment(line.inputs_by)
    parts = [
        _apart(title_words(line, language), language),
        _apart(comma_of(language).join(place), language) if place else "",
        texts["status"].get(line.status, ""),
        texts["inputs"].format(day=_moment(inputs, language)) if inputs else "",
        f"[{texts[line.news.value]}]" if line.news is not News.NONE else "",
    ]
    said: str = texts["line"].format(dates=dates, what=" · ".join(filter(None, parts)))
    return said


def span_words(span: Span, language: str, home: tuple[str, str] = _NOWHERE) -> str:
    """A span as exact as it is known; times of the `home` zone by its city."""
    texts = update_texts(language)
    start, end = span.start, span.end
    if span.has_time:
        return _timed(span, language, _city(span.zone, home))
    if start.text == end.text:
        return _moment(start, language)
    if span.is_exact and (start.first.year, start.first.month) == (end.first.year, end.first.month):
        month = read_me_texts(_known(language))["months"][start.first.month - 1]
        words: str = texts["days_of_month"].format(
            first=start.first.day, last=end.first.day, month=month, year=start.first.year
        )
        return words
    both: str = texts["from_to"].format(first=_moment(start, language), last=_moment(end, language))
    return both


def _city(zone: str, home: tuple[str, str]) -> str:
    """What a zone is called: at home as this desk chose it, and not as the zone has its name."""
    return home[1] if home[1] and zone == home[0] else city_of_zone(zone)


def _timed(span: Span, language: str, city: str) -> str:
    """Times as they were written, with the city of their zone."""
    texts, start, end = update_texts(language), span.start, span.end
    if start.first != end.first:
        first, last = (f"{_moment(each, language)} {each.time}".strip() for each in (start, end))
        both: str = texts["from_to"].format(first=first, last=last)
        return f"{both} ({city})" if span.zone else both
    time = start.time if end.time in ("", start.time) else f"{start.time}–{end.time}"
    said: str = texts["timed"].format(day=_moment(start, language), time=time, zone=city)
    return said.replace(" ()", "")


def _moment(moment: Moment, language: str) -> str:
    texts, months = update_texts(language), read_me_texts(_known(language))["months"]
    first = moment.first
    words = moment.text
    if len(moment.text) >= _EXACT:
        day = read_me_texts(_known(language))["day"]
        words = day.format(day=first.day, month=months[first.month - 1], year=first.year)
    elif "Q" in moment.text:
        words = texts["quarter"].format(number=moment.text[-1], year=first.year)
    elif len(moment.text) == _MONTH:
        alone = texts["months_alone"][first.month - 1]
        words = texts["month"].format(month=alone, year=first.year)
    return words


def _foot(
    texts: Mapping[str, Any], lines: Sequence[UpdateLine], only_in_workbook: int
) -> Iterator[str]:
    if only_in_workbook:
        yield texts["only_in_workbook"].format(count=only_in_workbook)
    if any(each.news is not News.NONE for each in lines):
        yield texts["since"]
    # Without exact days there is no calendar file to speak of.
    yield texts["attached" if any(each.has_days for each in lines) else "workbook_alone"]


def _labels(lines: Sequence[UpdateLine]) -> list[Label]:
    return [each.label for each in lines] or [Label.PUBLIC]


def _apart(text: str, language: str) -> str:
    return f"{_ISOLATE}{text}{_END}" if language in RIGHT_TO_LEFT else text


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"
