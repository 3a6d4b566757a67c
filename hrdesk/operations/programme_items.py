"""Write the programme of a visit or an activity: add by one line, move, place and take away."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.dates import Moment, Span, parse_span
from hrdesk.domain.errors import BadValue
from hrdesk.domain.records import kind_of
from hrdesk.domain.scripts import in_latin, is_latin
from hrdesk.domain.shifting import moved
from hrdesk.domain.slots import USUAL, Slot, read_slot, span_of
from hrdesk.domain.text import words_of
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

ITEM = "programme_item"
_MORNING, _EVENING = time(9), time(22)
_HOUR = timedelta(hours=1)
_LATEST = time(23, 45)


def next_start(lines: Sequence[ProgrammeLine], first: date | None) -> tuple[datetime, str] | None:
    """When the next item begins, and its zone: after the last one, else the first morning."""
    dated = [each for each in lines if each.day is not None and each.begins]
    if dated:
        last = max(dated, key=lambda each: (each.day, each.ends or each.begins))
        assert last.day is not None
        clock = time.fromisoformat(last.ends or last.begins)
        return datetime.combine(last.day, clock), last.zone
    return (datetime.combine(first, _MORNING), "") if first is not None else None


def add_typed(session: Session, ref: str, text: str, after: datetime, zone: str) -> Changes:
    """Add an item to a visit or an activity as it was typed: `9:00-10:30 Opening @kang`.

    A name that fits one person is a speaker; any other stays in the subject as it was typed. The
    item has the label of what it belongs to. Without a `zone` an event is where this desk is, and a
    visit is by the clock of wherever it goes. Raises `NotFound`, `BadValue` without a subject.
    """
    owner = existing(session, ref)
    home = "" if kind_of(ref) == "visit" else session.identity.zone
    slot = read_slot(text, after)
    speakers, unknown = people_called(session, slot.names)
    subject = " ".join([slot.subject, *(f"@{each}" for each in unknown)]).strip()
    if not subject:
        raise BadValue(field="subject", value=text, expected="something")
    people = "team" if kind_of(ref) == "visit" else "speakers"
    values: dict[str, object] = {
        "subject": subject,
        kind_of(ref): ref,
        "time": span_of(slot, zone or home),
        people: speakers,
    }
    return add_record(session, ITEM, values, label=owner.label, partners=owner.partners)


def move_item(session: Session, ref: str, minutes: int) -> Changes:
    """Let an item begin earlier or later on its day, as long as before. Raises `NotFound`.

    What has no clock times, and what would leave its day, stays.
    """
    span = parse_span(existing(session, ref).text("time"))
    if span is None or not (span.start.time and span.end.time):
        return Changes("save")
    moved = _shifted(span.start, minutes), _shifted(span.end, minutes)
    if moved[0] is None or moved[1] is None:
        return Changes("save")
    return save_record(session, ref, {"time": Span(moved[0], moved[1], span.zone).text})


def move_to_day(
    session: Session, owner: str, item: str, day: date, begins: time | None = None
) -> Changes:
    """Put an item on a day at its own time, or at another one, as long as before.

    What has no time yet gets one hour, or the next free slot of the day. Raises `NotFound`.
    """
    state = existing(session, item)
    span = parse_span(state.text("time"))
    if span is None or not span.has_time:
        placed = place_item(session, owner, item, day) if begins is None else None
        return placed or _put_at(session, owner, item, datetime.combine(day, begins or _MORNING))
    days, minutes = (day - span.first).days, 0
    if begins is not None and span.start.time:
        was = time.fromisoformat(span.start.time)
        minutes = (begins.hour - was.hour) * 60 + begins.minute - was.minute
    wanted = moved(span, days=days, minutes=minutes)
    if wanted is None:
        return Changes("save")
    return save_record(session, item, {"time": wanted.text}, seen=state.registers)


def move_programme(session: Session, owner: str, before: str, after: str) -> Changes:
    """Move what is planned of a visit along with it: the third day stays the third day.

    What is done stays, and so does all where the visit is only longer or shorter than it was, or
    where its days are not known before and after.
    """
    later = times_after(session, owner, before, after)
    parts = [save_record(session, ref, {"time": text}) for ref, text in later.items()]
    return together("save", parts)


def times_after(session: Session, owner: str, before: str, after: str) -> Mapping[str, str]:
    """When each item would be that moves along with its visit."""
    old, new = parse_span(before), parse_span(after)
    if old is None or new is None or not (old.is_exact and new.is_exact):
        return {}
    if old.first == new.first or old.last == new.last:
        return {}
    days, found = (new.first - old.first).days, {}
    for line in programme_of(session, owner):
        span = parse_span(existing(session, line.ref).text("time"))
        wanted = moved(span, days=days) if span is not None and not line.is_done else None
        if wanted is not None:
            found[line.ref] = wanted.text
    return found


def _put_at(session: Session, owner: str, item: str, start: datetime) -> Changes:
    zones = (each.zone for each in programme_of(session, owner) if each.zone)
    zone = next(zones, "" if kind_of(owner) == "visit" else session.identity.zone)
    slot = Slot(start, start + _HOUR, "", ())
    seen = existing(session, item).registers
    return save_record(session, item, {"time": span_of(slot, zone)}, seen=seen)


def place_item(session: Session, owner: str, item: str, day: date | None = None) -> Changes:
    """Give an item the next free slot of a programme, or of one of its days. Raises `NotFound`.

    That is after what is planned then, else in the morning; an hour on a visit, which says no zone
    of its own, else half of one. Without a day, what has a time loses it, and nothing is done
    where no day of the programme is known.
    """
    state = existing(session, item)
    if day is None and state.text("time"):
        return save_record(session, item, {"time": ""}, seen=state.registers)
    lines = programme_of(session, owner)
    span = parse_span(existing(session, owner).text("dates"))
    first = span.first if span is not None and span.is_exact else None
    planned = lines if day is None else [each for each in lines if each.day == day]
    start = next_start(planned, day or first)
    if start is None:
        return Changes("save")
    is_visit = kind_of(owner) == "visit"
    zone = start[1] or next((each.zone for each in lines if each.zone), "")
    begins = min(start[0], datetime.combine(start[0].date(), _EVENING))
    slot = Slot(begins, begins + (_HOUR if is_visit else USUAL), "", ())
    zone = zone or ("" if is_visit else session.identity.zone)
    values = {"time": span_of(slot, zone)}
    return save_record(session, item, values, seen=state.registers)


def people_called(session: Session, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The people whom names fit alone, and the names that fit nobody or several."""
    known, unknown = [], []
    for name in names:
        refs = listing.keys(session, Query("person", " ".join(words_of(name))))
        wanted = [f" {word}" for word in words_of(name)]
        titles = listing.titles(session, refs)
        fitting = [each for each in refs if _has(" ".join(words_of(titles[each])), wanted)]
        fitting = fitting or _in_other_letters(session, wanted)
        if len(fitting) == 1:
            known.append(fitting[0])
        else:
            unknown.append(name)
    return known, unknown


def _in_other_letters(session: Session, wanted: Sequence[str]) -> list[str]:
    """Those whose names have such words once they are written in Latin letters: `kuz` for Кузнецова."""
    people = listing.titles_in_other_letters(session, "person")
    return [
        ref
        for ref, title in people.items()
        if _has(in_latin(title), wanted) and not is_latin(title)
    ]


def _has(words: str, wanted: Sequence[str]) -> bool:
    """Whether each of these, with the blank before it, begins a word."""
    return all(each in f" {words}" for each in wanted)


def _shifted(moment: Moment, minutes: int) -> Moment | None:
    then = datetime.combine(moment.first, time.fromisoformat(moment.time))
    then += timedelta(minutes=minutes)
    if then.date() != moment.first or then.time() > _LATEST:
        return None
    text = f"{then:%Y-%m-%dT%H:%M}"
    return Moment(text, moment.first, moment.last, f"{then:%H:%M}")
