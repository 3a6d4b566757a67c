"""Who handles this? Desks and people for a mechanism, a theme, a country, or any of them together.

A person answers as focal point (their own words name it), by their themes and countries, or as
somebody of a desk that does; a desk by its themes and countries, by its seat, or as part of the
mechanism. Who is out of office gives place to their deputy.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial

from hrdesk.domain.codes import OrganisationType
from hrdesk.domain.errors import UnknownName
from hrdesk.domain.handling import (
    Aspect,
    Because,
    Handler,
    Reason,
    as_said,
    is_theme,
    mentions,
    ranked,
    strength,
)
from hrdesk.domain.office import begins_later, has_left
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import looks_like_ref, parse_ref
from hrdesk.geography import countries, find_country
from hrdesk.operations.about_organisation import predecessors, successors
from hrdesk.operations.coverage import coverage_of
from hrdesk.operations.reach import at_risk_among
from hrdesk.store import listing
from hrdesk.store.listing import ANY, Line, Query
from hrdesk.store.same import all_refs, shown_ref, shown_refs, shown_titles
from hrdesk.store.session import Session

PERSON, ORGANISATION = "person", "organisation"
_SEATED = (
    OrganisationType.FIELD_PRESENCE,
    OrganisationType.NATIONAL_INSTITUTION,
    OrganisationType.PREVENTIVE_MECHANISM,
)
_COVERING = (OrganisationType.REGIONAL_MECHANISM,)
_BODIES = (*_COVERING, OrganisationType.INTERGOVERNMENTAL)
# What a deputy stands in for; where somebody works is not taken over.
_TAKEN_OVER = frozenset({Because.FOCAL_POINT, Because.ITS_FOCAL_POINT, Because.DESK})
_WITH_SINCE = frozenset({Because.FOCAL_POINT, Because.ITS_FOCAL_POINT})
# More than that nobody asks, however many there are.
_MOST = 400
_TOLD = ("organisation", "function", "email", "protected", "focal_point_since")
_NAMES = ("name", "acronym", "aliases", "other_names")


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked: the Ref of a mechanism, words of a theme, the code of a country."""

    mechanism: str = ""
    theme: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.mechanism or self.theme or self.country)


def who_handles(session: Session, matter: Matter, today: date) -> list[Handler]:
    """Who handles a matter, whom to ask first on top; nobody for a matter of nothing."""
    found = _Found(session)
    if matter.mechanism:
        _by_mechanism(found, matter.mechanism)
    if matter.theme:
        _by_theme(found, matter.theme)
    if matter.country:
        _by_country(found, matter.country)
    return ranked(_in_office(session, found.handlers(), today))


def find_mechanism(session: Session, text: str) -> str:
    """The Ref of the organisation that a person means by its Ref or any of its names.

    Raises `UnknownName`.
    """
    if looks_like_ref(text):
        return parse_ref(text)
    (wanted,) = as_said([text]) or ("",)
    refs = listing.keys(session, Query(ORGANISATION, wanted)) if wanted else []
    lines = listing.lines(session, ORGANISATION, refs)
    for names in (("acronym",), ("name",), _NAMES):
        for line in lines:
            if wanted in as_said(names_of(line, names)):
                return line.ref
    known = tuple(line.values.get("acronym") or line.title for line in lines)
    raise UnknownName(what="mechanism", name=text, known=known)


def known_country(text: str) -> str:
    """The code of the country that a person means. Raises `UnknownName`."""
    code = find_country(text)
    if code is None:
        names = tuple(each.name for each in countries().values())
        raise UnknownName(what="country", name=text, known=names)
    return code


