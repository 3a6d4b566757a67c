"""What one wants to know of a person before one writes or calls: ways, office, desk, whose clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.calls import Way, ways_to_reach
from hrdesk.domain.office import has_left, is_stale
from hrdesk.domain.records import kind_of
from hrdesk.domain.values import Value, joined
from hrdesk.operations.reach import at_risk_of
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.same import shown_ref
from hrdesk.store.session import Session

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its Ref, as it is called."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    """A person as one meets them; `zone` and `country` are their own, or those of their seat."""

    ref: str
    names: tuple[str, ...] = ()
    function: str = ""
    organisation: Named | None = None
    focal_point_for: str = ""
    focal_point_since: str = ""
    deputy: Named | None = None
    deputy_of: tuple[Named, ...] = ()
    ways: tuple[Way, ...] = ()
    zone: str = ""
    country: str = ""
    in_office: str = ""
    has_left: bool = False
    last_confirmed: str = ""
    is_stale: bool = False
    is_protected: bool = False

    @property
    def address(self) -> str:
        """The address to copy; empty where there is none."""
        return next((way.shown for way in self.ways if way.link.startswith("mailto:")), "")


def card_of(session: Session, ref: str, today: date) -> Card:
    """The card of a person. Raises `NotFound`."""
    state = existing(session, ref)
    assert kind_of(ref) == PERSON
    values = state.values()
    at = shown_ref(session, state.text("organisation"))
    deputy = shown_ref(session, state.text("deputy"))
    standing_in = [other for other, name in listing.linked_from(session, ref) if name == "deputy"]
    titles = listing.titles(session, [at, deputy, *standing_in])
    seat = _seat(session, at)
    return Card(
        ref,
        names=_several(values, "other_names"),
        function=joined(values.get("function", "")),
        organisation=_named(at, titles),
        focal_point_for=joined(values.get("focal_point_for", "")),
        focal_point_since=joined(values.get("focal_point_since", "")),
        deputy=_named(deputy, titles),
        deputy_of=tuple(Named(each, titles[each]) for each in standing_in),
        ways=ways_to_reach(values),
        zone=joined(values.get("zone", "")) or seat.get("zone", ""),
        country=joined(values.get("country", "")) or seat.get("country", ""),
        in_office=joined(values.get("in_office", "")),
        has_left=has_left(joined(values.get("in_office", "")), today),
        last_confirmed=joined(values.get("last_confirmed", "")),
        is_stale=is_stale(joined(values.get("last_confirmed", "")), today),
        is_protected=bool(at_risk_of(session, [ref])),
    )


def _seat(session: Session, organisation: str) -> Mapping[str, str]:
    """Where an organisation has its seat; that of the body it belongs to where it says none."""
    seen: set[str] = set()
    while organisation and organisation not in seen:
        seen.add(organisation)
        lines = listing.lines(session, "organisation", [organisation])
        values = lines[0].values if lines else {}
        if "zone" in values or "country" in values:
            return values
        organisation = shown_ref(session, values.get("parent", ""))
    return {}


def _named(ref: str, titles: Mapping[str, str]) -> Named | None:
    return Named(ref, titles[ref]) if ref in titles else None


def _several(values: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = values.get(name, ())
    return value if isinstance(value, tuple) else (value,)
