"""The day on which a record stands in the calendar."""

from datetime import date

from hrdesk.domain.dates import parse_span
from hrdesk.domain.records import kind_of
from hrdesk.operations.agenda import at
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk

_DATE_FIELDS = {
    "activity": "dates",
    "visit": "dates",
    "commitment": "due",
    "ratification": "report_due",
}


def day_of(desk: Desk, ref: str, zone: str) -> date | None:
    """Its first day, as told in a zone; None of what has no exact one."""
    field = _DATE_FIELDS.get(kind_of(ref), "")
    state = desk.read(read_state, ref) if field else None
    span = parse_span(state.text(field)) if state is not None else None
    return at(span, zone)[0] if span is not None and span.is_exact else None
