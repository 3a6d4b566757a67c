"""Calendar files (.ics, RFC 5545), which any calendar program opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from hrdesk.domain.dates import Moment, Span
from hrdesk.domain.repeat import parts_of

CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"
_PRODUCT = "-//HRDesk//HRDesk//EN"
_ONE_DAY = timedelta(days=1)
# Zones are told so far ahead for what recurs without an end.
_YEARS_AHEAD = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a calendar; its span must be exact.

    `newest` is the minute (since 1970, UTC) in which it was written last: whoever has an older
    one replaces it. `exceptions` are the days on which one of the series would begin and does not.
    """

    ref: str
    span: Span
    summary: str
    newest: int
    status: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    rule: str = ""
    exceptions: tuple[date, ...] = ()
    is_public: bool = False


def calendar_file(entries: Sequence[Entry], *, name: str, minute: int, home: str) -> bytes:
    """The content of the file; `home` is the zone of times that name none.

    The same entries at the same minute give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in entries:
        calendar.add_component(_event(each, _instant(minute), home))
    if entries:
        first = min(each.span.first for each in entries)
        last = max(each.span.last for each in entries)
        ahead = _YEARS_AHEAD if any(each.rule for each in entries) else 1
        # A year more on both sides, so that every clock change that matters is in between.
        calendar.add_missing_timezones(
            date(max(first.year - 1, 1900), 1, 1), date(last.year + ahead, 12, 31)
        )
        _mend_zones(calendar)
    content: bytes = calendar.to_ical()
    return content


def _mend_zones(calendar: Calendar) -> None:
    """What the library says of zones otherwise than RFC 5545 (3.6.5) has it.

    When a change of clocks begins is said by the clock before it, where the library takes the one
    that is ahead; and no zone has a comment.
    """
    for zone in calendar.timezones:
        zone.pop("COMMENT", None)
    for change in calendar.walk():
        if not isinstance(change, TimezoneStandard | TimezoneDaylight):
            continue
        ahead = change.TZOFFSETTO - change.TZOFFSETFROM
        if ahead > timedelta():
            change.DTSTART -= ahead
            several = change.pop("RDATE", None)
            if several is not None:
                change.add("RDATE", [each.dt - ahead for each in several.dts])


def _event(entry: Entry, stamp: datetime, home: str) -> Event:
    zone = ZoneInfo(entry.span.zone or home)
    event = Event()
    event.add("uid", f"{entry.ref}@hrdesk")
    event.add("dtstamp", stamp)
    event.add("last-modified", _instant(entry.newest))
    event.add("sequence", entry.newest)
    event.add("summary", entry.summary)
    _add_times(event, entry, zone)
    texts = {"status": entry.status, "location": entry.location, "url": entry.url}
    for key, text in (texts | {"description": entry.description}).items():
        if text:
            event.add(key, text)
    event.add("class", "PUBLIC" if entry.is_public else "CONFIDENTIAL")
    return event


def _add_times(event: Event, entry: Entry, zone: ZoneInfo) -> None:
    span = entry.span
    if not span.has_time:
        event.add("dtstart", span.first)
        event.add("dtend", span.last + _ONE_DAY)  # the first day that it does not touch
        # Whole days tell where somebody is; they do not take every hour of them.
        event.add("transp", "TRANSPARENT")
    else:
        start, end = _wall(span.start, zone), _end(span, zone)
        event.add("dtstart", start)
        # What takes no time has no end.
        if end.astimezone(UTC) > start.astimezone(UTC):
            event.add("dtend", end)
    rule = _rule(entry, zone)
    if rule is not None:
        event.add("rrule", rule)
        days = sorted(entry.exceptions)
        if days and span.has_time:
            clock = _wall(span.start, zone).timetz()
            event.add("exdate", [datetime.combine(day, clock) for day in days])
        elif days:
            event.add("exdate", days)


def _end(span: Span, zone: ZoneInfo) -> datetime:
    if span.end.time:
        return _wall(span.end, zone)
    return datetime.combine(span.last + _ONE_DAY, time(), zone)


def _wall(moment: Moment, zone: ZoneInfo) -> datetime:
    return datetime.combine(moment.first, time.fromisoformat(moment.time), zone)


def _rule(entry: Entry, zone: ZoneInfo) -> vRecur | None:
    """The rule as it stands; its last day in the form that goes with the start (3.3.10)."""
    parts = parts_of(entry.rule)
    if not parts:
        return None
    until = parts.get("UNTIL", "")
    try:
        if until:
            parts["UNTIL"] = _until(until, zone, with_time=entry.span.has_time)
        rule = vRecur.from_ical(";".join(f"{name}={value}" for name, value in parts.items()))
    except ValueError:
        return None
    # Others would refuse the whole file for it.
    return rule if "FREQ" in rule else None


def _until(text: str, zone: ZoneInfo, *, with_time: bool) -> str:
    day, _, clock = text.partition("T")
    if not with_time:
        return day
    if clock.endswith("Z"):
        return text
    # Who says a day means all of it.
    last = datetime.strptime(f"{day}T{clock or '235959'}", "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _instant(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)
