"""The names that stand beside the links of a workbook."""

from collections.abc import Mapping
from functools import cache

from hrdesk.domain.kept import texts_of
from hrdesk.domain.later import LaterFields
from hrdesk.domain.records import KINDS, kind_of, shape_of
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import split_register
from hrdesk.store import listing
from hrdesk.store.session import Session


class LinkedNames:
    """Gathers which names a workbook needs, while its records are looked at one by one."""

    def __init__(self, later: LaterFields) -> None:
        self._links = {
            kind: _links_of(kind)
            | {each.name for each in later.get(kind, {}).values() if each.spec.is_link}
            for kind in KINDS
        }
        self._known: dict[str, str] = {}
        self._wanted: dict[str, None] = {}

    def take(self, ref: str, title: str, registers: Registers) -> None:
        """A record that goes, and those that it links to."""
        self._known[ref] = title
        links = self._links[kind_of(ref)]
        for register in registers:
            name, element = split_register(register)
            if name in links:
                targets = [element] if element else filter(None, texts_of(registers, register))
                self._wanted.update(dict.fromkeys(targets))

    def among(self, titles: Mapping[str, str]) -> dict[str, str]:
        """Of titles that are known the ones of these records."""
        linked = {ref: titles[ref] for ref in self._wanted if ref in titles}
        return self._known | linked

    def titles(self, session: Session) -> dict[str, str]:
        """The titles of all these records, by Ref."""
        others = [ref for ref in self._wanted if ref not in self._known]
        return self._known | listing.titles(session, others)


@cache
def _links_of(kind: str) -> frozenset[str]:
    return frozenset(spec.name for spec in shape_of(kind).fields if spec.is_link)
