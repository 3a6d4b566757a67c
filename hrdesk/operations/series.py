"""Of a series, change or leave out one occurrence, all from one on, or all of them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.dates import Moment, Span, parse_span
from hrdesk.domain.errors import BadValue, DeskError
from hrdesk.domain.repeat import continued, ended, shifted
from hrdesk.domain.same import SAME_AS
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value
from hrdesk.operations.records import add_record, existing, remove, save_record
from hrdesk.operations.recurrence import times_between
from hrdesk.store import listing
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

ACTIVITY = "activity"
# What one occurrence does not take over from its series: it has none of its own yet.
_OF_THE_SERIES = frozenset(
    {"recurrence", "exceptions", "series", "occurrence", "code", "conclusions", SAME_AS}
)
_ONE_DAY = timedelta(days=1)


class Which(StrEnum):
    """Which occurrences of a series are meant."""

    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


def change_occurrence(
    session: Session, ref: str, day: date, values: Mapping[str, object], which: Which
) -> Changes:
    """Write fields of the occurrence that begins on a day, of those from it on, or of all.

    `dates` among the values are those of this occurrence; the others move as far. One that is
    changed becomes a record of its own, and so do all from it on, as a series. Raises `NotFound`,
    `BadValue`, and `DeskError`: occurrence_gone, rule_stays.
    """
    state, span = _series(session, ref, day)
    if which is Which.ONE:
        return _one(session, state, span, day, values)
    if which is Which.ALL or _number_before(session, state, span, day) == 0:
        return _all(session, state, span, day, values)
    return _following(session, state, span, day, values)


def leave_out(session: Session, ref: str, day: date, which: Which) -> Changes:
    """Take away the occurrence that begins on a day, those from it on, or the whole series.

    What had been moved of it stays: it is a record of its own. Raises `NotFound`, `DeskError`.
    """
    state, span = _series(session, ref, day)
    if which is Which.ONE:
        changes = save_record(session, ref, {"exceptions": _with(state, day)})
        return Changes("leave_out", changes.edits)
    if which is Which.ALL or _number_before(session, state, span, day) == 0:
        return remove(session, [ref])
    changes = save_record(session, ref, {"recurrence": _until(state, day)})
    return Changes("leave_out", changes.edits)


def span_on(span: Span, day: date) -> Span:
    """The span of a series as it lies on another day: the same clock times, the same length."""
    days = (day - span.first).days
    return Span(_on(span.start, days), _on(span.end, days), span.zone)


def is_series(state: RecordState) -> bool:
    """Whether a record comes round again."""
    span = parse_span(state.text("dates"))
    return bool(state.text("recurrence")) and span is not None and span.is_exact


def _one(
    session: Session, state: RecordState, span: Span, day: date, values: Mapping[str, object]
) -> Changes:
    own = _copied(state) | {"dates": span_on(span, day).text} | dict(values)
    own |= {"series": state.ref, "occurrence": day.isoformat()}
    made = add_record(session, ACTIVITY, own, label=state.label, partners=state.partners)
    left = save_record(session, state.ref, {"exceptions": _with(state, day)})
    return together("change_one", (made, left))


def _all(
    session: Session, state: RecordState, span: Span, day: date, values: Mapping[str, object]
) -> Changes:
    wanted = dict(values)
    if "dates" in values:
        moved = _wanted_span(span, day, values)
        days = moved.first - day
        wanted["dates"] = span_on(moved, span.first + days).text
        wanted["recurrence"] = _moved_rule(state, day, moved.first)
        wanted["exceptions"] = _moved_days(state, date.min, days)
    changes = save_record(session, state.ref, wanted)
    return Changes("change_all", changes.edits)


def _following(
    session: Session, state: RecordState, span: Span, day: date, values: Mapping[str, object]
) -> Changes:
    moved = _wanted_span(span, day, values)
    days = moved.first - day
    gone = _number_before(session, state, span, day)
    own = _copied(state) | dict(values) | {"dates": moved.text}
    own["recurrence"] = continued(_moved_rule(state, day, moved.first), gone)
    own["exceptions"] = _moved_days(state, day, days)
    made = add_record(session, ACTIVITY, own, label=state.label, partners=state.partners)
    old = save_record(session, state.ref, {"recurrence": _until(state, day)})
    linked = _linked_from(session, state.ref, day)
    relinked = [save_record(session, each, {"series": made.refs[0]}) for each in linked]
    return together("change_following", (made, old, *relinked))


def _series(session: Session, ref: str, day: date) -> tuple[RecordState, Span]:
    state = existing(session, ref)
    span = parse_span(state.text("dates"))
    if span is None or not span.is_exact or day not in _days(session, state, span, day, day):
        raise DeskError("occurrence_gone", day=day.isoformat())
    return state, span


def _days(session: Session, state: RecordState, span: Span, since: date, until: date) -> list[date]:
    """On which days it begins, those left out among them."""
    start = datetime.combine(span.first, _clock(span.start))
    window = datetime.combine(since, time()), datetime.combine(until, time.max)
    zone = span.zone or session.identity.zone
    found = times_between(state.text("recurrence"), start, zone, *window)
    return [each.date() for each in found]


def _number_before(session: Session, state: RecordState, span: Span, day: date) -> int:
    return len(_days(session, state, span, span.first, day - _ONE_DAY))


def _wanted_span(span: Span, day: date, values: Mapping[str, object]) -> Span:
    if "dates" not in values:
        return span_on(span, day)
    moved = parse_span(str(values["dates"]))
    if moved is None or not moved.is_exact:
        raise BadValue(field="dates", value=values["dates"], expected="span")
    return moved


def _moved_rule(state: RecordState, before: date, after: date) -> str:
    rule = state.text("recurrence")
    moved = shifted(rule, before, after)
    if moved is None:
        raise DeskError("rule_stays", rule=rule)
    return moved


def _moved_days(state: RecordState, since: date, by: timedelta) -> list[str]:
    days = sorted(each for each in left_out_days(state.value("exceptions")) if each >= since)
    return [(each + by).isoformat() for each in days]


def left_out_days(value: Value) -> frozenset[date]:
    """The days that stand as exceptions; what is no day, as somebody may have written, is none."""
    texts = (value,) if isinstance(value, str) else value
    found = [parse_span(each) for each in texts]
    return frozenset(each.first for each in found if each is not None and each.is_exact)


def _with(state: RecordState, day: date) -> list[str]:
    return [*state.value("exceptions"), day.isoformat()]


def _until(state: RecordState, day: date) -> str:
    return ended(state.text("recurrence"), day - _ONE_DAY)


def _copied(state: RecordState) -> dict[str, object]:
    return {name: value for name, value in state.values().items() if name not in _OF_THE_SERIES}


def _linked_from(session: Session, ref: str, since: date) -> list[str]:
    """What stands in place of occurrences of a series from a day on."""
    refs = [each for each, name in listing.linked_from(session, ref) if name == "series"]
    states = read_states(session, refs)
    return [
        each
        for each, state in states.items()
        if (span := parse_span(state.text("occurrence"))) is not None and span.first >= since
    ]


def _on(moment: Moment, days: int) -> Moment:
    day = moment.first + timedelta(days=days)
    text = f"{day.isoformat()}T{moment.time}" if moment.time else day.isoformat()
    return Moment(text, day, day, moment.time)


def _clock(moment: Moment) -> time:
    return time.fromisoformat(moment.time) if moment.time else time()
