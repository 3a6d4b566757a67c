"""What goes of the kinds of records that only a later version knows, and what stays here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import told as told_of
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterFields, LaterRecord
from hrdesk.domain.sharing import Reader, Why, disclosed, held_back, is_withdrawn
from hrdesk.operations.reach import Has, Sight
from hrdesk.store.ledger import Content


@dataclass(frozen=True)
class OtherOutgoing:
    """A record that goes, of a kind that only a later version knows."""

    record: LaterRecord
    label: Label
    content: Content
    is_new: bool


@dataclass(frozen=True)
class OtherHeldBack:
    """Such a record that stays here, or one field of it while the rest goes, and why.

    `is_withdrawn`: the partner has it, and is told in this workbook that it gets it no longer.
    """

    record: LaterRecord
    why: Why
    field: str = ""
    is_withdrawn: bool = False


def others_going(
    kept: Sequence[LaterRecord],
    reader: Reader,
    seen: Sight,
    has: Has,
    later: LaterFields,
    *,
    only_changed: bool,
) -> tuple[tuple[OtherOutgoing, ...], tuple[OtherHeldBack, ...]]:
    """Which of these records go: by the same rules as all others, as far as they are described.

    With `only_changed` none goes that the partner has in this version, as far as it has said.
    """
    going, staying = list[OtherOutgoing](), list[OtherHeldBack]()
    for each in kept:
        state = each.state(later)
        if state.life is Life.REMOVED and not has.had(each.ref):
            continue
        if (why := held_back(state, reader)) is not None:
            told = has.holds(each.ref) and is_withdrawn(state, reader, why)
            staying.append(OtherHeldBack(each, why, is_withdrawn=told))
            continue
        specs = {name: field.spec for name, field in later.get(each.kind, {}).items()}
        share = disclosed(state, reader, seen.may_see, has.registers_of(each.ref), specs)
        staying += [OtherHeldBack(each, one, name) for name, one in share.withheld.items()]
        content = Content(version_of(share.registers), told_of(share.registers))
        record = replace(each, registers=share.registers)
        if not (only_changed and has.settled(each.ref, content.version)):
            going.append(OtherOutgoing(record, state.label, content, not has.had(each.ref)))
    return tuple(going), tuple(staying)
