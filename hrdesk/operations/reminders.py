"""What this desk is to be reminded of now: meetings, deadlines, and what a person asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import local, parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import joined
from hrdesk.operations.agenda import Occurrence, What, between, is_over_or_off
from hrdesk.operations.series import is_series
from hrdesk.store import reminders
from hrdesk.store.records import read_states
from hrdesk.store.reminders import Key
from hrdesk.store.session import Session

NEVER = -1
REMIND = "remind"
# The day by which something is to be done, of each kind that has one.
_POINTS = {"activity": "inputs_by", "visit": "inputs_by", "commitment": "due"}
_QUARTER, _DAY = 15, 24 * 60
WORKDAY_BEGINS = time(9)
_ONE_DAY = timedelta(days=1)
# What is announced by its title; of anything stricter only the time is told.
_OPEN = frozenset({Label.PUBLIC, Label.NETWORK})


@dataclass(frozen=True, slots=True)
class Leads:
    """How many minutes before, unless a person chose otherwise for a record; NEVER for not at all.

    `meetings` is for all that begins at a time, `deadlines` for what must be done by a day.
    """

    meetings: int = _QUARTER
    deadlines: int = _DAY


class Snooze(StrEnum):
    """Until when a reminder is put off."""

    FIVE_MINUTES = "five_minutes"
    ONE_HOUR = "one_hour"
    TOMORROW = "tomorrow"
    HOUR_BEFORE = "hour_before"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to be reminded of; `moment` is when it begins or is due.

    It `is_late` when that is over, as after the computer was off.
    """

    occurrence: Occurrence
    moment: datetime
    is_late: bool

    @property
    def key(self) -> Key:
        """What it is kept by."""
        return self.occurrence.ref, minute_of(self.moment)

    @property
    def tells_title(self) -> bool:
        """Whether it may be announced by its title on a screen that others see."""
        return Label(self.occurrence.label) in _OPEN


def minute_of(moment: datetime) -> int:
    """A moment in minutes since 1970."""
    return int(moment.timestamp()) // 60


def due(
    session: Session, now: datetime, standard: Leads = Leads(), *, since: datetime | None = None
) -> list[Reminder]:
    """All that shows now, the next first: what was shown and not done with, and what is new.

    New is what has its time by now and was not over at the last look: of that which began while
    the program was closed a person hears once, and of a series only of the last. `since` is the
    last look where it is known better than the desk does.
    """
    home, current = session.identity.zone, minute_of(now)
    kept, leads = reminders.standing(session), reminders.leads(session)
    before = minute_of(since) if since is not None else reminders.looked(session)
    looked = current if before is None else min(before, current)
    first = min([looked, *(about for (_, about), shows in kept.items() if shows is not None)])
    longest = max(standard.meetings, standard.deadlines, *leads.values(), 0)
    found = []
    for each in between(session, _day(first, home), _day(current + longest, home)):
        moment = _moment(each, home)
        lead = leads.get(each.ref, _standard_lead(each, standard))
        if lead == NEVER or not each.is_exact or is_over_or_off(each.status):
            continue
        key = each.ref, minute_of(moment)
        shows = kept.get(key, key[1] - lead if key[1] >= looked else None)
        if shows is not None and shows <= current:
            found.append(Reminder(each, moment, key[1] < current))
    found.sort(key=lambda each: (each.moment, each.occurrence.title))
    last = {each.occurrence.ref: each for each in found if each.is_late and each.occurrence.recurs}
    return [each for each in found if not each.is_late or last.get(each.key[0], each) is each]


def note_shown(session: Session, shown: Iterable[Key], now: datetime) -> Changes:
    """Keep that these are on screen, so that they are there again after a restart; tells nobody."""
    current, kept = minute_of(now), reminders.standing(session)
    reminders.keep_shown(session, {key: current for key in shown if key not in kept})
    looked = reminders.looked(session)
    reminders.keep_looked(session, current)
    old = min(current if looked is None else looked, current) - _DAY
    reminders.forget(session, [key for key, at in kept.items() if at is None and key[1] < old])
    return Changes(REMIND)


