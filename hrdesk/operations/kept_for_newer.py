"""The records that this desk keeps for a newer HRDesk, told apart as far as that is possible here."""

from collections.abc import Mapping
from dataclasses import dataclass

from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.naming import readable
from hrdesk.domain.refs import looks_like_ref
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import SYSTEM, split_register
from hrdesk.store.later import later_fields, later_records
from hrdesk.store.session import Session

# What records of most kinds are called by.
_TITLES = ("title", "name", "subject", "text", "purpose")


@dataclass(frozen=True, slots=True)
class Kept:
    """One such record: what its kind is called, and what of it can be read.

    `says` is its title where it has one, else the first text in it; `began_at` the code of the
    desk that wrote it first.
    """

    ref: str
    kind: str
    says: str
    label: Label
    began_at: str


def kept_for_newer(session: Session) -> list[Kept]:
    """All of them, by kind and by what they say."""
    described = later_fields(session)
    found = []
    for each in later_records(session):
        state = each.state(described)
        first = state.first_author.partition(".")[0]
        kind = each.title or readable(each.kind)
        found.append(Kept(each.ref, kind, _says(each), state.label, first))
    return sorted(found, key=lambda each: (each.kind.casefold(), each.says.casefold(), each.ref))


def _says(record: LaterRecord) -> str:
    texts = dict(_texts(record.registers))
    named = (texts[name] for name in _TITLES if name in texts)
    return next(named, next(iter(texts.values()), ""))


def _texts(registers: Mapping[str, Heads]) -> list[tuple[str, str]]:
    return [
        (register, heads[0].value)
        for register, heads in sorted(registers.items())
        if register not in SYSTEM
        and not split_register(register)[1]
        and heads
        and heads[0].value
        and not looks_like_ref(heads[0].value)
    ]
