"""What address cards mean as persons of a desk; their organisations are asked for, never invented."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrdesk.domain.errors import BadRef
from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import new_ref, parse_ref
from hrdesk.formats.calendar_entry import Left, Note
from hrdesk.formats.card_entry import CardEntry
from hrdesk.operations.incoming import NEW_RECORD, Incoming
from hrdesk.operations.twins import TwinsHere
from hrdesk.store.session import Session

PERSON, ORGANISATION = "person", "organisation"
_OWN = re.compile(r"(?P<ref>PER-[0-9A-Z-]+)@hrdesk")
_PERSONS_ONLY = "no_person"


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A name of an organisation, with the record that it certainly is, or those that it may be."""

    certain: str = ""
    perhaps: tuple[str, ...] = ()


def organisations_named(session: Session, entries: Sequence[CardEntry]) -> dict[str, NamedBody]:
    """The organisations that cards name, as far as they are known here."""
    here = TwinsHere(session)
    found: dict[str, NamedBody] = {}
    for name in dict.fromkeys(each.organisation for each in entries if each.organisation):
        twins = here.find(new_ref(KINDS[ORGANISATION].prefix), {"name": name})
        certain = next((twin.ref for twin in twins if twin.is_certain), "")
        perhaps = () if certain else tuple(twin.ref for twin in twins)
        found[name] = NamedBody(certain, perhaps)
    return found


def persons_of(
    entries: Sequence[CardEntry],
    named: Mapping[str, NamedBody],
    chosen: Mapping[str, str],
) -> Iterator[Incoming]:
    """The cards as persons, after the organisations that somebody said are new."""
    for name in named:
        if chosen.get(name) == NEW_RECORD:
            yield Incoming(0, ORGANISATION, name, name, {"name": name})
    for each in entries:
        yield _person(each, _organisation(each.organisation, named, chosen))


def _person(each: CardEntry, organisation: str) -> Incoming:
    if each.problem or each.is_no_person:
        return Incoming(
            each.number,
            PERSON,
            each.uid,
            each.title,
            reason=each.problem or _PERSONS_ONLY,
            is_problem=bool(each.problem),
        )
    values: dict[str, object] = dict(each.values)
    links, notes = {}, each.notes
    if organisation == NEW_RECORD:
        links[ORGANISATION] = each.organisation
    elif organisation:
        values[ORGANISATION] = organisation
    elif each.organisation:
        notes += (Note(Left.ORGANISATION, each.organisation),)
    return Incoming(
        each.number,
        PERSON,
        each.uid,
        each.title,
        values,
        each.modified,
        own_ref=_own_ref(each.uid),
        notes=notes,
        links=links,
    )


def _organisation(name: str, named: Mapping[str, NamedBody], chosen: Mapping[str, str]) -> str:
    """The Ref of an organisation, `new`, or nothing."""
    if name in chosen:
        return chosen[name]
    return named[name].certain if name in named else ""


def _own_ref(uid: str) -> str:
    """The Ref of which a desk made the key of a card; empty for keys of others."""
    found = _OWN.fullmatch(uid)
    try:
        return parse_ref(found["ref"]) if found is not None else ""
    except BadRef:
        return ""
