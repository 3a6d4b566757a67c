"""Finds the records of this desk that cells of a foreign list name, where no line of it does.

What is found is this desk's own word, for another desk has other records: it is written as such,
and the review shows it before anything is taken in. Exactly one record must have the name, without
regard to case, blanks, and the form of quotes and hyphens; anything else stays a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hrdesk.domain.fields import Field
from hrdesk.domain.records import field_of
from hrdesk.domain.state import IN, register_of
from hrdesk.domain.twins import RULES
from hrdesk.exchange.foreign.rows import ListRow, OpenLink
from hrdesk.exchange.layout import is_country
from hrdesk.exchange.typed import folded
from hrdesk.store import listing
from hrdesk.store.candidates import candidates
from hrdesk.store.session import Session

_MOST_NAMED = 5
_NOBODY_SAID: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class LinkHere:
    """What a link means on this desk: registers to write, or several records that it may mean."""

    link: OpenLink
    values: dict[str, str]
    name: str = ""
    several: tuple[str, ...] = ()


class LinksHere:
    """The records of a desk by what they are called; a kind when it is asked for."""

    def __init__(self, session: Session, states: Mapping[str, str] = _NOBODY_SAID) -> None:
        """`states` are words that no State is called, with the State that somebody meant."""
        self._session = session
        self._states = {folded(word): code for word, code in states.items()}
        self._kinds: dict[str, dict[str, set[str]]] = {}

    def of(self, row: ListRow) -> tuple[LinkHere, ...]:
        """The links of a row that this desk can tell something about."""
        found = (self._found(row.kind, link) for link in row.open_links)
        return tuple(each for each in found if each is not None)

    def _found(self, kind: str, link: OpenLink) -> LinkHere | None:
        spec = field_of(kind, link.field)
        refs = set(link.refs)
        if is_country(spec):
            refs |= {self._states.get(folded(word), "") for word in link.names}
            return None if "" in refs else _as_said(spec, link, refs)
        for name in link.names:
            several = self._named(spec.links or "", name)
            if len(several) > 1:
                return LinkHere(link, {}, name, self._titled(several))
            if not several:
                return None
            refs |= several
        return _as_said(spec, link, refs)

    def _named(self, kind: str, name: str) -> set[str]:
        if kind not in self._kinds:
            by_name: dict[str, set[str]] = {}
            for ref, values in candidates(self._session, kind, RULES[kind].names):
                for value in values.values():
                    for each in (value,) if isinstance(value, str) else value:
                        by_name.setdefault(folded(each), set()).add(ref)
            self._kinds[kind] = by_name
        return self._kinds[kind].get(folded(name), set())

    def _titled(self, refs: set[str]) -> tuple[str, ...]:
        some = sorted(refs)[:_MOST_NAMED]
        titles = listing.titles(self._session, some)
        return tuple(f"{titles[ref]} ({ref})" for ref in some)


def _as_said(spec: Field, link: OpenLink, refs: set[str]) -> LinkHere:
    """A link that means these."""
    if spec.is_set:
        return LinkHere(link, {register_of(spec.name, ref): IN for ref in sorted(refs)})
    return LinkHere(link, {spec.name: refs.pop()})
