"""What is missing among the contacts: focal points, people, confirmations."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from hrdesk.domain.codes import OrganisationType
from hrdesk.domain.handling import NameFinder
from hrdesk.domain.office import STALE_AFTER, has_left
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.operations.who_handles import names_of
from hrdesk.store import gaps, listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.same import shown_refs
from hrdesk.store.session import Session

_MECHANISMS = (
    OrganisationType.TREATY_BODY,
    OrganisationType.SPECIAL_PROCEDURE,
    OrganisationType.REGIONAL_MECHANISM,
)


class Gap(StrEnum):
    """What may be missing."""

    FOCAL_POINT = "focal_point"
    CONFIRMATION = "confirmation"
    PEOPLE = "people"


KIND_OF_GAP: Mapping[Gap, str] = {
    Gap.FOCAL_POINT: "organisation",
    Gap.CONFIRMATION: "person",
    Gap.PEOPLE: "organisation",
}


def refs_of_gap(session: Session, gap: Gap, today: date) -> list[str]:
    """The records in which it is missing."""
    return _FOUND_BY[gap](session, today)


def all_gaps(
    database: Database,
    today: date,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> dict[Gap, list[str]]:
    """Every gap with its records, as work for the desk's own thread. Raises `Cancelled`."""
    steps = Steps(len(Gap), progress, cancelled, every=1)
    found = {}
    with database.reading() as session:
        for gap in Gap:
            steps.what = gap
            found[gap] = refs_of_gap(session, gap, today)
            steps.step()
    return found


def _without_focal_point(session: Session, today: date) -> list[str]:
    """Mechanisms of which nobody in office is focal point, and for which nobody is either."""
    refs = listing.keys(session, Query("organisation", where={"type": _MECHANISMS}))
    lines = listing.lines(session, "organisation", refs)
    finder = NameFinder()
    for line in lines:
        finder.add(line.ref, names_of(line))
    at, terms = (
        dict(listing.filled(session, "person", name)) for name in ("organisation", "in_office")
    )
    have: set[str] = set()
    for person, scope in listing.filled(session, "person", "focal_point_for"):
        if not has_left(terms.get(person, ""), today):
            have.add(at.get(person, ""))
            have |= finder.named_in(scope)
    have = set(shown_refs(session, have).values())
    # A focal point of a section is one of its mechanism.
    sections = listing.lines(session, "organisation", sorted(have - {""}))
    have |= {line.values.get("parent", "") for line in sections}
    return [ref for ref in refs if ref not in have]


def _not_confirmed(session: Session, today: date) -> list[str]:
    return gaps.confirmed_before(session, today - STALE_AFTER)


def _nobody(session: Session, _: date) -> list[str]:
    return gaps.without_people(session)


_FOUND_BY: Mapping[Gap, Callable[[Session, date], list[str]]] = {
    Gap.FOCAL_POINT: _without_focal_point,
    Gap.CONFIRMATION: _not_confirmed,
    Gap.PEOPLE: _nobody,
}
