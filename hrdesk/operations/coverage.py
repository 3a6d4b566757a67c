"""Which countries an organisation is for: its own, or the members of the body it belongs to."""

from dataclasses import dataclass

from hrdesk.domain.codes import OrganisationType
from hrdesk.geography import members
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.session import Session

BY_MEMBERS = frozenset({OrganisationType.REGIONAL_MECHANISM, OrganisationType.INTERGOVERNMENTAL})
# What has to be read of an organisation for it.
COVERING = ("type", "acronym", "parent", "countries")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Codes of countries; `members_of` is the acronym of the body whose members they are."""

    countries: tuple[str, ...] = ()
    members_of: str = ""


def coverage_of(session: Session, line: Line) -> Coverage:
    """The countries of an organisation; of a regional mechanism without any, by membership."""
    if own := line.values.get("countries"):
        return Coverage(tuple(own.split("; ")))
    seen: set[str] = set()
    at: Line | None = line
    while at is not None and at.ref not in seen and at.values.get("type") in BY_MEMBERS:
        seen.add(at.ref)
        acronym = at.values.get("acronym", "")
        if found := members(acronym) if acronym else ():
            return Coverage(found, acronym)
        above = listing.lines(session, "organisation", [at.values.get("parent", "")], COVERING)
        at = above[0] if above else None
    return Coverage()
