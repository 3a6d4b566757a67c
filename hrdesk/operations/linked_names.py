"""The names that stand beside the links of a workbook."""

from collections.abc import Sequence
from functools import cache

from hrdesk.domain.later import LaterFields
from hrdesk.domain.records import KINDS, shape_of
from hrdesk.domain.state import split_register
from hrdesk.exchange.prepared import OutRecord
from hrdesk.store import listing
from hrdesk.store.session import Session


def link_names(
    session: Session, records: Sequence[OutRecord], later: LaterFields
) -> dict[str, str]:
    """The titles of the records that go, and of those that they link to, by Ref."""
    links = {
        kind: _links_of(kind)
        | {each.name for each in later.get(kind, {}).values() if each.spec.is_link}
        for kind in KINDS
    }
    wanted = [each.ref for each in records]
    for each in records:
        wanted += _targets(each, links[each.kind])
    return listing.titles(session, wanted)


def _targets(record: OutRecord, links: frozenset[str]) -> list[str]:
    found = []
    for register, heads in record.registers.items():
        name, element = split_register(register)
        if name in links:
            found += [element] if element else [each.value for each in heads if each.value]
    return found


@cache
def _links_of(kind: str) -> frozenset[str]:
    return frozenset(spec.name for spec in shape_of(kind).fields if spec.is_link)
