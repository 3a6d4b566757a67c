"""Put back what a field of a record said before: a new revision, which other desks hear of."""

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import NotFound
from hrdesk.domain.records import known_field
from hrdesk.domain.same import SAME_AS
from hrdesk.domain.state import IN, SYSTEM, split_register
from hrdesk.operations.records import existing, save_record
from hrdesk.store import journal
from hrdesk.store.session import Session

PUT_BACK = "put_back"


def can_be_put_back(kind: str, register: str) -> bool:
    """Whether a register is a field; labels, partners, life and joining have ways of their own."""
    name, _ = split_register(register)
    return name not in (*SYSTEM, SAME_AS) and known_field(kind, name) is not None


def put_back(session: Session, ref: str, entry: int, register: str) -> Changes:
    """Write what stood in a register before an entry of the journal; of a set only that element.

    It is written over all that stands now, as any edit is. Raises `NotFound`, `BadValue`.
    """
    edit = next((each for each in journal.edits_of(session, entry) if each.ref == ref), None)
    state = existing(session, ref)
    if edit is None or not can_be_put_back(state.kind, register):
        raise NotFound(ref=ref)
    heads = edit.before.get(register, ())
    before = heads[0].value if heads else ""
    name, element = split_register(register)
    value: object = before
    if element:
        others = [each for each in state.value(name) if each != element]
        value = [*others, element] if before == IN else others
    changes = save_record(session, ref, {name: value}, seen=state.registers)
    return Changes(PUT_BACK, changes.edits)
