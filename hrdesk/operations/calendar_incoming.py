"""What the entries of a calendar mean as activities of a desk: series, single days of them, people."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from hrdesk.domain.dates import parse_span
from hrdesk.domain.errors import BadRef
from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import parse_ref
from hrdesk.formats.calendar_entry import CalendarEntry, Left, Note
from hrdesk.operations.calendar_following import with_following
from hrdesk.operations.incoming import Incoming
from hrdesk.operations.series import span_on
from hrdesk.store.candidates import candidates
from hrdesk.store.session import Session

ACTIVITY = "activity"
_OWN = re.compile(r"(?P<ref>(?:ACT|VIS)-[0-9A-Z-]+)@hrdesk")
_MOST_NAMED = 5


def people_by_address(session: Session) -> dict[str, str]:
    """The people here by their addresses; of several with one address none."""
    found: dict[str, set[str]] = {}
    for ref, values in candidates(session, "person", ("email", "other_emails")):
        told = (values.get("email", ""), *values.get("other_emails", ()))
        for address in filter(None, told):
            found.setdefault(str(address).casefold(), set()).add(ref)
    return {address: min(refs) for address, refs in found.items() if len(refs) == 1}


def activities_of(
    entries: Sequence[CalendarEntry], people: Mapping[str, str]
) -> Iterator[Incoming]:
    """The entries of a calendar as activities, series before what was taken out of them."""
    newest = _latest(entries, following_apart=True)
    parted = with_following(newest)
    latest = _latest(parted)
    series = [each for each in latest if not each.day]
    single = [each for each in latest if each.day]
    left_out: dict[str, list[CalendarEntry]] = {}
    for each in single:
        left_out.setdefault(each.uid, []).append(each)
    for each in series:
        yield _activity(each, people, left_out.pop(each.uid, []))
        yield from _more_dates(each, people)
    for several in left_out.values():
        yield _left_out_of(several)
    for each in single:
        if not each.is_cancelled:
            yield _occurrence(each, people)
    older = (_numbers(entries) - _numbers(newest)) | (_numbers(parted) - _numbers(latest))
    for each in entries:
        if each.number in older:
            yield Incoming(each.number, ACTIVITY, "", each.title, reason="older_version")


def _numbers(entries: Iterable[CalendarEntry]) -> set[int]:
    return {each.number for each in entries}


def _latest(
    entries: Iterable[CalendarEntry], *, following_apart: bool = False
) -> list[CalendarEntry]:
    """Of several versions of one thing the newest; what cannot be read each for itself.

    A change of all from a day on is no version of a change of that day alone, where they are kept
    `following_apart`.
    """
    found: dict[tuple[str, str, bool, int], CalendarEntry] = {}
    for each in entries:
        is_apart = following_apart and each.is_following
        number = each.number if each.problem or not each.uid else 0
        key = (each.uid, each.day, is_apart, number)
        before = found.get(key)
        if before is None or before.newness <= each.newness:
            found[key] = each
    return sorted(found.values(), key=lambda each: each.number)


def _activity(
    each: CalendarEntry, people: Mapping[str, str], single: Sequence[CalendarEntry]
) -> Incoming:
    if each.problem or each.is_answer:
        reason = each.problem or "answer"
        is_problem = bool(each.problem)
        return Incoming(
            each.number, ACTIVITY, each.uid, each.title, reason=reason, is_problem=is_problem
        )
    values: dict[str, object] = dict(each.values)
    days = {one.day for one in single}
    if days:
        told = each.values.get("exceptions", ())
        values["exceptions"] = tuple(sorted({*told, *days}))
    refs, notes = _participants(each, people)
    if refs:
        values["participants"] = refs
    return Incoming(
        each.number,
        ACTIVITY,
        each.uid,
        each.title,
        values,
        max((each.modified, *(one.modified for one in single))) if days else each.modified,
        own_ref=_own_ref(each.uid),
        notes=(*each.notes, *notes),
        is_private=each.is_private,
        cancels=each.is_cancelled,
        sequence=each.sequence,
    )


def _occurrence(each: CalendarEntry, people: Mapping[str, str]) -> Incoming:
    """One of a series that was moved or changed: a record of its own."""
    made = _activity(each, people, ())
    values = {name: value for name, value in made.values.items() if name != "recurrence"}
    values["occurrence"] = each.day
    return Incoming(
        made.number,
        ACTIVITY,
        f"{each.uid}#{each.day}",
        made.title,
        values,
        made.modified,
        notes=made.notes,
        links={"series": each.uid},
        reason=made.reason,
        is_private=made.is_private,
        is_problem=made.is_problem,
        sequence=made.sequence,
    )


def _left_out_of(single: Sequence[CalendarEntry]) -> Incoming:
    """Days of a series that is not in the file, but may be here."""
    first = single[0]
    return Incoming(
        first.number,
        ACTIVITY,
        first.uid,
        first.title,
        {"exceptions": tuple(sorted({each.day for each in single}))},
        max(each.modified for each in single),
        own_ref=_own_ref(first.uid),
        only_known=True,
        is_quiet=not all(each.is_cancelled for each in single),
    )


def _more_dates(each: CalendarEntry, people: Mapping[str, str]) -> Iterator[Incoming]:
    """The other days of what Lotus lists one by one: activities of their own."""
    span = parse_span(str(each.values.get("dates", "")))
    if span is None or each.problem or each.is_cancelled or each.is_answer:
        return
    for day in each.more_dates:
        made = _activity(each, people, ())
        dates = span_on(span, date.fromisoformat(day)).text
        yield Incoming(
            each.number,
            ACTIVITY,
            f"{each.uid}#{day}",
            each.title,
            {**made.values, "dates": dates},
            each.modified,
            is_private=each.is_private,
            sequence=each.sequence,
        )


def _participants(
    each: CalendarEntry, people: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The people here whom an entry names, and the names of others."""
    refs, others = [], []
    for somebody in each.people:
        ref = people.get(somebody.email.casefold())
        if ref is None:
            others.append(somebody.name or somebody.email)
        else:
            refs.append(ref)
    named = ", ".join(others[:_MOST_NAMED]) + (" …" if len(others) > _MOST_NAMED else "")
    notes = (Note(Left.PEOPLE, named),) if others else ()
    return tuple(sorted(set(refs))), notes


def _own_ref(uid: str) -> str:
    """The Ref of which a desk made the key of an entry; empty for keys of others."""
    found = _OWN.fullmatch(uid)
    if found is None:
        return ""
    try:
        ref = parse_ref(found["ref"])
    except BadRef:
        return ""
    return ref if ref[:3] in (KINDS[ACTIVITY].prefix, KINDS["visit"].prefix) else ""
