"""The delegation of a visit: who goes, who leads, and what should be looked at before (IV.4)."""

from dataclasses import dataclass
from enum import StrEnum

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import parse_span
from hrdesk.domain.values import YES
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.records import existing, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.session import Session

DELEGATE = "delegate"


class Care(StrEnum):
    """Something to look at before somebody goes; none of it forbids anything."""

    NATIONAL = "national"
    # Nobody wrote a nationality, so nobody can say.
    NATIONALITY_UNKNOWN = "nationality_unknown"
    NOT_ON_ROSTER = "not_on_roster"
    PROTECTED = "protected"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a delegation; `elsewhere` are other visits at the same time."""

    ref: str
    name: str
    label: str
    function: str
    organisation: str
    is_head: bool
    on_roster: bool
    cares: tuple[Care, ...]
    elsewhere: tuple[str, ...]


def delegation_of(session: Session, ref: str) -> list[Member]:
    """The head, then the members by name. Raises `NotFound`."""
    state = existing(session, ref)
    head = state.text("head")
    refs = list(dict.fromkeys([each for each in (head, *state.value("delegation")) if each]))
    rows = listing.lines(session, "person", refs)
    names = listing.titles(session, [row.values.get("organisation", "") for row in rows])
    several = [
        _member(
            row,
            names.get(row.values.get("organisation", ""), ""),
            row.ref == head,
            state.text("country"),
            _elsewhere(session, row.ref, ref, state.text("dates")),
        )
        for row in rows
    ]
    return sorted(several, key=lambda each: (not each.is_head, each.name))


def add_members(session: Session, ref: str, people: list[str]) -> Changes:
    """Let people join the delegation. Raises `NotFound`."""
    state = existing(session, ref)
    wanted = (*state.value("delegation"), *people)
    return _named(save_record(session, ref, {"delegation": wanted}, seen=state.registers))


def leave(session: Session, ref: str, person: str) -> Changes:
    """Let somebody leave the delegation; who led it leads it no longer. Raises `NotFound`."""
    state = existing(session, ref)
    values: dict[str, object] = {
        "delegation": [each for each in state.value("delegation") if each != person]
    }
    if state.text("head") == person:
        values["head"] = ""
    return _named(save_record(session, ref, values, seen=state.registers))


def lead(session: Session, ref: str, person: str) -> Changes:
    """Let a member lead the delegation. Raises `NotFound`, `BadValue`."""
    state = existing(session, ref)
    return _named(save_record(session, ref, {"head": person}, seen=state.registers))


def _named(changes: Changes) -> Changes:
    return Changes(DELEGATE, changes.edits)


def _member(
    row: Line, organisation: str, is_head: bool, country: str, elsewhere: tuple[str, ...]
) -> Member:
    on_roster = row.values.get("roster") == YES
    return Member(
        row.ref,
        row.title,
        row.label,
        row.values.get("function", ""),
        organisation,
        is_head,
        on_roster,
        tuple(_cares(row, country, on_roster=on_roster, elsewhere=bool(elsewhere))),
        elsewhere,
    )


def _cares(row: Line, country: str, *, on_roster: bool, elsewhere: bool) -> list[Care]:
    nationalities = row.values.get("nationalities", "")
    told = {
        Care.NATIONAL: country in nationalities.split("; "),
        Care.ELSEWHERE: elsewhere,
        Care.PROTECTED: row.values.get("protected") == YES,
        Care.NATIONALITY_UNKNOWN: not nationalities,
        Care.NOT_ON_ROSTER: not on_roster,
    }
    return [care for care, is_so in told.items() if is_so]


def _elsewhere(session: Session, person: str, but: str, dates: str) -> tuple[str, ...]:
    span = parse_span(dates)
    if span is None:
        return ()
    refs = [
        each
        for each, name in listing.linked_from(session, person)
        if name in ("head", "delegation") and each != but and each.startswith("VIS")
    ]
    found = []
    for row in listing.lines(session, "visit", list(dict.fromkeys(refs))):
        other = parse_span(row.values.get("dates", ""))
        if other is None or is_over_or_off(row.values.get("status", ""), over=False):
            continue
        if other.first <= span.last and span.first <= other.last:
            found.append(row.title)
    return tuple(found)
