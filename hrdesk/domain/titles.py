"""How a record is called in one line: in lists, links, search and the names beside Refs."""

import re
from collections.abc import Callable, Mapping, Sequence

from hrdesk.domain.dates import Moment, Span, parse_moment, parse_span
from hrdesk.domain.fields import Kind
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.text import normalised, one_line
from hrdesk.domain.values import YES, Value, joined

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TITLE_WIDTH = 120
_NUMBER = re.compile(r"[\x10-\x1f]?0*([0-9]+)")
# Signs that no title has, for how long a number is; longer ones are compared digit by digit.
_LENGTHS, _LONGEST = 0x10, 0xF
_SIGNS = "".join(map(chr, range(_LENGTHS, _LENGTHS + _LONGEST + 1)))


def title_of(
    kind: str,
    values: Mapping[str, Value],
    country_name: Callable[[str], str],
    *,
    width: int | None = TITLE_WIDTH,
    span_name: Callable[[str], str] | None = None,
) -> str:
    """The title of a record, cut where it is wider than a list can bear, or in full where `width`
    is None; a protected person's is the pseudonym, never the name."""
    if values.get("protected") == YES:
        return joined(values.get("pseudonym", "")) or "Protected person"
    parts = []
    for name in shape_of(kind).title:
        text = joined(values.get(name, ""))
        field = field_of(kind, name)
        if field.is_link:
            continue  # a Ref tells nobody anything, and what it stands for is called otherwise elsewhere
        if field.kind is Kind.COUNTRY and text:
            text = country_name(text)
        elif field.kind is Kind.SPAN:
            text = (span_name or spoken_span)(text)
        parts.append(text)
    title = ", ".join(part for part in parts if part)
    return one_line(title, len(title) if width is None else width)


def sort_key(title: str) -> str:
    """What lists are sorted by: numbers by how big they are, 9 before 10."""
    return _NUMBER.sub(_by_size, normalised(title))


def _by_size(number: re.Match[str]) -> str:
    """A number after a sign for its length, which words are cut at as at any other sign."""
    return chr(_LENGTHS + min(len(number[1]), _LONGEST)) + number[0].lstrip(_SIGNS)


def spoken_span(text: str, months: Sequence[str] = MONTHS) -> str:
    """A span as people write it: `3–9 Dec 2026`, `Mar 2027`, `10 Mar 2027, 14:00–15:00`."""
    span = parse_span(text)
    return text if span is None else _spoken(span, months)


def spoken_date(text: str, months: Sequence[str] = MONTHS) -> str:
    """A date as people write it: `9 Dec 2026`, `Q3 2026`; `months` are those of a language."""
    moment = parse_moment(text)
    return text if moment is None else _moment(moment, months)


def _spoken(span: Span, months: Sequence[str]) -> str:
    start, end = span.start, span.end
    first, last = _moment(start, months), _moment(end, months)
    if start.text == end.text:
        return first
    if not (start.is_exact and end.is_exact):
        return f"{first} – {last}"
    if start.first == end.first:
        return f"{first}–{end.time}" if end.time else first
    if start.time or end.time or start.first.year != end.first.year:
        return f"{first} – {last}"
    if start.first.month == end.first.month:
        return f"{start.first.day}–{last}"
    return f"{start.first.day} {months[start.first.month - 1]} – {last}"


def _moment(moment: Moment, months: Sequence[str]) -> str:
    day = moment.first
    if moment.is_exact:
        text = f"{day.day} {months[day.month - 1]} {day.year}"
        return f"{text}, {moment.time}" if moment.time else text
    if "Q" in moment.text:
        return f"{moment.text[5:]} {day.year}"
    if len(moment.text) == len("2026-09"):
        return f"{months[day.month - 1]} {day.year}"
    return str(day.year)
