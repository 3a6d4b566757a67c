"""When something in a calendar takes place, as a desk writes it: spans, days left out, rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component

from hrdesk.domain.dates import parse_span
from hrdesk.domain.repeat import may_recur, parts_of
from hrdesk.formats.calendar_entry import Left, Note
from hrdesk.formats.calendar_zones import UTC_NAME, Zones

_ONE_DAY = timedelta(days=1)
_MIDNIGHT = (0, 0)
_MOST_DATES = 1000
_ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"


@dataclass(frozen=True, slots=True)
class When:
    """The span of something, and the zone in which its days are counted."""

    text: str
    zone: str = ""
    notes: tuple[Note, ...] = ()


class Times:
    """Reads the times of one calendar; those in UTC are told in `shown`, the zone of its owner."""

    def __init__(self, zones: Zones, shown: str) -> None:
        self._zones, self._shown = zones, shown

    def when(self, component: Component) -> When:
        """The span of an event, or the moment by which a task is due."""
        if component.name == "VTODO" and "DUE" in component:
            return self._span(component["DUE"], None, is_single=True)
        start = component.get("DTSTART")
        if start is None:
            return When("", notes=_bad(component, "DTSTART"))
        end = component.get("DTEND") if component.name == "VEVENT" else None
        length = component.get("DURATION")
        is_whole = str(component.get(_ALL_DAY, "")).upper() == "TRUE"
        return self._span(start, end, length=length, is_whole_days=is_whole)

    def day(self, value: Any, zone: str) -> str:
        """The day on which something is, by the clock of a zone; empty for what is none."""
        found = getattr(value, "dt", value)
        if isinstance(found, tuple):
            found = found[0]
        if isinstance(found, datetime):
            wall, own, _ = self._wall(found, _zone_id(value))
            return _in_zone(wall, own, zone).date().isoformat()
        return found.isoformat() if isinstance(found, date) else ""

    def days(self, values: Any, zone: str) -> tuple[str, ...]:
        """The days of EXDATE or RDATE, which may stand on several lines."""
        found: dict[str, None] = {}
        for several in values if isinstance(values, list) else [values]:
            for each in getattr(several, "dts", ()):
                if day := self.day(each, zone):
                    found[day] = None
        return tuple(found)[:_MOST_DATES]

    def _span(
        self,
        start: Any,
        end: Any,
        *,
        length: Any = None,
        is_whole_days: bool = False,
        is_single: bool = False,
    ) -> When:
        begins = getattr(start, "dt", None)
        if not isinstance(begins, date):
            return When("", notes=(Note(Left.BAD_DATES, _raw(start)),))
        ends = getattr(end, "dt", None)
        if ends is None and length is not None and not is_single:
            ends = _later(begins, getattr(length, "dt", None))
        if not isinstance(begins, datetime):
            return _checked(_days(begins, ends), "", (), start)
        wall, zone, notes = self._wall(begins, _zone_id(start))
        last = wall
        if isinstance(ends, datetime):
            own = _zone_id(end) or (_zone_id(start) if end is None else "")
            ended, other, more = self._wall(ends, own)
            last, notes = _in_zone(ended, other, zone), tuple(dict.fromkeys((*notes, *more)))
        if is_whole_days and _clock(wall) == _clock(last) == _MIDNIGHT:
            return _checked(_days(wall.date(), last.date()), "", notes, start)
        text = _minute(wall) + (f"/{_minute(last)}" if last > wall else "")
        return _checked(text + (f"[{zone}]" if zone else ""), zone, notes, start)

    def _wall(self, moment: datetime, zone_id: str) -> tuple[datetime, str, tuple[Note, ...]]:
        """Wall clock and zone of a moment; without a zone where it has none."""
        if zone_id:
            wall = moment.replace(tzinfo=None)
            if name := self._zones.name(zone_id, moment.year):
                return wall, name, ()
            rules = self._zones.rules(zone_id)
            if rules is None:
                return wall, "", (Note(Left.NO_ZONE, zone_id),)
            exact = _at(wall, rules)
            return exact, UTC_NAME, (Note(Left.ZONE, zone_id),)
        if moment.tzinfo is None:
            return moment, "", ()
        exact = moment.astimezone(UTC).replace(tzinfo=None)
        if self._shown:
            return _in_zone(exact, UTC_NAME, self._shown), self._shown, ()
        return exact, UTC_NAME, ()


def rule_of(component: Component) -> tuple[str | None, tuple[Note, ...]]:
    """The rule of a series; None where it has one that a desk cannot keep."""
    rules = component.get("RRULE")
    if rules is None:
        return "", _bad_rule(component)
    several = rules if isinstance(rules, list) else [rules]
    texts = [_rule_text(each) for each in several]
    notes = tuple(Note(Left.RULE, text) for text in texts[1:])
    if "EXRULE" in component:
        notes += (Note(Left.RULE, "EXRULE"),)
    if not may_recur(texts[0]):
        return None, (Note(Left.RULE, texts[0]), *notes)
    return texts[0], notes


def _rule_text(rule: Any) -> str:
    text = rule.to_ical().decode() if hasattr(rule, "to_ical") else str(rule)
    return ";".join(f"{name}={value}" for name, value in parts_of(text).items()) or text


def _bad_rule(component: Component) -> tuple[Note, ...]:
    return tuple(
        Note(Left.RULE, str(why)[:80]) for name, why in component.errors if name == "RRULE"
    )


def _bad(component: Component, name: str) -> tuple[Note, ...]:
    return tuple(
        Note(Left.BAD_DATES, str(why)[:80]) for what, why in component.errors if what == name
    )


def _zone_id(value: Any) -> str:
    return str(getattr(value, "params", {}).get("TZID", ""))


def _raw(value: Any) -> str:
    return str(getattr(value, "dt", value))[:80]


def _later(begins: date, length: Any) -> date | None:
    if not isinstance(length, timedelta):
        return None
    try:
        return begins + length
    except OverflowError:
        return None


def _days(first: date, after: object) -> str:
    """Whole days; a calendar names the first day that is no longer one of them."""
    if isinstance(after, datetime):
        after = after.date()
    last = after - _ONE_DAY if isinstance(after, date) and after > first else first
    return first.isoformat() + (f"/{last.isoformat()}" if last > first else "")


def _checked(text: str, zone: str, notes: Iterable[Note], start: Any) -> When:
    span = parse_span(text)
    if span is None:
        return When("", zone, (*notes, Note(Left.BAD_DATES, _raw(start))))
    return When(span.text, zone, tuple(notes))


def _clock(moment: datetime) -> tuple[int, int]:
    return moment.hour, moment.minute


def _minute(moment: datetime) -> str:
    return moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")


def _in_zone(wall: datetime, own: str, wanted: str) -> datetime:
    """The same moment by the clock of another zone; a time without a zone is the same anywhere."""
    if not own or not wanted or own == wanted:
        return wall
    try:
        return wall.replace(tzinfo=ZoneInfo(own)).astimezone(ZoneInfo(wanted)).replace(tzinfo=None)
    except OverflowError:
        return wall


def _at(wall: datetime, rules: tzinfo) -> datetime:
    try:
        return wall.replace(tzinfo=rules).astimezone(UTC).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return wall
