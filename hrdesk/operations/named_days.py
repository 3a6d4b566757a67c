"""Commemorative days that are near enough to prepare for, and the joint statement on one."""

from dataclasses import dataclass
from datetime import date, timedelta

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.label import Label
from hrdesk.operations.agenda import Occurrence, What, between
from hrdesk.operations.records import add_record, existing
from hrdesk.store.dated import in_use
from hrdesk.store.session import Session

_LONGEST_LEAD = 120


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A named day within its lead time, and the statement on it where one was begun."""

    occurrence: Occurrence
    statement: str


def coming_days(session: Session, today: date) -> list[ComingDay]:
    """The days whose lead time has begun, the next first (A/HRC/23/18, Annex II: joint statements)."""
    until = today + timedelta(days=_LONGEST_LEAD)
    statements = _statements(session)
    return [
        ComingDay(each, statements.get((each.ref, each.first), ""))
        for each in between(session, today, until, only=frozenset({What.DAY}))
        if today <= each.first <= today + timedelta(days=each.lead_days)
    ]


def start_statement(session: Session, ref: str, day: date) -> Changes:
    """Begin a joint statement on a day; it is Internal until somebody labels it. Raises `NotFound`."""
    named = existing(session, ref)
    title = named.text("title")
    values: dict[str, object] = {
        "title": title,
        "type": DocumentType.JOINT_STATEMENT,
        "stage": DocumentStage.PLANNED,
        "occasion": title,
        "date": day.isoformat(),
        "activity": ref,
        "themes": named.value("themes"),
    }
    return add_record(session, "document", values, label=Label.INTERNAL)


def _statements(session: Session) -> dict[tuple[str, date], str]:
    found = {}
    for row in in_use(session, "document", ("activity", "date")):
        activity, day = row.values
        if activity and len(day) == len("2026-12-10"):
            found[activity, date.fromisoformat(day)] = row.ref
    return found
