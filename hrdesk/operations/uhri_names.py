"""What the names in an export of the UHRI stand for on this desk; none is ever made up."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field
from hrdesk.domain.records import field_of
from hrdesk.domain.text import words_of
from hrdesk.domain.values import canonical
from hrdesk.geography import find_country
from hrdesk.resources import resource
from hrdesk.store import list_mappings, listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

KIND = "recommendation"
BODIES = "uhri.bodies"
_NAMES = ("name", "acronym", "aliases", "other_names")
_SAY_NOTHING = frozenset({"the", "on", "of", "and", "for", "in"})
_FIRST_ROWS = 5
_Key = tuple[str, ...]


@dataclass
class Unknown:
    """A name that this desk does not know: in how many rows, and in which first."""

    count: int = 0
    rows: list[int] = field(default_factory=list)

    def met(self, number: int) -> None:
        """It stands in one more row."""
        self.count += 1
        if len(self.rows) < _FIRST_ROWS:
            self.rows.append(number)


class NamesHere:
    """The bodies, countries and themes of a desk by the names that the UHRI has for them.

    What is not known is gathered in `unknown`, by field and name.
    """

    def __init__(self, session: Session, bodies: Mapping[str, str]) -> None:
        self.unknown: dict[str, dict[str, Unknown]] = {}
        self._bodies = _bodies(session) | remembered_bodies(session)
        self._bodies |= {_key(name): ref for name, ref in bodies.items()}
        self._by_name: dict[str, str] = {}
        self._known = {name: _known(session, name) for name in ("themes", "groups")}
        self._countries: dict[str, str] = {}
        self._elements: dict[tuple[str, str], str] = {}
        self._canonical: dict[tuple[str, str], str] = {}

    def body(self, name: str, row: int) -> str:
        """The Ref of an organisation; empty where there is none, or more than one."""
        if name not in self._by_name:
            self._by_name[name] = self._bodies.get(_key(name), "")
        ref = self._by_name[name]
        if not ref:
            self._tell("body", name, row)
        return ref

    def country(self, name: str, row: int, spec: str = "country") -> str:
        """The code of a country; empty for a name that means none."""
        code = self._countries.get(name)
        if code is None:
            code = self._countries[name] = find_country(name) or ""
        if not code:
            self._tell(spec, name, row)
        return code

    def elements(self, name: str, texts: Iterable[str], row: int) -> tuple[str, ...]:
        """Themes or groups as this desk writes them; those that it does not know as they are."""
        found: set[str] = set()
        for text in texts:
            if (name, text) not in self._elements:
                self._elements[name, text] = self._known[name].get(_key(text), "")
            known = self._elements[name, text]
            if not known:
                self._tell(name, text, row)
            found.add(known or self.canonical(name, text))
        return tuple(sorted(found - {""}))

    def canonical(self, name: str, text: str) -> str:
        """A short value as it is kept; empty where the field cannot hold it."""
        kept = self._canonical.get((name, text))
        if kept is None:
            kept = self._canonical[name, text] = _canonical(field_of(KIND, name), text)
        return kept

    def _tell(self, name: str, text: str, row: int) -> None:
        self.unknown.setdefault(name, {}).setdefault(text, Unknown()).met(row)


def remembered_bodies(session: Session) -> dict[_Key, str]:
    """What a person said earlier that names of bodies stand for."""
    known = list_mappings.remembered(session, BODIES)
    return {} if known is None else {_key(name): ref for name, ref in known[1].items()}


def remember_bodies(session: Session, bodies: Mapping[str, str]) -> None:
    """Understand these names of bodies from now on; those remembered before stay."""
    known = list_mappings.remembered(session, BODIES)
    before = {} if known is None else dict(known[1])
    if bodies:
        list_mappings.remember(session, BODIES, "organisation", before | dict(bodies))


def _bodies(session: Session) -> dict[_Key, str]:
    query = Query("organisation", lives=(Life.ACTIVE, Life.ARCHIVED))
    found: dict[_Key, set[str]] = {}
    refs = listing.keys(session, query)
    for line in listing.lines(session, "organisation", refs, _NAMES):
        for name in _NAMES:
            for text in line.values.get(name, "").split("; "):
                if key := _key(text):
                    found.setdefault(key, set()).add(line.ref)
    return {key: min(refs) for key, refs in found.items() if len(refs) == 1}


def _known(session: Session, name: str) -> dict[_Key, str]:
    """The elements that a desk knows for a set: those that ship, and those that it uses."""
    used = listing.distinct_values(session, KIND, name, limit=2_000)
    found = {_key(text): text for text in used}
    for text, others in _shipped(name):
        found |= {_key(each): text for each in (text, *others)}
    return found


@cache
def _shipped(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The elements in `resources/reference`, with all that the UHRI called them."""
    with resource("reference", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["name"], (row.get("uhri") or row["name"], *_older(row)))
            for row in csv.DictReader(file)
        )


def _older(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, (row.get("older_names") or "").split("; ")))


def _canonical(spec: Field, text: str) -> str:
    try:
        value = canonical(spec, [text] if spec.is_set else text)
    except BadValue:
        return ""
    return value if isinstance(value, str) else "".join(value)


def _key(name: str) -> _Key:
    return tuple(word for word in words_of(name) if word not in _SAY_NOTHING)
