"""What people mean by "every second Tuesday until June", and the RFC 5545 rule that says it."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

LAST = -1
MOST_TIMES = 999
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ONE_OF_MONTH = re.compile(r"(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?", re.ASCII)
_SAID = frozenset({"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "WKST"})
_DAYS_OF_WEEK = 7
_ONCE = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_WHICH = frozenset({"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"})
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Every(StrEnum):
    """After what a series comes round again."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every `interval` days, weeks, months or years, without end or `times` or `until` a day.

    `weekdays` (0 is Monday) say on which days of the week; in a month it is one of them, and
    `nth` which one: 1 to 4, or `LAST`. Without, it is the day on which the series begins.
    """

    every: Every
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    times: int = 0
    until: date | None = None

    @property
    def rule(self) -> str:
        """The rule as RFC 5545 writes it."""
        parts = [f"FREQ={self.every}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.weekdays:
            nth = str(self.nth) if self.nth else ""
            days = ",".join(nth + _WEEKDAYS[each] for each in sorted(set(self.weekdays)))
            parts.append(f"BYDAY={days}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        elif self.times:
            parts.append(f"COUNT={self.times}")
        return ";".join(parts)


def read_repeat(rule: str) -> Repeat | None:
    """What a rule says; None where it says more than a `Repeat` can, or nothing sensible."""
    parts = parts_of(rule)
    if not parts or not parts.keys() <= _SAID or parts.get("FREQ") not in set(Every):
        return None
    interval, times = parts.get("INTERVAL", "1"), parts.get("COUNT", "0")
    if not (_is_number(interval) and _is_number(times)) or int(interval) < 1:
        return None
    until = _day(parts["UNTIL"]) if "UNTIL" in parts else None
    if "UNTIL" in parts and until is None:
        return None
    found = Repeat(Every(parts["FREQ"]), int(interval), times=int(times), until=until)
    return _on_weekdays(found, parts["BYDAY"]) if "BYDAY" in parts else found


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name, in capitals; none of a text that is no rule."""
    text = rule.strip().upper().removeprefix("RRULE:")
    pairs = [each.partition("=") for each in text.split(";") if each]
    return {name: value for name, _, value in pairs} if all(each[1] for each in pairs) else {}


def may_recur(rule: str) -> bool:
    """Whether a rule is one that a desk can follow: by days at least, and with days that exist.

    Others would be looked for without an end.
    """
    parts = parts_of(rule)
    known = parts.keys() <= _ONCE | _WHICH and parts.get("FREQ") in set(Every)
    return known and _can_happen(parts)


def ended(rule: str, last: date) -> str:
    """The same rule up to a day, which it includes."""
    parts = {name: value for name, value in parts_of(rule).items() if name != "COUNT"}
    return _joined(parts | {"UNTIL": f"{last:%Y%m%d}"})


def continued(rule: str, gone: int) -> str:
    """The rest of a rule after so many times; a rule without a number of times goes on as it is."""
    parts = parts_of(rule)
    times = parts.get("COUNT", "")
    if _is_number(times) and times:
        parts["COUNT"] = str(max(int(times) - gone, 1))
    return _joined(parts)


def shifted(rule: str, before: date, after: date) -> str | None:
    """The rule of a series of which one was moved from a day to another, and all others with it.

    None where the rule names days that cannot be moved along: it says more than a `Repeat`.
    """
    days = (after - before).days
    if not days:
        return rule
    found = read_repeat(rule)
    if found is None:
        return None
    if found.until is not None:
        found = replace(found, until=found.until + timedelta(days=days))
    if found.nth:
        found = replace(found, weekdays=(after.weekday(),), nth=nth_of(after))
    elif found.weekdays:
        moved = sorted((each + days) % _DAYS_OF_WEEK for each in found.weekdays)
        found = replace(found, weekdays=tuple(moved))
    return found.rule


def nth_of(day: date) -> int:
    """Which of its weekdays a day is in its month: 1 to 4, or `LAST` for the fifth."""
    number = (day.day - 1) // _DAYS_OF_WEEK + 1
    is_fifth = number > calendar.monthrange(day.year, day.month)[1] // _DAYS_OF_WEEK
    return LAST if is_fifth else number


def _on_weekdays(repeat: Repeat, listed: str) -> Repeat | None:
    names = listed.split(",")
    if repeat.every is Every.WEEK and all(each in _WEEKDAYS for each in names):
        return replace(repeat, weekdays=tuple(sorted({_WEEKDAYS.index(each) for each in names})))
    one = _ONE_OF_MONTH.fullmatch(listed)
    if repeat.every is Every.MONTH and one:
        return replace(repeat, weekdays=(_WEEKDAYS.index(one[2]),), nth=int(one[1]))
    return None


def _day(text: str) -> date | None:
    found = _UNTIL.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _can_happen(parts: Mapping[str, str]) -> bool:
    if not re.fullmatch("0*[1-9][0-9]{0,3}", parts.get("INTERVAL", "1")):
        return False
    months = _numbers(parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12"))
    days = _numbers(parts.get("BYMONTHDAY", "1"))
    return any(
        0 < abs(day) <= _LONGEST_MONTH[month - 1]
        for month in months
        if 1 <= month <= 12
        for day in days
    )


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if re.fullmatch("[+-]?[0-9]{1,4}", each)]


def _is_number(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,4}", text))


def _joined(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())
