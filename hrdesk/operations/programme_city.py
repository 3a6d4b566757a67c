"""The city by whose clock a programme is, as people there call it: a zone is named after another."""

from collections.abc import Callable, Iterable

from hrdesk.domain.state import RecordState
from hrdesk.store import listing
from hrdesk.store.session import Session


def city_of_programme(
    session: Session,
    owner: RecordState,
    items: Iterable[listing.Line],
    may_see: Callable[[listing.Line], bool] = bool,
) -> str:
    """That of an event, or the one that all places of a visit's programme lie in; else empty."""
    if owner.kind != "visit":
        return owner.text("city")
    refs = {each.values["place"] for each in items if each.values.get("place")}
    places = filter(may_see, listing.lines(session, "place", sorted(refs)))
    cities = {each.values.get("city", "") for each in places}
    return cities.pop() if len(cities) == 1 else ""