def put_off(session: Session, keys: Iterable[Key], how: Snooze, now: datetime) -> Changes:
    """Let reminders come again later; one hour before for what is that near means in five minutes."""
    home, chosen = session.identity.zone, list(keys)
    reminders.keep_shown(session, dict.fromkeys(_earlier_ones(session, chosen, now)))
    reminders.keep_shown(session, {key: _later(key, how, now, home) for key in chosen})
    return Changes(REMIND, touched=frozenset({REMIND}))


def finish(session: Session, keys: Iterable[Key], now: datetime) -> Changes:
    """Be done with reminders, and with those of a series that stand behind one which is late."""
    chosen = list(keys)
    earlier = _earlier_ones(session, chosen, now)
    reminders.keep_shown(session, dict.fromkeys([*chosen, *earlier]))
    return Changes(REMIND, touched=frozenset({REMIND}))


def set_lead(session: Session, ref: str, minutes: int | None) -> Changes:
    """Choose how long before a record is reminded of: NEVER for not at all, None for as usual."""
    reminders.keep_lead(session, ref, minutes)
    return Changes(REMIND, touched=frozenset({REMIND}))


def lead_of(session: Session, ref: str) -> int | None:
    """What was chosen for a record; None where it is as usual."""
    chosen: Mapping[str, int] = reminders.leads(session)
    return chosen.get(ref)


def usual_lead(state: RecordState, standard: Leads) -> int:
    """How long before a record without a lead of its own is reminded of, as `due` does it: of what
    has a time before that, else of the day by which something is to be done."""
    is_activity, type_ = state.kind == "activity", joined(state.value("type"))
    span = parse_span(joined(state.value("dates"))) if is_activity else None
    if span is not None and span.is_exact:
        if type_ == ActivityType.DEADLINE:
            return standard.deadlines
        if span.has_time and type_ != ActivityType.COMMEMORATIVE_DAY:
            return standard.meetings
    return standard.deadlines if state.value(_POINTS[state.kind]) else NEVER


def _earlier_ones(session: Session, keys: Sequence[Key], now: datetime) -> list[Key]:
    """Of the same series what was to be reminded of before, and is not done with.

    Nothing stands behind one that is still to come: what was missed is a line of its own then.
    """
    late = sorted(key for key in keys if key[1] < minute_of(now))
    states = read_states(session, {ref for ref, _ in late})
    last = {ref: at for ref, at in late if ref in states and is_series(states[ref])}
    standing = reminders.standing(session)
    return [
        (ref, about)
        for (ref, about), shows in standing.items()
        if shows is not None and about < last.get(ref, about)
    ]


def _standard_lead(each: Occurrence, standard: Leads) -> int:
    if each.is_point:
        return standard.deadlines
    is_meeting = each.what is What.ACTIVITY and each.starts is not None
    return standard.meetings if is_meeting else NEVER


def _moment(each: Occurrence, home: str) -> datetime:
    """When it begins; what has no time is reminded of in the morning of its day."""
    if each.starts is not None:
        return each.starts
    day = each.last if each.is_point else each.first
    return datetime.combine(day, WORKDAY_BEGINS, ZoneInfo(home)).astimezone(UTC)


def _day(minute: int, home: str) -> date:
    return local(datetime.fromtimestamp(minute * 60, UTC), home).date()


def _later(key: Key, how: Snooze, now: datetime, home: str) -> int:
    current = minute_of(now)
    if how is Snooze.TOMORROW:
        day = local(now, home).date() + _ONE_DAY
        return minute_of(datetime.combine(day, WORKDAY_BEGINS, ZoneInfo(home)))
    if how is Snooze.HOUR_BEFORE:
        return max(key[1] - 60, current + 5)
    return current + (60 if how is Snooze.ONE_HOUR else 5)
