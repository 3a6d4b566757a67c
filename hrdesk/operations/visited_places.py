"""The places of a visit: who was there before and when, and which recommendations are open there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.codes import VisitStatus
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Line, Query
from hrdesk.store.session import Session

CHOOSE = "choose_places"
_NEVER = frozenset({VisitStatus.CANCELLED.value, VisitStatus.DECLINED.value})
_MOST = 500


@dataclass(frozen=True, slots=True)
class Before:
    """A visit to a place: which one, when, and of whom; `is_held` where it is known to have been."""

    visit: str
    dates: str
    by: tuple[str, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class VisitedPlace:
    """One place of the register, as a visit sees it."""

    ref: str
    name: str
    label: str
    type: str
    city: str
    priority: str
    before: tuple[Before, ...]
    open: int
    is_chosen: bool
    in_programme: int
    coordinates: str = ""


def places_of(session: Session, ref: str) -> list[VisitedPlace]:
    """The places that a visit names or its programme goes to, then the others of the country.

    Raises `NotFound`.
    """
    state = existing(session, ref)
    chosen = tuple(state.value("places"))
    planned = _planned(session, ref)
    wanted = list(dict.fromkeys((*chosen, *planned)))
    query = Query("place", where={"country": [state.text("country")]})
    others = [each for each in listing.keys(session, query) if each not in wanted][:_MOST]
    rows = listing.lines(session, "place", [*wanted, *others])
    visits = _visits_to(session, [row.ref for row in rows], but=ref)
    closed = _closed(session, rows)
    return [
        VisitedPlace(
            row.ref,
            row.title,
            row.label,
            row.values.get("type", ""),
            row.values.get("city", ""),
            row.values.get("priority", ""),
            visits.get(row.ref, ()),
            sum(each not in closed for each in _listed(row, "recommendations")),
            row.ref in chosen,
            planned.get(row.ref, 0),
            row.values.get("coordinates", ""),
        )
        for row in rows
    ]


def choose_places(session: Session, ref: str, places: Sequence[str], *, chosen: bool) -> Changes:
    """Let a visit go to places, or not any more. Raises `NotFound`."""
    state = existing(session, ref)
    others = [each for each in state.value("places") if each not in places]
    wanted = [*others, *places] if chosen else others
    return Changes(
        CHOOSE, save_record(session, ref, {"places": wanted}, seen=state.registers).edits
    )


def add_place(session: Session, ref: str, name: str) -> Changes:
    """Enter a place of the visited country in the register, and let the visit go there.

    It is Internal until somebody says otherwise. Raises `NotFound`, `BadValue`.
    """
    values = {"name": name, "country": existing(session, ref).text("country")}
    made = add_record(session, "place", values)
    return together("add", (made, choose_places(session, ref, made.refs, chosen=True)))


def _planned(session: Session, ref: str) -> dict[str, int]:
    """How often the programme of a visit goes to each place."""
    items = [each for each, _ in listing.linked_from(session, ref) if each.startswith("PRG")]
    found: dict[str, int] = {}
    for row in listing.lines(session, "programme_item", items):
        if place := row.values.get("place"):
            found[place] = found.get(place, 0) + 1
    return found


def _visits_to(session: Session, places: Sequence[str], but: str) -> dict[str, tuple[Before, ...]]:
    """Earlier and other visits by place, the latest first."""
    by_place = {place: _linking(session, place) for place in places}
    items = [each for refs in by_place.values() for each in refs if each.startswith("PRG")]
    visit_of = {
        row.ref: row.values.get("visit", "")
        for row in listing.lines(session, "programme_item", items)
    }
    wanted = {
        place: dict.fromkeys(visit_of.get(each, each) for each in refs)
        for place, refs in by_place.items()
    }
    refs = [each for each in chain(*wanted.values()) if each and each != but]
    rows = {row.ref: row for row in listing.lines(session, "visit", list(dict.fromkeys(refs)))}
    bodies = [each for row in rows.values() for each in _going(row)]
    names = listing.titles(session, bodies)
    return {
        place: tuple(
            sorted(
                (_before(rows[each], names) for each in several if _counts(rows.get(each))),
                key=lambda each: each.dates,
                reverse=True,
            )
        )
        for place, several in wanted.items()
    }


def _linking(session: Session, place: str) -> list[str]:
    return [
        each for each, _ in listing.linked_from(session, place) if each.startswith(("VIS", "PRG"))
    ]


def _counts(row: Line | None) -> bool:
    return row is not None and row.values.get("status", "") not in _NEVER


def _before(row: Line, names: Mapping[str, str]) -> Before:
    by = tuple(names.get(each, each) for each in _going(row))
    is_held = row.values.get("status") == VisitStatus.HELD
    return Before(row.ref, row.values.get("dates", ""), by, is_held)


def _going(row: Line) -> list[str]:
    """Whose visit it is: of some the leads alone are written."""
    return _listed(row, "mechanisms") or _listed(row, "leads")


def _closed(session: Session, places: Sequence[Line]) -> set[str]:
    """The recommendations of these places that are carried out."""
    refs = list(dict.fromkeys(each for row in places for each in _listed(row, "recommendations")))
    rows = listing.lines(session, "recommendation", refs)
    return {row.ref for row in rows if row.values.get("state", "") in CLOSED}


def _listed(row: Line, name: str) -> list[str]:
    return [each for each in row.values.get(name, "").split("; ") if each]
