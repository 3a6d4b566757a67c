"""Reads calendar files of other programs (.ics): Outlook, Exchange, Google, Apple, Lotus and ours.

It says what stands in the file, in values of a desk; what becomes of it is for `operations`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from icalendar import Component, Event, Todo
from icalendar.prop import vBroken

from hrdesk.domain.codes import ActivityStatus, ActivityType, Priority
from hrdesk.domain.dates import is_zone
from hrdesk.domain.naming import readable
from hrdesk.domain.text import one_line, tidy
from hrdesk.domain.values import Value
from hrdesk.formats.calendar_entry import CalendarEntry, CalendarHead, Left, Note, Somebody
from hrdesk.formats.calendar_parts import CalendarParts, Part, cut
from hrdesk.formats.calendar_times import Times, When, rule_of
from hrdesk.formats.calendar_zones import Zones
from hrdesk.formats.foreign_text import lines_of

Progress = Callable[[int, int, str], None]
_TELLS_EVERY = 64
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_LINKS = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_STATUS = {
    "TENTATIVE": ActivityStatus.PLANNED,
    "NEEDS-ACTION": ActivityStatus.PLANNED,
    "IN-PROCESS": ActivityStatus.CONFIRMED,
    "CONFIRMED": ActivityStatus.CONFIRMED,
    "CANCELLED": ActivityStatus.CANCELLED,
    "COMPLETED": ActivityStatus.HELD,
}
# As Outlook and Google say it; 5 is what they write when nobody chose.
_LEAST_HIGH, _MOST_LOW = range(1, 5), range(6, 10)
_TYPES = {readable(each).casefold(): each for each in ActivityType}
_NO_TITLE, _UNREADABLE = "entry_without_title", "entry_unreadable"
_LONGEST_TITLE = 500


def read_calendar(
    path: Path, home: str = "", *, progress: Progress | None = None
) -> Iterator[CalendarHead | CalendarEntry]:
    """What a calendar file says of itself, then its entries; `home` is the desk's own zone.

    Raises `FileRefused`.
    """
    calendars = cut(path, lines_of(path, "BEGIN:VCALENDAR", "not_a_calendar"))
    yield _head(calendars)
    total = sum(len(each.parts) for each in calendars)
    number = 0
    for calendar in calendars:
        reader = _Reader(calendar, home)
        for part in calendar.parts:
            number += 1
            if progress is not None and number % _TELLS_EVERY == 0:
                progress(number, total, path.name)
            yield reader.entry(number, part)


def _head(calendars: Sequence[CalendarParts]) -> CalendarHead:
    others: Counter[str] = Counter()
    for each in calendars:
        others.update(each.others)
    said = calendars[0].said
    return CalendarHead(said.get("X-WR-CALNAME", ""), said.get("METHOD", "").upper(), dict(others))


class _Reader:
    """Reads the entries of one calendar."""

    def __init__(self, calendar: CalendarParts, home: str) -> None:
        own = calendar.said.get("X-WR-TIMEZONE", "")
        own = own if is_zone(own) else ""
        self._method = calendar.said.get("METHOD", "").upper()
        self._times = Times(Zones(calendar.zones, (own, home)), own)

    def entry(self, number: int, part: Part) -> CalendarEntry:
        """One entry; whatever is wrong with it is said in it."""
        try:
            kind = Todo if part.name == "VTODO" else Event
            component = kind.from_ical(part.text)
            assert isinstance(component, Component)
            _without_broken(component)
            return self._read(number, part, component)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return CalendarEntry(number, "", problem=_UNREADABLE)

    def _read(self, number: int, part: Part, component: Component) -> CalendarEntry:
        when = self._times.when(component)
        rule, rule_notes = rule_of(component)
        values = dict(_values(part, component, when, rule))
        if rule and "EXDATE" in component:
            values["exceptions"] = self._times.days(component["EXDATE"], when.zone)
        more = self._times.days(component["RDATE"], when.zone) if "RDATE" in component else ()
        day, following = self._occurrence(component, when)
        notes = (*_enclosed(part), *when.notes, *rule_notes, *following)
        return CalendarEntry(
            number,
            _uid(component, values),
            day,
            _number(component.get("SEQUENCE"), -1),
            _modified(component),
            values,
            tuple(_people(component)),
            is_following=bool(following),
            is_cancelled=self._method == "CANCEL" or _word(component, "STATUS") == "CANCELLED",
            is_private=_word(component, "CLASS") in ("PRIVATE", "CONFIDENTIAL"),
            is_answer=self._method in _ANSWERS,
            more_dates=() if rule else tuple(each for each in more if each != when.text[:10]),
            notes=(*notes, Note(Left.MORE_DATES, str(len(more)))) if rule and more else notes,
            problem="" if values["title"] else _NO_TITLE,
        )

    def _occurrence(self, component: Component, when: When) -> tuple[str, tuple[Note, ...]]:
        stands_for = component.get("RECURRENCE-ID")
        if stands_for is None:
            return "", ()
        day = self._times.day(stands_for, when.zone)
        is_many = str(stands_for.params.get("RANGE", "")).upper() == "THISANDFUTURE"
        return day, (Note(Left.FOLLOWING, day),) if is_many else ()


def _without_broken(component: Component) -> None:
    """What cannot be read counts as not said."""
    for name, value in list(component.items()):
        several = value if isinstance(value, list) else [value]
        whole = [each for each in several if not isinstance(each, vBroken)]
        if len(whole) == len(several):
            continue
        if whole:
            component[name] = whole
        else:
            del component[name]
            component.errors.append((name, "?"))


def _values(
    part: Part, component: Component, when: When, rule: str | None
) -> Iterator[tuple[str, Value]]:
    about = tidy(_text(component, "DESCRIPTION"))
    title = one_line(_text(component, "SUMMARY"), _LONGEST_TITLE)
    yield "title", title or one_line(about, _LONGEST_TITLE)
    if when.text:
        yield "dates", when.text
    if rule is not None:
        yield "recurrence", rule
    yield from _said(component, about if title else "")
    words = _categories(component)
    types = [_TYPES[word.casefold()] for word in words if word.casefold() in _TYPES]
    if part.name == "VTODO":
        yield "type", ActivityType.DEADLINE.value
    elif types:
        yield "type", types[0].value
    tags = tuple(word for word in words if word.casefold() not in _TYPES)
    if tags:
        yield "tags", tags


def _said(component: Component, about: str) -> Iterator[tuple[str, str]]:
    if about:
        yield "agenda", about
    place = one_line(_text(component, "LOCATION"), _LONGEST_TITLE)
    if place:
        yield "place", place
    link = next(filter(None, (_text(component, name).strip() for name in _LINKS)), "")
    if link:
        yield "link", link
    status = _STATUS.get(_word(component, "STATUS"))
    if status is not None:
        yield "status", status.value
    priority = _number(component.get("PRIORITY"))
    if priority in _LEAST_HIGH:
        yield "priority", Priority.HIGH.value
    elif priority in _MOST_LOW:
        yield "priority", Priority.LOW.value


def _text(component: Component, name: str) -> str:
    value = component.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def _word(component: Component, name: str) -> str:
    return _text(component, name).strip().upper()


def _categories(component: Component) -> list[str]:
    value = component.get("CATEGORIES", [])
    several = value if isinstance(value, list) else [value]
    words = (one_line(str(word)) for each in several for word in getattr(each, "cats", ()))
    return [word for word in dict.fromkeys(words) if word and ";" not in word]


def _people(component: Component) -> Iterator[Somebody]:
    found: dict[str, Somebody] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        value = component.get(name, [])
        for each in value if isinstance(value, list) else [value]:
            scheme, _, email = str(each).partition(":")
            is_room = str(each.params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE")
            if scheme.lower() == "mailto" and email and not is_room:
                said = one_line(str(each.params.get("CN", "")))
                found.setdefault(email.lower(), Somebody(said, email.strip()))
    yield from found.values()


def _enclosed(part: Part) -> Iterator[Note]:
    if part.enclosed["VALARM"]:
        yield Note(Left.ALARMS, str(part.enclosed["VALARM"]))
    if part.enclosed["ATTACH"]:
        yield Note(Left.ATTACHMENTS, str(part.enclosed["ATTACH"]))


def _uid(component: Component, values: dict[str, Value]) -> str:
    """Its own, or one made of what it is: so the same file finds it again."""
    uid = _text(component, "UID").strip()
    if uid:
        return uid
    told = f"{values.get('title')}\n{values.get('dates')}\n{values.get('recurrence')}"
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _modified(component: Component) -> int:
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        found = getattr(component.get(name), "dt", None)
        if isinstance(found, date) and not isinstance(found, datetime):
            found = datetime(found.year, found.month, found.day, tzinfo=UTC)
        if isinstance(found, datetime):
            moment = found if found.tzinfo else found.replace(tzinfo=UTC)
            return max(int(moment.timestamp() // 60), 0)
    return 0


def _number(value: Any, otherwise: int = 0) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return otherwise
