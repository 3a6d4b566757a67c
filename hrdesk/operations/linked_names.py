"""The records that stand as names beside the links of a workbook."""

from collections.abc import Collection, Mapping
from functools import cache

from hrdesk.domain.kept import texts_of
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterFields
from hrdesk.domain.records import KINDS, kind_of, shape_of
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import split_register
from hrdesk.operations.sending import Outgoing
from hrdesk.store import listing
from hrdesk.store.session import Session


class Links:
    """Which records others link to, fields of later versions among them."""

    def __init__(self, later: LaterFields) -> None:
        self._fields = {
            kind: _links_of(kind)
            | {each.name for each in later.get(kind, {}).values() if each.spec.is_link}
            for kind in KINDS
        }

    def of(self, ref: str, registers: Registers) -> tuple[str, ...]:
        """The Refs that some registers of a record link to, each once."""
        fields = self._fields[kind_of(ref)]
        found: dict[str, None] = {}
        for register in registers:
            name, element = split_register(register)
            if name in fields:
                targets = [element] if element else filter(None, texts_of(registers, register))
                found.update(dict.fromkeys(targets))
        return tuple(found)


def named_beside(
    session: Session, going: Collection[Outgoing]
) -> tuple[dict[str, str], dict[str, Label]]:
    """The titles of what goes and of what that links to; the labels of what is only linked to."""
    titles = {each.record.ref: each.title for each in going}
    linked = dict.fromkeys(ref for each in going for ref in each.links if ref not in titles)
    others = listing.titles(session, [*linked])
    labels = {ref: Label(label) for ref, label in listing.labels(session, [*others]).items()}
    return titles | others, labels


def titles_of(going: Collection[Outgoing], known: Mapping[str, str]) -> dict[str, str]:
    """Of titles that are known those of what goes and of what that links to."""
    titles = {each.record.ref: each.title for each in going}
    return titles | {ref: known[ref] for each in going for ref in each.links if ref in known}


@cache
def _links_of(kind: str) -> frozenset[str]:
    return frozenset(spec.name for spec in shape_of(kind).fields if spec.is_link)
