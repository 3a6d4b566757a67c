"""The programme of a visit or an activity in order of time, with what cannot go together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.records import kind_of
from hrdesk.domain.values import YES
from hrdesk.operations.agenda import at
from hrdesk.store import listing
from hrdesk.store.session import Session

_PEOPLE = ("chair", "speakers", "team")


@dataclass(frozen=True, slots=True)
class Clash:
    """Another item at the same time for the same people; `people` is empty for all of them.

    With a `room` it is there that both are, and the people may be others.
    """

    ref: str
    title: str
    minutes: int
    people: tuple[str, ...]
    room: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One item; `day` and the clock times are those of the item's own zone.

    `beside` are the titles of what runs at the same time without disturbing it.
    """

    ref: str
    title: str
    label: str
    day: date | None
    begins: str
    ends: str
    zone: str
    starts_at: datetime | None
    ends_at: datetime | None
    where: str
    meeting_with: str
    people: tuple[str, ...]
    is_confidential: bool
    is_done: bool
    room: str = ""
    sub_team: str = ""
    clashes: tuple[Clash, ...] = ()
    beside: tuple[str, ...] = ()


def programme_of(session: Session, ref: str) -> list[ProgrammeLine]:
    """The programme items that belong to a visit or an activity; those without a time stand last.

    Two items clash when they overlap and share a person or a room; one that names nobody is for
    everybody, or for its sub-team. Of an activity, an item that names nobody may hold others: a session with its parts.
    """
    field = kind_of(ref)
    linked = [
        each
        for each, name in listing.linked_from(session, ref)
        if name == field and kind_of(each) == "programme_item"
    ]
    rows = listing.lines(session, "programme_item", linked)
    places = [row.values["place"] for row in rows if "place" in row.values]
    titles = listing.titles(session, places)
    # One that says no zone is where the others are.
    zones = (when.zone for row in rows if (when := parse_span(row.values.get("time", ""))))
    there = next(filter(None, zones), session.identity.zone)
    lines = sorted((_line(row, titles, there) for row in rows), key=_order)
    may_hold = field == "activity"
    return [_with_others(line, lines, may_hold=may_hold) for line in lines]


def held_by(line: ProgrammeLine, lines: Sequence[ProgrammeLine]) -> ProgrammeLine | None:
    """The item of an event that holds this one, as a session holds its parts."""
    return next((other for other in lines if _holds(other, line)), None)


def _line(row: listing.Line, titles: Mapping[str, str], home: str) -> ProgrammeLine:
    values = row.values
    when = parse_span(values.get("time", ""))
    starts_at, ends_at = at(when, home)[2:] if when else (None, None)
    place = titles.get(values.get("place", ""), "")
    return ProgrammeLine(
        ref=row.ref,
        title=row.title,
        label=row.label,
        day=when.first if when else None,
        begins=when.start.time if when else "",
        ends=_end(when),
        zone=when.zone if when else "",
        starts_at=starts_at,
        ends_at=ends_at,
        where=", ".join(each for each in (place, values.get("venue", "")) if each),
        meeting_with=values.get("meeting_with", ""),
        people=_people(values),
        is_confidential=values.get("confidential") == YES,
        is_done=values.get("done") == YES,
        room=values.get("place", "") or values.get("venue", ""),
        sub_team=values.get("sub_team", ""),
    )


def _end(when: Span | None) -> str:
    return when.end.time if when and when.end.text != when.start.text else ""


def _people(values: Mapping[str, str]) -> tuple[str, ...]:
    named = [ref for name in _PEOPLE for ref in values.get(name, "").split("; ") if ref]
    return tuple(dict.fromkeys(named))


def _order(line: ProgrammeLine) -> tuple[bool, date, datetime, timedelta, str, str]:
    day = line.day or date.max
    moment = line.starts_at.replace(tzinfo=None) if line.starts_at else datetime.min  # noqa: DTZ901
    # What holds others stands before them.
    shorter = line.starts_at - line.ends_at if line.starts_at and line.ends_at else timedelta()
    return line.day is None, day, moment, shorter, line.title, line.ref


def _with_others(
    line: ProgrammeLine, lines: Sequence[ProgrammeLine], *, may_hold: bool
) -> ProgrammeLine:
    clashes, beside = [], []
    for other in lines:
        minutes = _overlap(line, other)
        if other.ref == line.ref or minutes <= 0:
            continue
        if may_hold and (_holds(line, other) or _holds(other, line)):
            continue
        shared = tuple(each for each in line.people if each in other.people)
        if _apart(line, other) and not shared:
            beside.append(other.title)
        elif shared or not line.people or not other.people:
            clashes.append(Clash(other.ref, other.title, minutes, shared))
        elif line.room and line.room.casefold() == other.room.casefold():
            clashes.append(Clash(other.ref, other.title, minutes, (), line.where))
        else:
            beside.append(other.title)
    return replace(line, clashes=tuple(clashes), beside=tuple(beside))


def _apart(line: ProgrammeLine, other: ProgrammeLine) -> bool:
    """Whether two sub-teams of a delegation go their own ways."""
    return bool(line.sub_team and other.sub_team) and line.sub_team != other.sub_team


def _holds(line: ProgrammeLine, other: ProgrammeLine) -> bool:
    if line.people or not (line.starts_at and line.ends_at and other.starts_at and other.ends_at):
        return False
    inside = line.starts_at <= other.starts_at and other.ends_at <= line.ends_at
    return inside and line.ends_at - line.starts_at > other.ends_at - other.starts_at


def _overlap(one: ProgrammeLine, other: ProgrammeLine) -> int:
    """In minutes."""
    if not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return 0
    seconds = min(one.ends_at, other.ends_at) - max(one.starts_at, other.starts_at)
    return int(seconds.total_seconds() // 60)