class _Found:
    """Reasons as they come together, by Ref."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._reasons: dict[str, list[Reason]] = {}

    def add(self, ref: str, reason: Reason) -> None:
        known = self._reasons.setdefault(ref, [])
        # Somebody of a desk that counts twice is told so once.
        if all((each.because, each.aspect) != (reason.because, reason.aspect) for each in known):
            known.append(reason)

    def focal_points(self, names: Iterable[str], aspect: Aspect, about: str) -> None:
        """Those who say of themselves that they are focal point for one of these names."""
        said = as_said(names)
        for ref, text in self._focal_points_for:
            if mentions(text, said):
                self.add(ref, Reason(Because.FOCAL_POINT, aspect, about))

    @cached_property
    def _focal_points_for(self) -> list[tuple[str, str]]:
        # Asked for each regional mechanism of a country: thousands are read once.
        return listing.filled(self.session, PERSON, "focal_point_for")

    def people_of(self, desks: Sequence[Line], because: Because, aspect: Aspect) -> None:
        """Those who work at these desks."""
        titles = {line.ref: line.title for line in desks}
        known_as = all_refs(self.session, list(titles))
        people = listing.filled(self.session, PERSON, "organisation", known_as) if titles else []
        shown = shown_refs(self.session, {organisation for _, organisation in people})
        for ref, organisation in people:
            at = titles.get(shown[organisation], "")
            if at:
                self.add(ref, Reason(because, aspect, at, at))

    def focal_points_among(self, desks: Sequence[Line], aspect: Aspect) -> None:
        """Those of these desks who are focal point for others: the way in from outside."""
        at = [line.ref for line in desks]
        query = Query(PERSON, where={"organisation": at, "focal_point_for": [ANY]})
        for line in listing.lines(self.session, PERSON, listing.keys(self.session, query)):
            scope = line.values["focal_point_for"]
            self.add(line.ref, Reason(Because.ITS_FOCAL_POINT, aspect, scope))

    def handlers(self) -> list[Handler]:
        """The best of them, with what one wants to know."""
        found = []
        best = sorted(self._reasons, key=lambda ref: strength(self._reasons[ref]))[:_MOST]
        for kind in (PERSON, ORGANISATION):
            refs = [ref for ref in best if kind_of(ref) == kind]
            lines = listing.lines(self.session, kind, refs, _TOLD)
            at = [line.values["organisation"] for line in lines if "organisation" in line.values]
            titles = shown_titles(self.session, at)
            risky = at_risk_among(self.session, lines)
            for line in lines:
                since = line.values.get("focal_point_since", "")
                best_first = sorted(self._reasons[line.ref], key=lambda each: strength([each]))
                reasons = (_since(each, since) for each in best_first)
                found.append(_handler(line, titles, tuple(reasons), risky))
        return found


def _by_mechanism(found: _Found, ref: str) -> None:
    session, aspect = found.session, Aspect.MECHANISM
    ref = shown_ref(session, ref)
    same = [ref, *predecessors(session, ref), *successors(session, ref)]
    bodies = [line for line in listing.lines(session, ORGANISATION, same) if _in_use(line)]
    if not bodies:
        return
    title = bodies[0].title
    found.focal_points((name for line in bodies for name in names_of(line)), aspect, title)
    for line in bodies:
        found.add(line.ref, Reason(Because.ITSELF, aspect, line.title))
    query = Query(ORGANISATION, where={"parent": [line.ref for line in bodies]})
    parts = listing.lines(session, ORGANISATION, listing.keys(session, query))
    for line in parts:
        found.add(line.ref, Reason(Because.PART, aspect, title))
    found.people_of([*bodies, *parts], Because.STAFF, aspect)
    found.focal_points_among([*bodies, *parts], aspect)


def _by_theme(found: _Found, theme: str) -> None:
    session, aspect = found.session, Aspect.THEME
    desks: list[str] = []
    is_meant = cache(partial(is_theme, theme))
    for kind in (PERSON, ORGANISATION):
        for ref, text in listing.filled(session, kind, "themes"):
            known = next(filter(is_meant, text.split("; ")), "")
            if known:
                found.add(ref, Reason(Because.DESK, aspect, known))
                desks += [ref] if kind == ORGANISATION else []
    found.focal_points([theme], aspect, theme)
    found.people_of(listing.lines(session, ORGANISATION, desks), Because.AT_DESK, aspect)


def _by_country(found: _Found, code: str) -> None:
    session, aspect = found.session, Aspect.COUNTRY
    for ref in listing.keys(session, Query(PERSON, where={"countries": [code]})):
        found.add(ref, Reason(Because.DESK, aspect, code))
    refs = listing.keys(session, Query(ORGANISATION, where={"countries": [code]}))
    desks = listing.lines(session, ORGANISATION, refs)
    for line in desks:
        is_body = line.values.get("type") in _BODIES
        found.add(line.ref, Reason(Because.COVERS if is_body else Because.DESK, aspect, code))
    known = countries().get(code)
    names = (*known.names.values(), *known.other_names) if known is not None else ()
    found.focal_points(names, aspect, code)
    bodies = [line for line in desks if line.values.get("type") not in _BODIES]
    found.people_of(bodies, Because.AT_DESK, aspect)
    seated = Query(ORGANISATION, where={"country": [code], "type": _SEATED})
    for ref in listing.keys(session, seated):
        found.add(ref, Reason(Because.SEATED_THERE, aspect, code))
    _covering(found, code)


def _covering(found: _Found, code: str) -> None:
    """Regional mechanisms whose members include the country, and the focal points for them."""
    session, aspect = found.session, Aspect.COUNTRY
    refs = listing.keys(session, Query(ORGANISATION, where={"type": _COVERING}))
    for line in listing.lines(session, ORGANISATION, refs):
        coverage = coverage_of(session, line)
        if coverage.members_of and code in coverage.countries:
            found.add(line.ref, Reason(Because.COVERS, aspect, code, coverage.members_of))
            found.focal_points(names_of(line), aspect, line.title)


def _since(reason: Reason, since: str) -> Reason:
    return replace(reason, since=since) if reason.because in _WITH_SINCE else reason


def _handler(
    line: Line, titles: Mapping[str, str], reasons: tuple[Reason, ...], risky: Set[str]
) -> Handler:
    values = line.values
    is_protected = line.ref in risky
    return Handler(
        line.ref,
        line.title,
        line.label,
        reasons,
        function=values.get("function", ""),
        organisation=titles.get(values.get("organisation", ""), ""),
        email="" if is_protected else values.get("email", ""),
        is_protected=is_protected,
    )


def _in_office(session: Session, handlers: Sequence[Handler], today: date) -> list[Handler]:
    """In place of those who are out of office their deputies, or the deputies of these."""
    known = {each.ref: each for each in handlers}
    people = [ref for ref in known if kind_of(ref) == PERSON]
    for line in listing.lines(session, PERSON, people, ("in_office", "deputy")):
        if not _is_out(line, today):
            continue
        gone = known.pop(line.ref)
        reasons = tuple(each for each in gone.reasons if each.because in _TAKEN_OVER)
        if not reasons:
            continue
        deputy = _deputy(session, line, today)
        if deputy is None:
            known[line.ref] = replace(gone, reasons=reasons, is_absent=True)
            continue
        reasons = tuple(replace(each, since="") for each in reasons)
        if (standing := known.get(deputy.ref)) is not None:
            reasons = tuple(dict.fromkeys((*standing.reasons, *reasons)))
        titles = shown_titles(session, [deputy.values.get("organisation", "")])
        risky = at_risk_among(session, [deputy])
        made = _handler(deputy, titles, reasons, risky)
        known[deputy.ref] = replace(made, stands_in_for=gone.title)
    return list(known.values())


def _deputy(session: Session, line: Line, today: date) -> Line | None:
    """The first deputy, or deputy of a deputy, who is in office."""
    seen = {line.ref}
    at: Line | None = line
    while at is not None:
        ref = shown_ref(session, at.values.get("deputy", ""))
        if not ref or ref in seen:
            return None
        seen.add(ref)
        at = _line(session, ref)
        if at is not None and _in_use(at) and not _is_out(at, today):
            return at
    return None


def _line(session: Session, ref: str) -> Line | None:
    return next(iter(listing.lines(session, PERSON, [ref])), None)


def _is_out(line: Line, today: date) -> bool:
    term = line.values.get("in_office", "")
    return has_left(term, today) or begins_later(term, today)


def _in_use(line: Line) -> bool:
    return line.life == "active"


def names_of(line: Line, fields: Sequence[str] = _NAMES) -> tuple[str, ...]:
    """All that an organisation is called."""
    return tuple(each for name in fields for each in line.values.get(name, "").split("; ") if each)
