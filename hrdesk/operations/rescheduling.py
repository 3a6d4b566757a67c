"""Move what stands in the calendar, make it longer or shorter, or copy it to another time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hrdesk.domain import shifting
from hrdesk.domain.certainty import Certainty, certainty_of
from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.records import kind_of
from hrdesk.domain.state import RecordState
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.operations.duplicating import values_to_copy
from hrdesk.operations.holders import Has, holders
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.operations.series import span_on
from hrdesk.operations.visit_steps import move_visit
from hrdesk.store.session import Session

MOVE, COPY = "move_date", "copy"
_FIELDS = {What.INPUTS: "inputs_by", What.DUE: "due", What.REPORT: "report_due"}
_COPIED = frozenset({What.ACTIVITY, What.DEADLINE, What.DAY, What.VISIT})


class Stays(StrEnum):
    """Why something is not moved."""

    RECURS = "recurs"
    APPROXIMATE = "approximate"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Step:
    """How far: days, or minutes of what has times. `edge` is what moves: both ends, or one."""

    days: int = 0
    minutes: int = 0
    edge: str = ""


def stays(each: Occurrence) -> Stays | None:
    """Why something cannot be moved by itself; None when it can."""
    if each.recurs:
        return Stays.RECURS
    return None if each.is_exact else Stays.APPROXIMATE


def span_after(each: Occurrence, step: Step) -> Span | None:
    """When it would be; None where it cannot be then."""
    span = parse_span(each.dates or each.last.isoformat())
    if span is None:
        return None
    if each.day is not None and span.is_exact:
        span = span_on(span, each.day)
    if not step.edge:
        return shifting.moved(span, days=step.days, minutes=step.minutes)
    return shifting.resized(span, days=step.days, minutes=step.minutes, start=step.edge == "start")


def can_be_copied(each: Occurrence) -> bool:
    """Whether it is a record by itself, and not a date in another one."""
    return each.what in _COPIED


def can_be_resized(each: Occurrence) -> bool:
    """Whether it has an end of its own."""
    return each.what in _COPIED and not each.is_point


def move_date(session: Session, ref: str, what: What, to: str, today: date) -> Changes:
    """Write the new dates, as one step by its own name; tells who will see them.

    The dates that a visit had stay in its history, and its check-list moves along. Raises `NotFound`, `BadValue`.
    """
    field = _FIELDS.get(what, "dates")
    state = existing(session, ref)
    if what is What.VISIT:
        changes = move_visit(session, ref, to, today)
    else:
        changes = save_record(session, ref, {field: to})
    about = {"to": to, "zone": session.identity.zone, "seen_by": _who_will_see(session, state)}
    return Changes(MOVE if changes.edits else changes.operation, changes.edits, about)


def copy_to(session: Session, ref: str, to: str) -> Changes:
    """Another record like this one at another time; its history and its upshot stay behind.

    Raises `NotFound`, `BadValue`.
    """
    state = existing(session, ref)
    made = add_record(
        session,
        kind_of(ref),
        values_to_copy(state) | {"dates": to},
        label=state.label,
        partners=state.partners,
    )
    return Changes(COPY, made.edits, {"to": to, "zone": session.identity.zone})


def _who_will_see(session: Session, state: RecordState) -> list[str]:
    """The partners that have a confirmed visit and will be told its new dates, by name."""
    if certainty_of(state.text("status"), state.text("firmness")) is not Certainty.CONFIRMED:
        return []
    if state.label is Label.INTERNAL:
        return []
    return [
        each.name or each.partner
        for each in holders(session, state.ref)
        if each.has in (Has.CURRENT, Has.OLDER)
    ]
