"""One line of a programme as it is typed: `9:00-10:30 Opening @kang`, and the slot it means."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

USUAL = timedelta(minutes=30)
NEXT_DAY = ">"
_CLOCK = r"(\d{1,2})(?:[:.h](\d\d))?"
_BOTH = re.compile(rf"{_CLOCK}\s*(?:-|–|—)\s*{_CLOCK}(?=\s|$)")
_ONE = re.compile(r"(\d{1,2})(?:[:.h](\d\d)|h)(?=\s|$)", re.IGNORECASE)
_LONG = re.compile(r"\+?(\d{1,3})\s?(?:min|m|')(?=\s|$)", re.IGNORECASE)
_HOURS = re.compile(
    r"\+?(\d{1,2})(?:[.,](5))?\s?(?:h|hrs?|hours?)(?:\s?([0-5]\d)(?:m|min)?)?(?=\s|$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|\s)@(\S+)")
# `1h30` and `6h` are how long, as in the quick line of the calendar; `7h` and `14h30` are times.
_EARLIEST = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """What was typed: wall clock times of the event, the words, and the names after `@`."""

    starts: datetime
    ends: datetime
    subject: str
    names: tuple[str, ...]


def read_slot(text: str, after: datetime) -> Slot:
    """The slot that a line means; without a time it begins at `after` and takes half an hour.

    `>` in front is for the day after, `45m` or `1h30` says how long. What is no time is part of the
    subject.
    """
    rest = text.strip()
    day = after.date()
    if rest.startswith(NEXT_DAY):
        day += timedelta(days=1)
        rest = rest[1:].lstrip()
    starts, ends, rest = _times(rest, day, after)
    names = tuple(each.rstrip(",;.") for each in _NAME.findall(rest))
    subject = " ".join(_NAME.sub(" ", rest).split())
    return Slot(starts, ends, subject, names)


def span_of(slot: Slot, zone: str) -> str:
    """The canonical span of a slot in a zone."""
    both = f"{slot.starts:%Y-%m-%dT%H:%M}/{slot.ends:%Y-%m-%dT%H:%M}"
    return f"{both}[{zone}]" if zone else both


def _times(text: str, day: date, after: datetime) -> tuple[datetime, datetime, str]:
    usual = after if day == after.date() else datetime.combine(day, time(9))
    if (found := _BOTH.match(text)) is not None:
        begin, end = _time(found[1], found[2]), _time(found[3], found[4])
        if begin is not None and end is not None and begin < end:
            both = datetime.combine(day, begin), datetime.combine(day, end)
            return (*both, text[found.end() :].lstrip())
    starts, rest = usual, text
    if not _length(text)[0] and (found := _ONE.match(text)) is not None:
        begin = _time(found[1], found[2])
        if begin is not None:
            starts, rest = datetime.combine(day, begin), text[found.end() :].lstrip()
    minutes, rest = _length(rest)
    return starts, starts + (timedelta(minutes=minutes) if minutes else USUAL), rest


def _length(text: str) -> tuple[int, str]:
    """How many minutes stand in front, and what follows; 0 where nothing says how long."""
    minutes = 0
    if (found := _LONG.match(text)) is not None:
        minutes = int(found[1])
    elif (found := _HOURS.match(text)) is not None and int(found[1]) < _EARLIEST:
        minutes = int(found[1]) * 60 + (30 if found[2] else int(found[3] or 0))
    return (minutes, text[found.end() :].lstrip()) if found and minutes else (0, text)


def _time(hour: str, minute: str | None) -> time | None:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
