"""What partners share no longer with this desk, and what a person took off it.

A record that is taken off goes from this desk alone, and no other desk hears of it: "I do not
want it here" (exchange.md 3). The journal keeps it whole, so that it can be undone.
"""

from collections.abc import Mapping, Sequence

from hrdesk.domain.arrival import Arrival, Envelope
from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.merge import ERASED, TAKEN_OFF, WITHDRAWN_SINCE
from hrdesk.domain.state import RecordState
from hrdesk.operations.records import existing_all
from hrdesk.operations.trust import names_us
from hrdesk.store.erasure import erased
from hrdesk.store.records import forget
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import (
    Issue,
    all_unwanted,
    bound_here,
    remember_unwanted,
    shown_in,
    withdrawn_in,
)

TAKE_OFF = "take_off"


def take_off(session: Session, refs: Sequence[str]) -> Changes:
    """Take records off this desk, as somebody does who does not want them here.

    They come in again only after a question. Raises `NotFound`.
    """
    return Changes(TAKE_OFF, taken_off(session, existing_all(session, refs)))


def may_be_taken_off(session: Session, refs: Sequence[str]) -> bool:
    """Whether it is no other desk's business that records go from this one.

    Not where a record began here or was given on: then others have it from here, and removing it
    or labelling it tells them. What a partner shares no longer may always go.
    """
    return bool(refs) and not bound_here(session, refs, _own_authors(session))


def _own_authors(session: Session) -> tuple[str, ...]:
    us = session.identity
    return tuple(f"{us.code}.{mark}" for mark in (us.mark, *us.former))


def taken_off(session: Session, states: Sequence[RecordState]) -> tuple[Edit, ...]:
    """As `take_off`, for records that were read; the edits that this was."""
    refs = [state.ref for state in states]
    forget(session, refs)
    remember_unwanted(session, refs)
    return tuple(Edit(state.ref, dict(state.registers), {}) for state in states)


def issue_of(envelope: Envelope) -> Issue:
    """Which of several workbooks of one sender this is: the newest has the greatest."""
    return envelope.minute, envelope.copy


def withdrawn_here(
    session: Session, arrival: Arrival, ours: Mapping[str, RecordState]
) -> list[str]:
    """The records of which a workbook says to this desk that they are shared no longer.

    Not what the sender has shared again since, nor what began here or was taken off already.
    """
    envelope, us = arrival.envelope, session.identity
    if not envelope.withdrawn or envelope.recipient != us.code or names_us(session, envelope):
        return []
    since = shown_in(session, envelope.sender, envelope.withdrawn)
    off = all_unwanted(session)
    authors = _own_authors(session)
    return [
        ref
        for ref in envelope.withdrawn
        if since.get(ref, issue_of(envelope)) <= issue_of(envelope)
        and (ours[ref].first_author not in authors if ref in ours else ref not in off)
    ]


def doubts(session: Session, arrival: Arrival) -> dict[str, str]:
    """Why each record that is not here may not be wanted: the code of the question.

    What the sender shares again, after it had said that it does so no longer, comes in as any
    other: it was taken off for that reason.
    """
    refs = {each.ref for each in arrival.records}
    off = all_unwanted(session) & refs
    said = withdrawn_in(session, arrival.envelope.sender)
    issue = issue_of(arrival.envelope)
    found = dict.fromkeys(off - said.keys(), TAKEN_OFF)
    found |= {ref: WITHDRAWN_SINCE for ref in refs & said.keys() if said[ref] > issue}
    return found | dict.fromkeys(erased(session, refs), ERASED)
