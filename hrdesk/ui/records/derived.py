"""Columns of what other records say of a record: read a page at a time, never for all rows.

People are in the country of their organisation where they say none; the column of their own tells.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.short_names import SHORT, short_of
from hrdesk.operations.visit_facts import VisitFacts, facts_of
from hrdesk.store import listing
from hrdesk.store.listing import Line, Query
from hrdesk.store.seats import Seat, counts_seat, seats_of
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet, shown
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.words import comma, country_word, date_word, field_word, number_word

translate = QCoreApplication.translate
Texts = Mapping[tuple[str, str], str]
_VISIT, _PERSON, _ORGANISATION = "visit", "person", "organisation"
COUNTRY = "country"
_WHO_GOES = "who_goes"


def columns(kind: str) -> list[tuple[str, str, int]]:
    """Name, heading and width of the columns that a kind has beside its fields."""
    if kind != _VISIT:
        return []
    return [
        (_WHO_GOES, translate("columns", "Who goes"), 20),
        ("checklist", translate("columns", "Check-list"), 10),
        ("recommendations_open", translate("columns", "Recs open"), 10),
        ("shared_with", translate("columns", "Shared with"), 14),
        ("next_step", translate("columns", "Next step"), 25),
    ]


def sources(kind: str) -> frozenset[str]:
    """The kinds of record, and what else is touched, that such columns tell of."""
    if kind == _PERSON:
        return frozenset({_ORGANISATION})
    if kind != _VISIT:
        return frozenset()
    return frozenset({"commitment", "organisation", "recommendation", "outbox"})


def is_named(name: str) -> bool:
    """Whether such a cell names records and says nothing else: each name has its own label then."""
    return name == _WHO_GOES


def named(name: str, line: Line) -> list[str] | None:
    """The records that such a cell names; None where it says more than that."""
    if not is_named(name):
        return None
    return [] if is_discreet() else _bodies(line)


def read(desk: Desk, kind: str, lines: Sequence[Line]) -> Texts:
    """What stands in the cells of some rows, by Ref and column."""
    if kind == _PERSON:
        return {(ref, COUNTRY): _seen(seat) for ref, seat in desk.read(seats, kind, lines).items()}
    return desk.read(texts_of, kind, lines) if kind == _VISIT else {}


def seats(session: Session, kind: str, lines: Sequence[Line]) -> dict[str, Seat]:
    """Where those people are who say no country of their own, by Ref; none for other kinds."""
    if kind != _PERSON:
        return {}
    return seats_of(session, [line.ref for line in lines if not line.values.get(COUNTRY)])


def decided_by(query: Query) -> frozenset[str]:
    """The kinds, and the links that are called like them, which decide what rows there are where."""
    asked = (*query.where, query.order)
    return frozenset(
        {_ORGANISATION} if any(counts_seat(query.kind, name) for name in asked) else ()
    )


def _seen(seat: Seat) -> str:
    return shown(country_word(seat.country), seat.label)


def texts_of(session: Session, kind: str, lines: Sequence[Line]) -> Texts:
    """The same, for whoever reads the desk already."""
    if kind != _VISIT:
        return {}
    told = {
        (ref, name): text
        for ref, facts in facts_of(session, lines).items()
        for name, text in _texts(facts).items()
    }
    return told | _who_go(session, lines)


def _who_go(session: Session, lines: Sequence[Line]) -> dict[tuple[str, str], str]:
    """The mechanisms in short: visits to one country in one month are told apart by them, and their
    whole names begin alike."""
    if is_discreet():
        return {}
    refs = {line.ref: _bodies(line) for line in lines}
    wanted = sorted({ref for some in refs.values() for ref in some})
    found = listing.lines(session, "organisation", wanted, SHORT) if wanted else []
    short = {each.ref: short_of(each) or each.title for each in found}
    return {
        (visit, _WHO_GOES): comma().join(
            isolated(name) for name in sorted(short[ref] for ref in some if ref in short)
        )
        for visit, some in refs.items()
    }


def _bodies(line: Line) -> list[str]:
    said = line.values.get("mechanisms", "") or line.values.get("leads", "")
    return said.split("; ") if said else []


def _texts(facts: VisitFacts) -> dict[str, str]:
    open_of = translate("columns", "{open} of {all}")
    return {
        "checklist": ltr(f"{number_word(facts.done)}/{number_word(facts.to_do)}")
        if facts.to_do
        else "",
        "recommendations_open": open_of.format(
            open=number_word(facts.open), all=number_word(facts.named)
        )
        if facts.named
        else "",
        "shared_with": comma().join(facts.shared),
        "next_step": _next(facts),
    }


def _next(facts: VisitFacts) -> str:
    if not facts.next_day:
        return ""
    what = facts.next_title or field_word("inputs_by")
    said = f"{isolated(what)} {isolated(date_word(facts.next_day))}"
    return translate("columns", "Overdue: {step}").format(step=said) if facts.is_late else said
