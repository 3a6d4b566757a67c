"""From when until when somebody holds an office, and whether what is known of them is old."""

from datetime import date, timedelta

from hrdesk.domain.dates import Span, parse_moment, parse_span

# What nobody has confirmed for so long is worth asking about.
STALE_AFTER = timedelta(days=365)


def has_left(in_office: str, today: date) -> bool:
    """Whether a term has ended. One without an end goes on: `2024-03` is since March 2024."""
    span = parse_span(in_office)
    return span is not None and _has_end(span) and span.last < today


def begins_later(in_office: str, today: date) -> bool:
    """Whether a term has not begun yet."""
    span = parse_span(in_office)
    return span is not None and span.first > today


def ended(in_office: str, last_day: date, since: str = "") -> str:
    """The term with its last day; `since` is the earliest other day that is known.

    A term needs a beginning: where nothing is known of it, it is the year of the end.
    """
    span, end = parse_span(in_office), last_day.isoformat()
    for begin in (span.start.text.partition("T")[0] if span is not None else "", since):
        moment = parse_moment(begin)
        if moment is not None and moment.first < last_day:
            return f"{begin}/{end}"
    return f"{last_day.year}/{end}"


def is_stale(last_confirmed: str, today: date) -> bool:
    """Whether a record was confirmed, but more than a year ago; never confirmed is not old."""
    moment = parse_moment(last_confirmed)
    return moment is not None and moment.last < today - STALE_AFTER


def _has_end(span: Span) -> bool:
    return span.start.text != span.end.text
