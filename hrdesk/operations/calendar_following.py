"""Entries of a calendar that change a series from one day on, taken as two series: before, and since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.repeat import continued, ended, shifted
from hrdesk.formats.calendar_entry import CalendarEntry, Left
from hrdesk.operations.recurrence import goes_on, times_between

_ONE_DAY = timedelta(days=1)


def with_following(entries: Sequence[CalendarEntry]) -> list[CalendarEntry]:
    """The entries with each series ended where another one goes on from it.

    What follows is a series of its own, known by the key of the whole and the day. What stands in
    place of that day or later ones belongs to it. Where the whole is not among the entries, has
    ended before, or has a rule that cannot go on elsewhere, such an entry stays the single day that
    it names, with its note.
    """
    found = {each.number: each for each in entries}
    following = sorted((one.day, one.number) for one in entries if one.is_following)
    for _, number in following:
        each = found[number]
        whole = _whole_of(found.values(), each)
        parted = _parted(whole, each) if whole is not None else None
        if whole is None or parted is None:
            continue
        found[whole.number] = parted.before
        if parted.since is None:
            del found[each.number]
        else:
            found[each.number] = parted.since
        if each.is_cancelled:
            continue
        uid = (parted.since or parted.before).uid
        found |= {
            one.number: _moved(one, uid, parted.by)
            for one in found.values()
            if one.uid == each.uid and one.day >= each.day
        }
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Parted:
    """A series that ends, the one that goes on, if any, and how far its days were moved."""

    before: CalendarEntry
    since: CalendarEntry | None
    by: timedelta = timedelta()


def _whole_of(entries: Iterable[CalendarEntry], each: CalendarEntry) -> CalendarEntry | None:
    """The part of the series that has the day: the newest version of the latest that began."""
    alike = [
        one
        for one in entries
        if one.uid == each.uid and not one.day and not one.problem
        if one.values.get("recurrence") and _first(one) <= each.day
    ]
    return max(alike, key=lambda one: (_first(one), one.newness), default=None)


def _parted(whole: CalendarEntry, each: CalendarEntry) -> _Parted | None:
    span, rule = parse_span(str(whole.values.get("dates", ""))), str(whole.values["recurrence"])
    if span is None or not span.is_exact:
        return None
    day, first = date.fromisoformat(each.day), _start_of(span)
    if not goes_on(rule, first, span.zone or "UTC", datetime.combine(day, time())):
        # To end it there would make it longer.
        return None
    gone = _number_before(rule, span, day)
    modified = max(whole.modified, each.modified)
    if each.is_cancelled:
        if not gone:
            return _Parted(replace(whole, is_cancelled=True, modified=modified), None)
        return _Parted(_until(whole, rule, day, modified), None)
    moved = parse_span(str(each.values.get("dates", "")))
    other_rule = shifted(rule, day, moved.first) if moved is not None else None
    if moved is None or other_rule is None:
        return None
    by = moved.first - day
    own = each.values.get("recurrence")
    values = dict(each.values) | {"recurrence": own or continued(other_rule, gone)}
    if later := [one for one in _left_out(whole) if one >= each.day]:
        values["exceptions"] = tuple(_by(one, by) for one in later)
    notes = tuple(note for note in each.notes if note.what is not Left.FOLLOWING)
    since = replace(each, day="", is_following=False, values=values, notes=notes)
    if not gone:
        # All of them: the series itself, as it is from now on.
        since = replace(since, number=whole.number, uid=whole.uid, modified=modified)
        return _Parted(since, None, by)
    since = replace(since, uid=f"{each.uid}#{each.day}")
    return _Parted(_until(whole, rule, day, modified), since, by)


def _until(whole: CalendarEntry, rule: str, day: date, modified: int) -> CalendarEntry:
    values = dict(whole.values) | {"recurrence": ended(rule, day - _ONE_DAY)}
    if before := [one for one in _left_out(whole) if one < day.isoformat()]:
        values["exceptions"] = tuple(before)
    else:
        values.pop("exceptions", None)
    return replace(whole, values=values, modified=modified)


def _number_before(rule: str, span: Span, day: date) -> int:
    """How many days of a series there were before a day, those left out among them."""
    first = _start_of(span)
    last = datetime.combine(day - _ONE_DAY, time.max)
    return len(times_between(rule, first, span.zone or "UTC", first, last))


def _start_of(span: Span) -> datetime:
    clock = time.fromisoformat(span.start.time) if span.start.time else time()
    return datetime.combine(span.first, clock)


def _moved(one: CalendarEntry, uid: str, by: timedelta) -> CalendarEntry:
    return replace(one, uid=uid, day=_by(one.day, by))


def _left_out(whole: CalendarEntry) -> tuple[str, ...]:
    return tuple(whole.values.get("exceptions", ()))


def _by(day: str, by: timedelta) -> str:
    return (date.fromisoformat(day) + by).isoformat()


def _first(one: CalendarEntry) -> str:
    return str(one.values.get("dates", ""))[:10]
