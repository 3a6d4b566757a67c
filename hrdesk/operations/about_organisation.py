"""An organisation with what belongs to it: people, sections, what it was and became, counterparts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.calls import web_link
from hrdesk.domain.office import has_left
from hrdesk.domain.records import kind_of
from hrdesk.domain.state import RecordState
from hrdesk.operations.contact_card import Named
from hrdesk.operations.coverage import coverage_of
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.same import shown_ref, shown_refs
from hrdesk.store.session import Session

ORGANISATION, PERSON = "organisation", "person"
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of an organisation; those who left stand last."""

    ref: str
    title: str
    label: str
    function: str = ""
    focal_point_for: str = ""
    in_office: str = ""
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class AboutOrganisation:
    """What an organisation is linked with, in both directions of each link.

    `formerly` and `became` are chains, in the order of time; `members_of` is the body whose members
    its countries are, where it names none of its own.
    """

    people: tuple[Colleague, ...] = ()
    parent: Named | None = None
    parts: tuple[Named, ...] = ()
    formerly: tuple[Named, ...] = ()
    became: tuple[Named, ...] = ()
    counterparts: tuple[Named, ...] = ()
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    members_of: str = ""
    themes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    valid: str = ""


def about_organisation(session: Session, ref: str, today: date) -> AboutOrganisation:
    """All that belongs to an organisation. Raises `NotFound`."""
    state = existing(session, ref)
    assert kind_of(ref) == ORGANISATION
    linking: dict[str, list[str]] = {}
    for other, name in listing.linked_from(session, ref):
        linking.setdefault(f"{kind_of(other)}.{name}", []).append(other)
    (line,) = listing.lines(session, ORGANISATION, [ref])
    covered = coverage_of(session, line)
    own, theirs = _set(state, "counterparts"), linking.get("organisation.counterparts", ())
    return AboutOrganisation(
        people=colleagues(session, linking.get("person.organisation", ()), today),
        parent=next(iter(_named(session, [state.text("parent")])), None),
        parts=_named(session, linking.get("organisation.parent", ())),
        formerly=_named(session, predecessors(session, ref)),
        became=_named(session, successors(session, ref)),
        counterparts=_named(session, dict.fromkeys((*own, *theirs))),
        aliases=(*_set(state, "aliases"), *_set(state, "other_names")),
        countries=covered.countries,
        members_of=covered.members_of,
        themes=_set(state, "themes"),
        links=tuple(
            dict.fromkeys(filter(web_link, (state.text("website"), *_set(state, "web_links"))))
        ),
        valid=state.text("valid"),
    )


def colleagues(session: Session, refs: Sequence[str], today: date) -> tuple[Colleague, ...]:
    """People by name, those in office first."""
    found = [_colleague(line, today) for line in listing.lines(session, PERSON, refs)]
    return tuple(sorted(found, key=lambda each: each.has_left))


def successors(session: Session, ref: str) -> list[str]:
    """What an organisation became, one after the other; a circle is gone round once."""
    chain, at = [ref], ref
    while len(chain) < _LONGEST_CHAIN:
        lines = listing.lines(session, ORGANISATION, [at])
        at = shown_ref(session, lines[0].values.get("succeeded_by", "")) if lines else ""
        if not at or at in chain:
            break
        chain.append(at)
    return chain[1:]


def predecessors(session: Session, ref: str) -> list[str]:
    """What an organisation was before, the oldest first; of several that became one, all."""
    found, ahead = {ref: None}, [ref]
    while ahead and len(found) < _LONGEST_CHAIN:
        before = [
            other
            for other, name in listing.linked_from(session, ahead.pop(0))
            if name == "succeeded_by" and other not in found
        ]
        found.update(dict.fromkeys(before))
        ahead += before
    return list(found)[:0:-1]


def _colleague(line: listing.Line, today: date) -> Colleague:
    values = line.values
    in_office = values.get("in_office", "")
    return Colleague(
        line.ref,
        line.title,
        line.label,
        values.get("function", ""),
        values.get("focal_point_for", ""),
        in_office,
        has_left(in_office, today),
    )


def _named(session: Session, refs: Iterable[str]) -> tuple[Named, ...]:
    wanted = dict.fromkeys(shown_refs(session, refs).values())
    titles = listing.titles(session, list(wanted))
    return tuple(Named(ref, titles[ref]) for ref in wanted if ref in titles)


def _set(state: RecordState, name: str) -> tuple[str, ...]:
    value = state.value(name)
    assert isinstance(value, tuple)
    return value
