"""A span moved or made longer, by days and by minutes of its own wall clock."""

from datetime import datetime, timedelta

from hrdesk.domain.dates import Moment, Span, make_span

# The minutes by which times are moved, and the least that something with times lasts.
STEP = 15


def moved(span: Span, *, days: int = 0, minutes: int = 0) -> Span | None:
    """The span as much later, as long as before; None where no calendar goes or nothing is exact.

    What has no times stays on whole days, whatever the minutes.
    """
    if not span.is_exact:
        return None
    start = _later(span.start, days, minutes)
    if start is None:
        return None
    if span.end.text == span.start.text:
        return make_span(start, start, span.zone)
    # An end without a time goes as many days as its start did.
    gone = (datetime.fromisoformat(start).date() - span.first).days
    end = _later(span.end, days, minutes) if span.end.time else _later(span.end, gone, 0)
    return None if end is None else make_span(start, end, span.zone)


def resized(span: Span, *, days: int = 0, minutes: int = 0, start: bool = False) -> Span | None:
    """The span with its end, or its start, as much later; never turned round or shorter than a step.

    Minutes count where there are times, days where there are none. None as for `moved`.
    """
    if not span.is_exact:
        return None
    if not span.has_time:
        return _by_days(span, days, start=start)
    if not span.end.time:
        return None
    first, last = _wall(span.start), _wall(span.end)
    step = timedelta(minutes=minutes)
    least = timedelta(minutes=STEP)
    if start:
        first = min(first + step, last - least)
    else:
        last = max(last + step, first + least)
    return make_span(_minute(first), _minute(last), span.zone)


def _by_days(span: Span, days: int, *, start: bool) -> Span | None:
    first, last = span.start, span.end
    if start:
        begin = _later(first, min(days, (last.first - first.first).days), 0)
        return None if begin is None else make_span(begin, last.text, "")
    end = _later(last, max(days, (first.first - last.first).days), 0)
    return None if end is None else make_span(first.text, end, "")


def _later(moment: Moment, days: int, minutes: int) -> str | None:
    try:
        wall = _wall(moment) + timedelta(days=days, minutes=minutes if moment.time else 0)
    except OverflowError:
        return None
    return _minute(wall) if moment.time else wall.date().isoformat()


def _wall(moment: Moment) -> datetime:
    return datetime.fromisoformat(moment.text)


def _minute(wall: datetime) -> str:
    return wall.isoformat(timespec="minutes")
