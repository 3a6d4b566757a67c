"""What a list of visits tells beside their own fields: check-list, follow-up, partners, next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.codes import TermsOfReference, VisitStatus
from hrdesk.domain.dates import parse_moment
from hrdesk.operations.agenda import SETTLED
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.given_got import day_of
from hrdesk.store import visit_facts
from hrdesk.store.listing import Line
from hrdesk.store.session import Session
from hrdesk.store.visit_facts import CheckFacts

# Nobody waits for inputs any more.
_OVER = frozenset({VisitStatus.HELD, VisitStatus.CANCELLED, VisitStatus.DECLINED})


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """Of one visit; all numbers are 0 where nobody has begun; late is what lies before today."""

    done: int
    to_do: int
    open: int
    named: int
    shared: tuple[str, ...]
    next_title: str
    next_day: str
    is_late: bool = False


def facts_of(session: Session, lines: Sequence[Line]) -> dict[str, VisitFacts]:
    """The facts of the visits of some lines, in three short queries whatever their number."""
    refs = [line.ref for line in lines]
    if not refs:
        return {}
    listed = visit_facts.checklists(session, refs, sorted(SETTLED))
    named = visit_facts.recommendations(session, refs, sorted(CLOSED))
    shared = visit_facts.shared_with(session, refs)
    today = day_of(session.minute, session.identity.zone)
    return {
        line.ref: _facts(
            line,
            listed.get(line.ref, CheckFacts(0, 0)),
            named.get(line.ref, (0, 0)),
            tuple(shared.get(line.ref, ())),
            today,
        )
        for line in lines
    }


def _facts(
    line: Line,
    listed: CheckFacts,
    named: tuple[int, int],
    shared: tuple[str, ...],
    today: date,
) -> VisitFacts:
    agreed = [each for each in line.values.get("terms_of_reference", "").split("; ") if each]
    begun = bool(agreed or listed.items)
    inputs = "" if line.values.get("status") in _OVER else line.values.get("inputs_by", "")
    title, due = listed.title, listed.due
    if inputs and (not due or inputs < due):
        title, due = "", inputs
    by = parse_moment(due)
    return VisitFacts(
        done=len(agreed) + listed.settled,
        to_do=len(TermsOfReference) + listed.items if begun else 0,
        open=named[0],
        named=named[1],
        shared=shared,
        next_title=title,
        next_day=due,
        is_late=by is not None and by.last < today,
    )
