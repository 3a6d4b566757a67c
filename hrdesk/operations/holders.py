"""Who has a record: which partners were given it or have shown that they have it, and how new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from hrdesk.domain.editions import AUTHOR
from hrdesk.domain.records import is_known_kind, kind_of, shape_of
from hrdesk.domain.state import SYSTEM, split_register
from hrdesk.operations.send import plan_sending
from hrdesk.store import ledger, partners
from hrdesk.store.ledger import Disclosure
from hrdesk.store.records import read_state
from hrdesk.store.session import Session


class Has(StrEnum):
    """What a partner has, beside what would go to it now."""

    CURRENT = "current"
    OLDER = "older"
    # Nothing of the record may go to it any more; what it has it keeps.
    HELD_BACK = "held_back"
    # It was told so, and may have taken the record off its desk.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Holder:
    """A partner that has a record.

    `told` are the workbooks it was given it in, the latest first, and those that said that it gets
    it no longer; none where it showed in a workbook of its own that it has it. `fields` are those of which it was told anything.
    """

    partner: str
    name: str
    told: tuple[Disclosure, ...]
    fields: tuple[str, ...]
    has: Has


def holders(session: Session, ref: str) -> list[Holder]:
    """The partners that have a record, those given it last first, then those who showed it.

    It may be of a kind that only a later version knows.
    """
    told: dict[str, list[Disclosure]] = {}
    for each in ledger.disclosures(session, ref=ref):
        told.setdefault(each.partner, []).append(each)
    shown = ledger.shown_by(session, ref)
    names = {each.code: each.name for each in partners.partners(session)}
    return [
        Holder(
            code,
            names[code],
            tuple(told.get(code, ())),
            fields_told(ref, told.get(code, ())),
            _has(session, ref, code, told.get(code, ()), shown.get(code, "")),
        )
        for code in dict.fromkeys((*told, *sorted(shown)))
    ]


def came_with_hrdesk(session: Session, ref: str) -> bool:
    """Whether some of it stands on every desk that began with the lists of HRDesk."""
    return AUTHOR in _authors(session, ref)


def changed_since_it_came(session: Session, ref: str) -> bool:
    """Whether some of it was written by a desk."""
    return bool(_authors(session, ref) - {AUTHOR})


def _authors(session: Session, ref: str) -> set[str]:
    state = read_state(session, ref)
    heads = chain.from_iterable(state.registers.values()) if state is not None else ()
    return {head.author for head in heads}


def versions_of(told: Iterable[Disclosure]) -> set[str]:
    """The versions of a record that were given."""
    return {each.version for each in told}


def _has(session: Session, ref: str, code: str, told: Sequence[Disclosure], shown: str) -> Has:
    if told and told[0].is_withdrawal:
        return Has.WITHDRAWN
    sending = plan_sending(session, code, [ref])
    going = [each.content.version for each in sending.going]
    going += [each.content.version for each in sending.others]
    if not going:
        return Has.HELD_BACK
    versions = {*versions_of(told), shown}
    return Has.CURRENT if going[0] in versions else Has.OLDER


def fields_told(ref: str, told: Iterable[Disclosure]) -> tuple[str, ...]:
    """In the order of the form; label, life and what else is the system's are no fields."""
    names = {split_register(each)[0] for line in told for each in line.registers}
    if not is_known_kind(ref):
        return tuple(sorted(names.difference(SYSTEM)))
    return tuple(spec.name for spec in shape_of(kind_of(ref)).fields if spec.name in names)
